/** The cases of roster life: merges, moves, vacancies, pasted lists, areas. What would change the world names things that are not there. */
import { mergeCadres, undoMerge } from '../../../worker/roster/index.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { makeCadre } from '../../factories/roster.ts'
import type { Case } from './cases.ts'

const AREA = '35.08'
const UNDONE = '01980000-0000-7000-8000-0000000000f7'

/** A merge that was undone: undoing it once more is answered and changes nothing. */
export async function makeUndoneMerge(): Promise<void> {
  const ctx = contextFor(SYSTEM)
  const kept = await makeCadre(ctx, '35.08.10.2008', 'Kenari Rahasia Ganda')
  const merged = await makeCadre(ctx, '35.08.10.2008', 'Kenari Rahasia Kembar')
  await mergeCadres(ctx, { district: AREA, id: UNDONE, keptId: kept.id, mergedId: merged.id })
  await undoMerge(ctx, { district: AREA, mergeId: UNDONE })
}

/** Of a village that is not there. */
const RENAMED = {
  kind: 'RENAME',
  effectiveOn: '2026-11-01',
  source: 'Perda Nomor 3 Tahun 2026',
  sourceOn: '2026-10-01',
  from: ['35.08.99.2099'],
  to: [{ code: '35.08.99.2099', name: 'Desa Baru' }],
}

export const LIFE_CASES: Readonly<Record<string, Case>> = {
  mergeCadres: {
    who: 'cadre.merge',
    area: AREA,
    // With herself: it reaches the rule and changes nothing.
    input: ({ victimId }) => ({
      district: AREA,
      id: newUuid(),
      keptId: victimId,
      mergedId: victimId,
    }),
  },
  undoMerge: {
    who: 'cadre.merge',
    area: AREA,
    input: () => ({ district: AREA, mergeId: UNDONE }),
  },
  listDuplicates: { who: 'cadre.merge', area: AREA, input: () => ({ district: AREA }) },
  compareCadres: {
    who: 'cadre.merge',
    area: AREA,
    input: ({ victimId, learnerId }) => ({ district: AREA, cadreId: victimId, otherId: learnerId }),
  },
  moveAssignment: {
    who: 'assignment.move',
    area: AREA,
    input: ({ victimId, assignmentId }) => ({
      district: AREA,
      cadreId: victimId,
      assignmentId,
      id: newUuid(),
      areaCode: '35.08.99.2099',
      movedOn: '2026-12-31',
    }),
  },
  readCadreLinks: {
    who: 'cadre.read',
    area: AREA,
    input: ({ victimId }) => ({ area: AREA, cadreId: victimId }),
  },
  previewRegionChange: {
    who: 'region.change',
    area: AREA,
    input: () => ({ district: AREA, ...RENAMED }),
  },
  recordRegionChange: {
    who: 'region.change',
    area: AREA,
    input: () => ({ district: AREA, ...RENAMED, id: newUuid(), moves: [] }),
  },
  listRegionChanges: { who: 'cadre.read', area: AREA, input: () => ({ district: AREA }) },
  listVacancies: { who: 'cadre.read', area: AREA, input: () => ({ area: AREA }) },
  readVillageLines: {
    who: 'focus.set',
    area: AREA,
    input: () => ({ district: AREA, lines: ['Desa Tempursari'] }),
  },
}

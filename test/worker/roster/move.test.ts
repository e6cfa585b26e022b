import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { figuresFromCounters } from '../../../worker/reporting/figures.ts'
import {
  advanceCoverage,
  editCadre,
  endAssignment,
  mergeCadres,
  moveAssignment,
  readCadre,
} from '../../../worker/roster/index.ts'
import { readCadreLinks } from '../../../worker/roster/life/read-links.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { count, putCadre, putCertificate } from '../../factories/reporting.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13.2001'
const SUKOSARI = '35.08.13.2002'
const JATIROTO = '35.08.17.2002'
const ctx = (at = NOW) => contextFor(staff('DISTRICT_ADMIN', DISTRICT), at)

beforeAll(makeRosterDistricts)

const cadresIn = async (code: string) =>
  env.DB.prepare('select cadres from coverage_areas where area_code = ?')
    .bind(code)
    .first<number>('cadres')
const total = async (scope: string) =>
  env.DB.prepare('select cadres from coverage_totals where scope_code = ?')
    .bind(scope)
    .first<number>('cadres')
const audits = async (entityId: string) =>
  env.DB.prepare(
    "select count(*) n from audit_entries where action = 'assignment.move' and entity_id = ?",
  )
    .bind(entityId)
    .first<number>('n')

async function moving(name: string, areaCode = JATIROTO) {
  const cadre = await makeCadre(ctx(), KUNIR, name)
  return {
    district: DISTRICT,
    cadreId: cadre.id,
    assignmentId: cadre.assignments[0]?.id ?? '',
    id: ctx().ids.uuid(),
    areaCode,
    movedOn: '2026-11-21',
  }
}

describe('moving a cadre to another village', () => {
  it('ends one service and begins another on the same day, with its decree, once', async () => {
    const before = [await cadresIn(KUNIR), await cadresIn(JATIROTO), await total('35.08.17')]
    const input = {
      ...(await moving('Pindah Satu')),
      decreeNumber: '7/2026',
      decreeOn: '2026-11-20',
    }
    const first = await moveAssignment(ctx(), input)
    expect(first.cadre.assignments).toMatchObject([
      { id: input.id, area: { code: JATIROTO }, startedOn: '2026-11-21', decreeNumber: '7/2026' },
      { id: input.assignmentId, endedOn: '2026-11-21', endReason: 'MOVED' },
    ])
    expect(await moveAssignment(ctx(), input)).toEqual(first)
    expect(await audits(input.assignmentId)).toBe(1)
    const after = [await cadresIn(KUNIR), await cadresIn(JATIROTO), await total('35.08.17')]
    expect(after).toEqual([before[0] ?? 0, (before[1] ?? 0) + 1, (before[2] ?? 0) + 1])
  })

  it('takes effect by itself on a day ahead', async () => {
    const input = { ...(await moving('Pindah Nanti', SUKOSARI)), movedOn: '2026-11-25' }
    await moveAssignment(ctx(), input)
    expect([await cadresIn(KUNIR), await cadresIn(SUKOSARI)]).toEqual([1, 0])
    await advanceCoverage(contextFor(SYSTEM, '2026-11-25T02:00:00.000Z'), DISTRICT)
    expect([await cadresIn(KUNIR), await cadresIn(SUKOSARI)]).toEqual([0, 1])
    await advanceCoverage(contextFor(SYSTEM), DISTRICT)
  })

  it('is refused without the right, from another district, and where it cannot be', async () => {
    const input = await moving('Pindah Salah')
    for (const role of ['TRAINER', 'APPROVER'] as const) {
      await expect(moveAssignment(contextFor(staff(role, DISTRICT)), input)).rejects.toThrow(
        'NOT_ALLOWED',
      )
    }
    const other = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    await expect(moveAssignment(other, input)).rejects.toThrow('NOT_FOUND')
    await expect(
      moveAssignment(other, { ...input, district: '33.75', areaCode: '33.75.01.1001' }),
    ).rejects.toThrow('NOT_FOUND')
    for (const wrong of [
      { areaCode: '33.75.01.1001' },
      { areaCode: '35.08.99.2001' },
      { movedOn: '2020-01-01' },
      { decreeOn: '2026-11-02', decreeUntil: '2026-11-01' },
    ]) {
      await expect(moveAssignment(ctx(), { ...input, ...wrong })).rejects.toThrow('INPUT_INVALID')
    }
    await expect(moveAssignment(ctx(), { ...input, areaCode: KUNIR })).rejects.toThrow(
      'STATE_NOT_FIT',
    )
    expect(await audits(input.assignmentId)).toBe(0)
  })

  it('lets one of two moves at once win, and no edit go over it unseen', async () => {
    const input = await moving('Pindah Bersamaan')
    const { cadre } = await readCadre(ctx(), { area: DISTRICT, cadreId: input.cadreId })
    const both = await Promise.allSettled(
      [JATIROTO, SUKOSARI].map((areaCode) =>
        moveAssignment(ctx(), { ...input, id: ctx().ids.uuid(), areaCode }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(
      editCadre(ctx(), {
        district: DISTRICT,
        cadreId: input.cadreId,
        version: cadre.version,
        name: 'Lain',
      }),
    ).rejects.toThrow('CHANGED_MEANWHILE')
  })

  it('takes a person who was entered twice away from the village as a whole', async () => {
    const input = await moving('Pindah Ganda')
    const other = await makeCadre(ctx(), KUNIR, 'Pindah Gandanya')
    const merge = { district: DISTRICT, keptId: input.cadreId, mergedId: other.id }
    await mergeCadres(ctx(), { ...merge, id: ctx().ids.uuid() })
    const here = await cadresIn(KUNIR)
    const { cadre } = await moveAssignment(ctx(), input)
    expect(cadre.assignments.map(({ endedOn }) => endedOn)).toEqual([
      null,
      '2026-11-21',
      '2026-11-21',
    ])
    expect(await cadresIn(KUNIR)).toBe((here ?? 0) - 1)
  })
})

describe('the only trained cadre of a village leaves', () => {
  it('drops the coverage on the day, also on a day ahead, and the successor shows on both sides', async () => {
    const village = '35.08.10.2008'
    const left = await putCadre({ areas: [village] })
    await env.DB.prepare('update cadres set phone_sealed = null, phone_key = null where id = ?')
      .bind(left)
      .run()
    await putCertificate({ cadreId: left })
    await count()
    const covered = async () => {
      const figures = await figuresFromCounters(ctx(), DISTRICT)
      return figures?.villages.find(({ code }) => code === village)
    }
    expect(await covered()).toMatchObject({ cadres: 1, trained: 1 })
    const { cadre } = await readCadre(ctx(), { area: DISTRICT, cadreId: left })
    const heir = await makeCadre(ctx(), SUKOSARI, 'Pengganti')
    await endAssignment(ctx(), {
      district: DISTRICT,
      cadreId: left,
      assignmentId: cadre.assignments[0]?.id ?? '',
      endedOn: '2026-11-23',
      reason: 'RESIGNED',
      successorId: heir.id,
    })
    expect(await covered()).toMatchObject({ cadres: 1, trained: 1 })
    await advanceCoverage(contextFor(SYSTEM, '2026-11-23T02:00:00.000Z'), DISTRICT)
    expect(await covered()).toMatchObject({ cadres: 1, trained: 0 })
    const links = (cadreId: string, area = DISTRICT) => readCadreLinks(ctx(), { area, cadreId })
    expect((await links(left)).successors).toMatchObject([{ cadre: { name: 'Pengganti' } }])
    expect((await links(heir.id)).predecessors).toMatchObject([
      { area: { code: village }, endedOn: '2026-11-23', cadre: { id: left } },
    ])
    // From the sub-district in which the successor served before, the other village is not told of.
    expect((await links(heir.id, '35.08.13')).predecessors).toEqual([])
  })
})

/** The cases of outlines: there are some in the own district, which nobody's call takes the place of. */
import { saveVillageOutlines } from '../../../worker/regions/index.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { twoSquares } from '../../factories/outlines.ts'
import type { Case } from './cases.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.01'

const made = () => ({
  id: newUuid(),
  replaces: null,
  source: 'BIG, 2024',
  licence: 'CC BY 4.0',
  outlines: twoSquares(),
})

export async function makeOutlines(): Promise<void> {
  await saveVillageOutlines(contextFor(SYSTEM), { district: DISTRICT, ...made() })
}

export const OUTLINE_CASES: Readonly<Record<string, Case>> = {
  readVillageOutlines: {
    who: 'coverage.read',
    area: SUB_DISTRICT,
    input: () => ({ area: SUB_DISTRICT }),
  },
  saveVillageOutlines: {
    who: 'outline.set',
    area: DISTRICT,
    input: () => ({ district: DISTRICT, ...made() }),
  },
  removeVillageOutlines: {
    who: 'outline.remove',
    area: DISTRICT,
    input: () => ({ district: DISTRICT, id: newUuid() }),
  },
}

export const OUTLINE_PAGE_CASES: Readonly<Record<string, Case>> = {
  coverageMap: {
    who: 'coverage.readPublic',
    area: DISTRICT,
    input: () => ({ district: DISTRICT }),
  },
}

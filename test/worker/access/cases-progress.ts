/** The cases of the morning page and the way down from it: names are for those who work in the area. */
import type { Case } from './cases.ts'

const SUB_DISTRICT = '35.08.01'
const VILLAGE = '35.08.01.2005'

export const PROGRESS_CASES: Readonly<Record<string, Case>> = {
  readChange: { who: 'coverage.read', area: SUB_DISTRICT, input: () => ({ area: SUB_DISTRICT }) },
  listChanged: {
    who: 'coverage.read',
    area: SUB_DISTRICT,
    input: () => ({ area: SUB_DISTRICT, since: '2026-11-01' }),
  },
  listWaiting: {
    who: 'cadre.read',
    area: SUB_DISTRICT,
    input: () => ({ area: SUB_DISTRICT, kind: 'CANDIDATE' }),
  },
  readVillage: { who: 'cadre.read', area: VILLAGE, input: () => ({ area: VILLAGE }) },
  readCadreProgress: {
    who: 'cadre.read',
    area: SUB_DISTRICT,
    input: ({ victimId }) => ({ area: SUB_DISTRICT, cadreId: victimId }),
  },
}

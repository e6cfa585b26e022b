/** The cases of cohorts: one with a member of the own district, so that another district's people must not find it. */
import { cohortMembersOf, makeCohort, type MadeCohort } from '../../factories/cohorts.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { newUuid } from '../../factories/certification.ts'
import type { Case } from './cases.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.01'
const COHORT = '01980000-0000-7000-8000-0000000000c1'
const OTHER = '01980000-0000-7000-8000-0000000000c2'

let made: MadeCohort

export async function makeCohorts(memberId: string): Promise<void> {
  const ctx = contextFor(SYSTEM)
  made = await makeCohort(ctx, DISTRICT, { cohortId: COHORT })
  await makeCohort(ctx, DISTRICT, { cohortId: OTHER, name: 'Angkatan lain' })
  await cohortMembersOf(ctx, DISTRICT, COHORT, [memberId])
}

const edit = (input: Case['input']): Case => ({
  who: 'cohort.edit',
  area: DISTRICT,
  input: (world, visit) => ({ district: DISTRICT, ...input(world, visit) }),
})
const read = (input: Case['input']): Case => ({
  who: 'cohort.read',
  area: SUB_DISTRICT,
  input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
})

export const COHORT_CASES: Readonly<Record<string, Case>> = {
  listCohorts: read(() => ({ year: '2026' })),
  takeActivityReport: read(() => ({ cohortId: COHORT })),
  readCohort: read(() => ({ cohortId: COHORT })),
  saveCohort: edit(() => ({ ...made.facts, cohortId: newUuid(), version: 0 })),
  setCohortState: edit(() => ({ cohortId: COHORT, version: 99, state: 'CLOSED' })),
  addCohortMembers: edit(({ victimId }) => ({ cohortId: COHORT, cadreIds: [victimId] })),
  removeCohortMembers: edit(({ victimId }) => ({ cohortId: COHORT, cadreIds: [victimId] })),
  moveCohortMembers: edit(({ learnerId }) => ({
    cohortId: COHORT,
    to: OTHER,
    cadreIds: [learnerId],
  })),
  suggestCohortMembers: edit(() => ({})),
  readWhatsappNumbers: {
    who: 'cadre.readPhone',
    area: DISTRICT,
    input: ({ learnerId }) => ({ district: DISTRICT, cadreIds: [learnerId] }),
  },
}

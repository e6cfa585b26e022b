/** The cases of the pass rule: a course with every part, and waivers of a cadre of the own district. */
import { askWaiver } from '../../../worker/certification/index.ts'
import { DISTRICT, newUuid, type Office } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { ruledCourse } from '../../factories/passing.ts'
import type { Case } from './cases.ts'

/** As `world.ts` has it, which imports this file. */
const CANARY = 'Kenari Rahasia'

const WAIVERS = {
  attendance: '01980000-0000-7000-8000-0000000000f1',
  practice: '01980000-0000-7000-8000-0000000000f2',
  plan: '01980000-0000-7000-8000-0000000000f3',
} as const

let courseId = ''

export async function makeWaivers(office: Office, cadreId: string): Promise<void> {
  courseId = (await ruledCourse(office, 'SYARAT')).courseId
  const ctx = contextFor(SYSTEM)
  for (const part of ['attendance', 'practice', 'plan'] as const) {
    const id = WAIVERS[part]
    const asked = { district: DISTRICT, id, cadreId, courseId, part, reason: CANARY }
    await askWaiver(ctx, { ...asked, until: '2026-12-31' })
  }
}

const own = (who: Case['who'], input: Case['input'] = () => ({})): Case => ({
  who,
  area: DISTRICT,
  input: (world, visit) => ({ district: DISTRICT, ...input(world, visit) }),
})

export const PASSING_CASES: Readonly<Record<string, Case>> = {
  listRequirements: own('certificate.read', () => ({ courseId })),
  exportRequirements: own('report.export', () => ({ courseId })),
  listWaivers: own('certificate.read'),
  askWaiver: own('waiver.ask', ({ victimId }) => ({
    id: newUuid(),
    cadreId: victimId,
    courseId,
    part: 'plan',
    reason: 'Sakit',
    until: '2026-12-31',
  })),
  grantWaiver: own('waiver.grant', () => ({ id: WAIVERS.attendance })),
  declineWaiver: own('waiver.decline', () => ({ id: WAIVERS.practice, answer: 'Ada susulan' })),
  withdrawWaiver: own('waiver.withdraw', () => ({ id: WAIVERS.plan, note: 'Keliru' })),
}

const self = (input: Case['input'] = () => ({})): Case => ({
  who: 'certificate.readSelf',
  area: 'self',
  input,
})

export const PASSING_PAGE_CASES: Readonly<Record<string, Case>> = {
  requirementsPage: self(),
  requirementPage: self(() => ({ code: 'syarat' })),
}

/**
 * What a district's office does beside the course, each by the verb that its own tap would call: weeks pass and are counted, cohorts
 * meet, and two people state the coverage.
 */
import type { Actor } from '../../worker/core/access.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import { issueStatement, proposeStatement } from '../../worker/dossier/index.ts'
import {
  addCohortMembers,
  advanceCoverage,
  listCadres,
  saveCohort,
  setCohortState,
  suggestCohortMembers,
} from '../../worker/roster/index.ts'
import { seedFieldwork } from './demo-fieldwork.ts'
import { seedMeetings } from './demo-meetings.ts'
import { seedRequirements } from './demo-requirements.ts'
import { officer, stream } from './demo-steps.ts'
import { seedStaff } from './demo-staff.ts'
import { seedToday } from './demo-today.ts'
import { stageOn, type SeedEnv, type Stage } from './stage.ts'

const NIGHTLY: Actor = { kind: 'system', job: 'hourly' }
const DAY = 24 * 3_600_000
const WEEK = 7 * DAY

/**
 * Once a week what the clock does every night: keeps the totals of the day that is over. Times are instants, `until` excluded; returns
 * the first night that is left.
 */
export async function passWeeks(
  stage: Stage,
  district: string,
  { from, until = systemClock.now().toISOString() }: { from: string; until?: string },
): Promise<string> {
  let at = Date.parse(from)
  for (; at < Date.parse(until); at += WEEK) {
    const night = new Date(at).toISOString()
    await advanceCoverage(stage.as(NIGHTLY, night, stream(district, 7)), district)
  }
  return new Date(at).toISOString()
}

/** After `seedDemo`: two cohorts and a waiting statement in Lumajang, statements in force there and in Cilacap, and the meetings. */
export async function seedProof(env: SeedEnv): Promise<void> {
  const stage = stageOn(env)
  const cohortId = await holdPastCohort(stage, '35.08')
  await planNextCohort(stage, '35.08')
  await stateCoverage(stage, '35.08', {
    asOf: '2026-11-10',
    proposed: '2026-11-11T02:00:00.000Z',
    issued: '2026-11-11T06:00:00.000Z',
  })
  const newer = { asOf: '2026-11-18', proposed: '2026-11-19T03:00:00.000Z' }
  await stateCoverage(stage, '35.08', newer)
  await stateCoverage(stage, '33.01', { ...newer, issued: '2026-11-19T06:00:00.000Z' })
  const { trainingId } = await seedMeetings(stage, cohortId)
  await seedFieldwork(stage, cohortId, trainingId)
  await seedToday(stage, trainingId)
  await seedRequirements(stage)
  await seedStaff(stage)
}

const MONDAY = '2026-11-16T02:00:00.000Z'
const COURSE = { courseCode: 'KPM-DASAR', place: 'Aula Contoh Kabupaten Lumajang' }

/** Its members learned, passed and hold their certificates. */
async function holdPastCohort(stage: Stage, district: string): Promise<string> {
  const office = officer(district, 'DISTRICT_ADMIN')
  const ctx = stage.as(office, '2026-09-28T02:00:00.000Z', stream(district, 10))
  const cohortId = ctx.ids.uuid()
  const facts = { startsOn: '2026-10-05', endsOn: '2026-10-09', capacity: 30 }
  const name = 'Angkatan 1'
  await saveCohort(ctx, { district, cohortId, version: 0, name, ...COURSE, ...facts })
  const today = stage.as(office, MONDAY, stream(district, 11))
  const { cadres } = await listCadres(today, { area: district, trained: 'yes', status: 'ACTIVE' })
  const cadreIds = cadres.slice(0, 28).map(({ id }) => id)
  const { cohort } = await addCohortMembers(ctx, { district, cohortId, cadreIds })
  const { version } = cohort
  await setCohortState(today, { district, cohortId, version, state: 'CLOSED' })
  return cohortId
}

/** Always some days ahead, so by the real clock; seats are left in it. */
async function planNextCohort(stage: Stage, district: string): Promise<void> {
  const ctx = stage.as(officer(district, 'DISTRICT_ADMIN'), MONDAY, stream(district, 12))
  const cohortId = ctx.ids.uuid()
  const inDays = (days: number) =>
    dateIn('Asia/Jakarta', new Date(systemClock.now().getTime() + days * DAY))
  const facts = { startsOn: inDays(14), endsOn: inDays(16), capacity: 30 }
  const name = 'Angkatan 2'
  await saveCohort(ctx, { district, cohortId, version: 0, name, ...COURSE, ...facts })
  const { cadres } = await suggestCohortMembers(ctx, { district, uncovered: 'yes' })
  const cadreIds = cadres.slice(0, 21).map(({ cadreId }) => cadreId)
  await addCohortMembers(ctx, { district, cohortId, cadreIds })
}

type Stated = { readonly asOf: string; readonly proposed: string; readonly issued?: string }

/** One person proposes; where it is `issued`, another puts it in force, else it waits. */
async function stateCoverage(stage: Stage, district: string, stated: Stated): Promise<void> {
  const proposer = officer(district, 'DISTRICT_ADMIN')
  // Its code comes from the stream: one for each day.
  const number = stream(district, 0) + Number(stated.asOf.slice(-2)) + 40
  const ctx = stage.as(proposer, stated.proposed, number)
  const id = ctx.ids.uuid()
  await proposeStatement(ctx, { district, id, asOf: stated.asOf })
  if (stated.issued === undefined) return
  const second = stage.as(officer(district, 'APPROVER'), stated.issued, number)
  await issueStatement(second, { district, id })
}

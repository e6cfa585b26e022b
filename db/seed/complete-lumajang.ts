/** Brings demo Lumajang from part-way (171 of 268 trained, 142 of 205 areas) to complete, by the same verbs. */
import { approveProposal, listCandidates, listProposals } from '../../worker/certification/index.ts'
import { systemClock } from '../../worker/core/clock.ts'
import type { Context } from '../../worker/core/context.ts'
import { findCourseByCode } from '../../worker/curriculum/index.ts'
import { listCadres } from '../../worker/roster/index.ts'
import type { Baggage } from './demo.ts'
import { demoDistricts } from './demo-districts.ts'
import { checkNames, learn, officer, putForward, WHOLE_COURSE } from './demo-steps.ts'
import { stageOn, type SeedEnv } from './stage.ts'

const DISTRICT = '35.08'

/** Approves what waits, lets everybody else finish the course, and issues their certificates. Safe to run again. */
export async function completeLumajang(env: SeedEnv, { areas }: Baggage): Promise<void> {
  const stage = stageOn(env)
  const now = systemClock.now().toISOString()
  const district = demoDistricts(areas).find(({ settings }) => settings.code === DISTRICT)
  const office = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), now, 350_890)
  const approver = stage.as(officer(DISTRICT, 'APPROVER'), now, 350_891)
  const course = await findCourseByCode(office.db, 'KPM-DASAR')
  if (district === undefined || course === null) throw new Error('seed the demonstration first')
  const approveAll = async () => {
    const { proposals } = await listProposals(office, DISTRICT, { state: 'PROPOSED', after: null })
    for (const { id, members } of proposals) {
      await approveProposal(approver, DISTRICT, id, { unanswered: members })
    }
  }
  const candidates = async () =>
    (await listCandidates(office, DISTRICT, course.id)).candidates.map(({ cadreId }) => cadreId)

  await approveAll()
  const ready = new Set(await candidates())
  const learners = (await untrained(office)).filter((id) => !ready.has(id))
  await learn(stage, district, learners, WHOLE_COURSE, now)
  const waiting = await candidates()
  await checkNames(stage, district, waiting, now)
  await putForward(stage, district, course.id, waiting, now)
  await approveAll()
}

async function untrained(ctx: Context): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await listCadres(ctx, { area: DISTRICT, trained: 'no', status: 'ACTIVE', after })
    ids.push(...page.cadres.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

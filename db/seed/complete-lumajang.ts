/** Brings demo Lumajang from part-way (171 of 268 trained, 142 of 205 areas) to complete, by the same verbs. */
import { systemClock } from '../../worker/core/clock.ts'
import { findCourseByCode } from '../../worker/curriculum/index.ts'
import { listCadres } from '../../worker/roster/index.ts'
import { stageOn, type Baggage, type SeedEnv } from './demo.ts'
import { demoDistricts } from './demo-districts.ts'
import { officer, train } from './demo-steps.ts'

export async function completeLumajang(env: SeedEnv, { areas }: Baggage): Promise<void> {
  const stage = stageOn(env)
  const now = systemClock.now().toISOString()
  const district = demoDistricts(areas).find(({ settings }) => settings.code === '35.08')
  const ctx = stage.as(officer('35.08', 'DISTRICT_ADMIN'), now, 350_890)
  const course = await findCourseByCode(ctx.db, 'KPM-DASAR')
  if (district === undefined || course === null) throw new Error('seed the demonstration first')
  const untrained: string[] = []
  let after: string | undefined
  do {
    const page = await listCadres(ctx, { area: '35.08', trained: 'no', status: 'ACTIVE', after })
    untrained.push(...page.cadres.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  const dates = { learnt: now, proposed: now, approved: now }
  if (untrained.length > 0) await train(stage, district, course.id, untrained, dates)
}

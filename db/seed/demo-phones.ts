/**
 * Who has learned did so on a phone: the office handed out sign-in cards, each cadre opened hers with a PIN, and what she read came
 * with the next signal.
 */
import type { Actor } from '../../worker/core/access.ts'
import { activate } from '../../worker/identity/index.ts'
import { readProgress, syncEvents } from '../../worker/learning/index.ts'
import type { CourseProgress } from '../../worker/contract/learning.ts'
import { issueActivationCodes, listCadres } from '../../worker/roster/index.ts'
import { officer, stream } from './demo-steps.ts'
import { stageOn, type SeedEnv, type Stage } from './stage.ts'

const HANDED_OUT = '2026-09-17T02:00:00.000Z'
const OPENED = '2026-09-18T03:00:00.000Z'
const READ = '2026-10-20T02:30:00.000Z'
const TODAY = '2026-11-19T04:00:00.000Z'
const COURSE = 'KPM-DASAR'
/** What one request of a phone may carry, see the contract. */
const AT_ONCE = 50
/** Told to nobody: the demonstration's cadres are signed in as by new cards. */
const PIN = '402968'

/** In Lumajang, after `seedProof`: a PIN costs its hash, so the other districts have none. The cards that the README names wait to be used. */
export async function seedPhones(env: SeedEnv): Promise<void> {
  const stage = stageOn(env)
  const district = '35.08'
  const learners = await listLearners(stage, district)
  const office = stage.as(officer(district, 'DISTRICT_ADMIN'), HANDED_OUT, stream(district, 97))
  const cadreIds = learners.flatMap(({ cadreId, hasCard }) => (hasCard ? [] : cadreId))
  const { cards } = await issueActivationCodes(office, { district, cadreIds })
  for (const [index, { activationCode: code }] of cards.entries()) {
    const ctx = stage.as({ kind: 'public' }, OPENED, stream(district, 97) * 1000 + index)
    const phone = index % 8 === 7 ? 'shared' : 'own'
    await activate(ctx, browserOf(index), { code, pin: PIN, phone, key: keyOf(index) })
  }
  for (const [index, learner] of learners.entries()) {
    await sendRead(stage, district, learner, index)
  }
}

type Learner = {
  readonly cadreId: string
  /** A code of hers waits. */
  readonly hasCard: boolean
  readonly progress: CourseProgress
}

const asHer = (cadreId: string, district: string): Actor => ({
  kind: 'cadre',
  cadreId,
  district,
  sessionId: 'demo',
})

/** Whoever has handed in a quiz of the course. */
async function listLearners(stage: Stage, district: string): Promise<Learner[]> {
  const office = stage.as(officer(district, 'DISTRICT_ADMIN'), TODAY, stream(district, 98))
  const learners: Learner[] = []
  let after: string | undefined
  do {
    const page = await listCadres(office, { area: district, status: 'ACTIVE', after })
    for (const { id: cadreId, signIn } of page.cadres) {
      const ctx = stage.as(asHer(cadreId, district), TODAY, stream(district, 98))
      const progress = (await readProgress(ctx)).find(({ head }) => head.code === COURSE)
      if (progress?.modules.some(({ attemptsUsed, state }) => attemptsUsed > 0 || state === 'done'))
        learners.push({ cadreId, hasCard: signIn !== 'NONE', progress })
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return learners
}

/** All lessons of the modules that she passed. */
async function sendRead(
  stage: Stage,
  district: string,
  { cadreId, progress }: Learner,
  index: number,
): Promise<void> {
  const ctx = stage.as(asHer(cadreId, district), READ, stream(district, 98) * 1000 + index)
  const passed = new Set(
    progress.modules.filter(({ state }) => state === 'done').map(({ slug }) => slug),
  )
  const lessons = progress.head.modules
    .filter(({ slug }) => passed.has(slug))
    .flatMap(({ slug, lessons: inIt }) =>
      inIt.map((lesson) => ({ module: slug, lesson: lesson.slug })),
    )
  const device = ctx.ids.uuid()
  const now = Date.parse(READ)
  for (let start = 0; start < lessons.length; start += AT_ONCE) {
    const events = lessons.slice(start, start + AT_ONCE).map((body, place) => ({
      id: ctx.ids.uuid(),
      device,
      seq: start + place + 1,
      at: now,
      tz: -420,
      type: 'lesson.finished' as const,
      body,
    }))
    const { results } = await syncEvents(ctx, { v: 1, now, cadre: cadreId, events }, null)
    const refused = results.find(({ status }) => status !== 'applied')
    if (refused !== undefined) throw new Error(`a lesson was not taken: ${refused.code ?? ''}`)
  }
}

const keyOf = (index: number) => String(index).padStart(32, '0')

const browserOf = (index: number) => ({
  scheme: 'https' as const,
  session: null,
  device: null,
  pending: null,
  client: 'Chrome, Android',
  address: `10.0.0.${index % 250}`,
})

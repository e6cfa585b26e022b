/**
 * Who is learning on this phone now, and how far she is: the state that the Worker gave, the catalogue, and what lies in
 * her outbox. The same pure rules as in the Worker decide; nothing here asks the network when it is all there.
 */
import type { CourseFacts, PhoneEvent, PhoneState } from '../../../worker/contract/learning-sync.ts'
import type { Catalog } from '../../../worker/contract/curriculum.ts'
import type { CourseProgress } from '../../../worker/contract/learning.ts'
import { progressOf, type Facts } from '../../../worker/learning/rules.ts'
import type { Learner } from '../render/course.ts'
import type { CadreStore, Receipt } from './cadre-store.ts'
import type { CatalogEntry } from './packs.ts'
import type { Phone } from './phone.ts'

export type Here = {
  readonly store: CadreStore
  readonly state: PhoneState
  readonly catalog: Catalog
  readonly learner: Learner
  readonly courses: readonly CourseProgress[]
  /** In the order in which they happened. */
  readonly unsent: readonly PhoneEvent[]
  readonly receipts: readonly Receipt[]
  /** Neither marks nor news can come until she signs in again. */
  readonly isSignedOut: boolean
}

const REFRESH_EVERY = 10 * 60_000
const PATIENCE = 60_000
const MOMENT = 4000

/**
 * Null as long as the phone does not know enough of her to make her pages. What is missing or old is fetched meanwhile:
 * `later` keeps the worker alive for it; null: nothing is fetched. `isWaiting`: a first catalogue is waited for a moment.
 */
export async function findHere(
  phone: Phone,
  cadreId: string,
  later: Later | null,
  isWaiting = false,
): Promise<Here | null> {
  const store = phone.storeOf(cadreId)
  const state = await store.get('state')
  if (state === null || state.cadreId !== cadreId) return null
  const all = await catalogOf(phone, state.district, later, isWaiting)
  if (all === null) return null
  const known = ({ courseId }: { readonly courseId: string }) =>
    state.courses.find((course) => course.courseId === courseId)
  // The catalogue may be older than her state, which says it in words; or newer, with a refresher that is not for her.
  const { withdrawn = [] } = state
  const taught = all.courses.filter(
    ({ head }) => withdrawn.indexOf(head.courseId) === -1 && (!head.refreshes || known(head)),
  )
  const catalog = { ...all, courses: taught }
  const unsent = await store.pending()
  const receipts = await store.listReceipts()
  const stateAt = (await store.get('stateAt')) ?? 0
  const lastSync = await store.get('lastSync')
  const now = phone.surroundings.now()
  // Received by the upload token alone: it counts, and the state does not know it yet.
  const unknown = receipts.filter(
    ({ at, result }) => at > stateAt && result.status !== 'rejected' && result.grade === undefined,
  )
  const own = unsent.concat(unknown.map(({ event }) => event))
  const courses = taught.map(({ head }) =>
    progressOf(head, factsWith(known(head)?.facts, own, now), new Date(now).toISOString()),
  )
  const { name, sex, isTrained, zone, isDemo } = state
  const isSignedOut = lastSync?.isSignedOut ?? false
  const learner = { name, sex, isTrained, zone, isDemo }
  return { store, state, catalog, learner, courses, unsent, receipts, isSignedOut }
}

type Later = (work: Promise<unknown>) => void

/** The stored one at once, also when it is old: nobody waits for a newer one. */
async function catalogOf(
  { packs, surroundings }: Phone,
  area: string,
  later: Later | null,
  isWaiting: boolean,
): Promise<Catalog | null> {
  const stored = await packs.catalog(area)
  if (stored === null && isWaiting) return packs.fetchCatalog(area, MOMENT).catch(() => null)
  // Also when the clock was put back.
  const isOld = stored === null || Math.abs(surroundings.now() - stored.at) > REFRESH_EVERY
  if (isOld && later !== null) later(packs.fetchCatalog(area, PATIENCE).catch(() => null))
  return stored === null ? null : stored.catalog
}

const NOTHING: CourseFacts = { passes: [], lessons: [], quizzes: [], eligibleAt: null }

/** What the Worker knows, and what was done on this phone since. */
export function factsWith(
  known: CourseFacts = NOTHING,
  own: readonly PhoneEvent[],
  now: number,
): Facts {
  const lessons = known.lessons.slice()
  const waiting: string[] = []
  for (const event of own) {
    if (event.type === 'lesson.finished') lessons.push(event.body)
    if (event.type === 'quiz.submitted') waiting.push(event.body.slug)
  }
  return {
    ...known,
    lessons,
    quizzes: known.quizzes.map((quiz) => ({ ...quiz, missedAt: reached(quiz.missedAt, now) })),
    waiting,
  }
}

/** A clock that was put back would make her wait for days: what lies in its future is no wait; the Worker knows better. */
function reached(at: string | null, now: number): string | null {
  return at !== null && Date.parse(at) > now ? null : at
}

export type Place = { readonly course: CatalogEntry; readonly progress: CourseProgress }

/** The course in which a module or a final test lies. */
export function findPlace({ catalog, courses }: Here, slug: string): Place | null {
  const index = catalog.courses.findIndex(
    ({ head }) =>
      head.finalTest?.slug === slug || head.modules.some((module) => module.slug === slug),
  )
  const course = catalog.courses[index]
  const progress = courses[index]
  return course === undefined || progress === undefined ? null : { course, progress }
}

/** The attempt of a quiz that was handed in here and whose mark is not known yet. */
export function waitingAttempt({ unsent }: Here, slug: string): string | null {
  const event = unsent.find(({ type, body }) => type === 'quiz.submitted' && body.slug === slug)
  return event?.id ?? null
}

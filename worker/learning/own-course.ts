/** The courses of the cadre who acts, and how far she is; loaded once for every verb of this room. */
import type { CourseHead, QuizHead } from '../contract/curriculum.ts'
import type { CourseProgress, TestProgress } from '../contract/learning.ts'
import type { Allowed } from '../core/access.ts'
import { dateIn, instant, type Instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getHead, listHeads, listOffers, type Offer } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import { readLearner } from './learner.ts'
import { asQuiz, preTestProgress, type OwnQuiz } from './pre-test.ts'
import { isRefresher, notOffered } from './refreshers.ts'
import { closesAt, progressOf, type Facts } from './rules.ts'
import * as store from './store.ts'

export type Self = { readonly by: Allowed; readonly cadreId: string }

/** The course in which an address lies: a module's slug, or that of a test. Refuses NOT_FOUND, COURSE_WITHDRAWN. */
export async function courseWith(ctx: Context, self: Self, slug: string): Promise<CourseHead> {
  const { head, isWithdrawn } = await offerWith(ctx, self, slug)
  if (isWithdrawn) throw new Refusal('COURSE_WITHDRAWN')
  return head
}

/** The same for what was done already, also when the course was withdrawn. */
export async function offerWith(ctx: Context, self: Self, slug: string): Promise<Offer> {
  const offers = await listOffers(ctx.db, self.by.area)
  const found = offers.filter(
    ({ head: { modules, finalTest, preTest } }) =>
      finalTest?.slug === slug ||
      preTest?.slug === slug ||
      modules.some((module) => module.slug === slug),
  )
  const isSafe = found.every(({ head }) => !isRefresher(head))
  const own = isSafe
    ? found
    : await asOffered(ctx, offers, await store.listFacts(ctx.db, self.cadreId), found)
  const offer = own.find(({ isWithdrawn }) => !isWithdrawn) ?? own[0]
  if (offer === undefined) throw new Refusal('NOT_FOUND')
  return offer
}

/**
 * Without the refreshers that are not offered to the cadre who acts, of `some` of her courses; nothing is asked where none are
 * refreshers. `facts`: hers, of all courses.
 */
export async function asOffered(
  ctx: Context,
  offers: readonly Offer[],
  facts: ReadonlyMap<string, Facts>,
  some = offers,
): Promise<readonly Offer[]> {
  const heads = offers.map(({ head }) => head)
  if (!heads.some(isRefresher)) return some
  const { trainedOn, zone } = await readLearner(ctx)
  const hidden = notOffered(heads, { facts, trainedOn, today: dateIn(zone, ctx.clock.now()) })
  return some.filter(({ head }) => !hidden.has(head.courseId))
}

/** A version, old or new, of a course that the cadre may learn. Refuses NOT_FOUND. */
export async function versionOf(ctx: Context, self: Self, versionId: string): Promise<CourseHead> {
  return (await versionAndNewest(ctx, self, versionId)).head
}

/** The same with the newest version of its course: an answer is graded by the one, the pass rule is the other's. */
export async function versionAndNewest(
  ctx: Context,
  { by }: Self,
  versionId: string,
): Promise<{ readonly head: CourseHead; readonly newest: CourseHead }> {
  const head = await getHead(ctx.db, versionId)
  const heads = await listHeads(ctx.db, by.area)
  const newest = heads.find(({ courseId }) => courseId === head.courseId)
  if (newest === undefined) throw new Refusal('NOT_FOUND')
  return { head, newest }
}

export async function ownFacts(ctx: Context, self: Self, courseId: string): Promise<Facts> {
  return store.readFacts(ctx.db, self.cadreId, courseId)
}

export async function ownProgress(
  ctx: Context,
  self: Self,
  head: CourseHead,
): Promise<CourseProgress> {
  return progressOf(head, await ownFacts(ctx, self, head.courseId), instant(ctx.clock))
}

export function quizIn(head: CourseHead, slug: string): OwnQuiz | null {
  if (head.preTest?.slug === slug) return asQuiz(head.preTest, head.finalTest)
  if (head.finalTest?.slug === slug) return { ...head.finalTest, kind: 'test' }
  const module = head.modules.find((each) => each.slug === slug)
  return module === undefined ? null : { ...module.quiz, kind: 'module' }
}

/** When the last day of a quiz is over where she lives; null for one that stays open, which costs no query. */
export async function closedAtOf(
  ctx: Context,
  { by }: Self,
  quiz: Pick<QuizHead, 'closesOn'>,
): Promise<Instant | null> {
  if (quiz.closesOn === undefined) return null
  return closesAt(quiz, (await getDistrict(ctx, by.area)).timeZone)
}

/** How far the cadre is with a quiz or test; refuses NOT_FOUND for one that the version has not. */
export function quizProgress(progress: CourseProgress, facts: Facts, slug: string): TestProgress {
  const { head, modules, finalTest } = progress
  if (head.preTest?.slug === slug) return preTestProgress(progress, facts, slug)
  const known =
    head.finalTest?.slug === slug ? finalTest : modules.find((module) => module.slug === slug)
  if (known === null || known === undefined) throw new Refusal('NOT_FOUND')
  return known
}

/** The same, read. */
export async function ownQuizProgress(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
): Promise<TestProgress> {
  const facts = await ownFacts(ctx, self, head.courseId)
  return quizProgress(progressOf(head, facts, instant(ctx.clock)), facts, slug)
}

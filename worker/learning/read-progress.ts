/** How far the cadre who asks is in each of her courses. */
import type { CourseProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { inLearnersOrder, listOffers } from '../curriculum/index.ts'
import { asOffered, courseWith, offerWith, ownProgress } from './own-course.ts'
import { NO_FACTS, progressOf } from './rules.ts'
import * as store from './store.ts'

export async function readProgress(ctx: Context): Promise<CourseProgress[]> {
  const self = allowSelf(ctx, 'progress.read')
  const offers = await listOffers(ctx.db, self.by.area)
  const facts = await store.listFacts(ctx.db, self.cadreId)
  const taught = (await asOffered(ctx, offers, facts)).flatMap(({ head, isWithdrawn }) =>
    isWithdrawn ? [] : head,
  )
  const now = instant(ctx.clock)
  return inLearnersOrder(taught).map((head) =>
    progressOf(head, facts.get(head.courseId) ?? NO_FACTS, now),
  )
}

/** The course in which a module or test lies. Refuses NOT_FOUND, COURSE_WITHDRAWN. */
export async function readProgressAt(ctx: Context, slug: string): Promise<CourseProgress> {
  const self = allowSelf(ctx, 'progress.read')
  return ownProgress(ctx, self, await courseWith(ctx, self, slug))
}

/** The same for what was done already, also when the course was withdrawn. Refuses NOT_FOUND. */
export async function readPastProgress(ctx: Context, slug: string): Promise<CourseProgress> {
  const self = allowSelf(ctx, 'progress.read')
  return ownProgress(ctx, self, (await offerWith(ctx, self, slug)).head)
}

/** Titles of courses that were withdrawn and in which she has done something. */
export async function listWithdrawn(ctx: Context): Promise<string[]> {
  const { by, cadreId } = allowSelf(ctx, 'progress.read')
  const offers = await listOffers(ctx.db, by.area)
  const withdrawn = offers.filter(({ isWithdrawn }) => isWithdrawn)
  if (withdrawn.length === 0) return []
  const facts = await store.listFacts(ctx.db, cadreId)
  return withdrawn.flatMap(({ head }) => (facts.has(head.courseId) ? [head.title] : []))
}

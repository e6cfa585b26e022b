/** The courses of the cadre who acts, and how far she is; loaded once for every verb of this room. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { CourseProgress } from '../contract/learning.ts'
import type { Allowed } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getHead, listHeads } from '../curriculum/index.ts'
import { progressOf, type Facts } from './rules.ts'
import * as store from './store.ts'

export type Self = { readonly by: Allowed; readonly cadreId: string }

/** The course in which an address lies: a module's slug, or that of a final test. Refuses NOT_FOUND. */
export async function courseWith(ctx: Context, { by }: Self, slug: string): Promise<CourseHead> {
  const heads = await listHeads(ctx.db, by.area)
  const head = heads.find(
    ({ modules, finalTest }) =>
      finalTest?.slug === slug || modules.some((module) => module.slug === slug),
  )
  if (head === undefined) throw new Refusal('NOT_FOUND')
  return head
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

/** A quiz or test with what it is called in its course. */
export function quizIn(
  head: CourseHead,
  slug: string,
): (CourseHead['modules'][number]['quiz'] & { readonly kind: 'module' | 'test' }) | null {
  if (head.finalTest?.slug === slug) return { ...head.finalTest, kind: 'test' }
  const module = head.modules.find((each) => each.slug === slug)
  return module === undefined ? null : { ...module.quiz, kind: 'module' }
}

/** How far the cadre is with a quiz or test; refuses NOT_FOUND for one that the version has not. */
export function quizProgress(
  progress: CourseProgress,
  slug: string,
): CourseProgress['modules'][number] | NonNullable<CourseProgress['finalTest']> {
  const { head, modules, finalTest } = progress
  const known =
    head.finalTest?.slug === slug ? finalTest : modules.find((module) => module.slug === slug)
  if (known === null || known === undefined) throw new Refusal('NOT_FOUND')
  return known
}

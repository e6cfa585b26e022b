/** Courses that ask for more than quizzes: who has begun one is told, above her courses, what else there is to show. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { CourseProgress } from '../contract/learning.ts'
import { asksMore } from '../contract/pass-rules.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { Facts } from './rules.ts'
import * as store from './store.ts'

/** `facts`: what she has done in it; none when she has not begun. */
export function hasOtherParts(head: CourseHead, facts: Facts | undefined): boolean {
  return facts !== undefined && facts.eligibleAt === null && asksMore(head)
}

/** Of her courses, those of which she is to be told; most ask for no more, and then nothing is read. */
export async function listOtherParts(
  ctx: Context,
  progress: readonly CourseProgress[],
): Promise<CourseHead[]> {
  const asking = progress.filter(({ head, eligibleAt }) => eligibleAt === null && asksMore(head))
  if (asking.length === 0) return []
  const facts = await store.listFacts(ctx.db, allowSelf(ctx, 'progress.read').cadreId)
  return asking.flatMap(({ head }) => (hasOtherParts(head, facts.get(head.courseId)) ? head : []))
}

/** How a cadre stands with the pre-tests of her courses. */
import type { CourseHead, PreTestHead } from '../contract/curriculum.ts'
import type { CourseProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { ownFacts } from './own-course.ts'
import { hasBegun, isOffered } from './pre-test.ts'
import { findOpenPaper, findPaperNumbered } from './store-papers.ts'

/** Those that she may take and has not. Courses without one cost no query. */
export async function listOfferedPreTests(
  ctx: Context,
  courses: readonly CourseProgress[],
): Promise<PreTestHead[]> {
  const self = allowSelf(ctx, 'progress.read')
  const offered = await Promise.all(
    courses.map(async ({ head }) => {
      if (head.preTest === undefined) return []
      return isOffered(head, await ownFacts(ctx, self, head.courseId)) ? [head.preTest] : []
    }),
  )
  return offered.flat()
}

/** ready: it may be started · open: started and not handed in · taken · late: she has begun to learn. Refuses nothing. */
export async function readPreTestState(
  ctx: Context,
  { courseId, preTest }: Pick<CourseHead, 'courseId' | 'preTest'>,
): Promise<
  { readonly is: 'ready' | 'open' | 'late' } | { readonly is: 'taken'; readonly attemptId: string }
> {
  const self = allowSelf(ctx, 'progress.read')
  const { cadreId } = self
  const slug = preTest?.slug ?? ''
  const paper = await findPaperNumbered(ctx.db, cadreId, courseId, slug, 1)
  if (paper !== null) {
    const open = await findOpenPaper(ctx.db, cadreId, courseId, slug)
    return open === null ? { is: 'taken', attemptId: paper.id } : { is: 'open' }
  }
  const facts = await ownFacts(ctx, self, courseId)
  return { is: hasBegun(facts, slug) ? 'late' : 'ready' }
}

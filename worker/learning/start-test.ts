/**
 * Starts the final test: from now on this attempt is hers, with its questions and its deadline, and it may be answered and
 * handed in without asking again, also without signal and after a newer version came out. Repeated it is the same paper.
 */
import type { CourseHead } from '../contract/curriculum.ts'
import type { QuizPaper } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { courseWith } from './own-course.ts'
import { nextNumber, openPaperOf, paperNumbered } from './start-quiz.ts'
import { addPaper } from './store-papers.ts'

/** Refuses NOT_FOUND for what is no final test, NOT_OPEN_YET, ATTEMPTS_USED_UP, COOL_DOWN. */
export async function startTest(
  ctx: Context,
  { slug, isOwnWork }: { readonly slug: string; readonly isOwnWork: boolean },
): Promise<QuizPaper> {
  const self = allowSelf(ctx, 'test.start')
  if (!isOwnWork) throw new Refusal('INPUT_INVALID')
  const head = await courseWith(ctx, self, slug)
  if (head.finalTest?.slug !== slug) throw new Refusal('NOT_FOUND')
  const open = await openPaperOf(ctx, self, head)
  if (open !== null) return open

  const number = await nextNumber(ctx, self, head, slug)
  const paper = await paperNumbered(ctx, self, head, slug, number)
  const { courseId, versionId, finalTest } = head
  const minutes = finalTest.minutes ?? 0
  const dueAt = minutes === 0 ? null : instantAfter(ctx.clock, minutes * 60)
  const done = await commit(
    ctx,
    self.by,
    {
      entity: 'test_paper',
      entityId: paper.attemptId,
      detail: { course: head.code, quiz: slug, number, minutes },
    },
    [
      addPaper({
        id: paper.attemptId,
        cadreId: self.cadreId,
        courseId,
        versionId,
        slug,
        number,
        startedAt: instant(ctx.clock),
        dueAt,
      }),
    ],
  )
  if (done.applied) return { ...paper, dueAt }
  // Another window was faster: the paper is the one that it started.
  const started = await openPaperOf(ctx, self, head)
  if (started === null) throw new Refusal('CONFLICT')
  return started
}

/** The final test that the acting cadre has started and not handed in. */
export async function readOpenPaper(ctx: Context, head: CourseHead): Promise<QuizPaper | null> {
  return openPaperOf(ctx, allowSelf(ctx, 'progress.read'), head)
}

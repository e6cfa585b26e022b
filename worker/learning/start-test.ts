/**
 * Starts the final test or the pre-test: from now on this attempt is hers, with its questions and its deadline, and it may be
 * answered and handed in without asking again, also without signal and after a newer version came out. Repeated it is the same paper.
 */
import type { CourseHead } from '../contract/curriculum.ts'
import type { QuizPaper } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { courseWith, quizIn } from './own-course.ts'
import { nextNumber, openPaperOf, paperNumbered, refuseClosed } from './start-quiz.ts'
import { addPaper } from './store-papers.ts'

type Start = {
  readonly slug: string
  /** That nobody helps; a pre-test, on which nothing hangs, does not ask for it. */
  readonly isOwnWork: boolean
  /** The newest format of a paper that the asking phone can show; our own pages show every one. */
  readonly formats?: 1 | 2 | undefined
}

/**
 * Refuses NOT_FOUND for what is no test, NOT_OPEN_YET, ALREADY_BEGUN, ATTEMPTS_USED_UP, COOL_DOWN, QUIZ_CLOSED, COURSE_WITHDRAWN, and
 * PHONE_OUTDATED, with nothing started, to a phone that cannot show the paper.
 */
export async function startTest(
  ctx: Context,
  { slug, isOwnWork, formats = 2 }: Start,
): Promise<QuizPaper> {
  const self = allowSelf(ctx, 'test.start')
  const head = await courseWith(ctx, self, slug)
  const quiz = quizIn(head, slug)
  if (quiz === null || quiz.kind === 'module') throw new Refusal('NOT_FOUND')
  if (quiz.kind === 'test' && !isOwnWork) throw new Refusal('INPUT_INVALID')
  const open = await openPaperOf(ctx, self, head, slug)
  if (open !== null) return shownIn(open, formats)

  await refuseClosed(ctx, self, head, slug)
  const number = await nextNumber(ctx, self, head, slug)
  const paper = shownIn(await paperNumbered(ctx, self, head, slug, number), formats)
  const { courseId, versionId } = head
  const minutes = quiz.minutes ?? 0
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
  const started = await openPaperOf(ctx, self, head, slug)
  if (started === null) throw new Refusal('CONFLICT')
  return started
}

function shownIn(paper: QuizPaper, formats: 1 | 2): QuizPaper {
  if ((paper.format ?? 1) > formats) throw new Refusal('PHONE_OUTDATED')
  return paper
}

/** The final test, or the test `slug`, that the acting cadre has started and not handed in. */
export async function readOpenPaper(
  ctx: Context,
  head: CourseHead,
  slug?: string,
): Promise<QuizPaper | null> {
  return openPaperOf(ctx, allowSelf(ctx, 'progress.read'), head, slug)
}

/**
 * The result of an attempt. Unless the quiz says otherwise, after a module's quiz every question is explained at once. The final
 * test is explained only when it is passed or no attempt is left: until then its questions may come again.
 */
import { explainAnswer } from '../../site/src/render/index.ts'
import type { CourseHead, PackKeys, Question } from '../contract/curriculum.ts'
import type { AttemptResult, MarkedQuestion, TestProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant, type Instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getHead, type Graded } from '../curriculum/index.ts'
import { getGraded } from './insight/corrected-keys.ts'
import { closedAtOf, ownQuizProgress, quizIn, type Self } from './own-course.ts'
import { partsOf } from './pre-test.ts'
import { isExplained, keyOf } from './rules.ts'
import * as store from './store.ts'

/** Refuses NOT_FOUND for another cadre's attempt. */
export async function readAttempt(
  ctx: Context,
  { attemptId }: { readonly attemptId: string },
): Promise<AttemptResult> {
  const self = allowSelf(ctx, 'progress.read')
  const attempt = await store.findAttempt(ctx.db, attemptId)
  if (attempt?.cadreId !== self.cadreId) throw new Refusal('NOT_FOUND')
  return resultOf(ctx, self, attempt)
}

/** `graded`: by which it was graded just now; left out, it is read. */
export async function resultOf(
  ctx: Context,
  self: Self,
  attempt: store.AttemptRow,
  graded?: Graded,
): Promise<AttemptResult> {
  const { versionId, slug } = attempt
  const head = await getHead(ctx.db, versionId)
  const progress = await ownQuizProgress(ctx, self, head, slug)
  const closedAt = await closedAtOf(ctx, self, quizIn(head, slug) ?? {})
  const known = { progress, closedAt, now: instant(ctx.clock) }
  return resultIn(head, known, graded ?? (await getGraded(ctx.db, versionId, slug)), attempt)
}

/** The result of an attempt at a quiz of the version `head`, by how far she is with that quiz now. */
export function resultIn(
  head: CourseHead,
  known: {
    readonly progress: TestProgress
    readonly closedAt: Instant | null
    readonly now: Instant
  },
  { pack, keys }: Graded,
  attempt: store.AttemptRow,
): AttemptResult {
  const { state, attemptsUsed, waitUntil } = known.progress
  const { versionId, slug, marks, score } = attempt
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  // Of a pre-test the state says it: its answers wait for the final test.
  const isUsedUp = quiz.kind !== 'pre' && quiz.attempts > 0 && attemptsUsed >= quiz.attempts
  const isOver = state === 'done' || isUsedUp
  const { feedback, closesOn } = quiz
  const byId = new Map(pack.questions.map((question) => [question.id, question]))
  const missed = new Set(
    marks.filter(({ right }) => !right).map(({ itemId }) => byId.get(itemId)?.module),
  )
  return {
    attemptId: attempt.id,
    courseId: attempt.courseId,
    versionId,
    slug,
    kind: quiz.kind,
    title: quiz.title,
    number: attempt.number,
    attempts: quiz.attempts,
    attemptsUsed,
    score,
    passMark: quiz.passMark,
    passed: attempt.passed === 1,
    right: marks.filter(({ right }) => right).length,
    questions: marks.length,
    submittedAt: attempt.submittedAt,
    flag: attempt.flag,
    waitUntil,
    marked:
      attempt.isThinned !== true && isExplained(quiz, { ...known, isOver })
        ? marks.map((mark) => explain(mark, byId, keys))
        : null,
    ...(feedback === 'closed' && closesOn !== undefined ? { explainedAfter: closesOn } : {}),
    ...(quiz.kind === 'pre' ? { parts: partsOf(head, byId, marks) } : {}),
    reread: head.modules
      .filter((module) => missed.has(module.slug))
      .map((module) => ({ slug: module.slug, title: module.title })),
  }
}

function explain(
  { itemId, chosen, right }: store.AttemptRow['marks'][number],
  questions: ReadonlyMap<string, Question>,
  keys: PackKeys,
): MarkedQuestion {
  const question = questions.get(itemId)
  const key = keyOf(keys, itemId)
  if (question === undefined || key === undefined) {
    return { id: itemId, stem: '', right, chosen: null, correct: '', explanation: '' }
  }
  return explainAnswer(question, key, { chosen, right })
}

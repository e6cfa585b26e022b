/**
 * The result of an attempt. After a module's quiz every question is explained at once. The final test is explained
 * only when it is passed or no attempt is left: until then its questions may come again.
 */
import type { CourseHead, PackKeys } from '../contract/curriculum.ts'
import type { AttemptResult, MarkedQuestion, TestProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getGraded, getHead, type Graded } from '../curriculum/index.ts'
import { ownProgress, quizIn, quizProgress, type Self } from './own-course.ts'
import { keyOf } from './rules.ts'
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

export async function resultOf(
  ctx: Context,
  self: Self,
  attempt: store.AttemptRow,
): Promise<AttemptResult> {
  const { versionId, slug } = attempt
  const head = await getHead(ctx.db, versionId)
  const progress = quizProgress(await ownProgress(ctx, self, head), slug)
  return resultIn(head, progress, await getGraded(ctx.db, versionId, slug), attempt)
}

/** The result of an attempt at a quiz of the version `head`, by how far she is with that quiz now. */
export function resultIn(
  head: CourseHead,
  { state, attemptsUsed, waitUntil }: TestProgress,
  { pack, keys }: Graded,
  attempt: store.AttemptRow,
): AttemptResult {
  const { versionId, slug, marks, score } = attempt
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  const isUsedUp = quiz.attempts > 0 && attemptsUsed >= quiz.attempts
  const isExplained = quiz.kind === 'module' || state === 'done' || isUsedUp
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
    marked: isExplained ? marks.map((mark) => explain(mark, byId, keys)) : null,
    reread: head.modules
      .filter((module) => missed.has(module.slug))
      .map((module) => ({ slug: module.slug, title: module.title })),
  }
}

function explain(
  { itemId, chosen, right }: store.AttemptRow['marks'][number],
  questions: ReadonlyMap<string, { stem: string; options: { id: string; text: string }[] }>,
  keys: PackKeys,
): MarkedQuestion {
  const question = questions.get(itemId)
  const key = keyOf(keys, itemId)
  const textOf = (id: string | null | undefined) =>
    question?.options.find((option) => option.id === id)?.text ?? ''
  return {
    id: itemId,
    stem: question?.stem ?? '',
    right,
    chosen: chosen === null ? null : { text: textOf(chosen), why: key?.why[chosen] ?? '' },
    correct: textOf(key?.right),
    explanation: key?.explanation ?? '',
  }
}

/**
 * Hands a paper in: graded against the version that was answered, counted, and, when passed, noted in the same batch.
 * The limit and the wait are looked at first, for a clear answer, and guarded again in that batch, for races;
 * what only ever grows (a passed module opens the next) is read before only. A final test was allowed when it was started:
 * then neither is asked again, and an answer after the deadline or the quiz's last day counts and is shown to the trainer.
 */
import type { AttemptResult } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { sha256 } from '../core/sha256.ts'
import { getGraded } from './insight/corrected-keys.ts'
import { addTalliesIfFirst } from './insight/store-tallies.ts'
import { talliesOf } from './insight/tally.ts'
import { closedAtOf, ownQuizProgress, quizIn, versionAndNewest, type Self } from './own-course.ts'
import { isPass } from './pre-test.ts'
import { resultOf } from './read-attempt.ts'
import { flagOf, grade, hindrance, type Flag } from './rules.ts'
import { nextNumber, questionsOf, refusalOf } from './start-quiz.ts'
import * as store from './store.ts'
import { addNotice } from './store-notices.ts'
import { findPaper, type PaperRow } from './store-papers.ts'

export type Submission = {
  readonly attemptId: string
  readonly versionId: string
  readonly slug: string
  /** Question id → the text of an answer, see `question`; a question left out counts as not right. */
  readonly answers: Readonly<Record<string, string>>
}

/** Later than every instant: no wait is guarded against. */
const NEVER = '9999'

/**
 * Repeated with the same id it answers as the first time. Refuses NOT_OPEN_YET, ATTEMPTS_USED_UP, COOL_DOWN, NOT_STARTED for
 * a test, and CONFLICT when another window has handed this very paper in.
 */
export async function submitAttempt(ctx: Context, input: Submission): Promise<AttemptResult> {
  const self = allowSelf(ctx, 'attempt.submit')
  const { by, cadreId } = self
  const { attemptId, versionId, slug, answers } = input
  const known = await store.findAttempt(ctx.db, attemptId)
  if (known !== null) return repeated(ctx, self, known)

  const { head, newest } = await versionAndNewest(ctx, self, versionId)
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  const test = await findPaper(ctx.db, attemptId)
  const isStarted = test !== null && isPaperOf(test, self, input)
  // The id of a started test: as a quiz it would take the test away.
  if (quiz.kind === 'module' && test !== null) throw new Refusal('CONFLICT')
  const paper = isStarted ? test.number : await nextNumber(ctx, self, head, slug)
  if (quiz.kind !== 'module' && !isStarted) throw new Refusal('NOT_STARTED')

  const graded = await getGraded(ctx.db, versionId, slug)
  const { pack, keys } = graded
  const questions = await questionsOf(ctx, self, versionId, pack, { number: paper, attemptId })
  const isDrawn = pack.quiz.drawPerModule > 0
  const asked = new Set(questions.map(({ id }) => id))
  if (Object.keys(answers).some((id) => !asked.has(id))) {
    const isOfTheQuiz = Object.keys(answers).every((id) => pack.questions.some((q) => q.id === id))
    throw new Refusal(isDrawn && isOfTheQuiz ? 'CONFLICT' : 'INPUT_INVALID')
  }
  const { marks, score } = grade(questions, keys, answers)
  const submittedAt = instant(ctx.clock)
  const flag = flagOf({
    receivedAt: submittedAt,
    doneAt: null,
    dueAt: test?.dueAt ?? null,
    closedAt: await closedAtOf(ctx, self, quiz),
    missedAt: null,
    coolDownMinutes: 0,
  })
  const attempt = {
    id: attemptId,
    cadreId,
    courseId: head.courseId,
    versionId,
    slug,
    marks,
    score,
    passed: isPass(quiz, score) ? 1 : 0,
    submittedAt,
    flag,
  }
  const at = submittedAt
  const { courseId } = head
  const done = await commit(
    ctx,
    by,
    {
      entity: 'attempt',
      entityId: attemptId,
      detail: { course: head.code, quiz: slug, passed: attempt.passed === 1 },
    },
    [
      store.addAttempt({
        ...attempt,
        answers,
        limit: isStarted ? 0 : quiz.attempts,
        missedBefore:
          isStarted || quiz.coolDownMinutes === 0
            ? NEVER
            : instantAfter(ctx.clock, -quiz.coolDownMinutes * 60),
        paper: isDrawn || isStarted ? paper : null,
      }),
      addTalliesIfFirst(attemptId, talliesOf(attempt, keys)),
      ...(attempt.passed === 1 ? [store.putPass(attempt)] : []),
      ...(flag === null ? [] : [await noticeOf(ctx, self, flag, input, submittedAt)]),
      store.touchStanding({ cadreId, courseId, districtCode: by.area, versionId, at }),
      ...store.noteEligible(cadreId, newest, at),
    ],
  )
  if (done.applied) {
    // Safe: `addAttempt` returns the number that it took.
    const row = done.written[0]?.rows[0] as { readonly number: number } | undefined
    if (row !== undefined) return resultOf(ctx, self, { ...attempt, number: row.number }, graded)
  }
  const now = await store.findAttempt(ctx.db, attemptId)
  if (now !== null) return repeated(ctx, self, now)
  const obstacle = hindrance(quiz, await ownQuizProgress(ctx, self, head, slug))
  throw obstacle === null ? new Refusal('CONFLICT') : await refusalOf(ctx, self, obstacle)
}

function isPaperOf(paper: PaperRow, { cadreId }: Self, { versionId, slug }: Submission): boolean {
  return paper.cadreId === cadreId && paper.versionId === versionId && paper.slug === slug
}

/** What the trainer is shown of an answer that counts with a flag. */
async function noticeOf(
  ctx: Context,
  { by, cadreId }: Self,
  kind: Flag,
  { attemptId, versionId, slug, answers }: Submission,
  receivedAt: string,
): Promise<Sql> {
  const event = { id: attemptId, type: 'quiz.submitted', body: { versionId, slug, answers } }
  return addNotice({
    id: ctx.ids.uuid(),
    districtCode: by.area,
    cadreId,
    kind,
    eventId: attemptId,
    contentHash: await sha256(JSON.stringify(event)),
    event,
    detail: {},
    doneAt: null,
    receivedAt,
  })
}

/** Somebody else's id is a made-up one. */
function repeated(ctx: Context, self: Self, attempt: store.AttemptRow): Promise<AttemptResult> {
  if (attempt.cadreId !== self.cadreId) throw new Refusal('CONFLICT')
  return resultOf(ctx, self, attempt)
}

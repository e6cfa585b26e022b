/**
 * A cadre's answers in words, for the copy of her data: what was asked, what she chose, whether it was right. A test that may
 * still be asked once more tells its mark only, as its result page does: to tell more would hand out the answers.
 */
import type { MarkedQuestion } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { findHead } from '../curriculum/index.ts'
import { getGraded } from './insight/corrected-keys.ts'
import { closedAtOf, ownQuizProgress, quizIn } from './own-course.ts'
import { resultIn } from './read-attempt.ts'
import type { AttemptRow } from './store.ts'
import { listAllAttempts } from './store-own-data.ts'

/** The newest so many are worded; all of them stand in the copy as they were sent. */
const MOST = 400

export type OwnAttempt = {
  readonly attemptId: string
  readonly course: string
  readonly quiz: string
  readonly number: number
  readonly score: number
  readonly passed: boolean
  readonly submittedAt: string
  /** Null while the test may be asked again. */
  readonly questions:
    | readonly { readonly stem: string; readonly chosen: string | null; readonly right: boolean }[]
    | null
}

/** Newest first. `cadreIds`: all entries of the one who acts. */
export async function readOwnAnswers(
  ctx: Context,
  cadreIds: readonly string[],
): Promise<readonly OwnAttempt[]> {
  const self = allowSelf(ctx, 'progress.read')
  const rows = await listAllAttempts(ctx.db, cadreIds, MOST)
  const groups = new Map<string, AttemptRow[]>()
  for (const row of rows) {
    const key = `${row.versionId} ${row.slug}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [row])
    else known.push(row)
  }
  const found = new Map<string, OwnAttempt>()
  const now = instant(ctx.clock)
  for (const attempts of groups.values()) {
    const [first] = attempts
    if (first === undefined) continue
    const { versionId, slug } = first
    const head = await findHead(ctx.db, versionId)
    const quiz = head === null ? null : quizIn(head, slug)
    if (head === null || quiz === null) continue
    const progress = await ownQuizProgress(ctx, self, head, slug)
    const known = { progress, closedAt: await closedAtOf(ctx, self, quiz), now }
    const graded = await getGraded(ctx.db, versionId, slug)
    for (const attempt of attempts) {
      const { marked, title, number, score, passed, submittedAt } = resultIn(
        head,
        known,
        graded,
        attempt,
      )
      found.set(attempt.id, {
        attemptId: attempt.id,
        course: head.title,
        quiz: title,
        number,
        score,
        passed,
        submittedAt,
        questions: marked?.map(wordsOf) ?? null,
      })
    }
  }
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}

function wordsOf({ stem, chosen, right }: MarkedQuestion) {
  return { stem, chosen: chosen === null ? null : chosen.text, right }
}

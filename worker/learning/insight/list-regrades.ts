/** The log of corrected keys of a course: for everybody who may see how its questions work. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/insight.ts'
import type { Context } from '../../core/context.ts'
import { allowInsight } from './reach.ts'
import * as store from './store-regrades.ts'

export async function listRegrades(
  ctx: Context,
  { courseId }: InputOf<typeof contract.listRegrades>,
): Promise<ReplyOf<typeof contract.listRegrades>> {
  const { course } = await allowInsight(ctx, courseId)
  const rows = await store.listRegrades(ctx.db, courseId)
  return {
    regrades: rows.map((row) => ({
      regradeId: row.id,
      courseId,
      code: course.code,
      questionId: row.questionId,
      stem: row.stem,
      before: row.before,
      after: row.after,
      reason: row.reason,
      at: row.at,
      by: row.byName,
      attempts: row.attempts,
      changed: row.changed,
      passedNow: row.passedNow,
      isFinished: row.state !== 'RUNNING',
    })),
  }
}

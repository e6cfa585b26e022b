/** Takes a published course off the phones, or puts it back. What was learnt and issued stays, and so do its names. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { findNewestVersion } from '../store.ts'
import { courseFor } from './scope.ts'
import * as store from './store-workshop.ts'

/** Refuses STATE_NOT_FIT for a course that was never published. */
export async function withdrawCourse(
  ctx: Context,
  { courseId, withdrawn, reason }: InputOf<typeof contract.withdrawCourse>,
): Promise<ReplyOf<typeof contract.withdrawCourse>> {
  const { course, by } = await courseFor(ctx, 'course.withdraw', courseId)
  if ((await findNewestVersion(ctx.db, courseId)) === null) throw new Refusal('STATE_NOT_FIT')
  const entry = {
    entity: 'course',
    entityId: courseId,
    detail: { code: course.code, withdrawn, reason },
  }
  // A repeat touches no row, and then nothing is written.
  await commit(ctx, by, entry, [
    store.setWithdrawn(courseId, withdrawn ? instant(ctx.clock) : null),
  ])
  const now = await store.findWithdrawnAt(ctx.db, courseId)
  return { withdrawnAt: now?.withdrawnAt ?? null }
}

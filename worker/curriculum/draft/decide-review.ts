/**
 * A second person approves exactly the content that was read, or sends it back. Whoever asked is no second person; whoever wrote
 * something of it since it was published last may send it back, and not approve it.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { nameOf, personOf } from '../author.ts'
import { findDraft, listDraftFiles } from '../store-draft.ts'
import { decide, findNewestReview } from '../store-review.ts'
import { readReview } from './ask-review.ts'
import { readState } from './draft-state.ts'
import { hasWritten } from './own-change.ts'
import { courseFor } from './scope.ts'

type Input = InputOf<typeof contract.decideReview>

/**
 * Refuses STATE_NOT_FIT when nobody asked or another decided, CHANGED_MEANWHILE when the draft is not what was read,
 * SECOND_PERSON_NEEDED for who asked, OWN_CHANGE for an approval by who wrote of it.
 */
export async function decideReview(
  ctx: Context,
  { courseId, contentHash, approved, as, comment }: Input,
): Promise<ReplyOf<typeof contract.decideReview>> {
  const { course, by } = await courseFor(ctx, 'course.review', courseId)
  const person = personOf(ctx.actor) ?? ''
  const state = approved ? 'APPROVED' : 'RETURNED'
  const [draft, files] = await Promise.all([
    findDraft(ctx.db, courseId),
    listDraftFiles(ctx.db, courseId),
  ])
  const { compiled, contentHash: now, review } = await readState(ctx.db, course, files)
  if (!compiled.ok || now !== contentHash) {
    throw new Refusal('CHANGED_MEANWHILE', { version: draft?.version ?? 0 })
  }
  if (review === null) throw new Refusal('STATE_NOT_FIT')
  const needed = compiled.value.head.countsAsTrained
  const answer = () => readReview(ctx, course, { needed, contentHash })
  if (review.state !== 'ASKED') {
    const isRepeat =
      review.state === state && review.decidedBy === person && review.contentHash === contentHash
    if (isRepeat) return answer()
    throw new Refusal('STATE_NOT_FIT')
  }
  if (review.askedBy === person) throw new Refusal('SECOND_PERSON_NEEDED')
  if (approved && (await hasWritten(ctx, courseId, compiled.value))) {
    throw new Refusal('OWN_CHANGE')
  }
  const done = await commit(
    ctx,
    by,
    { entity: 'course_review', entityId: review.id, detail: { code: course.code, approved } },
    [
      decide(review, {
        contentHash,
        state,
        by: person,
        byName: nameOf(ctx.actor),
        as,
        at: instant(ctx.clock),
        comment,
      }),
    ],
  )
  if (!done.applied) {
    const newest = await findNewestReview(ctx.db, courseId)
    if (newest?.decidedBy !== person || newest.state !== state) throw new Refusal('STATE_NOT_FIT')
  }
  return answer()
}

/** Asks for the review of a draft as it is now; asked again for a newer content it is the same review. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { nameOf, personOf } from '../author.ts'
import { invalid } from '../publish-course.ts'
import { needsReview } from '../rules.ts'
import { listDraftFiles } from '../store-draft.ts'
import { addReview, askAgain } from '../store-review.ts'
import type { CourseRow } from '../store.ts'
import { readState, reviewOf, reviewStateOf } from './draft-state.ts'
import { courseFor } from './scope.ts'

type Reply = ReplyOf<typeof contract.askReview>

/** Refuses CONTENT_INVALID with all faults for a draft that could not be published. */
export async function askReview(
  ctx: Context,
  { courseId, note }: InputOf<typeof contract.askReview>,
): Promise<Reply> {
  const { course, by } = await courseFor(ctx, 'course.askReview', courseId)
  const { compiled, contentHash, review } = await readState(
    ctx.db,
    course,
    await listDraftFiles(ctx.db, courseId),
  )
  if (!compiled.ok || contentHash === null) throw invalid(compiled.ok ? [] : compiled.problems)
  const needed = needsReview(course, compiled.value.head)
  const person = personOf(ctx.actor) ?? ''
  const isAnswered =
    review?.contentHash === contentHash &&
    (review.state === 'APPROVED' ||
      (review.state === 'ASKED' && review.askedBy === person && review.note === note))
  if (!isAnswered) {
    const isOpen = review?.state === 'ASKED'
    const asked = {
      id: isOpen ? review.id : ctx.ids.uuid(),
      courseId,
      contentHash,
      note,
      askedBy: person,
      askedByName: nameOf(ctx.actor),
      askedAt: instant(ctx.clock),
    }
    const entry = { entity: 'course_review', entityId: asked.id, detail: { code: course.code } }
    await commit(ctx, by, entry, [isOpen ? askAgain(asked) : addReview(asked)])
  }
  return readReview(ctx, course, { needed, contentHash })
}

/** The review as it stands to the given content. */
export async function readReview(
  { db }: Context,
  course: CourseRow,
  { needed, contentHash }: { readonly needed: boolean; readonly contentHash: string },
): Promise<Reply> {
  const row = await reviewOf(db, course, contentHash)
  return { review: reviewStateOf(row, { needed, isCurrent: row?.contentHash === contentHash }) }
}

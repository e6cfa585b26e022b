/** Reads what publishing a draft would change, against the newest published version, and what a reviewer is to approve. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { readContent } from '../read-content.ts'
import { needsReview } from '../rules.ts'
import { listDraftFiles } from '../store-draft.ts'
import { changesOf } from './changes.ts'
import { readState, reviewStateOf } from './draft-state.ts'
import { outlineOf } from './outline.ts'
import { problemsOf, warningsOf } from './read-outline.ts'
import { draftToRead } from './scope.ts'
import { weighDraft } from './weigh-draft.ts'

export async function readChanges(
  ctx: Context,
  { courseId }: InputOf<typeof contract.readChanges>,
): Promise<ReplyOf<typeof contract.readChanges>> {
  const { course } = await draftToRead(ctx, courseId)
  const files = await listDraftFiles(ctx.db, courseId)
  if (files.length === 0) throw new Refusal('NOT_FOUND')
  const outline = outlineOf(files)
  const [state, weighed] = await Promise.all([
    readState(ctx.db, course, files),
    weighDraft(ctx.db, files, outline, dateIn('Asia/Jakarta', ctx.clock.now())),
  ])
  const { compiled, current, contentHash, review } = state
  const before = !compiled.ok || current === null ? null : await readContent(ctx, current.versionId)
  return {
    // What cannot be published changes nothing; its faults say why.
    changes: compiled.ok ? changesOf(before, compiled.value) : [],
    problems: problemsOf(state),
    warnings: warningsOf(state, weighed),
    review: reviewStateOf(review, {
      needed: needsReview(course, outline.settings),
      isCurrent: review?.contentHash === contentHash,
    }),
    contentHash,
  }
}

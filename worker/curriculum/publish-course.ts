/**
 * Publishes a draft: compiles every file, or refuses with all faults at once, and adds an immutable version.
 * The same content as the newest version adds none. What makes a cadre count as trained needs the approval of exactly this content.
 */
import type { ContentProblem, CourseHead } from '../contract/curriculum.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { compileDraft } from './compile/compile-draft.ts'
import { readDraftOf } from './read-draft.ts'
import { needsReview } from './rules.ts'
import { seal, withTransfer } from './compile/seal.ts'
import { addFacts } from './store-facts.ts'
import { addMaterials } from './store-materials.ts'
import { findDecision, type ReviewRow } from './store-review.ts'
import * as store from './store.ts'

const SHOWN_PROBLEMS = 200

export type Published = {
  readonly versionId: string
  readonly versionNumber: number
  readonly contentHash: string
  readonly isNew: boolean
  readonly warnings: ContentProblem[]
}

export async function publishCourse(
  ctx: Context,
  { courseId }: { readonly courseId: string },
): Promise<Published> {
  const course = await store.findCourse(ctx.db, courseId)
  if (course === null) {
    allow(ctx, 'course.publish', 'ID')
    throw new Refusal('NOT_FOUND')
  }
  const by = allow(ctx, 'course.publish', course.ownerArea)
  const { files } = await readDraftOf(ctx, courseId)
  const compiled = await compileDraft(ctx.db, course, files)
  if (!compiled.ok) throw invalid(compiled.problems)
  const { head, warnings, facts, materials } = compiled.value
  const isReviewed = needsReview(course, head)
  if (isReviewed) allow(ctx, 'course.certify', course.ownerArea)
  const draft = await seal(compiled.value, head.review)
  const decision = await findDecision(ctx.db, courseId, draft.hash)
  const approval = decision?.state === 'APPROVED' ? decision : null
  if (isReviewed && approval === null) throw new Refusal('REVIEW_NEEDED')
  const content = await withTransfer(await seal(compiled.value, published(head.review, approval)))
  const id = ctx.ids.uuid()
  const done = await commit(
    ctx,
    by,
    { entity: 'course_version', entityId: id, detail: { code: course.code } },
    [
      store.addVersion({
        id,
        courseId,
        head: content.head,
        contentHash: content.hash,
        publishedAt: instant(ctx.clock),
      }),
      ...content.packs.map(({ slug, text, keys, hash }, position) =>
        store.addPack(id, position, slug, text, keys, hash),
      ),
      addFacts(id, facts),
      ...(materials.length === 0 ? [] : [addMaterials(id, materials)]),
      store.setCountsAsTrained(courseId, content.head.countsAsTrained),
    ],
  )
  const newest = await store.findNewestVersion(ctx.db, courseId)
  if (newest === null) throw new Error('a published course has a version')
  return {
    versionId: newest.id,
    versionNumber: newest.number,
    contentHash: newest.contentHash,
    isNew: done.applied,
    warnings: [...warnings],
  }
}

/** With the name of who approved it; the day is that of the capital. */
function published(review: CourseHead['review'], approval: ReviewRow | null): CourseHead['review'] {
  if (approval === null) return review
  const { decidedByName, decidedAs, decidedAt } = approval
  return {
    ...review,
    by: [decidedByName, decidedAs].filter((part) => part !== null && part !== '').join(', '),
    on: dateIn('Asia/Jakarta', decidedAt ?? ''),
    notice: '',
  }
}

/** Refuses CONTENT_INVALID with the first of all faults. */
export function invalid(problems: readonly ContentProblem[]): Refusal {
  return new Refusal('CONTENT_INVALID', {
    count: problems.length,
    problems: problems.slice(0, SHOWN_PROBLEMS),
  })
}

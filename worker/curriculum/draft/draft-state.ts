/**
 * Where a draft stands: whether it would be published as it is, whether it differs from what is, and what a reviewer said of exactly
 * this content. Reads, never writes.
 */
import type { CourseSummary, SourceFile } from '../../contract/curriculum.ts'
import type { ReviewState } from '../../contract/workshop.ts'
import type { Db } from '../../core/db.ts'
import { compileDraft } from '../compile/compile-draft.ts'
import { getHead } from '../read-course.ts'
import { seal } from '../compile/seal.ts'
import { findDecision, findNewestReview, type ReviewRow } from '../store-review.ts'
import { findNewestVersion, type CourseRow } from '../store.ts'

export type DraftState = {
  readonly compiled: Awaited<ReturnType<typeof compileDraft>>
  /** Names exactly this content; null when it does not compile. */
  readonly contentHash: string | null
  readonly current: CourseSummary['current']
  readonly isChanged: boolean
  /** What is asked, else what was decided of this content, else what was decided last. */
  readonly review: ReviewRow | null
}

export async function readState(
  db: Db,
  course: CourseRow,
  files: readonly SourceFile[],
): Promise<DraftState> {
  const [compiled, newest] = await Promise.all([
    compileDraft(db, course, files),
    findNewestVersion(db, course.id),
  ])
  const head = newest === null ? null : await getHead(db, newest.id)
  const current =
    newest === null || head === null
      ? null
      : {
          versionId: newest.id,
          versionNumber: newest.number,
          title: head.title,
          publishedAt: newest.publishedAt,
        }
  if (!compiled.ok) {
    const review = await findNewestReview(db, course.id)
    return { compiled, contentHash: null, current, isChanged: true, review }
  }
  const draft = compiled.value
  const { hash } = await seal(draft, draft.head.review)
  // What was approved was published with the name of who did.
  const published =
    head === null || head.review.by === null ? hash : (await seal(draft, head.review)).hash
  const isChanged = newest?.contentHash !== published
  return {
    compiled,
    contentHash: hash,
    current,
    isChanged,
    review: await reviewOf(db, course, hash),
  }
}

/** A draft that was taken back to what was decided before is what was decided. */
export async function reviewOf(
  db: Db,
  { id }: Pick<CourseRow, 'id'>,
  contentHash: string,
): Promise<ReviewRow | null> {
  const newest = await findNewestReview(db, id)
  if (newest === null || newest.state === 'ASKED' || newest.contentHash === contentHash)
    return newest
  return (await findDecision(db, id, contentHash)) ?? newest
}

/** `isCurrent`: whether what was decided is what the draft holds now. */
export function reviewStateOf(
  row: ReviewRow | null,
  { needed, isCurrent }: { readonly needed: boolean; readonly isCurrent: boolean },
): ReviewState {
  if (row === null) {
    return {
      needed,
      is: 'none',
      askedAt: null,
      askedBy: null,
      note: '',
      decidedAt: null,
      decidedBy: null,
      decidedAs: null,
      comment: '',
    }
  }
  const decided = isCurrent ? ({ APPROVED: 'approved', RETURNED: 'returned' } as const) : null
  return {
    needed,
    is: row.state === 'ASKED' ? 'asked' : (decided?.[row.state] ?? 'stale'),
    askedAt: row.askedAt,
    askedBy: row.askedByName,
    note: row.note,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedByName,
    decidedAs: row.decidedAs,
    comment: row.comment ?? '',
  }
}

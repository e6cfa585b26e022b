/**
 * Lists courses with where their drafts stand. Nothing is compiled for it: what was saved after it was published or decided counts
 * as changed, and the course's own page says exactly.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { needsReview, ownersFor } from '../rules.ts'
import { listNewestReviews } from '../store-review.ts'
import { reviewStateOf } from './draft-state.ts'
import { COURSE, outlineOf } from './outline.ts'
import * as store from './store-workshop.ts'

export async function listWorkshop(
  ctx: Context,
  { area }: InputOf<typeof contract.listWorkshop>,
): Promise<ReplyOf<typeof contract.listWorkshop>> {
  allow(ctx, 'course.readDraft', area)
  const rows = await store.listWorkshop(ctx.db, ownersFor(area))
  const reviews = await listNewestReviews(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const reviewOf = new Map(reviews.map((review) => [review.courseId, review]))
  return { courses: rows.map((row) => asCourse(row, reviewOf.get(row.id) ?? null, area)) }
}

function asCourse(
  row: store.WorkshopRow,
  review: Parameters<typeof reviewStateOf>[0],
  area: string,
): contract.WorkshopCourse {
  const { settings } = outlineOf(row.source === null ? [] : [{ path: COURSE, text: row.source }])
  const saved = row.savedAt ?? ''
  return {
    courseId: row.id,
    code: row.code,
    ownerArea: row.ownerArea,
    countsAsTrained: settings.countsAsTrained,
    current:
      row.versionId === null
        ? null
        : {
            versionId: row.versionId,
            versionNumber: row.versionNumber ?? 0,
            title: row.title ?? '',
            publishedAt: row.publishedAt ?? '',
          },
    title: row.source === null ? (row.title ?? row.code) : settings.title,
    isOwn: row.ownerArea === area,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    isChanged: row.publishedAt === null || saved > row.publishedAt,
    withdrawnAt: row.withdrawnAt,
    review: reviewStateOf(review, {
      needed: needsReview(row, settings),
      isCurrent: saved <= (review?.decidedAt ?? ''),
    }),
  }
}

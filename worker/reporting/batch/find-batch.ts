/** A batch and its people as an area may see them. Refuses NOT_FOUND for what the area may not see. */
import type { Batch, BatchKind } from '../../contract/batches.ts'
import type { CourseHead } from '../../contract/curriculum.ts'
import { allow, type Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'
import { listHeads } from '../../curriculum/index.ts'
import { getMeeting } from '../../meetings/index.ts'
import { findNamed, showNamed, viewFrom, type View } from '../../roster/index.ts'
import * as store from './store-batch.ts'

export type Asked = {
  readonly area: AreaCode
  readonly kind: BatchKind
  readonly batchId: string
}

export type Found = {
  readonly scope: Scope
  readonly view: View
  readonly batch: Batch
  readonly head: CourseHead | null
}

export async function findBatch(
  ctx: Context,
  { area, kind, batchId }: Asked,
  permission: 'learning.read' | 'insight.read' = 'learning.read',
): Promise<Found> {
  const scope = allow(ctx, permission, area)
  const view = await viewFrom(ctx, area)
  const district = districtOf(area)
  const row: store.BatchRow | null =
    kind === 'cohort'
      ? await store.findCohort(ctx.db, scope, district, batchId)
      : await getMeeting(ctx, scope, area, batchId)
  if (row === null) throw new Refusal('NOT_FOUND')
  const heads = row.courseCode === null ? [] : await listHeads(ctx.db, district)
  const head = heads.find(({ code }) => code === row.courseCode) ?? null
  const { title, startsOn, endsOn } = row
  return {
    scope,
    view,
    head,
    batch: {
      kind,
      id: batchId,
      title,
      startsOn,
      endsOn,
      course: head === null ? null : courseOf(head),
    },
  }
}

function courseOf({
  courseId,
  code,
  title,
  modules,
  finalTest,
}: CourseHead): NonNullable<Batch['course']> {
  return {
    courseId,
    code,
    title,
    modules: modules.map((module) => ({ slug: module.slug, title: module.title })),
    finalTest: finalTest === null ? null : { slug: finalTest.slug, title: finalTest.title },
  }
}

/** The persons of a batch whom the area may see, by name. */
export async function peopleOf(ctx: Context, { scope, view, batch }: Found) {
  const { kind, id } = batch
  const entries =
    kind === 'cohort'
      ? await findNamed(ctx, scope, view, { cohortId: id })
      : await store.listMeetingEntries(ctx.db, scope, id)
  return showNamed(ctx, scope, view, entries)
}

/** Their entries, merged ones too: what each did was done by one of these. */
export async function entriesIn(
  ctx: Context,
  found: Found,
): Promise<{ readonly people: number; readonly entryIds: readonly string[] }> {
  const people = await peopleOf(ctx, found)
  const rows = await store.listEntries(
    ctx.db,
    found.scope,
    people.map(({ cadreId }) => cadreId),
  )
  return { people: people.length, entryIds: rows.map(({ entryId }) => entryId) }
}

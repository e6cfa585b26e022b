/** Saves the source of a course as it is, faults and all; only publishing asks for more. */
import type { SourceFile } from '../contract/curriculum.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { savedBy } from './author.ts'
import * as drafts from './store-draft.ts'
import * as store from './store.ts'

export type DraftInput = {
  readonly courseId?: string | undefined
  readonly code: string
  /** Of a new course; an existing one keeps its own. */
  readonly ownerArea?: AreaCode | undefined
  readonly files: readonly SourceFile[]
  /** The version that was read; 0 for a new course. */
  readonly version: number
}

/** D1 keeps at most 2 MB in a row. */
const MAX_BYTES = 1_500_000

/** Refuses CHANGED_MEANWHILE when the draft has moved on since it was read. */
export async function saveDraft(
  ctx: Context,
  { courseId, code, ownerArea = 'ID', files, version }: DraftInput,
): Promise<{ courseId: string; version: number }> {
  const known = await store.findCourseByCode(ctx.db, code)
  const by = allow(ctx, 'course.draft', known?.ownerArea ?? ownerArea)
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new Refusal('INPUT_INVALID')
  if (new TextEncoder().encode(JSON.stringify(files)).length > MAX_BYTES) {
    throw new Refusal('BODY_TOO_LARGE', { limit: MAX_BYTES })
  }
  if (known === null && version !== 0) throw new Refusal('CHANGED_MEANWHILE', { version: 0 })
  const id = known?.id ?? courseId ?? ctx.ids.uuid()
  const at = instant(ctx.clock)
  const entry = { entity: 'course', entityId: id, detail: { code, files: files.length } }
  const [draft, ...others] = drafts.putDraft(id, files, version, savedBy(ctx.actor, at))
  const done = await commit(
    ctx,
    by,
    entry,
    known === null
      ? [store.putCourse({ id, code, ownerArea }, at), draft, ...others]
      : [draft, ...others],
  )
  if (done.applied) return { courseId: id, version: version + 1 }
  return asTheFirstTime(ctx, code, files, version)
}

/** A repeat finds its own text one version on. */
async function asTheFirstTime(
  ctx: Context,
  code: string,
  files: readonly SourceFile[],
  version: number,
): Promise<{ courseId: string; version: number }> {
  const course = await store.findCourseByCode(ctx.db, code)
  const draft = course === null ? null : await drafts.findDraft(ctx.db, course.id)
  if (draft?.version === version + 1) {
    const kept = await drafts.listDraftFiles(ctx.db, draft.courseId)
    const given = new Map(files.map(({ path, text }) => [path, text]))
    if (kept.length === given.size && kept.every(({ path, text }) => given.get(path) === text))
      return { courseId: draft.courseId, version: draft.version }
  }
  throw new Refusal('CHANGED_MEANWHILE', { version: draft?.version ?? 0 })
}

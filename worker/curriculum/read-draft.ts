/** Reads the source of a course as it was saved last. */
import type { SourceFile } from '../contract/curriculum.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import * as drafts from './store-draft.ts'
import * as store from './store.ts'

export type Draft = {
  readonly courseId: string
  readonly ownerArea: AreaCode
  readonly files: SourceFile[]
  readonly version: number
  readonly savedAt: string
}

export async function readDraft(ctx: Context, code: string): Promise<Draft> {
  const course = await store.findCourseByCode(ctx.db, code)
  allow(ctx, 'course.draft', course?.ownerArea ?? 'ID')
  if (course === null) throw new Refusal('NOT_FOUND')
  return { ...(await readDraftOf(ctx, course.id)), ownerArea: course.ownerArea }
}

/** Without a look at who asks. */
export async function readDraftOf(
  ctx: Pick<Context, 'db'>,
  courseId: string,
): Promise<Omit<Draft, 'ownerArea'>> {
  const row = await drafts.findDraft(ctx.db, courseId)
  if (row === null) throw new Refusal('NOT_FOUND')
  const files = await drafts.listDraftFiles(ctx.db, courseId)
  const { version, savedAt } = row
  return { courseId, version, savedAt, files: files.map(({ path, text }) => ({ path, text })) }
}

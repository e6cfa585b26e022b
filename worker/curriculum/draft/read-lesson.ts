/** Reads one lesson of a draft: its text, only its version, or its earlier texts. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { lessonFile } from './outline.ts'
import { draftToRead } from './scope.ts'
import * as store from './store-lesson.ts'

type At = InputOf<typeof contract.readLesson>

export async function readLesson(
  ctx: Context,
  { courseId, module, lesson }: At,
): Promise<ReplyOf<typeof contract.readLesson>> {
  await draftToRead(ctx, courseId)
  const file = await store.findDraftFile(ctx.db, courseId, lessonFile(module, lesson))
  if (file === null) throw new Refusal('NOT_FOUND')
  const { text, version, savedAt, savedBy } = file
  return { text, version, savedAt, savedBy }
}

export async function watchLesson(
  ctx: Context,
  { courseId, module, lesson }: At,
): Promise<ReplyOf<typeof contract.watchLesson>> {
  await draftToRead(ctx, courseId)
  const found = await store.findFileVersion(ctx.db, courseId, lessonFile(module, lesson))
  if (found === null) throw new Refusal('NOT_FOUND')
  return found
}

/** The newest 50; also those of a lesson that is gone. */
export async function listRevisions(
  ctx: Context,
  { courseId, module, lesson }: At,
): Promise<ReplyOf<typeof contract.listRevisions>> {
  await draftToRead(ctx, courseId)
  return { revisions: await store.listRevisions(ctx.db, courseId, lessonFile(module, lesson)) }
}

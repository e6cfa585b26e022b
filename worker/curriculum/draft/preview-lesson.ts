/** Shows a lesson as phones would, with the text that its author has on the screen, saved or not. Writes nothing. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { listDraftFiles } from '../store-draft.ts'
import { lessonFile, outlineOf } from './outline.ts'
import { draftToRead } from './scope.ts'
import { weighDraft } from './weigh-draft.ts'

/** Refuses NOT_FOUND for a lesson that its module does not list. */
export async function previewLesson(
  ctx: Context,
  { courseId, module, lesson, text }: InputOf<typeof contract.previewLesson>,
): Promise<ReplyOf<typeof contract.previewLesson>> {
  await draftToRead(ctx, courseId)
  const path = lessonFile(module, lesson)
  const files = await listDraftFiles(ctx.db, courseId)
  const asWritten = files.map((file) => (file.path === path ? { path, text } : file))
  const today = dateIn('Asia/Jakarta', ctx.clock.now())
  const weighed = await weighDraft(ctx.db, asWritten, outlineOf(asWritten), today, path)
  const found = weighed.get(path)
  if (found === undefined) throw new Refusal('NOT_FOUND')
  return found
}

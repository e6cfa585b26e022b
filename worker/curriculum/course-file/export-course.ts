/** A draft as files that hold all of it: its questions are written into them again, and the media that it names are listed. */
import type { exportCourse as endpoint } from '../../contract/bank.ts'
import type { ReplyOf } from '../../contract/endpoint.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { loadItems } from '../bank/load-items.ts'
import { mediaNamedIn } from '../compile/compile-draft.ts'
import { draftToRead } from '../draft/scope.ts'
import { readItems, writeItems, type ListedItem } from '../compile/item-source.ts'
import * as drafts from '../store-draft.ts'

/** A file of questions that cannot be read is handed out as it is. */
export async function exportCourse(
  ctx: Context,
  { courseId }: { readonly courseId: string },
): Promise<ReplyOf<typeof endpoint>> {
  const { course } = await draftToRead(ctx, courseId)
  const [draft, kept] = await Promise.all([
    drafts.findDraft(ctx.db, courseId),
    drafts.listDraftFiles(ctx.db, courseId),
  ])
  if (draft === null) throw new Refusal('NOT_FOUND')
  const banked = await loadItems(ctx.db, course.ownerArea, kept)
  const missing: string[] = []
  const files = kept.map(({ path, text }) => {
    const read = path.endsWith('/soal.yaml') ? readItems(text) : null
    const listed = read?.ok === true ? read.value.value : []
    if (!listed.some(({ kind }) => kind === 'reference')) return { path, text }
    const whole = listed.map((entry): ListedItem => {
      const known = entry.kind === 'reference' ? banked.get(entry.code) : undefined
      if (known !== undefined) {
        return {
          kind: 'inline',
          code: entry.code,
          for: entry.for,
          item: known.item,
          tags: known.tags,
        }
      }
      if (entry.kind === 'reference') missing.push(entry.code)
      return entry
    })
    return { path, text: writeItems(whole) }
  })
  const { code, ownerArea } = course
  return { code, ownerArea, version: draft.version, files, media: mediaNamedIn(files), missing }
}

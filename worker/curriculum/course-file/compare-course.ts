/**
 * Says what opening a file of a course would do before anything is written: whether the area has the course, what of its draft would
 * change, which of its questions the bank has, has otherwise, or has not.
 */
import type { compareCourse as endpoint } from '../../contract/course-file.ts'
import type { SourceFile } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { loadItems, picturesIn } from '../bank/load-items.ts'
import { imagesOf } from '../bank/present.ts'
import { freeCode } from './brought-files.ts'
import { mediaNamedIn } from '../compile/compile-draft.ts'
import { compileCourse } from '../compile/compile.ts'
import { changesOf } from '../draft/changes.ts'
import { outlineOf } from '../draft/outline.ts'
import { listCodes } from '../draft/store-workshop.ts'
import { writeItems, type ListedItem } from '../compile/item-source.ts'
import type { KnownMedium } from '../media.ts'
import { codesIn, readLists, shelve, type ItemList } from './shelve.ts'
import * as drafts from '../store-draft.ts'
import * as store from '../store.ts'

type Input = InputOf<typeof endpoint>

/** Refuses CONTENT_INVALID with the faults of files that list questions and cannot be read. */
export async function compareCourse(
  ctx: Context,
  { ownerArea, code, files, media }: Input,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.import', ownerArea)
  allow(ctx, 'course.draft', ownerArea)
  const lists = readLists(files)
  const found = await store.findCourseByCode(ctx.db, code)
  const course = found?.ownerArea === ownerArea ? found : null
  const [draft, kept, codes] = await Promise.all([
    course === null ? null : drafts.findDraft(ctx.db, course.id),
    course === null ? [] : drafts.listDraftFiles(ctx.db, course.id),
    listCodes(ctx.db),
  ])
  const inline = lists.flatMap(({ items }) => items.filter((item) => item.kind === 'inline'))
  const shelved = await shelve(ctx, ownerArea, inline, codesIn(kept))
  const brought = withCodes(files, lists, shelved.codes)
  const [now, before] = await Promise.all([
    compiled(ctx, { ownerArea, code }, brought, media),
    kept.length === 0 ? null : compiled(ctx, { ownerArea, code }, kept, []),
  ])
  const { modules } = outlineOf(files)
  return {
    course:
      course === null || draft === null
        ? null
        : {
            courseId: course.id,
            title: outlineOf(kept).settings.title,
            version: draft.version,
            savedAt: draft.savedAt,
          },
    newCode: freeCode(code, new Set(codes.map((each) => each.code))),
    modules: modules.map((module) => ({
      title: module.title,
      lessons: module.lessons.map((lesson) => lesson.title),
    })),
    changes: now.ok && before?.ok === true ? changesOf(before.value, now.value) : [],
    problems: now.ok ? [] : [...now.problems],
    items: [...shelved.outcomes],
  }
}

/** As the draft would compile: media that come with the file count as uploaded, though their size in pixels is not known yet. */
async function compiled(
  ctx: Context,
  { ownerArea, code }: Pick<Input, 'ownerArea' | 'code'>,
  files: readonly SourceFile[],
  media: Input['media'],
) {
  const banked = await loadItems(ctx.db, ownerArea, files)
  const inline = readLists(files).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'inline' ? imagesOf(item.item.content) : [])),
  )
  const known = await store.listMedia(ctx.db, [
    ...mediaNamedIn(files),
    ...picturesIn(banked),
    ...inline.map(({ file }) => file),
  ])
  const coming = media.filter(({ name }) => !known.has(name)).map(asKnown)
  const all = new Map([...coming.map((each) => [each.name, each] as const), ...known])
  return compileCourse(files, code, all, banked)
}

function asKnown({ name, bytes }: Input['media'][number]): KnownMedium {
  return name.endsWith('.webp')
    ? { name, kind: 'image', bytes, width: 1, height: 1, seconds: null }
    : { name, kind: 'audio', bytes, width: null, height: null, seconds: null }
}

/** Every question under the code that it would have in the bank, so that it is held against itself. */
function withCodes(
  files: readonly SourceFile[],
  lists: readonly ItemList[],
  codes: ReadonlyMap<string, string>,
): SourceFile[] {
  const items = new Map(lists.map((list) => [list.path, list.items]))
  return files.map(({ path, text }) => {
    const listed = items.get(path) ?? []
    if (listed.every(({ code }) => (codes.get(code) ?? code) === code)) return { path, text }
    const renamed = listed.map((item): ListedItem => ({
      ...item,
      code: codes.get(item.code) ?? item.code,
    }))
    return { path, text: writeItems(renamed) }
  })
}

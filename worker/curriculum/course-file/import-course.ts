/**
 * Takes a whole course with its questions in its files: the questions go into the bank of its area, the draft keeps references
 * to them, in one batch. What the bank has word for word is referred to, and nobody else's question is ever changed.
 */
import type { importCourse as endpoint } from '../../contract/bank.ts'
import type { SourceFile } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy } from '../author.ts'
import * as bank from '../bank/store-bank.ts'
import { broughtFiles } from './brought-files.ts'
import { listTakenBeside } from '../draft/store-workshop.ts'
import { ownersFor } from '../rules.ts'
import { codesIn, readLists, shelve, withReferences } from './shelve.ts'
import * as drafts from '../store-draft.ts'
import * as store from '../store.ts'

/** D1 takes at most 2 MB in one value. */
const MAX_BYTES = 1_500_000

/** With questions in the files: they go into the bank and leave a reference. */
const MOST_GIVEN_BYTES = 6_000_000

/**
 * Refuses CONTENT_INVALID with the faults of files that list questions and cannot be read, CHANGED_MEANWHILE when the draft or
 * one of its questions has moved on, CONFLICT when the id is another course's, DUPLICATE when a new course's code is taken.
 */
export async function importCourse(
  ctx: Context,
  input: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  const { courseId, code, ownerArea, version } = input
  const course = await store.findCourseByCode(ctx.db, code)
  const owner = course?.ownerArea ?? ownerArea
  allow(ctx, 'item.import', owner)
  const by = allow(ctx, 'course.draft', owner)
  if (new Set(input.files.map(({ path }) => path)).size < input.files.length)
    throw new Refusal('INPUT_INVALID')
  if (new TextEncoder().encode(JSON.stringify(input.files)).length > MOST_GIVEN_BYTES)
    throw new Refusal('BODY_TOO_LARGE', { limit: MOST_GIVEN_BYTES })
  const known = courseId === undefined ? null : await store.findCourse(ctx.db, courseId)
  // Another district's course is like one that there is not.
  if (known !== null) allow(ctx, 'course.draft', known.ownerArea)
  // An id names one course: that of the code, or one that is to be.
  if (known !== null && (known.code !== code || known.ownerArea !== owner))
    throw new Refusal('CONFLICT')
  if (input.title !== undefined && course !== null) return asBefore(ctx, input, known)
  const files =
    input.title === undefined
      ? input.files
      : broughtFiles(
          input.files,
          { title: input.title, code },
          await listTakenBeside(ctx.db, owner, ownersFor(owner)),
        )
  const lists = readLists(files)
  const id = course?.id ?? courseId ?? ctx.ids.uuid()
  const [draft, kept] = await Promise.all([
    drafts.findDraft(ctx.db, id),
    drafts.listDraftFiles(ctx.db, id),
  ])
  const inline = lists.flatMap(({ items }) => items.filter((item) => item.kind === 'inline'))
  const shelved = await shelve(ctx, owner, inline, codesIn(kept))
  const written = withReferences(files, lists, shelved.codes)
  const isSame = kept.length === written.length && written.every(isAmong(kept))
  const [first, ...others] = shelved.next
  if (isSame && first === undefined && draft !== null) {
    return { courseId: id, version: draft.version, ...shelved.counts }
  }
  if (new TextEncoder().encode(JSON.stringify(written)).length > MAX_BYTES)
    throw new Refusal('BODY_TOO_LARGE', { limit: MAX_BYTES })
  if ((draft?.version ?? 0) !== version) throw changed(draft?.version)
  const at = instant(ctx.clock)
  const saved = savedBy(ctx.actor, at)
  const items: Sql[] =
    first === undefined
      ? []
      : bank.putVersions(owner, [first, ...others], { ...saved, importId: null })
  const [touched, ...moved] = drafts.putDraft(id, written, version, saved)
  const rest = [...moved, ...items]
  const entry = {
    entity: 'course',
    entityId: id,
    detail: { code, files: files.length, ...shelved.counts },
  }
  const done = await commit(
    ctx,
    by,
    entry,
    course === null
      ? [store.putCourse({ id, code, ownerArea: owner }, at), touched, ...rest]
      : [touched, ...rest],
  )
  if (!done.applied) throw changed(draft?.version)
  return { courseId: id, version: version + 1, ...shelved.counts }
}

/** A course of its own is made once; asked again for the same one, its draft is left as it is now. */
async function asBefore(
  ctx: Context,
  { code }: InputOf<typeof endpoint>,
  known: store.CourseRow | null,
): Promise<ReplyOf<typeof endpoint>> {
  if (known === null) throw new Refusal('DUPLICATE', { code })
  const draft = await drafts.findDraft(ctx.db, known.id)
  return { courseId: known.id, version: draft?.version ?? 0, added: 0, changed: 0, same: 0 }
}

function changed(version = 0): Refusal {
  return new Refusal('CHANGED_MEANWHILE', { version })
}

function isAmong(kept: readonly SourceFile[]): (file: SourceFile) => boolean {
  const known = new Map(kept.map(({ path, text }) => [path, text]))
  return ({ path, text }) => known.get(path) === text
}

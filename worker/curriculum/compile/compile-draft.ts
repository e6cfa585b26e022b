/**
 * Compiles a draft as it would be published in its area: with the media it names, and against the courses beside it.
 * Reads, never writes; refuses nothing.
 */
import type { ContentProblem, SourceFile } from '../../contract/curriculum.ts'
import type { Db } from '../../core/db.ts'
import { no, ok, type Result } from '../../core/result.ts'
import { loadItems, picturesIn } from '../bank/load-items.ts'
import { compileCourse, type Compiled } from './compile.ts'
import { ownersFor, refreshedFault, takenNames } from '../rules.ts'
import * as store from '../store.ts'

type Faulty = { readonly reason: 'CONTENT_INVALID'; readonly problems: readonly ContentProblem[] }

/** With every fault at once, or with what `review` may never say by itself: that somebody checked it. */
export async function compileDraft(
  db: Db,
  course: Pick<store.CourseRow, 'id' | 'code' | 'ownerArea'>,
  files: readonly SourceFile[],
): Promise<Result<Compiled, Faulty>> {
  const banked = await loadItems(db, course.ownerArea, files)
  const media = await store.listMedia(db, [...mediaNamedIn(files), ...picturesIn(banked)])
  const compiled = compileCourse(files, course.code, media, banked)
  if (!compiled.ok) return compiled
  const { head } = compiled.value
  const owners = ownersFor(course.ownerArea)
  const beside = await store.listHeadsBeside(db, course.id, course.ownerArea, owners)
  const source = files.find(({ path }) => path === 'course.yaml')?.text ?? ''
  const taken = takenNames(head, beside, source)
  if (taken.length > 0) return no<Faulty>({ reason: 'CONTENT_INVALID', problems: taken })
  const lost = refreshedFault(head, beside, source)
  if (lost !== null) return no<Faulty>({ reason: 'CONTENT_INVALID', problems: [lost] })
  const review = { ...head.review, by: null, on: null }
  return ok({ ...compiled.value, head: { ...head, review } })
}

/** The uploaded files that some sources name. */
export function mediaNamedIn(files: readonly Pick<SourceFile, 'text'>[]): string[] {
  const names = files.flatMap(
    ({ text }) => text.match(/\b(?:[0-9a-f]{16}){1,2}\.(?:webp|webm|ogg)\b/g) ?? [],
  )
  return [...new Set(names)]
}

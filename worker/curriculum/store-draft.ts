/** The SQL of drafts: the version of each course's draft, and its files, each with a version of its own. */
import type { SourceFile } from '../contract/curriculum.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { Saved } from './author.ts'

export type DraftRow = {
  readonly courseId: string
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
  /** The account; null when it was none. */
  readonly savedById: string | null
}

/** A path that was there before goes on counting, so that no version of it means two texts. */
const NEXT_VERSION = sql`coalesce((select max(r.version) from draft_revisions r
  where r.course_id = course and r.path = file), 0) + 1`

/**
 * Saves the whole draft over version `read`: the first statement touches no row when somebody saved in between. Files that are
 * the same keep their version, but for the course's own, which is that of the outline; what is overwritten or gone is kept.
 */
export function putDraft(
  courseId: string,
  files: readonly SourceFile[],
  read: number,
  saved: Saved,
): [Sql, ...Sql[]] {
  return [
    touchDraft(courseId, read, saved),
    sql`insert into draft_revisions (course_id, path, version, text, saved_at, saved_by, saved_by_id)
      select f.course_id, f.path, f.version, f.text, f.saved_at, f.saved_by, f.saved_by_id
      from draft_files f left join json_each(${json(files)}) n on n.value ->> 'path' = f.path
      where f.course_id = ${courseId} and (f.text is not (n.value ->> 'text') or f.path = 'course.yaml')
      on conflict do nothing`,
    ...putFiles(courseId, files, saved),
    sql`delete from draft_files where course_id = ${courseId}
      and path not in (select value from json_each(${json(files.map(({ path }) => path))}))`,
  ]
}

/** Writes some files whatever their versions are; what has the same text keeps its version, but for `course.yaml`. */
export function putFiles(
  courseId: string,
  files: readonly SourceFile[],
  { at, by, byId }: Saved,
): Sql[] {
  return [
    sql`insert into draft_files (course_id, path, text, version, saved_at, saved_by, saved_by_id)
      select course, file, text, ${NEXT_VERSION}, ${at}, ${by}, ${byId}
      from (select ${courseId} as course, value ->> 'path' as file, value ->> 'text' as text
        from json_each(${json(files)})) where true
      on conflict (course_id, path) do update set text = excluded.text, version = version + 1,
        saved_at = excluded.saved_at, saved_by = excluded.saved_by, saved_by_id = excluded.saved_by_id
        where draft_files.text <> excluded.text or draft_files.path = 'course.yaml'`,
  ]
}

/** Takes the draft from version `read` to the next, or makes it when that is 0; touches no row when it has moved on. */
export function touchDraft(courseId: string, read: number, { at, by, byId }: Saved): Sql {
  if (read === 0) {
    return sql`insert into course_drafts (course_id, version, saved_at, saved_by, saved_by_id)
      values (${courseId}, 1, ${at}, ${by}, ${byId})`
  }
  return sql`update course_drafts set version = ${read + 1}, saved_at = ${at}, saved_by = ${by},
    saved_by_id = ${byId} where course_id = ${courseId} and version = ${read}`
}

export function findDraft(db: Db, courseId: string): Promise<DraftRow | null> {
  return db.first<DraftRow>(sql`select * from course_drafts where course_id = ${courseId}`)
}

export type DraftFileRow = SourceFile & {
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
  /** The account; null when it was none. */
  readonly savedById: string | null
}

/** Every file of a draft, by path. */
export function listDraftFiles(db: Db, courseId: string): Promise<DraftFileRow[]> {
  return db.all<DraftFileRow>(sql`select path, text, version, saved_at, saved_by, saved_by_id
    from draft_files where course_id = ${courseId} order by path`)
}

/**
 * The SQL of editing: one lesson, or settings and order with the lessons that come and go. Every save names the version it read,
 * in the statement that changes the row; what is overwritten or removed goes to `draft_revisions` in the same batch.
 */
import type { SourceFile } from '../../contract/curriculum.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { Saved } from '../author.ts'
import { putFiles, type DraftFileRow } from '../store-draft.ts'

export function findDraftFile(
  db: Db,
  courseId: string,
  path: string,
): Promise<DraftFileRow | null> {
  return db.first<DraftFileRow>(sql`select path, text, version, saved_at, saved_by, saved_by_id
    from draft_files where course_id = ${courseId} and path = ${path}`)
}

export type FileVersion = Pick<DraftFileRow, 'version' | 'savedAt' | 'savedBy'>

export function findFileVersion(
  db: Db,
  courseId: string,
  path: string,
): Promise<FileVersion | null> {
  return db.first<FileVersion>(sql`select version, saved_at, saved_by
    from draft_files where course_id = ${courseId} and path = ${path}`)
}

/** Touches no row when the file is not at version `read` any more. */
export function putText(
  courseId: string,
  file: SourceFile,
  read: number,
  { at, by, byId }: Saved,
): Sql {
  return sql`update draft_files set text = ${file.text}, version = ${read + 1}, saved_at = ${at},
      saved_by = ${by}, saved_by_id = ${byId}
    where course_id = ${courseId} and path = ${file.path} and version = ${read}`
}

/** The text that a guarded save is about to replace. */
export function keepRevision(courseId: string, file: DraftFileRow): Sql {
  return sql`insert into draft_revisions (course_id, path, version, text, saved_at, saved_by, saved_by_id)
    values (${courseId}, ${file.path}, ${file.version}, ${file.text}, ${file.savedAt}, ${file.savedBy},
      ${file.savedById})
    on conflict do nothing`
}

/** The draft's own version goes up with every change of any file. */
export function raiseDraft(courseId: string, { at, by, byId }: Saved): Sql {
  return sql`update course_drafts set version = version + 1, saved_at = ${at}, saved_by = ${by},
    saved_by_id = ${byId} where course_id = ${courseId}`
}

/** Who holds the outline open is told: what it says of a lesson is not so any more. */
export function raiseOutline(courseId: string, { at, by, byId }: Saved): Sql {
  return sql`update draft_files set version = version + 1, saved_at = ${at}, saved_by = ${by},
      saved_by_id = ${byId}
    where course_id = ${courseId} and path = 'course.yaml'`
}

export type OutlineWrite = {
  readonly courseId: string
  /** The course's own file as it will be, and its version as it was read. */
  readonly course: SourceFile
  readonly read: number
  readonly put: readonly SourceFile[]
  readonly gone: readonly string[]
  readonly relied: readonly Pick<DraftFileRow, 'path' | 'version'>[]
}

/**
 * The first statement touches no row when somebody saved the outline in between; the whole breaks on `draft_files.text` when a
 * lesson whose text was taken as read has changed. The course's own file goes to the history as it is now too: it is the trace of who
 * changed settings and order, also by taking something away, and nobody who did may approve them.
 */
export function putOutline(write: OutlineWrite, saved: Saved): [Sql, ...Sql[]] {
  const { courseId, course, read, put, gone, relied } = write
  const touched = json([course.path, ...put.map(({ path }) => path), ...gone])
  return [
    read === 0
      ? sql`insert into draft_files (course_id, path, text, version, saved_at, saved_by, saved_by_id)
          values (${courseId}, ${course.path}, ${course.text}, 1, ${saved.at}, ${saved.by}, ${saved.byId})
          on conflict do nothing`
      : putText(courseId, course, read, saved),
    sql`insert into draft_files (course_id, path, text, version, saved_at, saved_by)
      select ${courseId}, value ->> 'path', null, 0, '', '' from json_each(${json(relied)})
      where not exists (select 1 from draft_files where course_id = ${courseId}
        and path = value ->> 'path' and version = value ->> 'version')`,
    sql`insert into draft_revisions (course_id, path, version, text, saved_at, saved_by, saved_by_id)
      select course_id, path, version, text, saved_at, saved_by, saved_by_id from draft_files
      where course_id = ${courseId} and path in (select value from json_each(${touched}))
      on conflict do nothing`,
    ...putFiles(courseId, put, saved),
    sql`delete from draft_files where course_id = ${courseId}
      and path in (select value from json_each(${json(gone)}))`,
    raiseDraft(courseId, saved),
  ]
}

export type RevisionRow = {
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
  readonly text: string
}

const MOST_REVISIONS = 50

export function listRevisions(db: Db, courseId: string, path: string): Promise<RevisionRow[]> {
  return db.all<RevisionRow>(sql`select version, saved_at, saved_by, text from draft_revisions
    where course_id = ${courseId} and path = ${path} order by version desc limit ${MOST_REVISIONS}`)
}

/** The SQL of who wrote what of a draft: its files, their earlier texts, and the questions that it asks. */
import { json, sql, type Db } from '../../core/db.ts'

/** The versions of a question above one and up to another. */
export type ItemVersions = {
  readonly itemId: string
  readonly above: number
  readonly upTo: number
}

/** `<itemId>.<version>` of each question of the bank that a published version asks. */
export async function listEditions(db: Db, versionId: string): Promise<string[]> {
  const rows = await db.all<{ edition: string }>(sql`select k.value ->> 'edition' as edition
    from course_packs p cross join json_each(p.keys) k
    where p.version_id = ${versionId} and k.value ->> 'edition' is not null`)
  return rows.map(({ edition }) => edition)
}

/** Whether a person saved any of it; `since`: files from this instant on. */
export async function hasSaved(
  db: Db,
  of: {
    readonly courseId: string
    readonly person: string
    readonly since: string
    readonly items: readonly ItemVersions[]
  },
): Promise<boolean> {
  const { courseId, person, since, items } = of
  const found = await db.first<{ found: number }>(sql`select 1 as found where exists (
      select 1 from draft_files
        where course_id = ${courseId} and saved_by_id = ${person} and saved_at >= ${since})
    or exists (select 1 from draft_revisions
        where course_id = ${courseId} and saved_by_id = ${person} and saved_at >= ${since})
    or exists (select 1 from json_each(${json(items)}) i
      cross join bank_item_versions v on v.item_id = i.value ->> 'itemId'
        and v.number > i.value ->> 'above' and v.number <= i.value ->> 'upTo'
        and v.saved_by_id = ${person})`)
  return found !== null
}

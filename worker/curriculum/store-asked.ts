/** The SQL of one question in every version of a course that asks it. */
import type { ItemKey, Question } from '../contract/curriculum.ts'
import { sql, type Db } from '../core/db.ts'

export type Asked = {
  readonly versionId: string
  readonly versionNumber: number
  /** A module's slug, or that of the final test. */
  readonly slug: string
  readonly question: Question
  readonly key: ItemKey
}

/** Newest version first; a question stands in one quiz of each. Reads every pack of the course. */
export async function listAsked(db: Db, courseId: string, questionId: string): Promise<Asked[]> {
  const rows = await db.all<
    Omit<Asked, 'question' | 'key'> & { question: string; key: string }
  >(sql`select v.id as version_id, v.number as version_number, p.slug, q.value as question, k.value as key
    from course_versions v cross join course_packs p on p.version_id = v.id
      cross join json_each(p.keys) k on k.key = ${questionId}
      cross join json_each(p.pack, '$.questions') q on q.value ->> 'id' = k.key
    where v.course_id = ${courseId} order by v.number desc, p.position`)
  return rows.map((row) => ({
    ...row,
    // Safe: parts of what `addPack` wrote.
    question: JSON.parse(row.question) as Question,
    key: JSON.parse(row.key) as ItemKey,
  }))
}

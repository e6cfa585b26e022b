/** The SQL of the fact cards of published versions. Immutable like their version. */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { PublishedFact } from './compile/markdown.ts'

export function addFacts(versionId: string, facts: readonly PublishedFact[]): Sql {
  return sql`insert into published_facts
      (version_id, id, module, lesson, figure, source, reviewed_on, review_by, may_be_local)
    select ${versionId}, value ->> 'id', value ->> 'module', value ->> 'lesson', value ->> 'figure',
      value ->> 'source', value ->> 'reviewedOn', value ->> 'reviewBy', value ->> 'mayBeLocal'
    from json_each(${json(facts)})`
}

export type FactRow = Omit<PublishedFact, 'mayBeLocal'> & {
  readonly versionId: string
  readonly courseId: string
  readonly mayBeLocal: number
}

/** Of the newest versions of the courses of some owners that are on the phones; what is to be reviewed first comes first. */
export function listFacts(db: Db, owners: readonly AreaCode[]): Promise<FactRow[]> {
  return db.all<FactRow>(sql`select f.*, c.id as course_id
    from courses c
      join course_versions v on v.course_id = c.id
        and v.number = (select max(number) from course_versions where course_id = c.id)
      join published_facts f on f.version_id = v.id
    where c.owner_area in (select value from json_each(${json(owners)})) and c.withdrawn_at is null
    order by f.review_by, c.id, f.module, f.id`)
}

export async function listFactsOf(db: Db, versionId: string): Promise<PublishedFact[]> {
  const rows =
    await db.all<FactRow>(sql`select id, module, lesson, figure, source, reviewed_on, review_by, may_be_local
    from published_facts where version_id = ${versionId} order by module, id`)
  return rows.map(({ mayBeLocal, ...fact }) => ({ ...fact, mayBeLocal: mayBeLocal === 1 }))
}

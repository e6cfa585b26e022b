/** The SQL that lets the details of old answers go: what was chosen is emptied, what was right, the mark and the pass stay. */
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

/** Attempts of cadres of a district who have done nothing in that course since `before`. */
function old(district: AreaCode, before: Instant): Sql {
  return sql`standings s cross join attempts a on a.cadre_id = s.cadre_id and a.course_id = s.course_id
    where s.district_code = ${district} and s.last_activity_at < ${before} and a.submitted_at < ${before}
      and a.answers <> 'null'`
}

export async function countOldAnswers(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  before: Instant,
): Promise<number> {
  const row = await db.first<{ due: number }>(
    sql`select count(*) as due from ${old(district, before)}`,
  )
  return row?.due ?? 0
}

/** The first of both is the change: so many attempts at most. `null` for answers says that they were let go; a corrected key passes such an attempt by. */
export function thinAnswers(
  district: AreaCode,
  before: Instant,
  most: number,
): readonly [Sql, ...Sql[]] {
  const ids = sql`select a.id from ${old(district, before)} order by a.id limit ${most}`
  return [
    sql`update attempts set answers = 'null', marks = (
        select json_group_array(json_object('itemId', m.value ->> 'itemId', 'chosen', null,
          'right', json(case when m.value ->> 'right' then 'true' else 'false' end)))
        from json_each(attempts.marks) m)
      where id in (${ids})`,
    sql`update learning_events set body = '{}' where body <> '{}'
      and id in (select a.id from standings s cross join attempts a on a.cadre_id = s.cadre_id and a.course_id = s.course_id
        where s.district_code = ${district} and s.last_activity_at < ${before} and a.submitted_at < ${before}
          and a.answers = 'null')`,
  ]
}

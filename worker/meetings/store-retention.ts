/** The SQL that lets go what was written in free words about meetings that are long over; the counted marks stay. */
import type { Scope } from '../core/access.ts'
import type { DateOnly } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

function old(district: AreaCode, before: DateOnly): Sql {
  return sql`meetings m cross join evaluation_texts t on t.meeting_id = m.id
    where m.district_code = ${district} and m.ends_on < ${before}`
}

export async function countOldTexts(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  before: DateOnly,
): Promise<number> {
  const row = await db.first<{ due: number }>(
    sql`select count(*) as due from ${old(district, before)}`,
  )
  return row?.due ?? 0
}

export function dropTexts(district: AreaCode, before: DateOnly, most: number): Sql {
  return sql`delete from evaluation_texts
    where id in (select t.id from ${old(district, before)} order by t.id limit ${most})`
}

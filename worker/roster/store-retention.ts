/** The SQL that lets go the telephone numbers of cadres who have long served nowhere. */
import type { Scope } from '../core/access.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

/** With a number, and out of every duty of any of her entries since before that day; who never had one, since she was entered. */
function long(district: AreaCode, before: DateOnly): Sql {
  const person = sql`coalesce(cadres.merged_into, cadres.id)`
  const entries = sql`select e.id from cadres e where e.id = ${person} or e.merged_into = ${person}`
  return sql`district_code = ${district} and phone_sealed is not null and created_at < ${before}
    and not exists (select 1 from assignments a where a.cadre_id in (${entries})
      and (a.ended_on is null or a.ended_on >= ${before}))`
}

export async function countOldPhones(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  before: DateOnly,
): Promise<number> {
  const row = await db.first<{ due: number }>(
    sql`select count(*) as due from cadres where ${long(district, before)}`,
  )
  return row?.due ?? 0
}

export function dropPhones(district: AreaCode, before: DateOnly, most: number, at: Instant): Sql {
  return sql`update cadres set phone_sealed = null, phone_key = null, phone_tail = null, version = version + 1, updated_at = ${at}
    where id in (select id from cadres where ${long(district, before)} order by id limit ${most})`
}

/** The SQL of this room's part of an erasure. */
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { ERASED_NAME } from './rules.ts'
import { entriesOf } from './store-persons.ts'

export async function listEntriesOf(db: Db, scope: Scope, cadreId: string): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select id from cadres
    where id in (${entriesOf([cadreId])}) and ${withinArea('district_code', scope.area)} order by id`)
  return rows.map(({ id }) => id)
}

/** A term that is ahead ends on the day it would have begun. The code of a cadre is on papers and names nobody by itself: it stays. */
export function forgetEntries(
  district: AreaCode,
  cadreIds: readonly string[],
  today: string,
  at: string,
): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    sql`update cadres set name = ${ERASED_NAME}, name_key = '', sex = null, phone_sealed = null, phone_key = null,
        phone_pepper = null, phone_tail = null, erased_at = coalesce(erased_at, ${at}), version = version + 1,
        updated_at = ${at}
      where id in ${hers} and district_code = ${district}`,
    sql`update assignments set ended_on = max(started_on, ${today}), end_reason = 'OTHER'
      where cadre_id in ${hers} and district_code = ${district} and (ended_on is null or ended_on > ${today})`,
  ]
}

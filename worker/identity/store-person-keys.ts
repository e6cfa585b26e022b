/** The SQL of cadres' keys. */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { WrappedPersonKey } from '../core/person-keys.ts'

export type PersonKeyRow = WrappedPersonKey & { readonly cadreId: string }
export type NewPersonKey = PersonKeyRow

/** In no order; who has none is left out. */
export function listPersonKeys(db: Db, cadreIds: readonly string[]): Promise<PersonKeyRow[]> {
  return db.all<PersonKeyRow>(sql`select k.cadre_id, k.wrapped, k.data_key
    from json_each(${json(cadreIds)}) sought cross join person_keys k on k.cadre_id = sought.value`)
}

// A bound text may hold 2 MB; a key takes 200 bytes of it.
const PIECE = 5000

/** Breaks `person_keys.cadre_id` when one of them has a key by now: what was sealed under the other one must not be kept. */
export function putPersonKeys(rows: readonly NewPersonKey[], at: string): Sql[] {
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, index) => {
    const piece = rows.slice(index * PIECE, (index + 1) * PIECE)
    return sql`insert into person_keys (cadre_id, wrapped, data_key, created_at)
      select value ->> 'cadreId', value ->> 'wrapped', value ->> 'dataKey', ${at} from json_each(${json(piece)})`
  })
}

/** Keys under a data key, but for the first `skipped`, which could not be opened. */
export function listWrappedUnder(
  db: Db,
  dataKey: string,
  limit: number,
  skipped: number,
): Promise<PersonKeyRow[]> {
  return db.all<PersonKeyRow>(sql`select cadre_id, wrapped, data_key from person_keys
    where data_key = ${dataKey} order by rowid limit ${limit} offset ${skipped}`)
}

/** Touches only keys that are still as they were read. */
export function putRewrapped(
  rows: readonly { readonly before: PersonKeyRow; readonly after: WrappedPersonKey }[],
): Sql {
  return sql`update person_keys set wrapped = given.value ->> '$.after.wrapped',
      data_key = given.value ->> '$.after.dataKey'
    from json_each(${json(rows)}) given
    where cadre_id = given.value ->> '$.before.cadreId' and wrapped = given.value ->> '$.before.wrapped'`
}

/** The SQL that finds who has a telephone: found by its keyed hash in all districts, for a number is no district's. */
import type { Scope } from '../../core/access.ts'
import { json, sql, type Db } from '../../core/db.ts'
import { canSignIn } from '../../identity/index.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { PhoneEntry } from './rules.ts'

export type Target = PhoneEntry & {
  readonly districtCode: AreaCode
  readonly phoneSealed: string | null
}

const TARGET = sql`c.id, coalesce(c.merged_into, c.id) as person_id, c.name, c.updated_at, c.district_code, c.phone_sealed`

/**
 * Everybody who has one of these hashes of a telephone; district by district, as the index goes. More than a few are one too many.
 * Of two entries of one person the one that she signs in by comes first.
 */
export function listByPhone(
  db: Db,
  _scope: Scope,
  phoneKeys: readonly string[],
): Promise<Target[]> {
  return db.all<Target>(sql`select ${TARGET}
    from rosters r cross join cadres c on c.district_code = r.district_code
      and c.phone_key in (select value from json_each(${json(phoneKeys)}))
    where c.phone_key is not null and c.erased_at is null
    order by ${canSignIn('c.id')} desc, c.merged_into is not null, c.id limit 20`)
}

export type KeptPhone = {
  readonly id: string
  readonly phoneKey: string | null
  readonly phoneSealed: string | null
}

/** The telephone of one entry as it is kept. */
export function findPhone(db: Db, _scope: Scope, cadreId: string): Promise<KeptPhone | null> {
  return db.first<KeptPhone>(
    sql`select id, phone_key, phone_sealed from cadres where id = ${cadreId} and erased_at is null`,
  )
}

export type Reach = {
  /** Cadres with a telephone, each person once. */
  readonly withPhone: number
  /** Of these, whose number stands at another person of the district too. */
  readonly shared: number
}

export async function countReach(db: Db, { area }: Scope): Promise<Reach> {
  const row = await db.first<Reach>(sql`select count(distinct person) as with_phone,
      count(distinct iif(persons > 1, person, null)) as shared
    from (select coalesce(c.merged_into, c.id) as person, p.persons
      from cadres c join (select phone_key, count(distinct coalesce(merged_into, id)) as persons
        from cadres where district_code = ${area} and phone_key is not null group by phone_key) p
        on p.phone_key = c.phone_key
      where c.district_code = ${area} and c.phone_key is not null)`)
  return row ?? { withPhone: 0, shared: 0 }
}

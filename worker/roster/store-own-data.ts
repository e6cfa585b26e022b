/** The SQL of this room's part of a cadre's copy of her data. The telephone is sealed here and opened by `own-data.ts`. */
import type { Scope } from '../core/access.ts'
import { json, sql, type Db } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'
import { entriesOf } from './store-persons.ts'

/** All entries of her person, hers among them. */
export async function listOwnEntries(db: Db, cadreId: string): Promise<readonly string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select id from cadres where id in (${entriesOf([cadreId])}) order by id`,
  )
  return rows.map(({ id }) => id)
}

export function ownRoster(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    {
      table: 'cadres',
      select: sql`select id, district_code, code, name, kind, sex, phone_sealed as phone, trained_on, merged_into, created_at, updated_at
        from cadres where id in ${hers} order by id`,
    },
    {
      table: 'assignments',
      select: sql`select id, district_code, sub_district_code, area_code, level, decree_number, decree_on, decree_until,
          started_on, ended_on, end_reason
        from assignments where cadre_id in ${hers} order by started_on, id`,
    },
    {
      table: 'cohort_members',
      select: sql`select m.cohort_id, c.name, c.place, c.starts_on, c.ends_on, m.added_at
        from cohort_members m join cohorts c on c.id = m.cohort_id where m.cadre_id in ${hers} order by m.added_at, m.cohort_id`,
    },
    {
      table: 'cadre_merges',
      select: sql`select id, kept_id, merged_id, merged_at, undone_at from cadre_merges
        where kept_id in ${hers} or merged_id in ${hers} order by merged_at, id`,
    },
  ]
}

/** The end of her telephone's number and her decrees, as her page shows them. */
export async function findOwnFacts(
  db: Db,
  _scope: Scope,
  cadreIds: readonly string[],
): Promise<{ readonly phoneTail: string | null; readonly decrees: readonly string[] }> {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const rows = await db.all<{ phoneTail: string | null; decree: string | null }>(sql`
    select phone_tail, null as decree from cadres where id in ${hers} and phone_tail is not null
    union all select null, decree_number from assignments where cadre_id in ${hers} and decree_number is not null`)
  return {
    phoneTail: rows.find(({ phoneTail }) => phoneTail !== null)?.phoneTail ?? null,
    decrees: [...new Set(rows.flatMap(({ decree }) => decree ?? []))],
  }
}

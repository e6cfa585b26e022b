/** The SQL of assignments and desa lokus in areas that change. */
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { KnownAssignment } from '../store.ts'

export type ServingRow = KnownAssignment & {
  /** The person: entries that were merged are one. */
  readonly personId: string
  readonly name: string
  readonly code: string
}

/** Every assignment in some areas that runs on a day or later, by area and name. */
export function listServingFrom(
  db: Db,
  scope: Scope,
  question: {
    readonly district: AreaCode
    readonly areas: readonly AreaCode[]
    readonly day: string
  },
): Promise<ServingRow[]> {
  const { district, areas, day } = question
  return db.all<ServingRow>(sql`select a.id, a.cadre_id, a.sub_district_code, a.area_code, a.level, a.decree_number, a.decree_on,
      a.decree_until, a.started_on, a.ended_on, a.end_reason, a.successor_id, p.id as person_id, p.name, p.code
    from json_each(${json(areas)}) sought cross join assignments a
      on a.district_code = ${district} and a.sub_district_code = substr(sought.value, 1, 8) and a.area_code = sought.value
      join cadres c on c.id = a.cadre_id join cadres p on p.id = coalesce(c.merged_into, c.id)
    where (a.ended_on is null or a.ended_on > ${day} and a.ended_on > a.started_on) and ${withinArea('a.area_code', scope.area)}
    order by a.area_code, p.name_key, p.id, a.started_on`)
}

/** Who has an assignment in some sub-districts that has not ended. */
export async function listIdsIn(
  db: Db,
  scope: Scope,
  district: AreaCode,
  subDistricts: readonly AreaCode[],
  today: string,
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`select distinct a.cadre_id from assignments a
    where a.district_code = ${district} and a.sub_district_code in (select value from json_each(${json(subDistricts)}))
      and (a.ended_on is null or a.ended_on > ${today}) and ${withinArea('a.area_code', scope.area)}`)
  return rows.map((row) => row.cadreId)
}

type Follow = { readonly from: AreaCode; readonly to: AreaCode }

/** From that year on, the new areas are desa lokus where the old ones were. The old ones stay, for reports on earlier days. */
export function followFocus(district: AreaCode, follows: readonly Follow[], year: number): Sql {
  return sql`insert into focus_villages (year, area_code, district_code)
    select distinct f.year, given.value ->> 'to', ${district} from json_each(${json(follows)}) given
      join focus_villages f on f.area_code = given.value ->> 'from' and f.district_code = ${district} and f.year >= ${year}
    where true on conflict (year, area_code) do nothing`
}

export async function listFocusYearsOf(
  db: Db,
  scope: Scope,
  areas: readonly AreaCode[],
  year: number,
): Promise<number[]> {
  const rows = await db.all<{ year: number }>(sql`select distinct year from focus_villages
    where year >= ${year} and area_code in (select value from json_each(${json(areas)}))
      and ${withinArea('area_code', scope.area)} order by year`)
  return rows.map((row) => row.year)
}

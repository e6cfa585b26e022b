/** The SQL of desa lokus. */
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

/** Of the villages that exist: one that has ended stays on its list, for reports on earlier days. */
export function clearFocus(district: AreaCode, year: number, known: readonly AreaCode[]): Sql {
  return sql`delete from focus_villages where year = ${year} and district_code = ${district}
    and area_code in (select value from json_each(${json(known)}))`
}

export function putFocus(district: AreaCode, year: number, villages: readonly AreaCode[]): Sql {
  return sql`insert into focus_villages (year, area_code, district_code)
    select ${year}, value, ${district} from json_each(${json(villages)})`
}

export async function listFocus(
  db: Db,
  scope: Scope,
  district: AreaCode,
  year: number,
): Promise<AreaCode[]> {
  const rows = await db.all<{ areaCode: AreaCode }>(sql`select area_code from focus_villages
    where year = ${year} and district_code = ${district} and ${withinArea('area_code', scope.area)}
    order by area_code`)
  return rows.map((row) => row.areaCode)
}

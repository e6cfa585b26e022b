/** The SQL of what is longest in a roster: what has to fit wherever a name is printed. Reads only. */
import type { Scope } from '../core/access.ts'
import { sql, withinArea, type Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

const MOST = 20

/** The longest names of a district, longest first: at most 20, since letters are not equally wide. */
export async function listLongestNames(
  db: Db,
  scope: Scope,
  district: AreaCode,
): Promise<string[]> {
  const rows = await db.all<{ name: string }>(sql`select distinct c.name from cadres c
    where c.district_code = ${district} and ${withinArea('c.district_code', scope.area)}
    order by length(c.name) desc, c.name limit ${MOST}`)
  return rows.map(({ name }) => name)
}

/** The areas of a district in which somebody serves on a day. */
export async function listServedAreas(
  db: Db,
  scope: Scope,
  district: AreaCode,
  day: string,
): Promise<AreaCode[]> {
  const rows = await db.all<{
    areaCode: AreaCode
  }>(sql`select distinct a.area_code from assignments a
    where a.district_code = ${district} and ${withinArea('a.district_code', scope.area)}
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})
    order by a.area_code`)
  return rows.map(({ areaCode }) => areaCode)
}

/** The cadres who serve in a district on a day. */
export async function listServing(
  db: Db,
  scope: Scope,
  district: AreaCode,
  day: string,
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`select distinct a.cadre_id from assignments a
    where a.district_code = ${district} and ${withinArea('a.district_code', scope.area)}
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})
    order by a.cadre_id`)
  return rows.map(({ cadreId }) => cadreId)
}

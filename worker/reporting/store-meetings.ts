/** The SQL of the reports on meetings, beside what the meetings room tells of them. */
import type { CadreKind } from '../contract/roster.ts'
import { json, sql, type Db } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'

/** The years in which the meetings that an area sees began, the latest first. */
export async function listMeetingYears(db: Db, area: AreaCode): Promise<number[]> {
  const district = districtOf(area)
  const theirs =
    levelOf(area) === 'district' ? sql`` : sql` and m.area_code in (${district}, ${area})`
  const rows = await db.all<{ year: string }>(sql`select distinct substr(m.starts_on, 1, 4) as year
    from meetings m where m.district_code = ${district} and m.state <> 'CANCELLED'${theirs} order by year desc`)
  return rows.map(({ year }) => Number(year))
}

export type Described = {
  readonly cadreId: string
  readonly sex: 'F' | 'M' | null
  readonly kind: CadreKind
}

/** Of persons: sex and kind. */
export function describePeople(db: Db, cadreIds: readonly string[]): Promise<Described[]> {
  return db.all<Described>(sql`select id as cadre_id, sex, kind from cadres
    where id in (select value from json_each(${json(cadreIds)}))`)
}

/** Signed attendance sheets that were put behind a meeting. */
export async function countSheets(db: Db, meetingId: string): Promise<number> {
  const found = await db.first<{ sheets: number }>(sql`select count(*) as sheets from meeting_files
    where meeting_id = ${meetingId} and removed_at is null`)
  return found?.sheets ?? 0
}

/** The SQL of a province at a glance: rows by districts, never by cadres or villages. */
import { sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import type { TotalRow } from './store.ts'

type Kept<Before extends 'week' | 'month'> = {
  readonly [Key in `${Before}${'Day' | 'Cadres' | 'Trained' | 'Villages' | 'Covered'}`]:
    (Key extends `${Before}Day` ? string : number) | null
}

export type DistrictTotalRow = Omit<TotalRow, 'scopeCode'> & {
  readonly code: AreaCode
  readonly provinceName: string
  readonly isDemo: number
} & Kept<'week'> &
  Kept<'month'>

/** The newest totals that were kept at least `days` before those of `t`, and no more than a week earlier still. */
function keptBefore(alias: 'w' | 'm', days: number): Sql {
  const name = { text: alias, values: [] }
  return sql`left join coverage_days ${name} on ${name}.district_code = d.code and ${name}.day = (
      select max(day) from coverage_days where district_code = d.code
        and day >= date(t.as_of, ${`-${days + 7} days`}) and day <= date(t.as_of, ${`-${days} days`}))`
}

/** The counters of every district within an area, with those of a week and of four weeks before; none for a district that was never counted. */
export function listDistrictTotals(db: Db, area: AreaCode): Promise<DistrictTotalRow[]> {
  return db.all<DistrictTotalRow>(sql`select d.code, r.name, p.name as province_name, d.is_demo,
      t.as_of, t.villages, t.kelurahan, t.cadres, t.trained, t.sub_district_cadres,
      t.areas_with_cadre, t.areas_covered, t.tpk_cadres, t.posyandu_cadres, t.other_cadres,
      t.tpk_trained, t.posyandu_trained, t.other_trained,
      w.day as week_day, w.cadres as week_cadres, w.trained as week_trained, w.villages as week_villages,
      w.areas_covered as week_covered,
      m.day as month_day, m.cadres as month_cadres, m.trained as month_trained, m.villages as month_villages,
      m.areas_covered as month_covered
    from districts d join regions r on r.code = d.code join regions p on p.code = r.parent_code
      join coverage_totals t on t.scope_code = d.code
      ${keptBefore('w', 7)}
      ${keptBefore('m', 28)}
    where t.as_of <> '' and ${withinArea('d.code', area)} order by d.code`)
}

export type WithoutRow = {
  readonly code: AreaCode
  readonly name: string
  readonly provinceName: string
  readonly isJoined: number
}

/** The districts of the official list within an area that have no numbers. */
export function listWithoutTotals(db: Db, area: AreaCode): Promise<WithoutRow[]> {
  const province =
    area === NATION ? sql`p.parent_code = ${NATION}` : sql`p.code = ${area.slice(0, 2)}`
  return db.all<WithoutRow>(sql`select r.code, r.name, p.name as province_name, d.code is not null as is_joined
    from regions p cross join regions r on r.parent_code = p.code
      left join districts d on d.code = r.code left join coverage_totals t on t.scope_code = r.code
    where ${province} and ${withinArea('r.code', area)} and r.valid_until is null
      and coalesce(t.as_of, '') = ''
    order by r.code`)
}

/** The SQL of the trend: closing totals of a few days, however many are kept and whoever is counted. */
import type { DateOnly } from '../core/clock.ts'
import { json, sql, type Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { Span } from './rules-trend.ts'

export type TrendRow = {
  readonly day: DateOnly
  readonly areas: number
  readonly cadres: number
  readonly trained: number
  readonly areasCovered: number
}

/**
 * Of a district's kept days, the first one since the beginning of `spans` and the last one of each; all before `asOf`, oldest
 * first. Each is found by its place in the key, so the rows read grow with `spans` alone.
 */
export function listTrend(
  db: Db,
  district: AreaCode,
  spans: readonly Span[],
  asOf: DateOnly,
): Promise<TrendRow[]> {
  const since = spans[0]?.first ?? asOf
  return db.all<TrendRow>(sql`select day, villages as areas, cadres, trained, areas_covered from coverage_days
    where district_code = ${district} and day in (
      select min(day) from coverage_days where district_code = ${district} and day >= ${since} and day < ${asOf}
      union all
      select (select max(day) from coverage_days
        where district_code = ${district} and day >= s.value ->> 'first' and day <= s.value ->> 'last')
      from json_each(${json(spans)}) s)
    order by day`)
}

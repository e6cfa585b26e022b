/** How a district's coverage went in the twelve months before a day: what was kept at the end of days, never counted anew. */
import type { Context } from '../core/context.ts'
import type { DateOnly } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'
import { monthsBefore } from './rules-trend.ts'
import { listTrend, type TrendRow } from './store-trend.ts'

/** Oldest first, at most 13; empty while no day before `asOf` is kept. The caller has proved that it may read coverage. */
export function readTrend(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
  asOf: DateOnly,
): Promise<TrendRow[]> {
  return listTrend(ctx.db, district, monthsBefore(asOf), asOf)
}

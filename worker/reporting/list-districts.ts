/** Every district of a province at a glance, from the counters: rows read by districts. */
import type { DistrictCoverage } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { countsOf } from './figures.ts'
import * as store from './store.ts'

export async function listDistrictCoverage(
  ctx: Context,
  area: AreaCode,
): Promise<DistrictCoverage[]> {
  allow(ctx, 'coverage.read', area)
  const rows = await store.listDistrictTotals(ctx.db, area)
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    provinceName: row.provinceName,
    asOf: row.asOf,
    isDemo: row.isDemo === 1,
    ...countsOf(row),
  }))
}

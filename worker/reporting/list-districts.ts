/** Every district of a province at a glance, from the counters: rows read by districts. */
import type { KeptDay, ProvinceCoverage } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { countsOf } from './figures.ts'
import { listDistrictTotals, listWithoutTotals, type DistrictTotalRow } from './store-province.ts'

export async function listDistrictCoverage(
  ctx: Context,
  area: AreaCode,
): Promise<ProvinceCoverage> {
  allow(ctx, 'coverage.read', area)
  const [counted, without] = await Promise.all([
    listDistrictTotals(ctx.db, area),
    listWithoutTotals(ctx.db, area),
  ])
  return {
    districts: counted.map((row) => ({
      code: row.code,
      name: row.name,
      provinceName: row.provinceName,
      asOf: row.asOf,
      isDemo: row.isDemo === 1,
      ...countsOf(row),
      weekAgo: keptOf(row, 'week'),
      monthAgo: keptOf(row, 'month'),
    })),
    others: without.map(({ code, name, provinceName, isJoined }) => ({
      code,
      name,
      provinceName,
      state: isJoined === 1 ? 'NOT_COUNTED' : 'NOT_JOINED',
    })),
  }
}

function keptOf(row: DistrictTotalRow, before: 'week' | 'month'): KeptDay | null {
  const day = row[`${before}Day`]
  return day === null
    ? null
    : {
        day,
        cadres: row[`${before}Cadres`] ?? 0,
        trained: row[`${before}Trained`] ?? 0,
        areas: row[`${before}Villages`] ?? 0,
        areasCovered: row[`${before}Covered`] ?? 0,
      }
}

/** What anyone may know of a district: counts, never a name. NOT_FOUND while its page is not public. */
import type { District } from '../contract/regions.ts'
import type { PublicCoverage } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { totalsOf } from './figures.ts'
import { readTrend } from './read-trend.ts'

/** Reads rows by sub-districts when no day is asked for; a past day is counted from the intervals. */
export async function readPublicCoverage(
  ctx: Context,
  code: AreaCode,
  asOf: string | undefined,
): Promise<PublicCoverage> {
  const district = await getPublicDistrict(ctx, code)
  const { total, parts, asOf: day, recorded } = await totalsOf(ctx, district, asOf)
  return {
    ...total,
    name: district.name,
    asOf: day,
    isDemo: district.isDemo,
    recorded: recorded[code] ?? 0,
    subDistricts: [...parts],
    trend: await readTrend(ctx, code, day),
  }
}

/** Refuses NOT_FOUND while the district's page is not public. */
export async function getPublicDistrict(ctx: Context, code: AreaCode): Promise<District> {
  allow(ctx, 'coverage.readPublic', code)
  const district = await getDistrict(ctx, code)
  if (!district.isPublic) throw new Refusal('NOT_FOUND')
  return district
}

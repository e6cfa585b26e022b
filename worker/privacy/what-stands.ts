/** What the roster has recorded today where a cadre may ask for a correction: kept with her request, and held against it at the end. */
import type { Scope } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { districtOf } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { listRecorded, type Recorded } from '../roster/index.ts'

/** By the cadres' ids, on the day that the district has. */
export async function whatStands(
  ctx: Context,
  scope: Scope,
  cadreIds: readonly string[],
): Promise<ReadonlyMap<string, Recorded>> {
  if (cadreIds.length === 0) return new Map()
  const { timeZone } = await getDistrict(ctx, districtOf(scope.area))
  return listRecorded(ctx.db, scope, [...new Set(cadreIds)], dateIn(timeZone, ctx.clock.now()))
}

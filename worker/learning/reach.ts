/** Which staff may act on a cadre: those of her district, and those of a sub-district in which she serves. */
import {
  allow,
  grantsOf,
  ROLES_OF,
  type Allowed,
  type Permission,
  type Role,
} from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { listCadreFacts } from '../roster/index.ts'

/** Proof for her district, or else for the sub-district from which she is seen. Refuses like `allow`. */
export async function allowOver<P extends Permission>(
  ctx: Context,
  permission: P,
  { district, cadreId }: { readonly district: AreaCode; readonly cadreId: string },
): Promise<Allowed<P>> {
  const roles: readonly Role[] = ROLES_OF[permission]
  const areas = grantsOf(ctx.actor)
    .filter(({ role }) => roles.includes(role))
    .map(({ area }) => area)
  const parts = areas.filter((area) => districtOf(area) === district && area !== district)
  if (parts.length === 0 || areas.some((area) => isWithin(district, area))) {
    return allow(ctx, permission, district)
  }
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  for (const part of parts) {
    const by = allow(ctx, permission, part)
    const [facts] = await listCadreFacts(ctx.db, by, [cadreId], today)
    if (facts !== undefined) return by
  }
  throw new Refusal('NOT_FOUND')
}

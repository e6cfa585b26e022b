/**
 * How far a service reaches into the days to come: a session that it opens may last seven days, so a role beyond its area that begins in
 * that time counts, and one that is given meanwhile ends what the service may have opened.
 */
import { instant, instantAfter, type Clock } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { SESSION_LIFE } from '../rules.ts'
import { endBeyond } from './store-oidc.ts'

/** When a session that opens now would end at the latest. */
export function sessionEnd({ clock }: { readonly clock: Clock }): string {
  return instantAfter(clock, SESSION_LIFE.staff.absolute)
}

/** Behind the writing of a role over `area`: she signs in anew where a service without a say there opens her account. */
export function endWhereBeyond(ctx: Context, accountId: string, area: AreaCode): readonly Sql[] {
  const within = ctx.signInServices
    .filter((service) => isWithin(area, service.area))
    .map(({ issuer }) => issuer)
  return endBeyond(accountId, within, instant(ctx.clock))
}

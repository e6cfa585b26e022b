/** Roles that need two persons wait for a second one again where a link could bring somebody else into the account. */
import { TWO_PERSON_ROLES } from '../../contract/staff.ts'
import { instant } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { levelOf, type AreaCode } from '../../core/region-code.ts'
import { dayBefore, type DatedGrant } from './grant-rules.ts'
import { actorName, livingGrants, todayOf, type Member } from './members.ts'
import { endGrant, listDecidedDistricts, putProposal } from './store-staff.ts'

/**
 * The living roles of hers that decide. A superadmin leaves those of a district in which nobody else could give them: that is the way
 * back for the last one there, and what a superadmin asks for he may not give.
 */
export async function rolesToAskAgain(
  ctx: Context,
  member: Member,
): Promise<readonly DatedGrant[]> {
  const { actor } = ctx
  const today = todayOf(ctx)
  const grants = livingGrants(member, today).filter(
    ({ role, area }) => TWO_PERSON_ROLES.includes(role) && levelOf(area) === 'district',
  )
  if (grants.length === 0) return []
  const areas = grants.map(({ area }) => area)
  const decided = await listDecidedDistricts(ctx.db, areas, member.id, today)
  const isAdminOf = (district: AreaCode) =>
    actor.kind === 'staff' &&
    actor.grants.some(({ role, area }) => role === 'DISTRICT_ADMIN' && area === district)
  return grants.filter(
    ({ area }) => isAdminOf(area) || decided.some(({ district }) => district === area),
  )
}

/** Ends them today and asks for them again. Not for the first place of a commit. */
export function askAgain(
  ctx: Context,
  accountId: string,
  grants: readonly DatedGrant[],
): readonly Sql[] {
  const today = todayOf(ctx)
  return grants.flatMap((grant) => [
    endGrant({ accountId, ...grant }, dayBefore(today), today),
    putProposal({
      ...grant,
      accountId,
      id: ctx.ids.uuid(),
      districtCode: grant.area,
      askedBy: whoActs(ctx),
      askedByName: actorName(ctx),
      askedAt: instant(ctx.clock),
    }),
  ])
}

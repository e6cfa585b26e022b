/** Roles with a first and a last day. Those that decide on certificates and accounts wait for a second person. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/staff.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { getDistrict, listAreas } from '../../regions/index.ts'
import { endWhereBeyond } from '../oidc/reach.ts'
import {
  daysFault,
  fits,
  grantFault,
  grantState,
  lastDay,
  needsSecond,
  type DatedGrant,
} from './grant-rules.ts'
import { actorName, getOther, todayOf } from './members.ts'
import {
  endGrant,
  findProposal,
  listProposals,
  noAdminBut,
  putGrant,
  putProposal,
} from './store-staff.ts'

/**
 * Refuses OWN_ACCOUNT, NOT_ALLOWED for a role that the office does not give there, NOT_FOUND, INPUT_INVALID for days, ROLE_STANDS,
 * ROLES_CLASH, STATE_NOT_FIT for a disabled account.
 */
export async function grantRole(
  ctx: Context,
  input: InputOf<typeof contract.grantRole>,
): Promise<ReplyOf<typeof contract.grantRole>> {
  const { district, accountId, id, role, area, startsOn, endsOn } = input
  const waits = needsSecond(role)
  const by = allow(ctx, waits ? 'role.propose' : 'role.grant', district)
  const member = await getOther(ctx, by, accountId)
  if (waits) {
    const known = await findProposal(ctx.db, by, id)
    if (known !== null && known.accountId === accountId && known.role === role) return { waits }
  }
  if (member.disabledAt !== null) throw new Refusal('STATE_NOT_FIT')
  const given = { role, area, startsOn, endsOn }
  const today = todayOf(ctx)
  await checkGrant(ctx, district, given, today)
  const fault = grantFault([...member.grants, ...(await asked())], given, today)
  if (fault !== null) throw new Refusal(fault)

  const grant = { ...given, accountId }
  const entry = { entity: 'staff_account', entityId: accountId, detail: { ...given } }
  const done = await commit(ctx, by, entry, [
    waits
      ? putProposal({
          ...grant,
          id,
          districtCode: district,
          askedBy: whoActs(ctx),
          askedByName: actorName(ctx),
          askedAt: instant(ctx.clock),
        })
      : putGrant(grant, today),
    ...(waits ? [] : endWhereBeyond(ctx, accountId, area)),
  ])
  if (!done.applied) throw new Refusal('ROLE_STANDS')
  return { waits }

  /** Roles of hers that wait count as if they were given. */
  async function asked(): Promise<DatedGrant[]> {
    const open = await listProposals(ctx.db, by)
    return open
      .filter((each) => each.accountId === accountId)
      .map((each) => ({ ...each, role: each.role as DatedGrant['role'] }))
  }
}

/** What is right of a grant whoever gets it. */
export async function checkGrant(
  ctx: Context,
  district: AreaCode,
  given: DatedGrant,
  today: string,
): Promise<void> {
  if (!fits(given.role, given.area, district)) throw new Refusal('NOT_ALLOWED')
  const fault = daysFault(given, today)
  if (fault !== null) throw new Refusal('INPUT_INVALID', { issues: [fault] })
  if (given.area === district) await getDistrict(ctx, district)
  else if ((await listAreas(ctx.db, [given.area])).length === 0) throw new Refusal('NOT_FOUND')
}

/**
 * Only ever earlier: a later end would give a role on without what giving one asks for. Refuses OWN_ACCOUNT, NOT_FOUND for a role that
 * she has not in the district, INPUT_INVALID for a day after its end, and LAST_ADMIN. A repeat is answered as the first.
 */
export async function endRole(
  ctx: Context,
  input: InputOf<typeof contract.endRole>,
): Promise<Record<string, never>> {
  const { district, accountId, role, area, endsOn } = input
  const by = allow(ctx, 'role.end', district)
  const member = await getOther(ctx, by, accountId)
  const held = member.grants.find((grant) => grant.role === role && grant.area === area)
  if (held === undefined || !isWithin(area, district)) throw new Refusal('NOT_FOUND')
  const today = todayOf(ctx)
  const last = lastDay(endsOn, today)
  if (held.endsOn === last || grantState(held, today) === 'OVER') return {}
  if (held.endsOn !== null && last > held.endsOn) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'endsOn', message: 'after_end' }] })
  }
  const entry = {
    entity: 'staff_account',
    entityId: accountId,
    detail: { role, area, endsOn: last },
  }
  const done = await commit(ctx, by, entry, [
    endGrant({ accountId, role, area }, last, today),
    ...(role === 'DISTRICT_ADMIN'
      ? [onlyUnless(noAdminBut(district, accountId, today, held.endsOn))]
      : []),
  ])
  if (!done.applied) throw new Refusal(role === 'DISTRICT_ADMIN' ? 'LAST_ADMIN' : 'STATE_NOT_FIT')
  return {}
}

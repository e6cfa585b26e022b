/** Closing an account, opening it again, and recovery: another officer lets a colleague begin anew. Never one's own. */
import {
  TWO_PERSON_ROLES,
  type DisableReason,
  type OneTimeLink,
  type ResetReason,
} from '../../contract/staff.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import { whoActs, type Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'
import { pepperVersion } from '../argon2.ts'
import { dropFactors, endEntries } from '../second-factor/store.ts'
import { dayBefore, grantState } from './grant-rules.ts'
import { newLink, nobodysPassword } from './link.ts'
import { actorName, getOther, livingGrants, onlyWithin, todayOf, type Member } from './members.ts'
import { disable, enable, endGrant, needLink, noAdminBut, putProposal } from './store-staff.ts'
import { voidLinks } from './store-links.ts'

type Named = { readonly district: AreaCode; readonly accountId: string }
type Done = Record<string, never>

/** Her sessions, trusted computers and links end at once. Refuses OWN_ACCOUNT, BEYOND_AREA, LAST_ADMIN; a repeat is fine. */
export async function disableStaff(
  ctx: Context,
  { district, accountId, reason }: Named & { readonly reason: DisableReason },
): Promise<Done> {
  const by = allow(ctx, 'account.disable', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.disable', member)
  if (member.disabledAt !== null) return {}
  const now = instant(ctx.clock)
  const today = todayOf(ctx)
  const entry = { entity: 'staff_account', entityId: accountId, detail: { reason } }
  const done = await commit(ctx, by, entry, [
    disable(accountId, now),
    ...adminDistricts(member, today).map((each) =>
      onlyUnless(noAdminBut(each, accountId, today, null)),
    ),
    ...endEntries(accountId, now),
    voidLinks(accountId, '', now),
  ])
  if (!done.applied) throw new Refusal('LAST_ADMIN')
  return {}
}

/** Refuses OWN_ACCOUNT, BEYOND_AREA; a repeat is fine. */
export async function enableStaff(ctx: Context, { district, accountId }: Named): Promise<Done> {
  const by = allow(ctx, 'account.enable', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.enable', member)
  await commit(ctx, by, { entity: 'staff_account', entityId: accountId }, [enable(accountId)])
  return {}
}

/**
 * Password, trusted computers and sessions end, and a link lets her choose a new password. A forgotten password leaves the second
 * factor as it is; for every other reason it ends too. Then whoever holds the link for a moment could use it: so the roles that need
 * two persons wait for a second one again, unless a superadmin of the platform resets.
 * Refuses OWN_ACCOUNT, BEYOND_AREA, STATE_NOT_FIT for an account that is disabled or waits for a link already.
 */
export async function resetStaff(
  ctx: Context,
  { district, accountId, reason }: Named & { readonly reason: ResetReason },
): Promise<OneTimeLink> {
  const by = allow(ctx, 'account.reset', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.reset', member)
  if (member.disabledAt !== null || member.linkNeededSince !== null) {
    throw new Refusal('STATE_NOT_FIT')
  }
  const now = instant(ctx.clock)
  const { link, writes } = await newLink(ctx, accountId, 'RESET')
  const passwordHash = await nobodysPassword(ctx, accountId)
  const keepsFactor = reason === 'PASSWORD_FORGOTTEN' && member.hasFactor === 1
  const waiting =
    isAdminOf(ctx, district) && !keepsFactor ? twoPersonGrants(member, todayOf(ctx)) : []
  const detail = { reason, rolesWait: waiting.length > 0 }
  const entry = { entity: 'staff_account', entityId: accountId, detail }
  const done = await commit(ctx, by, entry, [
    needLink(accountId, passwordHash, await pepperVersion(ctx), now),
    ...(keepsFactor ? endEntries(accountId, now) : dropFactors(accountId, now)),
    ...writes,
    ...waiting.flatMap((grant) => askAgain(ctx, accountId, grant, now)),
  ])
  if (!done.applied) throw new Refusal('STATE_NOT_FIT')
  return link
}

function askAgain(
  ctx: Context,
  accountId: string,
  grant: Member['grants'][number],
  askedAt: string,
): Sql[] {
  const today = todayOf(ctx)
  return [
    endGrant({ accountId, ...grant }, dayBefore(today), today),
    putProposal({
      ...grant,
      accountId,
      id: ctx.ids.uuid(),
      districtCode: districtOf(grant.area),
      askedBy: whoActs(ctx),
      askedByName: actorName(ctx),
      askedAt,
    }),
  ]
}

function twoPersonGrants(member: Member, today: string): Member['grants'] {
  return livingGrants(member, today).filter(({ role }) => TWO_PERSON_ROLES.includes(role))
}

function isAdminOf({ actor }: Context, district: AreaCode): boolean {
  return (
    actor.kind === 'staff' &&
    actor.grants.some(({ role, area }) => role === 'DISTRICT_ADMIN' && area === district)
  )
}

function adminDistricts(member: Member, today: string): AreaCode[] {
  return member.grants
    .filter((grant) => grant.role === 'DISTRICT_ADMIN' && grantState(grant, today) === 'NOW')
    .map(({ area }) => area)
}

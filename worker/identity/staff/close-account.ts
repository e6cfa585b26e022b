/** Closing an account, opening it again, and recovery: another officer lets a colleague begin anew. Never one's own. */
import type { DisableReason, OneTimeLink, ResetReason } from '../../contract/staff.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { pepperVersion } from '../argon2.ts'
import { removeIdentities } from '../oidc/store-oidc.ts'
import { endStaffKeys } from '../passkeys/store-ends.ts'
import { dropFactors, endEntries } from '../second-factor/store.ts'
import { askAgain, rolesToAskAgain } from './ask-again.ts'
import { grantState } from './grant-rules.ts'
import { newLink, nobodysPassword } from './link.ts'
import { getOther, onlyWithin, todayOf, type Member } from './members.ts'
import { disable, enable, needLink, noAdminBut } from './store-staff.ts'
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
    ...adminGrants(member, today).map(({ area, endsOn }) =>
      onlyUnless(noAdminBut(area, accountId, today, endsOn)),
    ),
    ...endEntries(accountId, now),
    voidLinks(accountId, '', now),
  ])
  if (!done.applied) throw new Refusal('LAST_ADMIN')
  return {}
}

/**
 * Password and app hold again. Passkeys and identities of services, which may have passed to others while nobody looked, do not; until
 * then a service's sign-in page says that the account is closed. Refuses OWN_ACCOUNT, BEYOND_AREA; a repeat is fine.
 */
export async function enableStaff(ctx: Context, { district, accountId }: Named): Promise<Done> {
  const by = allow(ctx, 'account.enable', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.enable', member)
  const now = instant(ctx.clock)
  const entry = { entity: 'staff_account', entityId: accountId, detail: { keysDropped: true } }
  await commit(ctx, by, entry, [
    enable(accountId),
    endStaffKeys(accountId),
    ...removeIdentities(accountId, now),
    ...endEntries(accountId, now),
  ])
  return {}
}

/**
 * Password, trusted computers and sessions end, and a link lets her choose a new password. A forgotten password leaves the second
 * factor as it is; for every other reason it ends too. Then whoever holds the link for a moment could use it: so the roles that need
 * two persons wait for a second one again, unless there is none (`rolesToAskAgain`).
 * Refuses OWN_ACCOUNT, BEYOND_AREA, STATE_NOT_FIT for an account that is disabled or waits for a link already, LAST_ADMIN when two
 * admins reset each other at once.
 */
export async function resetStaff(
  ctx: Context,
  { district, accountId, reason }: Named & { readonly reason: ResetReason },
): Promise<OneTimeLink & { readonly waits: boolean }> {
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
  const today = todayOf(ctx)
  const waiting = keepsFactor ? [] : await rolesToAskAgain(ctx, member)
  const waits = waiting.length > 0
  const detail = { reason, rolesWait: waits }
  const entry = { entity: 'staff_account', entityId: accountId, detail }
  const done = await commit(ctx, by, entry, [
    needLink(accountId, passwordHash, await pepperVersion(ctx), now),
    // A superadmin's reset is the way back for the last admin herself.
    ...(isSuperadmin(ctx) ? [] : adminGrants(member, today)).map(({ area }) =>
      onlyUnless(noAdminBut(area, accountId, today, today)),
    ),
    ...(keepsFactor ? endEntries(accountId, now) : dropFactors(accountId, now)),
    ...(keepsFactor ? [] : removeIdentities(accountId, now)),
    ...writes,
    ...askAgain(ctx, accountId, waiting),
  ])
  if (done.applied) return { ...link, waits }
  const { disabledAt, linkNeededSince } = await getOther(ctx, by, accountId)
  throw new Refusal(
    disabledAt === null && linkNeededSince === null ? 'LAST_ADMIN' : 'STATE_NOT_FIT',
  )
}

function isSuperadmin({ actor }: Context): boolean {
  return actor.kind === 'staff' && actor.grants.some(({ role }) => role === 'SUPERADMIN')
}

function adminGrants(member: Member, today: string): Member['grants'] {
  return member.grants.filter(
    (grant) => grant.role === 'DISTRICT_ADMIN' && grantState(grant, today) === 'NOW',
  )
}

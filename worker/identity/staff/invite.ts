/** An office makes an account for a colleague: nobody knows its password, and only a one-time link lets her choose one. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/staff.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { pepperVersion } from '../argon2.ts'
import { askAgain, rolesToAskAgain } from './ask-again.ts'
import { checkGrant } from './grant-role.ts'
import { needsSecond } from './grant-rules.ts'
import { newLink, nobodysPassword } from './link.ts'
import { actorName, getOther, onlyWithin, todayOf } from './members.ts'
import { findAccount, insertInvited, putGrant, putProposal } from './store-staff.ts'

/**
 * A repeat with the same id makes a new link, for the first was never seen. Refuses USERNAME_TAKEN, NOT_ALLOWED for a role that the
 * office does not give there, NOT_FOUND for an area that is not, INPUT_INVALID for days.
 */
export async function inviteStaff(
  ctx: Context,
  input: InputOf<typeof contract.inviteStaff>,
): Promise<ReplyOf<typeof contract.inviteStaff>> {
  const { district, id, name, username, role, area, startsOn, endsOn } = input
  const by = allow(ctx, 'account.invite', district)
  await getDistrict(ctx, district)
  const waits = needsSecond(role)
  const known = await findAccount(ctx.db, id)
  if (known !== null) {
    if (known.username !== username || known.homeCode !== district) throw new Refusal('CONFLICT')
    return { link: await reissueStaffLink(ctx, { district, accountId: id }), waits }
  }
  const today = todayOf(ctx)
  await checkGrant(ctx, district, { role, area, startsOn, endsOn }, today)

  const now = instant(ctx.clock)
  const { link, writes } = await newLink(ctx, id, 'INVITE')
  const grant = { accountId: id, role, area, startsOn, endsOn }
  const passwordHash = await nobodysPassword(ctx, id)
  const entry = {
    entity: 'staff_account',
    entityId: id,
    detail: { role, area, startsOn, endsOn, waits },
  }
  const done = await commit(ctx, by, entry, [
    insertInvited({
      id,
      username,
      name,
      passwordHash,
      pepperVersion: await pepperVersion(ctx),
      homeCode: district,
      now,
    }),
    ...writes,
    waits
      ? putProposal({
          ...grant,
          id: ctx.ids.uuid(),
          districtCode: district,
          askedBy: whoActs(ctx),
          askedByName: actorName(ctx),
          askedAt: now,
        })
      : putGrant(grant, today),
  ])
  if (!done.applied) throw new Refusal('USERNAME_TAKEN')
  return { link, waits }
}

/**
 * Without a second factor the link is all that it takes to be her: roles that need two persons wait for a second one as after a reset.
 * Refuses STATE_NOT_FIT for an account that has used its link or is disabled.
 */
export async function reissueStaffLink(
  ctx: Context,
  { district, accountId }: { readonly district: string; readonly accountId: string },
): Promise<contract.OneTimeLink> {
  const by = allow(ctx, 'account.invite', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.invite', member)
  const kind = member.link?.kind ?? 'INVITE'
  const { link, writes } = await newLink(ctx, accountId, kind)
  const waiting =
    member.linkNeededSince === null || member.hasFactor === 1
      ? []
      : await rolesToAskAgain(ctx, member)
  const detail = { link: kind, rolesWait: waiting.length > 0 }
  const entry = { entity: 'staff_account', entityId: accountId, detail }
  const done = await commit(ctx, by, entry, [...writes, ...askAgain(ctx, accountId, waiting)])
  if (!done.applied) throw new Refusal('STATE_NOT_FIT')
  return link
}

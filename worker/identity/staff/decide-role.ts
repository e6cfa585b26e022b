/** A second person of the district gives a role that was asked for, or refuses it; who asked, or a colleague, takes it back. */
import type { StaffRoleName } from '../../contract/staff.ts'
import { allow, type Allowed } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { endWhereBeyond } from '../oidc/reach.ts'
import { grantState, RIVAL, type Days } from './grant-rules.ts'
import { actorName, getMember, todayOf } from './members.ts'
import {
  decideProposal,
  findProposal,
  holdsRival,
  isNotHersYet,
  listDeciders,
  putGrant,
  type ProposalRow,
} from './store-staff.ts'

type Named = { readonly district: AreaCode; readonly id: string }
type Done = Record<string, never>

/**
 * Refuses SECOND_PERSON_NEEDED to who asked, and to a superadmin while the district has another person for it; OWN_ACCOUNT to who
 * would get the role; STATE_NOT_FIT for one that was decided, ran out, or is for an account that is disabled or in which nobody has signed
 * in with a second factor yet: until then it belongs to whoever holds its link, who asked among them; ROLES_CLASH.
 */
export async function approveRole(ctx: Context, { district, id }: Named): Promise<Done> {
  const by = allow(ctx, 'role.approve', district)
  const row = await openProposal(ctx, by, id)
  await checkSecond(ctx, by, row)
  const today = todayOf(ctx)
  if (grantState(row, today) === 'OVER') throw new Refusal('STATE_NOT_FIT')
  await checkHers(ctx, by, row)
  // Safe: written by this folder only.
  const rival = RIVAL[row.role as StaffRoleName]
  const done = await commit(ctx, by, entryOf(row), [
    decideProposal(id, 'GRANTED', decider(ctx)),
    putGrant(row, today),
    ...endWhereBeyond(ctx, row.accountId, row.area),
    onlyUnless(isNotHersYet(row.accountId)),
    ...(rival === undefined
      ? []
      : [onlyUnless(holdsRival(row.accountId, rival, row.area, fromToday(row, today)))]),
  ])
  if (done.applied) return {}
  // Somebody else was faster, her sign-in was taken back, or she got what one person may not hold beside it.
  await openProposal(ctx, by, id)
  await checkHers(ctx, by, row)
  throw new Refusal('ROLES_CLASH')
}

/** Refuses like `approveRole`. */
export async function declineRole(ctx: Context, { district, id }: Named): Promise<Done> {
  const by = allow(ctx, 'role.decline', district)
  const row = await openProposal(ctx, by, id)
  await checkSecond(ctx, by, row)
  return closed(ctx, by, row, 'DECLINED')
}

/** Refuses STATE_NOT_FIT for one that was decided. */
export async function withdrawRole(ctx: Context, { district, id }: Named): Promise<Done> {
  const by = allow(ctx, 'role.withdraw', district)
  const row = await openProposal(ctx, by, id)
  if (whoActs(ctx) === row.accountId) throw new Refusal('OWN_ACCOUNT')
  return closed(ctx, by, row, 'WITHDRAWN')
}

/** May this person decide on roles that somebody else asked for? The same rule as `approveRole`, for showing the button. */
export function maySecond(
  ctx: Context,
  row: Pick<ProposalRow, 'accountId' | 'askedBy'>,
  deciders: readonly string[],
): boolean {
  const person = whoActs(ctx)
  if (person === row.askedBy || person === row.accountId) return false
  return (
    deciders.includes(person) ||
    !deciders.some((each) => each !== row.askedBy && each !== row.accountId)
  )
}

async function checkSecond(ctx: Context, by: Allowed, row: ProposalRow): Promise<void> {
  if (whoActs(ctx) === row.accountId) throw new Refusal('OWN_ACCOUNT')
  const deciders = await listDeciders(ctx.db, by, todayOf(ctx))
  const ids = deciders.map(({ id }) => id)
  if (!maySecond(ctx, row, ids)) throw new Refusal('SECOND_PERSON_NEEDED')
}

async function checkHers(ctx: Context, by: Allowed, { accountId }: ProposalRow): Promise<void> {
  const member = await getMember(ctx, by, accountId)
  const isHers = member.linkNeededSince === null && member.hasFactor === 1
  if (member.disabledAt !== null || !isHers) throw new Refusal('STATE_NOT_FIT')
}

async function openProposal(ctx: Context, by: Allowed, id: string): Promise<ProposalRow> {
  const row = await findProposal(ctx.db, by, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  if (row.state !== 'ASKED') throw new Refusal('STATE_NOT_FIT')
  return row
}

async function closed(
  ctx: Context,
  by: Allowed,
  row: ProposalRow,
  state: 'DECLINED' | 'WITHDRAWN',
): Promise<Done> {
  const done = await commit(ctx, by, entryOf(row), [decideProposal(row.id, state, decider(ctx))])
  if (!done.applied) throw new Refusal('STATE_NOT_FIT')
  return {}
}

/** What is over by today meets nothing any more. */
function fromToday({ startsOn, endsOn }: Days, today: string): Days {
  return { startsOn: startsOn === null || startsOn < today ? today : startsOn, endsOn }
}

function decider(ctx: Context) {
  return { id: whoActs(ctx), name: actorName(ctx), at: instant(ctx.clock) }
}

function entryOf({ id, accountId, role, area, startsOn, endsOn }: ProposalRow) {
  const detail = { role, area, startsOn, endsOn, proposal: id }
  return { entity: 'staff_account', entityId: accountId, detail }
}

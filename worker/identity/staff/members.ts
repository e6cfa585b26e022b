/** A member of staff of a district as the verbs of this folder load her, and what nobody may do to whom. */
import { grantsOf, ROLES_OF, type Allowed, type Permission, type Role } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { grantDay } from '../store-sessions.ts'
import { grantState, type DatedGrant } from './grant-rules.ts'
import { findMember, type MemberRow } from './store-staff.ts'

export type Member = Omit<MemberRow, 'grants' | 'link' | 'issuers'> & {
  readonly issuers: readonly string[]
  /** Everywhere, also those that are over. */
  readonly grants: readonly DatedGrant[]
  readonly link: { readonly kind: 'INVITE' | 'RESET'; readonly expiresAt: string | null } | null
}

/** Refuses NOT_FOUND for an account that has nothing to do with the district. */
export async function getMember(ctx: Context, by: Allowed, accountId: string): Promise<Member> {
  const row = await findMember(ctx.db, by, accountId)
  if (row === null) throw new Refusal('NOT_FOUND')
  return asMember(row)
}

/** The same for somebody else than who acts: nobody gives, takes or resets anything of her own (OWN_ACCOUNT). */
export async function getOther(ctx: Context, by: Allowed, accountId: string): Promise<Member> {
  const member = await getMember(ctx, by, accountId)
  if (whoActs(ctx) === accountId) throw new Refusal('OWN_ACCOUNT')
  return member
}

export function asMember(row: MemberRow): Member {
  // Safe: the JSON that the store builds.
  return {
    ...row,
    grants: JSON.parse(row.grants) as DatedGrant[],
    issuers: JSON.parse(row.issuers) as string[],
    link: row.link === null ? null : (JSON.parse(row.link) as Member['link']),
  }
}

/** The day by which roles begin and end. */
export function todayOf(ctx: Pick<Context, 'clock'>): string {
  return grantDay(instant(ctx.clock))
}

/**
 * Refuses BEYOND_AREA when she also works, or will, where the actor has no say: a whole account is decided on from above all its areas.
 * A superadmin's visit to the district in which she acts is enough for all of them.
 */
export function onlyWithin(ctx: Context, permission: Permission, member: Member): void {
  const roles: readonly Role[] = ROLES_OF[permission]
  const own = grantsOf(ctx.actor).filter(({ role }) => roles.includes(role))
  const isOver = (area: AreaCode) => own.some((grant) => isWithin(area, grant.area))
  if (livingGrants(member, todayOf(ctx)).some(({ area }) => !isOver(area))) {
    throw new Refusal('BEYOND_AREA')
  }
}

export function livingGrants(member: Pick<Member, 'grants'>, today: string): DatedGrant[] {
  return member.grants.filter((grant) => grantState(grant, today) !== 'OVER')
}

/** The name under which something was asked or issued. */
export function actorName({ actor }: Pick<Context, 'actor'>): string {
  return actor.kind === 'staff' ? actor.name : actor.kind
}

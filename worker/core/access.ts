/**
 * Who may do what, where: role × permission × region-code prefix, in one table.
 * `allow` is the only maker of an `Allowed`; stores and `commit` ask for one, so a verb cannot forget it.
 * A permission is also the name of its audit action.
 */
import { isWithin, NATION, type AreaCode } from './region-code.ts'
import { Refusal } from './refusal.ts'

export const STAFF_ROLES = [
  'TRAINER',
  'REVIEWER',
  'SUB_DISTRICT_ADMIN',
  'DISTRICT_ADMIN',
  'APPROVER',
  'PROVINCE',
  'SUPERADMIN',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
/** PUBLIC is anyone without a session; SYSTEM is the clock and the seed. */
export type Role = StaffRole | 'CADRE' | 'PUBLIC' | 'SYSTEM'

/** One role held over one area; a member of staff may hold several. */
export type Grant = { readonly role: StaffRole; readonly area: AreaCode }

export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'system'; readonly job: string }
  | {
      readonly kind: 'cadre'
      readonly cadreId: string
      readonly district: AreaCode
      readonly sessionId: string
    }
  | {
      readonly kind: 'staff'
      readonly accountId: string
      readonly name: string
      readonly grants: readonly Grant[]
      readonly sessionId: string
    }

const OFFICE = ['DISTRICT_ADMIN', 'SUPERADMIN', 'SYSTEM'] as const
const READERS = [
  'TRAINER',
  'SUB_DISTRICT_ADMIN',
  'DISTRICT_ADMIN',
  'APPROVER',
  'SUPERADMIN',
  'SYSTEM',
] as const

export const ROLES_OF = {
  'region.load': ['SUPERADMIN', 'SYSTEM'],
  'region.read': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'district.set': OFFICE,

  'account.create': ['SUPERADMIN', 'SYSTEM'],
  'session.open': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'session.close': ['CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'session.make': ['SYSTEM'],
  'session.forget': ['SYSTEM'],
  'session.list': ['CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'login.activate': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'activation.issue': OFFICE,

  'cadre.read': READERS,
  'cadre.import': OFFICE,
  'cadre.edit': OFFICE,
  'cadre.readSelf': ['CADRE'],
  'cadre.readPhone': ['DISTRICT_ADMIN'],
  'assignment.end': OFFICE,
  'focus.set': OFFICE,

  'course.read': ['CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'course.draft': ['TRAINER', 'SUPERADMIN', 'SYSTEM'],
  'media.add': ['TRAINER', 'SUPERADMIN', 'SYSTEM'],
  'course.publish': ['TRAINER', 'SUPERADMIN', 'SYSTEM'],

  'learning.read': READERS,
  'learning.receive': ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN'],
  'notice.close': ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN'],
  'learning.sync': ['CADRE'],
  'test.start': ['CADRE'],
  'lesson.finish': ['CADRE'],
  'attempt.submit': ['CADRE'],
  'progress.read': ['CADRE'],

  'unit.set': OFFICE,
  'certificate.read': READERS,
  'certificate.readSelf': ['CADRE'],
  'certificate.verify': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'certificate.propose': OFFICE,
  'certificate.approve': ['APPROVER', 'SYSTEM'],
  'certificate.return': ['APPROVER', 'SYSTEM'],
  'certificate.issue': ['APPROVER', 'SYSTEM'],
  'certificate.revoke': OFFICE,

  'coverage.read': [...READERS, 'REVIEWER', 'PROVINCE'],
  'coverage.readPublic': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PROVINCE'],
  'coverage.recount': ['SUPERADMIN', 'SYSTEM'],

  'audit.read': ['DISTRICT_ADMIN', 'SUPERADMIN'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof ROLES_OF

declare const proof: unique symbol
/** Proof that the actor may do `permission` in `area`. Made by `allow` only. */
export type Allowed<P extends Permission = Permission> = {
  readonly [proof]: P
  readonly permission: P
  readonly area: AreaCode
}

/** Any proof will do to read within its area: what a store asks for. */
export type Scope = { readonly [proof]: Permission; readonly area: AreaCode }

/**
 * Proves that the actor may do `permission` in `area`, or refuses:
 * SIGN_IN_NEEDED without a session, NOT_ALLOWED when no role of the actor has the permission anywhere,
 * NOT_FOUND when it has it elsewhere only.
 */
export function allow<P extends Permission>(
  ctx: { readonly actor: Actor },
  permission: P,
  area: AreaCode,
): Allowed<P> {
  const roles: readonly Role[] = ROLES_OF[permission]
  const held = grantsOf(ctx.actor).filter((grant) => roles.includes(grant.role))
  if (held.length === 0 && !roles.includes('PUBLIC')) {
    throw new Refusal(ctx.actor.kind === 'public' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED')
  }
  if (!roles.includes('PUBLIC') && !held.some((grant) => isWithin(area, grant.area))) {
    throw new Refusal('NOT_FOUND')
  }
  return { permission, area } as Allowed<P>
}

/** The cadre who acts on her own record; her district is the area. */
export function allowSelf<P extends Permission>(
  ctx: { readonly actor: Actor },
  permission: P,
): { readonly by: Allowed<P>; readonly cadreId: string } {
  const { actor } = ctx
  if (actor.kind !== 'cadre') {
    throw new Refusal(actor.kind === 'public' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED')
  }
  return { by: allow(ctx, permission, actor.district), cadreId: actor.cadreId }
}

/** The roles of an actor with their areas; what the public may do anyone may do everywhere. */
export function grantsOf(
  actor: Actor,
): readonly { readonly role: Role; readonly area: AreaCode }[] {
  switch (actor.kind) {
    case 'public':
      return [{ role: 'PUBLIC', area: NATION }]
    case 'system':
      return [{ role: 'SYSTEM', area: NATION }]
    case 'cadre':
      return [{ role: 'CADRE', area: actor.district }]
    case 'staff':
      return actor.grants
  }
}

/**
 * Who may do what, where: role × permission × region-code prefix, in one table.
 * `allow` is the only maker of an `Allowed`; stores and `commit` ask for one, so a verb cannot forget it.
 * A permission is also the name of its audit action.
 */
import type { Actor, Role } from './actor.ts'
import { isWithin, NATION, type AreaCode } from './region-code.ts'
import { NEEDS_VISIT } from './needs-visit.ts'
import { Refusal } from './refusal.ts'

export { STAFF_ROLES, type Actor, type Grant, type Role, type StaffRole } from './actor.ts'

const OFFICE = ['DISTRICT_ADMIN', 'SUPERADMIN', 'SYSTEM'] as const
const READERS = [
  'TRAINER',
  'SUB_DISTRICT_ADMIN',
  'DISTRICT_ADMIN',
  'APPROVER',
  'SUPERADMIN',
  'SYSTEM',
] as const

/** Every member of staff, about the own account. */
const STAFF = [...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'] as const

/** Who writes courses, and who reads what is being written. */
const WRITERS = ['TRAINER', 'PUBLISHER', 'SUPERADMIN', 'SYSTEM'] as const
const WORKSHOP = ['REVIEWER', ...WRITERS] as const

export const ROLES_OF = {
  'region.load': ['SUPERADMIN', 'SYSTEM'],
  'region.change': OFFICE,
  'region.read': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'district.set': OFFICE,
  'district.setPublic': OFFICE,
  'outline.set': OFFICE,
  'outline.remove': OFFICE,

  'account.create': ['SUPERADMIN', 'SYSTEM'],
  'account.read': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'],
  'account.invite': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  /** Choosing a password by a one-time link. */
  'account.accept': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'account.reset': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  /** A colleague's identity at a sign-in service. */
  'account.unlink': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'account.disable': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'account.enable': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'role.grant': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'role.end': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  /** The roles that decide on certificates, accounts and courses are asked for by one person and given by a second one. */
  'role.propose': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'role.withdraw': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  'role.approve': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'],
  'role.decline': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'],
  'visit.open': ['SUPERADMIN'],
  'visit.close': ['SUPERADMIN'],
  'session.open': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'session.close': ['CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'session.make': ['SYSTEM'],
  'session.forget': ['SYSTEM'],
  /** The first factor was right: what the second step is asked with. */
  'session.begin': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  /** A wrong second factor of one who knows the password. */
  'session.fail': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  /** The second factor once more, before what would hurt most. */
  'session.prove': STAFF,
  'factor.begin': STAFF,
  'factor.confirm': STAFF,
  'recovery.make': STAFF,
  /** A cadre's own PIN, shown before her telephone makes a key. */
  'passkey.begin': ['CADRE'],
  'passkey.add': ['CADRE', ...STAFF],
  'passkey.rename': STAFF,
  'passkey.remove': ['CADRE', ...STAFF],
  'password.change': STAFF,
  'computer.forget': STAFF,
  /** The own identity at a district's sign-in service. */
  'service.begin': STAFF,
  'service.link': STAFF,
  'service.unlink': STAFF,
  'account.readSelf': STAFF,
  'session.list': ['CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  /** Her own PIN, by the one that she has. */
  'pin.change': ['CADRE'],
  /** Whether the telephone in her hand is shared. */
  'phone.set': ['CADRE'],
  'login.activate': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'activation.issue': OFFICE,
  /** Codes by message: a district's switch and its counts; what follows when somebody asks for one. */
  'message.set': OFFICE,
  'message.read': OFFICE,
  'message.find': ['SYSTEM'],
  'message.ask': ['SYSTEM'],
  'message.send': ['SYSTEM'],

  'cadre.read': READERS,
  'cadre.import': OFFICE,
  'cadre.edit': OFFICE,
  'cadre.readSelf': ['CADRE'],
  'cadre.readPhone': ['DISTRICT_ADMIN'],
  'cadre.merge': OFFICE,
  /** For good: everything personal but what her certificates say. */
  'cadre.erase': OFFICE,
  'assignment.end': OFFICE,
  'assignment.move': OFFICE,
  'cohort.read': READERS,
  'cohort.edit': OFFICE,
  'focus.set': OFFICE,

  'meeting.read': READERS,
  /** Its days, sessions and speakers, and who is invited. */
  'meeting.edit': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'attendance.take': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'attendance.checkIn': ['CADRE'],
  /** What cadres thought of a meeting, without names. */
  'evaluation.read': READERS,
  'evaluation.answer': ['CADRE'],

  'practice.read': READERS,
  'practice.assess': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'practice.readSelf': ['CADRE'],
  /** Whether photos are taken in practice at all. */
  'practice.setPhotos': OFFICE,
  'practice.addPhoto': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'practice.readPhoto': READERS,
  /** One's own; the office may remove anybody's. */
  'practice.removePhoto': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'plan.read': READERS,
  'plan.followUp': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'plan.sign': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'plan.return': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'plan.readSelf': ['CADRE'],
  'plan.write': ['CADRE'],
  /** How far a line of her own plan is. */
  'plan.report': ['CADRE'],
  /** Sheets that were signed by hand, as photos and scans: they show everybody's name. */
  'attendance.addFile': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'attendance.removeFile': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'attendance.readFile': READERS,
  /** Lets somebody who is on no list in to learn, as a cadre who serves nowhere. */
  'guest.admit': ['TRAINER', ...OFFICE],

  'course.read': ['CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'course.readDraft': WORKSHOP,
  'course.draft': WRITERS,
  'media.add': WRITERS,
  'course.publish': WRITERS,
  /** Publishing what makes a cadre count as trained. */
  'course.certify': ['PUBLISHER', 'SUPERADMIN', 'SYSTEM'],
  'course.askReview': WRITERS,
  'course.review': ['REVIEWER', 'SYSTEM'],
  'course.withdraw': ['PUBLISHER', 'SUPERADMIN', 'SYSTEM'],
  'fact.propose': WRITERS,
  'fact.withdraw': WRITERS,
  /** A district's own card: a second person puts it in force. Without it the reviewed card of all shows again. */
  'fact.decide': ['REVIEWER', 'SYSTEM'],
  'fact.end': ['REVIEWER', 'PUBLISHER', 'SUPERADMIN', 'SYSTEM'],
  'item.read': WORKSHOP,
  'item.save': WRITERS,
  'item.retire': WRITERS,
  'item.import': WRITERS,

  'learning.read': READERS,
  'insight.read': WORKSHOP,
  'attempt.regrade': ['PUBLISHER', 'SUPERADMIN', 'SYSTEM'],
  'learning.receive': ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN'],
  /** Modules for a class, by a code. */
  'topic.open': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'topic.close': ['TRAINER', 'SUB_DISTRICT_ADMIN', ...OFFICE],
  'topic.enter': ['CADRE'],
  'notice.close': ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN'],
  'learning.sync': ['CADRE'],
  'test.start': ['CADRE'],
  'lesson.finish': ['CADRE'],
  'attempt.submit': ['CADRE'],
  'progress.read': ['CADRE'],
  'correction.confirm': ['CADRE'],

  'unit.set': OFFICE,
  'certificate.read': READERS,
  'certificate.readSelf': ['CADRE'],
  'certificate.verify': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'certificate.checkMany': [
    'SUB_DISTRICT_ADMIN',
    'DISTRICT_ADMIN',
    'APPROVER',
    'PROVINCE',
    'SUPERADMIN',
  ],
  'certificate.propose': OFFICE,
  'certificate.approve': ['APPROVER', 'SYSTEM'],
  'certificate.return': ['APPROVER', 'SYSTEM'],
  'certificate.issue': ['APPROVER', 'SYSTEM'],
  'certificate.askRevocation': OFFICE,
  'certificate.revoke': ['APPROVER', 'SYSTEM'],
  'certificate.declineRevocation': ['APPROVER', 'SYSTEM'],
  'certificate.correct': OFFICE,
  'certificate.expire': ['SYSTEM'],
  'certificate.remind': OFFICE,
  'certificate.attachSigned': OFFICE,
  'certificate.check': ['SUPERADMIN', 'SYSTEM'],
  /** Follows from what was recorded: whoever reads it may bring it up to date. */
  'standing.settle': ['CADRE', ...READERS],
  'waiver.ask': ['TRAINER', ...OFFICE],
  'waiver.grant': ['APPROVER', 'SYSTEM'],
  'waiver.decline': ['APPROVER', 'SYSTEM'],
  'waiver.withdraw': ['TRAINER', ...OFFICE],
  'name.answer': ['CADRE'],
  'name.confirm': OFFICE,
  'record.propose': OFFICE,
  'record.accept': ['APPROVER', 'SYSTEM'],
  'record.return': ['APPROVER', 'SYSTEM'],
  'record.withdraw': OFFICE,
  'record.readEvidence': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN', 'SYSTEM'],
  'design.set': OFFICE,
  'archive.read': ['DISTRICT_ADMIN', 'APPROVER', 'PROVINCE', 'SUPERADMIN', 'SYSTEM'],
  'issuers.sign': ['SUPERADMIN', 'SYSTEM'],
  'certificate.sign': ['SYSTEM'],
  'log.sign': ['SYSTEM'],

  'key.read': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN', 'SYSTEM'],
  'key.publish': ['SUPERADMIN', 'SYSTEM'],
  'key.retire': ['SUPERADMIN', 'SYSTEM'],
  'key.compromise': ['SUPERADMIN', 'SYSTEM'],
  'key.rewrap': ['SUPERADMIN', 'SYSTEM'],
  /** Carries on a rotation of pepper and data key, and reads how far it is. */
  'secret.rotate': ['SUPERADMIN', 'SYSTEM'],

  'coverage.read': [...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'coverage.readPublic': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  /** A province's numbers as a file. */
  'coverage.export': [...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'coverage.recount': ['SUPERADMIN', 'SYSTEM'],

  /** Taking names out of the house: the word for it in the log. */
  'report.export': READERS,

  'statement.propose': OFFICE,
  'statement.issue': ['APPROVER', 'SYSTEM'],
  'statement.return': ['APPROVER', 'SYSTEM'],
  'statement.withdraw': ['APPROVER', 'SYSTEM'],
  'statement.read': [...READERS, 'PROVINCE'],
  /** Down to each certificate. */
  'statement.readList': READERS,
  'statement.verify': ['PUBLIC', 'CADRE', ...READERS, 'REVIEWER', 'PUBLISHER', 'PROVINCE'],
  'evidence.read': ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN', 'SYSTEM'],
  'evidence.edit': OFFICE,
  'evidence.add': OFFICE,
  'evidence.remove': OFFICE,

  /** A cadre's rights over her own data: looking, her copy, what she asks, the notice she has read. */
  'data.readSelf': ['CADRE'],
  'data.takeSelf': ['CADRE'],
  'notice.confirm': ['CADRE'],
  'notice.tell': ['SYSTEM'],
  'request.ask': ['CADRE'],
  'request.withdraw': ['CADRE'],
  'request.read': OFFICE,
  /** What she asked on paper. */
  'request.record': OFFICE,
  'request.decide': OFFICE,
  'use.end': OFFICE,
  'retention.read': OFFICE,
  'retention.set': OFFICE,
  'retention.run': ['SYSTEM'],
  /** Whose data was seen or taken in a window of time. */
  'breach.read': ['DISTRICT_ADMIN', 'SUPERADMIN'],

  'audit.read': ['DISTRICT_ADMIN', 'SUPERADMIN'],
  /** What was done above the districts, by its keeper: it tells of no district's people, so no visit is asked. */
  'audit.readNation': ['SUPERADMIN'],
  'audit.exportNation': ['SUPERADMIN'],
  /** Whether the log is whole: places and days, nothing of what stands in it. */
  'audit.check': ['DISTRICT_ADMIN', 'PROVINCE', 'SUPERADMIN'],
  'audit.seal': ['SYSTEM'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof ROLES_OF

/**
 * What a member of staff does about the own account, also while she has no role: who was invited to a role that waits for a second
 * person signs in first. Every verb behind these takes whose account it is from the actor, never from what was sent.
 */
const OWN_ACCOUNT: ReadonlySet<Permission> = new Set<Permission>([
  'session.prove',
  'session.list',
  'session.close',
  'factor.begin',
  'factor.confirm',
  'recovery.make',
  'password.change',
  'computer.forget',
  'passkey.add',
  'passkey.rename',
  'passkey.remove',
  'service.begin',
  'service.link',
  'service.unlink',
  'account.readSelf',
])

// Here the list is held against the permissions that are.
const WITH_VISIT: ReadonlySet<Permission> = new Set<Permission>(NEEDS_VISIT)

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
 * NOT_FOUND when it has it elsewhere only, VISIT_NEEDED to a superadmin who has given no reason to look at these people.
 */
export function allow<P extends Permission>(
  ctx: { readonly actor: Actor },
  permission: P,
  area: AreaCode,
): Allowed<P> {
  if (isOwnWithoutRole(ctx.actor, permission, area)) return { permission, area } as Allowed<P>
  const roles: readonly Role[] = ROLES_OF[permission]
  const held = grantsOf(ctx.actor).filter((grant) => roles.includes(grant.role))
  if (held.length === 0 && !roles.includes('PUBLIC')) {
    throw new Refusal(ctx.actor.kind === 'public' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED')
  }
  if (!roles.includes('PUBLIC') && !held.some((grant) => isWithin(area, grant.area))) {
    throw new Refusal('NOT_FOUND', {}, 'outside')
  }
  if (
    !roles.includes('PUBLIC') &&
    !areasOf(ctx.actor, permission).some((own) => isWithin(area, own))
  ) {
    throw new Refusal('VISIT_NEEDED')
  }
  return { permission, area } as Allowed<P>
}

/** Without a role no area is hers: the nation stands for it, as in `areaOf` of a person's own sessions. */
function isOwnWithoutRole(actor: Actor, permission: Permission, area: AreaCode): boolean {
  if (actor.kind !== 'staff' || actor.grants.length > 0) return false
  return area === NATION && OWN_ACCOUNT.has(permission)
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

/** Where an actor may do it, as its roles and visits say; other areas below these are not named. */
export function areasOf(actor: Actor, permission: Permission): AreaCode[] {
  const roles: readonly Role[] = ROLES_OF[permission]
  const visits = actor.kind === 'staff' ? (actor.visits ?? []) : []
  return grantsOf(actor)
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ role, area }) =>
      role === 'SUPERADMIN' && WITH_VISIT.has(permission)
        ? visits.filter((visited) => isWithin(visited, area))
        : [area],
    )
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

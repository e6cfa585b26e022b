/**
 * A district's members of staff: accounts made by one-time links, roles with dates, the second person for the roles that decide,
 * accounts closed and opened again, and a superadmin's visits. Read and changed by the office; no answer but the one that makes it
 * carries a link.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, instant, lines, shortText, uuid } from './fields.ts'
import { page } from './page.ts'

/** What a district's office may give; the others are given where the platform is run. */
export const OFFICE_ROLES = [
  'DISTRICT_ADMIN',
  'APPROVER',
  'SUB_DISTRICT_ADMIN',
  'TRAINER',
  'REVIEWER',
  'PUBLISHER',
] as const
const ALL_ROLES = [...OFFICE_ROLES, 'PROVINCE', 'SUPERADMIN'] as const
const role = z.enum(ALL_ROLES)
export type StaffRoleName = z.output<typeof role>

/** These decide on certificates, accounts and courses: one person asks, a second one of the district gives. */
export const TWO_PERSON_ROLES: readonly string[] = ['DISTRICT_ADMIN', 'APPROVER', 'REVIEWER']

/** Why an account is closed or its sign-in reset; chosen, so that no stories about people stand in the log. */
export const DISABLE_REASONS = ['MOVED', 'RETIRED', 'LEAVE', 'MISUSE', 'DUPLICATE'] as const
export const RESET_REASONS = ['PHONE_LOST', 'PASSWORD_FORGOTTEN', 'CODES_LOST', 'MISUSE'] as const
export type DisableReason = (typeof DISABLE_REASONS)[number]
export type ResetReason = (typeof RESET_REASONS)[number]

const account = z.string().check(z.minLength(1), z.maxLength(64))
const dates = { startsOn: z.nullable(dateOnly), endsOn: z.nullable(dateOnly) }
const held = z.strictObject({ role, area: areaCode, areaName: z.string(), ...dates })

export const staffMember = z.strictObject({
  id: account,
  name: z.string(),
  username: z.string(),
  /** WAITING: only her one-time link lets her in. */
  state: z.enum(['ACTIVE', 'WAITING', 'DISABLED']),
  /** While WAITING: what the newest link is for, and until when; null once it ran out. */
  link: z.nullable(
    z.strictObject({ kind: z.enum(['INVITE', 'RESET']), expiresAt: z.nullable(instant) }),
  ),
  secondFactor: z.boolean(),
  /** The sign-in services by which she may sign in, by name. */
  services: z.array(z.string()),
  /** The day, in the district's time zone. */
  lastSignInOn: z.nullable(dateOnly),
  roles: z.array(z.extend(held, { state: z.enum(['NOW', 'AHEAD', 'OVER']) })),
  isSelf: z.boolean(),
  /** She also works outside this district: others decide on her account. */
  isElsewhere: z.boolean(),
})
export type StaffMember = z.output<typeof staffMember>

export const roleProposal = z.strictObject({
  id: uuid,
  accountId: account,
  name: z.string(),
  ...held.shape,
  askedByName: z.string(),
  askedAt: instant,
  /** May the caller decide: another than who asked and who gets it. */
  mayDecide: z.boolean(),
  /** Has she signed in with a second factor of her own? Until then nobody can give it. */
  hasSignedIn: z.boolean(),
  isOwn: z.boolean(),
})
export type RoleProposal = z.output<typeof roleProposal>

export const visit = z.strictObject({
  id: uuid,
  name: z.string(),
  reason: z.string(),
  openedAt: instant,
  endsAt: instant,
  isOpen: z.boolean(),
  isOwn: z.boolean(),
})
export type Visit = z.output<typeof visit>

/** Shown once: `https://…/undangan/#7K2M9PQ4XA`. */
export const oneTimeLink = z.strictObject({
  /** 10 Crockford characters. */
  code: z.string(),
  expiresAt: instant,
})
export type OneTimeLink = z.output<typeof oneTimeLink>

const place = { district: districtCode }
const member = { ...place, accountId: account }

export const listStaff = endpoint({
  method: 'GET',
  path: '/districts/:district/staff',
  summary:
    'The staff of a district with their roles, roles that wait for a second person, and visits of superadmins',
  input: z.strictObject(place),
  reply: z.strictObject({
    /** In WIB, by which roles begin and end. */
    today: dateOnly,
    staff: z.array(staffMember),
    proposals: z.array(roleProposal),
    /** The last 30 days'. */
    visits: z.array(visit),
    mayManage: z.boolean(),
    /** Where roles are given: the district, and its sub-districts. */
    areas: z.array(z.strictObject({ code: areaCode, name: z.string() })),
  }),
})

export const inviteStaff = endpoint({
  method: 'POST',
  path: '/districts/:district/staff',
  summary:
    'Makes an account that only a one-time link opens; a role that needs two persons waits for the second',
  input: z.strictObject({
    ...place,
    /** Of the account; repeating the call with it makes a new link. */
    id: uuid,
    name: shortText,
    username: z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)),
    role,
    area: areaCode,
    ...dates,
  }),
  reply: z.strictObject({ link: oneTimeLink, waits: z.boolean() }),
})

export const reissueStaffLink = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/link',
  summary: 'A new one-time link for somebody who has not used hers; the one before ends',
  input: z.strictObject(member),
  reply: oneTimeLink,
})

export const grantRole = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/roles',
  summary: 'Gives a role, or asks for it where a second person has to give it',
  input: z.strictObject({
    ...member,
    /** Of the proposal, where one is made. */
    id: uuid,
    role,
    area: areaCode,
    ...dates,
  }),
  reply: z.strictObject({ waits: z.boolean() }),
})

export const endRole = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/roles/end',
  summary: 'The last day of a role, never a later one; a day before today ends it at once',
  input: z.strictObject({ ...member, role, area: areaCode, endsOn: dateOnly }),
  reply: z.strictObject({}),
})

const proposal = z.strictObject({ ...place, id: uuid })

export const approveRole = endpoint({
  method: 'POST',
  path: '/districts/:district/role-proposals/:id/approve',
  summary: 'A second person gives a role that was asked for',
  input: proposal,
  reply: z.strictObject({}),
})

export const declineRole = endpoint({
  method: 'POST',
  path: '/districts/:district/role-proposals/:id/decline',
  summary: 'A second person refuses a role that was asked for',
  input: proposal,
  reply: z.strictObject({}),
})

export const withdrawRole = endpoint({
  method: 'POST',
  path: '/districts/:district/role-proposals/:id/withdraw',
  summary: 'Takes back a role that was asked for',
  input: proposal,
  reply: z.strictObject({}),
})

export const disableStaff = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/disable',
  summary: 'Closes an account: its sessions and links end at once',
  input: z.strictObject({ ...member, reason: z.enum(DISABLE_REASONS) }),
  reply: z.strictObject({}),
})

export const enableStaff = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/enable',
  summary: 'Opens a closed account again, with the roles that still hold',
  input: z.strictObject(member),
  reply: z.strictObject({}),
})

export const resetStaff = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/reset',
  summary:
    'Ends password, trusted computers and sessions, and the second factor unless only the password was forgotten; makes a one-time link',
  input: z.strictObject({ ...member, reason: z.enum(RESET_REASONS) }),
  /** `waits`: roles that decide wait for a second person again. */
  reply: z.extend(oneTimeLink, { waits: z.boolean() }),
})

export const MIN_VISIT_REASON = 20

export const openVisit = endpoint({
  method: 'POST',
  path: '/districts/:district/visits',
  summary: "Writes down why a superadmin looks at a district's people, and lets her for an hour",
  input: z.strictObject({
    ...place,
    id: uuid,
    reason: z.string().check(lines, z.minLength(MIN_VISIT_REASON), z.maxLength(500)),
  }),
  reply: z.strictObject({ endsAt: instant }),
})

export const closeVisit = endpoint({
  method: 'POST',
  path: '/districts/:district/visits/:id/close',
  summary: 'Ends a visit before its hour is over',
  input: z.strictObject({ ...place, id: uuid }),
  reply: z.strictObject({}),
})

// Read leniently and checked by the page, so that what was wrong is said beside its field.
const typed = z.optional(z.string().check(z.maxLength(2000)))

export const invitationPage = page({ method: 'GET', path: '/undangan' })

/** One address for all steps: the code is posted again with each, and never stands in an address. Only the last uses it up. */
export const invitationForm = page({
  method: 'POST',
  path: '/undangan',
  form: z.strictObject({ kode: typed, sandi: typed, sandiUlang: typed }),
})

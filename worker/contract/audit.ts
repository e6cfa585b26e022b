/** The log of what was changed, seen and taken out, for those who answer for an area. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, dateOnly, instant, uuid } from './fields.ts'

/** What an action is about, as an office would look for it. */
export const AUDIT_GROUPS = [
  'session',
  'cadre',
  'certificate',
  'course',
  'learning',
  'report',
  'export',
  'view',
  'setting',
] as const
export type AuditGroup = (typeof AUDIT_GROUPS)[number]

const ACTOR_KINDS = ['staff', 'cadre', 'system', 'public'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

const entry = z.strictObject({
  id: z.uuid(),
  at: instant,
  actorKind: z.enum(ACTOR_KINDS),
  /** A cadre's or an account's id, or the name of a job. */
  actorId: z.nullable(z.string()),
  area: areaCode,
  /** The permission used: `certificate.issue`. */
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** Facts without personal data. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Looked up when read: the name of a member of staff, the kode kader of a cadre. Null for all others. */
  actorName: z.nullable(z.string()),
  /** The account was closed since. */
  hasActorEnded: z.boolean(),
  /** The same of what it was about: a kode kader, a certificate's number, the name of an account. */
  subject: z.nullable(z.strictObject({ id: z.string(), name: z.string() })),
})
export type AuditEntry = z.output<typeof entry>

/** All of them optional; days are of the district's clock, both included. */
const filter = {
  /** An account, or all of a kind. */
  who: z.optional(z.union([uuid, z.enum(ACTOR_KINDS)])),
  group: z.optional(z.enum(AUDIT_GROUPS)),
  from: z.optional(dateOnly),
  to: z.optional(dateOnly),
  /** What it was about. Of a cadre: her assignments, certificates and their proposals too. */
  entity: z.optional(uuid),
}
const asked = z.strictObject(filter)
export type AuditFilter = z.output<typeof asked>

export const listEntries = endpoint({
  method: 'GET',
  path: '/audit/:area',
  summary: 'What was changed, seen and taken out in an area, newest first',
  input: z.strictObject({ area: areaCode, after: cursor, ...filter }),
  reply: z.strictObject({
    entries: z.array(entry),
    next: z.nullable(z.string()),
    /**
     * Set when the search stopped before the page was full, so as not to read a long log at once: everything since this
     * moment was looked at, and `next` goes on from there.
     */
    searchedSince: z.nullable(instant),
  }),
})

export const listAuditActors = endpoint({
  method: 'GET',
  path: '/audit/:area/actors',
  summary: 'The members of staff of an area, also those whose account was closed',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    actors: z.array(z.strictObject({ id: z.string(), name: z.string(), hasEnded: z.boolean() })),
  }),
})

export const exportEntries = endpoint({
  method: 'POST',
  path: '/audit/:area/export',
  summary: 'The log as a file needs it; that it was taken out is logged',
  input: z.strictObject({ area: areaCode, format: z.enum(['csv', 'xlsx']), ...filter }),
  reply: z.strictObject({
    entries: z.array(entry),
    /** Set when older entries did not fit or were not looked at: everything since this moment is in it. */
    since: z.nullable(instant),
  }),
})

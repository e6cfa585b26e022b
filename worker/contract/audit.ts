/** The log of changes, for those who answer for an area. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, instant } from './fields.ts'

const entry = z.strictObject({
  id: z.uuid(),
  at: instant,
  actorKind: z.enum(['public', 'system', 'cadre', 'staff']),
  /** A cadre's or an account's id, or the name of a job. */
  actorId: z.nullable(z.string()),
  area: areaCode,
  /** The permission used: `certificate.issue`. */
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** Facts without personal data. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type AuditEntry = z.output<typeof entry>

export const listEntries = endpoint({
  method: 'GET',
  path: '/audit/:area',
  summary: 'What was changed in an area, newest first',
  input: z.strictObject({ area: areaCode, after: cursor }),
  reply: z.strictObject({ entries: z.array(entry), next: z.nullable(z.string()) }),
})

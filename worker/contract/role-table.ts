/** Who may do what, as the Worker decides it: made of its own table, so that the page cannot say something else. */
import * as z from 'zod/mini'
import { AUDIT_GROUPS } from './audit.ts'
import { endpoint } from './endpoint.ts'
import { districtCode } from './fields.ts'

export const readRoleTable = endpoint({
  method: 'GET',
  path: '/districts/:district/role-table',
  summary: 'Every permission with the roles that have it, for the office of a district',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({
    permissions: z.array(
      z.strictObject({
        /** Also the name of its action in the log: `certificate.issue`. */
        permission: z.string(),
        group: z.enum(AUDIT_GROUPS),
        roles: z.array(z.string()),
        /** Somebody else has asked for it, or written it, before. */
        second: z.boolean(),
        /** Password or code are asked for again. */
        proof: z.boolean(),
        /** A superadmin gives a reason first. */
        visit: z.boolean(),
      }),
    ),
  }),
})

/** The table of roles, in the order of the code that decides. */
import type { ReplyOf } from '../contract/endpoint.ts'
import type { readRoleTable as contract } from '../contract/role-table.ts'
import { allow, ROLES_OF, type Permission } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { NEEDS_VISIT } from '../core/needs-visit.ts'
import { NEEDS_PROOF, SECOND_PERSON } from '../core/proof.ts'
import { GROUP_OF } from './groups.ts'

export async function readRoleTable(
  ctx: Context,
  { district }: { readonly district: AreaCode },
): Promise<ReplyOf<typeof contract>> {
  allow(ctx, 'account.read', district)
  // Safe: the keys of the table are the permissions.
  const permissions = Object.keys(ROLES_OF) as Permission[]
  return {
    permissions: permissions.map((permission) => ({
      permission,
      group: GROUP_OF[permission],
      roles: [...ROLES_OF[permission]],
      second: (SECOND_PERSON as readonly Permission[]).includes(permission),
      proof: NEEDS_PROOF.has(permission),
      visit: (NEEDS_VISIT as readonly Permission[]).includes(permission),
    })),
  }
}

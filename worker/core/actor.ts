/** Who acts, and the roles that members of staff hold. What a role may do stands in `access.ts`. */
import type { AreaCode } from './region-code.ts'

export const STAFF_ROLES = [
  'TRAINER',
  'REVIEWER',
  'PUBLISHER',
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
      /** When password and second factor were last shown in this session. */
      readonly provedAt: string
      /** Districts whose people a superadmin has given a reason to look at, for this hour; see `NEEDS_VISIT`. */
      readonly visits?: readonly AreaCode[]
    }

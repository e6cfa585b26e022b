/** Where a member of staff works first: the office before the trainers' room before the totals. */
import type { Actor } from '../core/access.ts'

export function doorOf(actor: Actor): string {
  const roles = actor.kind === 'staff' ? actor.grants.map(({ role }) => role) : []
  const office = ['DISTRICT_ADMIN', 'APPROVER', 'SUB_DISTRICT_ADMIN', 'SUPERADMIN']
  if (roles.some((role) => office.includes(role))) return '/dinas/'
  const workshop = ['TRAINER', 'REVIEWER', 'PUBLISHER']
  return roles.some((role) => workshop.includes(role)) ? '/pelatih/' : '/provinsi/'
}

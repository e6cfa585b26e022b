/** Which role fits which area and which days, and what may not meet in one person. Days are days in WIB, both ends included. Pure. */
import { OFFICE_ROLES, TWO_PERSON_ROLES, type StaffRoleName } from '../../contract/staff.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../../core/region-code.ts'

export type Days = { readonly startsOn: string | null; readonly endsOn: string | null }
export type DatedGrant = Days & { readonly role: StaffRoleName; readonly area: AreaCode }

/** Roles are given for the present and the near future. */
export const FURTHEST_YEARS = 10

export type GrantState = 'NOW' | 'AHEAD' | 'OVER'

/** Only NOW gives rights. A grant whose end lies before its beginning never held. */
export function grantState({ startsOn, endsOn }: Days, today: string): GrantState {
  if (endsOn !== null && (endsOn < today || (startsOn !== null && endsOn < startsOn))) return 'OVER'
  return startsOn !== null && startsOn > today ? 'AHEAD' : 'NOW'
}

/** Is there a day on which both hold? */
export function overlaps(one: Days, other: Days): boolean {
  return begins(one) <= ends(other) && begins(other) <= ends(one)
}

const begins = ({ startsOn }: Days) => startsOn ?? '0000'
const ends = ({ endsOn }: Days) => endsOn ?? '9999'

/** May an office of `district` give this role here at all? Not the roles above a district, and no area outside it. */
export function fits(role: StaffRoleName, area: AreaCode, district: AreaCode): boolean {
  if (!(OFFICE_ROLES as readonly string[]).includes(role) || !isWithin(area, district)) return false
  const level = levelOf(area)
  if (role === 'SUB_DISTRICT_ADMIN') return level === 'subDistrict'
  return level === 'district' || (role === 'TRAINER' && level === 'subDistrict')
}

export function needsSecond(role: StaffRoleName): boolean {
  return TWO_PERSON_ROLES.includes(role)
}

/** `field` and why, as INPUT_INVALID names it; null when the days may be given today. */
export function daysFault(
  { startsOn, endsOn }: Days,
  today: string,
): { readonly path: 'startsOn' | 'endsOn'; readonly message: string } | null {
  const furthest = `${Number(today.slice(0, 4)) + FURTHEST_YEARS}${today.slice(4)}`
  if (startsOn !== null && startsOn < today) return { path: 'startsOn', message: 'past' }
  if (startsOn !== null && startsOn > furthest) return { path: 'startsOn', message: 'too_far' }
  if (endsOn !== null && endsOn < today) return { path: 'endsOn', message: 'past' }
  if (endsOn !== null && startsOn !== null && endsOn < startsOn)
    return { path: 'endsOn', message: 'before_start' }
  return endsOn !== null && endsOn > furthest ? { path: 'endsOn', message: 'too_far' } : null
}

/**
 * What a new grant may not meet in the same account: ROLE_STANDS while the same role over the same area is not over, ROLES_CLASH
 * where who asks for certificates and who approves them would be one account on the same day.
 */
export function grantFault(
  held: readonly DatedGrant[],
  given: DatedGrant,
  today: string,
): 'ROLE_STANDS' | 'ROLES_CLASH' | null {
  const living = held.filter((grant) => grantState(grant, today) !== 'OVER')
  if (living.some(({ role, area }) => role === given.role && area === given.area))
    return 'ROLE_STANDS'
  const rival = RIVAL[given.role]
  const clashes = living.some(
    (grant) =>
      grant.role === rival &&
      districtOf(grant.area) === districtOf(given.area) &&
      overlaps(grant, given),
  )
  return clashes ? 'ROLES_CLASH' : null
}

/** What one account may not be beside it, in the same district on the same day. */
export const RIVAL: Partial<Record<StaffRoleName, StaffRoleName>> = {
  DISTRICT_ADMIN: 'APPROVER',
  APPROVER: 'DISTRICT_ADMIN',
}

/** The last day of a grant that is ended: a day that is over takes it away at once. */
export function lastDay(endsOn: string, today: string): string {
  return endsOn < today ? dayBefore(today) : endsOn
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

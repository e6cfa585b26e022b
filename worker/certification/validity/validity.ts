/**
 * How long a certificate holds, from when it may be renewed, and which courses' certificates carry each other on. Pure.
 * An end is the first day on which a certificate no longer holds.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import { startOf, type DateOnly, type Instant, type TimeZone } from '../../core/clock.ts'
import type { HeldRow } from '../store-held.ts'

/** How long before its end a certificate may be renewed, and the first warning is due. */
export const RENEWAL_DAYS = 90

const DAY = 86_400_000

export function daysAfter(day: DateOnly, days: number): DateOnly {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** How many days a certificate still holds, today counted; 0 or less once it has ended. */
export function daysLeft(expiresOn: DateOnly, today: DateOnly): number {
  return Math.round((Date.parse(expiresOn) - Date.parse(today)) / DAY)
}

/**
 * The end of a certificate that is issued on a day. A month that is too short ends it on its last day: from 31 January one month
 * lasts until 28 February, in leap years 29.
 */
export function expiryOf(issuedOn: DateOnly, validMonths: number | null): DateOnly | null {
  if (validMonths === null) return null
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number)
  const months = month - 1 + validMonths
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

type Named = Pick<CourseHead, 'courseId' | 'code' | 'refreshes'>

/** The course itself, the one that it refreshes, and all that refresh that one: any of their certificates carries any other on. */
export function familyOf<Head extends Named>(courses: readonly Head[], courseId: string): Head[] {
  const own = courses.find((course) => course.courseId === courseId)
  if (own === undefined) return []
  const base = own.refreshes ?? own.code
  return courses.filter(({ code, refreshes }) => code === base || refreshes === base)
}

type Held = Pick<
  HeldRow,
  'id' | 'courseId' | 'countsAsTrained' | 'issuedOn' | 'expiresOn' | 'state'
>

/** The certificate of a family that governs: of those in force or ended, the one that holds longest, of equals the newest. */
export function lastOf<Row extends Held>(
  held: readonly Row[],
  family: ReadonlySet<string>,
): Row | null {
  const rank = ({ expiresOn, issuedOn, id }: Held) => `${expiresOn ?? '9999'} ${issuedOn} ${id}`
  let last: Row | null = null
  for (const row of held) {
    if (row.state !== 'VALID' || !isOf(row, family)) continue
    if (last === null || rank(row) > rank(last)) last = row
  }
  return last
}

export type Renewal<Row extends Held = HeldRow> = {
  /** The certificate to carry on. */
  readonly last: Row
  /** What was learned before does not count for it. */
  readonly since: Instant
}

export type Place<Row extends Held = HeldRow> =
  /** No certificate before: the pass rule alone decides. */
  | { readonly kind: 'first' }
  /** One holds and its end is not near; or a refresher would refresh nothing. */
  | { readonly kind: 'closed' }
  | ({ readonly kind: 'renewal' } & Renewal<Row>)

/** Whether a cadre may get a certificate of a course now, by all that she holds. */
export function placeOf<Row extends Held>(
  held: readonly Row[],
  course: {
    readonly courseId: string
    readonly isRefresher: boolean
    readonly family: ReadonlySet<string>
  },
  today: DateOnly,
  zone: TimeZone,
): Place<Row> {
  const last = lastOf(held, course.family)
  if (last === null) {
    // A recorded paper says that she was trained before, and carries nothing on by itself.
    if (!course.isRefresher) return { kind: 'first' }
    // What was taken back in the family is not refreshed past its reason.
    const wasRevoked = held.some((row) => isOf(row, course.family) && row.state === 'REVOKED')
    const isTrained = held.some((row) => isTrainingPaper(row, today))
    return { kind: isTrained && !wasRevoked ? 'first' : 'closed' }
  }
  const { expiresOn } = last
  if (expiresOn === null) {
    // Nothing ends, but a refresher is a training of its own.
    const isOpen = course.isRefresher && last.courseId !== course.courseId
    const since = startOf(zone, daysAfter(last.issuedOn, 1))
    return isOpen ? { kind: 'renewal', last, since } : { kind: 'closed' }
  }
  if (daysLeft(expiresOn, today) > RENEWAL_DAYS) return { kind: 'closed' }
  return { kind: 'renewal', last, since: renewableSince(held, { ...last, expiresOn }, zone) }
}

/** In force: the refresher is offered to whom the roster calls trained, and of a paper that has ended it does not. */
function isTrainingPaper(row: Held, today: DateOnly): boolean {
  const { courseId, countsAsTrained, state, expiresOn } = row
  const isInForce = state === 'VALID' && (expiresOn === null || expiresOn > today)
  return courseId === null && countsAsTrained === 1 && isInForce
}

function isOf({ courseId }: Held, family: ReadonlySet<string>): boolean {
  return courseId !== null && family.has(courseId)
}

/** From the ninetieth day before the end; of a shorter one from the day after it was issued, a correction not counted. */
function renewableSince(
  held: readonly Held[],
  { expiresOn, courseId }: { readonly expiresOn: DateOnly; readonly courseId: string | null },
  zone: TimeZone,
): Instant {
  const issued = held
    .filter((row) => row.courseId === courseId && row.expiresOn === expiresOn)
    .filter(({ state }) => state !== 'REVOKED')
    .map(({ issuedOn }) => daysAfter(issuedOn, 1))
    .sort()
  const opened = daysAfter(expiresOn, -RENEWAL_DAYS)
  const [first = opened] = issued
  return startOf(zone, first > opened ? first : opened)
}

export type Way = {
  /** The final test once more, or a refresher. */
  readonly kind: 'test' | 'refresher'
  readonly head: CourseHead
}

/** How a certificate of a course can be renewed; null when there is neither a refresher nor a final test. */
export function wayOf(courses: readonly CourseHead[], courseId: string): Way | null {
  const family = familyOf(courses, courseId)
  const refresher = family.find(({ refreshes = null }) => refreshes !== null)
  if (refresher !== undefined) return { kind: 'refresher', head: refresher }
  const [own] = family
  return own === undefined || own.finalTest === null ? null : { kind: 'test', head: own }
}

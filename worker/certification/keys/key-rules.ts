/**
 * When a key of an issuer begins and ends. Pure. A key begins with a calendar day of its issuer (of Jakarta for the platform),
 * so that a certificate of that morning is never older than the first key that signs; it serves until the calendar year in
 * which it began is over there.
 */
import { dateIn, startOf, type Instant, type TimeZone } from '../../core/clock.ts'

/** Verifiers keep what they fetched: no key signs that they could not have seen for so long. */
const AHEAD_DAYS = 7
const DAY = 86_400_000

export type OpenKey = {
  readonly kid: string
  readonly state: 'ACTIVE' | 'PUBLISHED'
  readonly usableFrom: Instant
}

export type Due =
  | { readonly step: 'none' }
  | { readonly step: 'publish'; readonly usableFrom: Instant }
  /** The published key takes over from this one. */
  | { readonly step: 'retire'; readonly kid: string }

/** What is to be done for an issuer today, one step at a time. */
export function dueStep(keys: readonly OpenKey[], now: Date, zone: TimeZone): Due {
  const active = keys.find(({ state }) => state === 'ACTIVE')
  const next = keys.find(({ state }) => state === 'PUBLISHED')
  if (active === undefined) return { step: 'none' }
  if (next !== undefined) {
    return next.usableFrom <= now.toISOString()
      ? { step: 'retire', kid: active.kid }
      : { step: 'none' }
  }
  const end = endOfYear(active.usableFrom, zone)
  const soonest = soonestStart(now, zone)
  return soonest < end
    ? { step: 'none' }
    : { step: 'publish', usableFrom: soonest > end ? soonest : end }
}

/** The first day that begins seven days from now or later. */
export function soonestStart(now: Date, zone: TimeZone): Instant {
  const later = new Date(now.getTime() + AHEAD_DAYS * DAY)
  const day = startOf(zone, dateIn(zone, later))
  return day === later.toISOString() ? day : new Date(Date.parse(day) + DAY).toISOString()
}

/** The start of the day of `at`: from when a key counts that signs at once. */
export function beginningOfDay(at: Date | Instant, zone: TimeZone): Instant {
  return startOf(zone, dateIn(zone, at))
}

function endOfYear(at: Instant, zone: TimeZone): Instant {
  const year = Number(dateIn(zone, at).slice(0, 4))
  return startOf(zone, `${year + 1}-01-01`)
}

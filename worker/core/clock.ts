/**
 * Time comes from a Clock that is passed in, never from Date.now() or SQL's now,
 * so that tests, the demo seed and a phone's late answer can all say which moment they mean.
 */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved; for tests and the demo seed. */
export function fixedClock(at: string): Clock & { set(at: string): void } {
  let moment = new Date(at)
  return {
    now: () => new Date(moment),
    set(next) {
      moment = new Date(next)
    },
  }
}

/** The three Indonesian time zones, by their IANA names. None has daylight saving. */
export type TimeZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'

const OFFSET_HOURS = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
} as const satisfies Record<TimeZone, number>

/** Hours ahead of UTC, all year round. */
export function offsetHours(zone: TimeZone): 7 | 8 | 9 {
  return OFFSET_HOURS[zone]
}

/** A UTC instant as the database keeps it: `2026-11-21T08:30:00.000Z`. */
export type Instant = string
/** A calendar date without time: `2026-11-21`. */
export type DateOnly = string

export function instant(clock: Clock): Instant {
  return clock.now().toISOString()
}

/** The calendar date that people in a time zone read on the wall at an instant. */
export function dateIn(zone: TimeZone, at: Date | Instant): DateOnly {
  return new Date(new Date(at).getTime() + OFFSET_HOURS[zone] * 3_600_000)
    .toISOString()
    .slice(0, 10)
}

/** The instant at which a calendar date begins in a time zone. */
export function startOf(zone: TimeZone, date: DateOnly): Instant {
  return new Date(Date.parse(date) - OFFSET_HOURS[zone] * 3_600_000).toISOString()
}

/** The instant `seconds` after the clock's now; negative goes back. */
export function instantAfter(clock: Clock, seconds: number): Instant {
  return new Date(clock.now().getTime() + seconds * 1000).toISOString()
}

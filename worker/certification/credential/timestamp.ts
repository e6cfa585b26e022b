/** Moments as credentials write them: XSD dateTimeStamp to the second, always with an offset. */
import type { DateOnly, Instant, TimeZone } from '../../core/clock.ts'

const OFFSET: Readonly<Record<TimeZone, string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
}

/** `2026-11-21T08:30:00.417Z` → `2026-11-21T08:30:00Z`; cut, so never later than it was. */
export function stamp(instant: Instant | Date): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}

/** The start of a day where the paper is: `2026-11-21T00:00:00+07:00`. In UTC it would read as the day before. */
export function startOfDay(day: DateOnly, zone: TimeZone): string {
  return `${day}T00:00:00${OFFSET[zone]}`
}

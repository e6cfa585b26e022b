/** Days of the morning page. Pure. */
import type { DateOnly } from '../core/clock.ts'

const DAY = 24 * 3_600_000

/** The date so many days after another; before it when negative. */
export function daysFrom(day: DateOnly, days: number): DateOnly {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** Which kept days a trend of twelve months is drawn from. Pure. */
import type { DateOnly } from '../core/clock.ts'

const MONTHS = 12

export type Span = { readonly first: DateOnly; readonly last: DateOnly }

/** The twelve months before the one of `asOf`, oldest first; the oldest begins on the same day a year ago. */
export function monthsBefore(asOf: DateOnly): Span[] {
  const [year = 0, month = 1] = asOf.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, index) => {
    const first = `${dateOf(year - 1, month - 1 + index).slice(0, 7)}-01`
    const last = dateOf(year - 1, month + index, 0)
    return { first: index === 0 ? `${year - 1}${asOf.slice(4)}` : first, last }
  })
}

/** `month` counts from 0 and may run over, as of `Date`. */
function dateOf(year: number, month: number, day = 1): DateOnly {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

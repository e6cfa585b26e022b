/** Who may decide a waiver, and until when one may hold. Pure. */
import { WAIVER_MONTHS } from '../../contract/passing.ts'
import type { DateOnly } from '../../core/clock.ts'
import { no, ok, type Result } from '../../core/result.ts'
import type { WaiverRow } from './store-waivers.ts'

export type WaiverDecision = 'GRANTED' | 'DECLINED'
export type WaiverFault = { readonly reason: 'STATE_NOT_FIT' | 'SECOND_PERSON_NEEDED' }

/** A repeat of the same decision is done already; who asked decides nothing. */
export function mayDecideWaiver(
  waiver: Pick<WaiverRow, 'state' | 'askedBy'>,
  decision: WaiverDecision,
  person: string,
): Result<'now' | 'done already', WaiverFault> {
  if (waiver.askedBy === person) return no<WaiverFault>({ reason: 'SECOND_PERSON_NEEDED' })
  if (waiver.state === 'ASKED') return ok('now')
  return waiver.state === decision
    ? ok('done already')
    : no<WaiverFault>({ reason: 'STATE_NOT_FIT' })
}

/** The last day that one asked for on `today` may have: the same day twelve months on; on 29 February the day before. */
export function lastDay(today: DateOnly): DateOnly {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + WAIVER_MONTHS + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + WAIVER_MONTHS, Math.min(day, lastOfMonth)))
  return end.toISOString().slice(0, 10)
}

/** What is wrong with a last day; null for nothing. */
export function untilFault(until: DateOnly, today: DateOnly): 'in_past' | 'too_far' | null {
  if (until < today) return 'in_past'
  return until > lastDay(today) ? 'too_far' : null
}

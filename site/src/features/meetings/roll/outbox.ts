/** What a trainer's phone keeps until the Worker has it, by the rules of `lib/kept`: what is sent next, and what can still be taken back. */
import { MAX_MARKS } from '../../../../../worker/contract/attendance-rules.ts'
import type { AttendanceEvent } from '../../../../../worker/contract/attendance.ts'
import { nextBatch as next, type KeptEvent as Kept } from '../../../lib/kept/outbox.ts'

export { isUnsent, settledBy, type EventState } from '../../../lib/kept/outbox.ts'

export type NewEvent = {
  readonly meetingId: string
  /** The account that marked: nobody else sends it. */
  readonly owner: string
  readonly event: AttendanceEvent
  /** Of a mark or match of a cadre who is not on the roll: who she is. */
  readonly cadre?: { readonly cadreId: string; readonly code: string; readonly name: string }
}

export type KeptEvent = NewEvent & Kept<AttendanceEvent>

/** The oldest that are unsent, as many as one request carries. */
export function nextBatch(events: readonly KeptEvent[]): KeptEvent[] {
  return next(events, MAX_MARKS)
}

/** All of these events are still on the phone alone. */
export function canWithdraw(events: readonly KeptEvent[], orders: readonly number[]): boolean {
  const waiting = new Set(
    events.filter(({ state }) => state === 'waiting').map(({ order }) => order),
  )
  return orders.length > 0 && orders.every((order) => waiting.has(order))
}

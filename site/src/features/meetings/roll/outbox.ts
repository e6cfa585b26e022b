/**
 * What a trainer's phone keeps until the Worker has it, as pure rules: what is sent next, what an answer settles, and what can
 * still be taken back. An event leaves only when a JSON answer names its id.
 */
import type { AttendanceEvent } from '../../../../../worker/contract/attendance.ts'

/** Of one request, as the contract says. */
export const BATCH = 100

/**
 * waiting: never left the phone · tried: a request with it was begun, so the Worker may have it · sent: the Worker named it, and
 * it stays until a newer roll shows it · rejected: the Worker named it and refused, `code` says why.
 */
export type EventState = 'waiting' | 'tried' | 'sent' | 'rejected'

export type NewEvent = {
  readonly meetingId: string
  /** The account that marked: nobody else sends it. */
  readonly owner: string
  readonly event: AttendanceEvent
  /** Of a match with a cadre who is not on the roll: who she is. */
  readonly cadre?: { readonly cadreId: string; readonly code: string; readonly name: string }
}

export type KeptEvent = NewEvent & {
  /** Counts up on this phone. */
  readonly order: number
  readonly state: EventState
  /** Why it was rejected; else empty. */
  readonly code: string
}

export function isUnsent({ state }: KeptEvent): boolean {
  return state === 'waiting' || state === 'tried'
}

/** The oldest that are unsent, as many as one request carries. */
export function nextBatch(events: readonly KeptEvent[]): KeptEvent[] {
  return events
    .filter(isUnsent)
    .sort((one, other) => one.order - other.order)
    .slice(0, BATCH)
}

/**
 * What an answer settles of a batch. Whatever is not an answer of the contract settles nothing: a login page of a Wi-Fi that
 * speaks JSON is no receipt.
 */
export function settledBy(batch: readonly KeptEvent[], answer: unknown): KeptEvent[] {
  const results = resultsOf(answer)
  return batch.flatMap((kept): KeptEvent[] => {
    const result = results.get(kept.event.id)
    if (result === undefined) return []
    return [
      result.status === 'rejected'
        ? { ...kept, state: 'rejected', code: result.code }
        : { ...kept, state: 'sent', code: '' },
    ]
  })
}

const STATUSES: readonly unknown[] = ['applied', 'duplicate', 'rejected']

function resultsOf(answer: unknown): ReadonlyMap<string, { status: string; code: string }> {
  const found = new Map<string, { status: string; code: string }>()
  const results = fieldsOf(answer)['results']
  for (const result of Array.isArray(results) ? results : []) {
    const { id, status, code } = fieldsOf(result)
    if (typeof id !== 'string' || typeof status !== 'string' || !STATUSES.includes(status)) continue
    found.set(id, { status, code: typeof code === 'string' ? code : 'UNEXPECTED' })
  }
  return found
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  // Safe: of an object, any field may be asked for.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** All of these events are still on the phone alone. */
export function canWithdraw(events: readonly KeptEvent[], orders: readonly number[]): boolean {
  const waiting = new Set(
    events.filter(({ state }) => state === 'waiting').map(({ order }) => order),
  )
  return orders.length > 0 && orders.every((order) => waiting.has(order))
}

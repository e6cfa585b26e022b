/**
 * What a phone keeps of work until the Worker has it, as pure rules: what is sent next, what an answer settles, and what can still
 * be taken back. An event leaves only when a JSON answer names its id.
 */

/**
 * waiting: never left the phone · tried: a request with it was begun, so the Worker may have it · sent: the Worker named it, and it
 * stays until a newer copy of the record shows it · rejected: the Worker named it and refused, `code` says why.
 */
export type EventState = 'waiting' | 'tried' | 'sent' | 'rejected'

export type KeptEvent<Event extends { readonly id: string }> = {
  /** Counts up on this phone. */
  readonly order: number
  readonly event: Event
  readonly state: EventState
  /** Why it was rejected; else empty. */
  readonly code: string
}

type Ordered = { readonly order: number; readonly state: EventState }

export function isUnsent({ state }: { readonly state: EventState }): boolean {
  return state === 'waiting' || state === 'tried'
}

/** The oldest that are unsent, as many as one request carries. */
export function nextBatch<Kept extends Ordered>(events: readonly Kept[], size: number): Kept[] {
  return events
    .filter(isUnsent)
    .sort((one, other) => one.order - other.order)
    .slice(0, size)
}

/**
 * What an answer settles of a batch. Whatever is not an answer of the contract settles nothing: a login page of a Wi-Fi that
 * speaks JSON is no receipt.
 */
export function settledBy<Kept extends KeptEvent<{ readonly id: string }>>(
  batch: readonly Kept[],
  answer: unknown,
): Kept[] {
  const results = resultsOf(answer)
  return batch.flatMap((kept): Kept[] => {
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

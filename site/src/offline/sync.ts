/**
 * Sends the outbox of one cadre and takes her state home. Only what a JSON answer of our Worker names leaves the outbox;
 * whatever else comes back (no signal, a Wi-Fi login page, 401, 503, an answer that is lost on the way) changes nothing.
 */
import type { AttemptResult } from '../../../worker/contract/learning.ts'
import type { EventResult, PhoneEvent, PhoneState } from '../../../worker/contract/learning-sync.ts'
import type { CadreStore, Receipt, SyncStatus } from './cadre-store.ts'
import type { DeviceStore } from './device-store.ts'
import { within } from './patience.ts'
import type { Surroundings } from './surroundings.ts'

export const SYNC_PATH = '/api/v1/sync'
const BATCH = 50
/** So long an answer is waited for; what was sent by then may have arrived, and is recognised when sent again. */
const PATIENCE = 20_000
/** A token lives 180 days; told again each month it lives for as long as the phone is used. */
const REGISTER_EVERY = 30 * 86_400_000

export type SyncOutcome = {
  readonly status: SyncStatus
  readonly sent: number
  /** Unsent events that remain; -1 when another tab is at it. */
  readonly left: number
  /** The Worker gave no state: only the upload token counted, or nothing did. */
  readonly isSignedOut: boolean
}

type Reply = {
  readonly results: readonly EventResult[]
  readonly cursor: string | null
  readonly state?: PhoneState
  readonly regraded?: readonly AttemptResult[]
}
/** `isRegistered`: the request carried the upload token to be kept. */
type Answer = Reply & { readonly isRegistered: boolean }

export type SyncWishes = {
  /** `state`: asks even when there is nothing to send. */
  readonly wants?: 'delivery' | 'state'
  /** Milliseconds for each answer. */
  readonly patience?: number
  /** While another tab is at it: waits for its turn, or leaves it to that tab and is told `busy`. */
  readonly turn?: 'wait' | 'leave'
}

/** Never rejects for what the network does; rejects when the phone's storage fails. */
export async function sync(
  surroundings: Surroundings,
  store: CadreStore,
  { wants = 'delivery', patience = PATIENCE, turn = 'wait' }: SyncWishes,
): Promise<SyncOutcome> {
  const busy: SyncOutcome = { status: 'busy', sent: 0, left: -1, isSignedOut: false }
  return alone(surroundings, store, turn === 'leave', (mayWork) =>
    mayWork ? deliver(surroundings, store, wants, patience) : busy,
  )
}

/**
 * Lets go of a cadre who is not here any more, when nothing of hers could be lost by it. Never while something of hers is
 * sent or her state is taken home: what came then would have nowhere to go.
 */
export async function letGo(
  surroundings: Pick<Surroundings, 'locks'>,
  device: DeviceStore,
  store: CadreStore,
): Promise<void> {
  await alone(surroundings, store, false, async () => {
    const current = await device.get('current')
    if (current?.cadreId === store.cadreId) return
    if (await store.clearWhenSent()) await device.forgetCadre(store.cadreId)
  })
}

/** One at a time over all tabs and the service worker; a tab that is closed or killed gives its turn back. */
function alone<Outcome>(
  { locks }: Pick<Surroundings, 'locks'>,
  { cadreId }: CadreStore,
  ifAvailable: boolean,
  work: (mayWork: boolean) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  if (locks === undefined) return Promise.resolve(work(true))
  return locks.request(`kirim-${cadreId}`, { ifAvailable }, (lock) => work(lock !== null))
}

async function deliver(
  surroundings: Surroundings,
  store: CadreStore,
  wants: 'delivery' | 'state',
  patience: number,
): Promise<SyncOutcome> {
  // No room even for that: what was written before is sent all the same, and nothing new is kept.
  const visit = await store.visit().catch(() => '')
  let sent = 0
  let size = BATCH
  // Events that the Worker does not take now; they stay, and must not hold up the others.
  let skipped = 0
  let hasAsked = false
  for (;;) {
    const waiting = await store.pending()
    const left = waiting.length
    if (left === 0 && (hasAsked || wants === 'delivery')) {
      return { status: sent > 0 || hasAsked ? 'ok' : 'idle', sent, left, isSignedOut: false }
    }
    const events = waiting.slice(skipped, skipped + size)
    const end = async (status: SyncStatus, isSignedOut = false): Promise<SyncOutcome> => {
      const lastSync = { at: surroundings.now(), status, isSignedOut }
      // A token that was taken once and is not any more has to be registered anew.
      const forgotten = isSignedOut ? { registeredAt: null } : {}
      await store.settle({ visit, receipts: [], lastSync, ...forgotten }).catch(() => undefined)
      return { status, sent, left, isSignedOut }
    }
    if (left > 0 && events.length === 0) return end('refused')
    const answer = await ask(surroundings, store, events, patience)
    if (answer === 'tooMuch') {
      if (events.length === 0) return end('refused')
      if (events.length > 1) size = Math.floor(events.length / 2)
      else skipped += 1
      continue
    }
    if (typeof answer === 'string') {
      return end(answer, answer === 'signedOut' || answer === 'otherPerson')
    }
    const at = surroundings.now()
    const receipts = receiptsOf(events, answer.results, at)
    if (events.length > 0 && receipts.length === 0) return end('refused')
    const isSignedOut = answer.cursor === null
    const { cursor, state, regraded } = answer
    const known = cursor === null ? {} : { cursor, state, regraded }
    const registered = !isSignedOut && answer.isRegistered ? { registeredAt: at } : {}
    await store
      .settle({
        visit,
        receipts,
        lastSync: { at, status: 'ok', isSignedOut },
        ...known,
        ...registered,
      })
      // No room for the new state: what has arrived leaves all the same.
      .catch(() => store.release(receipts.map(({ id }) => id)))
    sent += receipts.length
    skipped += events.length - receipts.length
    size = Math.min(BATCH, size * 2)
    hasAsked = true
    const rest = left - receipts.length
    if (isSignedOut && rest === 0) return { status: 'ok', sent, left: rest, isSignedOut }
  }
}

/** Only ids that were in this very request, and only statuses that say: it is with us. */
function receiptsOf(
  events: readonly PhoneEvent[],
  results: readonly EventResult[],
  at: number,
): Receipt[] {
  const byId = new Map(events.map((event) => [event.id, event] as const))
  const receipts: Receipt[] = []
  for (const result of results) {
    const event = byId.get(result?.id)
    const isWithUs = ['applied', 'duplicate', 'rejected'].indexOf(result?.status) !== -1
    if (event === undefined || !isWithUs) continue
    byId.delete(result.id)
    receipts.push({ id: result.id, event, result, at })
  }
  return receipts
}

/** One request. A status instead of a reply when nothing may be changed by it. */
async function ask(
  { fetch, now }: Surroundings,
  store: CadreStore,
  events: readonly PhoneEvent[],
  patience: number,
): Promise<Answer | SyncStatus | 'tooMuch'> {
  const token = await store.token()
  const registeredAt = await store.get('registeredAt')
  const cursor = await store.get('cursor')
  const state = await store.get('state')
  const isRegistered =
    state === null || registeredAt === null || Math.abs(now() - registeredAt) > REGISTER_EVERY
  const body = JSON.stringify({
    formats: 2,
    v: 1,
    now: now(),
    cadre: store.cadreId,
    ...(isRegistered ? { register: token } : {}),
    ...(cursor === null || state === null ? {} : { cursor }),
    events,
  })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  try {
    const answer = await within(patience, async (signal) => {
      const response = await fetch(SYNC_PATH, {
        method: 'POST',
        credentials: 'same-origin',
        headers,
        body,
        signal,
      })
      return { status: response.status, text: await response.text() }
    })
    const reply = understood(answer.status, answer.text)
    return typeof reply === 'string' ? reply : { ...reply, isRegistered }
  } catch {
    return 'offline'
  }
}

function understood(status: number, text: string): Reply | SyncStatus | 'tooMuch' {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return 'unreadable'
  }
  if (given === null || typeof given !== 'object') return 'unreadable'
  // Safe: every field is looked at before it is used.
  const reply = given as Partial<Reply> & { v?: unknown; code?: unknown }
  if (status === 200) {
    return reply.v === 1 && Array.isArray(reply.results) ? (reply as Reply) : 'unreadable'
  }
  if (reply.code === 'SIGN_IN_NEEDED' || status === 401) return 'signedOut'
  if (reply.code === 'OTHER_PERSON') return 'otherPerson'
  return status === 413 || status === 422 ? 'tooMuch' : 'refused'
}

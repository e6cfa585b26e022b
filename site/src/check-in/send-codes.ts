/**
 * Brings kept codes to the Worker, one tab at a time, and notes what became of each. Whose a code is goes with it: the Worker refuses
 * it while another cadre is signed in, and it stays. Whatever is not an answer of the contract (no signal, a login page of a Wi-Fi)
 * changes nothing.
 */
import { within } from '../offline/patience.ts'
import type { CheckedIn, KeptCode, KeptCodes } from './kept-codes.ts'

const PATH = '/api/v1/me/check-ins'
const PATIENCE = 20_000
/** After too many wrong codes the Worker takes none for up to an hour. */
const LOCKED_FOR = 10 * 60_000

export type Sending = {
  readonly kept: KeptCodes
  /** Rejects when there is no signal. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** ms since 1970. */
  readonly now: () => number
  /** Undefined where the browser has none. */
  readonly locks: Pick<LockManager, 'request'> | undefined
}

/** What keeps the rest from being sent: `busy` when the Worker, or something in its place, gave no answer to it. */
export type Hindrance = 'offline' | 'signedOut' | 'otherPerson' | 'busy'

/** Null: each that may be sent was answered. Rejects when the disk fails. */
export async function sendCodes(sending: Sending): Promise<Hindrance | null> {
  const { locks } = sending
  // Waits for its turn: what another tab has sent by then waits no more.
  return locks === undefined
    ? sendAll(sending)
    : locks.request('kehadiran', {}, () => sendAll(sending))
}

async function sendAll({ kept, fetch, now }: Sending): Promise<Hindrance | null> {
  const codes = await kept.list()
  const oldestFirst = codes.filter(({ state }) => state === 'waiting')
  oldestFirst.sort((one, other) => one.at - other.at)
  let hindrance: Hindrance | null = null
  for (const code of oldestFirst) {
    if (code.notBefore > now()) continue
    let answer: Answer
    try {
      answer = await within(PATIENCE, async (signal) => {
        const { id, cadreId, at } = code
        const response = await fetch(PATH, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id, cadreId, code: code.code, at, now: now() }),
          signal,
        })
        return { status: response.status, text: await response.text() }
      })
    } catch {
      return 'offline'
    }
    const done = becomes(code, answer, now())
    if (done === 'signedOut' || done === 'busy') return done
    if (done === 'otherPerson') hindrance = done
    else await kept.settle(done)
  }
  return hindrance
}

type Answer = { readonly status: number; readonly text: string }

/** Refusals that no later try changes. */
const FOR_GOOD = [
  'CHECK_IN_WRONG',
  'CHECK_IN_STALE',
  'CHECK_IN_EARLY',
  'CHECK_IN_CLOSED',
  'CHECK_IN_EXPIRED',
  'CHECK_IN_ELSEWHERE',
  'CONFLICT',
  'INPUT_INVALID',
  'STATE_NOT_FIT',
]

function becomes(
  code: KeptCode,
  { status, text }: Answer,
  now: number,
): KeptCode | Exclude<Hindrance, 'offline'> {
  const answer = fieldsOf(text)
  const { session, code: problem } = answer
  if (status === 200) {
    if (typeof session !== 'object' || session === null) return 'busy'
    // Safe: an answer of the Worker with a session is the contract's reply.
    const reply = answer as CheckedIn
    return { ...code, state: 'taken', problem: '', reply }
  }
  if (typeof problem !== 'string') return 'busy'
  if (problem === 'SIGN_IN_NEEDED') return 'signedOut'
  // A member of staff who is signed in here is another person too.
  if (problem === 'OTHER_PERSON' || problem === 'NOT_ALLOWED') return 'otherPerson'
  const detail = detailOf(answer['detail'])
  const { opensIn } = detail
  if (problem === 'CHECK_IN_EARLY' && typeof opensIn === 'number') {
    return { ...code, problem, detail, notBefore: now + Math.max(1000, opensIn) }
  }
  if (problem === 'CHECK_IN_LOCKED') {
    return { ...code, problem, detail, notBefore: now + LOCKED_FOR }
  }
  return FOR_GOOD.indexOf(problem) === -1 ? 'busy' : { ...code, state: 'refused', problem, detail }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return detailOf(JSON.parse(text))
  } catch {
    return {}
  }
}

function detailOf(value: unknown): Readonly<Record<string, unknown>> {
  // Safe: of an object, any field may be asked for.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

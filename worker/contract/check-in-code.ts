/**
 * The code by which cadres check in by themselves: shown in the hall, another every 20 seconds, made without signal from a key
 * that only the trainer's phone and the Worker have. As text of a QR code, with all of it in the fragment, which no server sees:
 * `https://<host>/hadir/#<session>-<window>-<letters>`; or typed, the letters alone: seven of them are the first 35 bits of
 * HMAC-SHA-256 over session and window, the eighth notices a slip. Plain enough for a phone of 2018.
 */
import { checkLetter, LETTERS } from './check-letter.ts'

/** How long one code is shown, ms. */
export const WINDOW_MS = 20_000
/** Windows that a code may be off: people look up, and type. */
export const TOLERANCE = 1
/** Of a session's start, ms: people come early, and those who come within a quarter of an hour are in time. */
const OPENS_BEFORE = 30 * 60_000
const LATE_AFTER = 15 * 60_000
/** Before it opens, ms: a code that was shown so early counts once its session is open, so that a phone keeps it until then. */
const KEPT_BEFORE = 30 * 60_000
/** How long after it was done a check-in is taken, ms: a phone without signal finds one by evening. */
export const TAKEN_WITHIN = 12 * 3_600_000

/** Counts windows since 1970. */
export function windowAt(moment: number): number {
  return Math.floor(moment / WINDOW_MS)
}

/** `key`: 64 hex digits, of one meeting. */
export function checkInKey(key: string): Promise<CryptoKey> {
  const bytes = new Uint8Array(32)
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(key.slice(at * 2, at * 2 + 2), 16)
  }
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** The eight letters of a session in a window. */
export async function lettersOf(key: CryptoKey, session: string, window: number): Promise<string> {
  const text = new TextEncoder().encode(`${session} ${window}`)
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
  let letters = ''
  for (let bit = 0; bit < 35; bit += 5) {
    const pair = ((mac[bit >> 3] ?? 0) << 8) | (mac[(bit >> 3) + 1] ?? 0)
    letters += LETTERS.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return letters + checkLetter(letters)
}

/** What the QR code says. `origin`: `https://HOST`. */
export function qrTextOf(origin: string, session: string, window: number, letters: string): string {
  return `${origin}/hadir/#${session.replace(/-/g, '')}-${window}-${letters}`
}

export type ReadCode =
  | { readonly session: string; readonly window: number; readonly letters: string }
  /** Typed: nothing says of which session. */
  | { readonly session: null; readonly letters: string }

/** Reads what was scanned or typed, in any case, O as 0, I and L as 1. Null for a slip, and for what is no such code. */
export function readCheckIn(text: string): ReadCode | null {
  const [, session, window, scanned] =
    /#([\da-f]{8}(?:[\da-f]{4}){3}[\da-f]{12})-(\d{1,12})-([\dA-Z]{8})\s*$/i.exec(text) ?? []
  const letters = (scanned ?? text)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (!/^[\dA-HJKMNP-TV-Z]{8}$/.test(letters)) return null
  if (checkLetter(letters.slice(0, 7)) !== letters.charAt(7)) return null
  if (session === undefined || window === undefined) return { session: null, letters }
  return {
    session: session.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    window: Number(window),
    letters,
  }
}

/** `date`, `08:30`, `09:15` in a zone so many hours ahead of UTC. */
export type Hours = {
  readonly date: string
  readonly startsAt: string
  readonly endsAt: string
  readonly ahead: number
}

/** EARLY: its session is not open yet · CLOSED: it is over · STALE: not the code that was shown at that moment. */
export type CheckInFault = 'CHECK_IN_EARLY' | 'CHECK_IN_CLOSED' | 'CHECK_IN_STALE'

/**
 * What a right code of a session is worth that was entered at a moment, ms since 1970, and has come at another: who was in the hall
 * a little before it opened counts as soon as it does.
 */
export function judgeCheckIn(
  hours: Hours,
  window: number,
  moment: number,
  received = moment,
): CheckInFault | 'PRESENT' | 'LATE' {
  const startsAt = momentOf(hours, hours.startsAt)
  const opensAt = opensAtOf(hours)
  if (moment < opensAt - KEPT_BEFORE) return 'CHECK_IN_EARLY'
  if (moment > momentOf(hours, hours.endsAt)) return 'CHECK_IN_CLOSED'
  if (Math.abs(windowAt(moment) - window) > TOLERANCE) return 'CHECK_IN_STALE'
  if (received < opensAt) return 'CHECK_IN_EARLY'
  return moment <= startsAt + LATE_AFTER ? 'PRESENT' : 'LATE'
}

/** When codes of a session are taken at the earliest, ms since 1970. */
export function opensAtOf(hours: Hours): number {
  return momentOf(hours, hours.startsAt) - OPENS_BEFORE
}

/** Of a code that is too early: the same counts when it is sent again once its session is open. */
export function isKeptUntilOpen(hours: Hours, moment: number): boolean {
  return moment >= opensAtOf(hours) - KEPT_BEFORE
}

function momentOf({ date, ahead }: Hours, time: string): number {
  return Date.parse(`${date}T${time}:00.000Z`) - ahead * 3_600_000
}

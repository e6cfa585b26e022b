/**
 * How a text that is being written comes to be kept: what stands in the editor, what the Worker acknowledged, what is on its
 * way, and what somebody else saved meanwhile. Pure: time, storage and network are handed in as events. Nothing is ever sent
 * over a version that was not seen, and no text of either person is dropped without a decision.
 */

/** Sent after this long without a letter typed, and at the latest so long after the first one. */
export const PAUSE_MS = 1500
export const LONGEST_MS = 10_000
/** How long to wait after a save that did not come through, each time longer. */
const WAITS_MS = [3000, 6000, 15_000, 30_000] as const

export type Theirs = {
  readonly text: string
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
}

type Refused = { readonly code: string; readonly detail: Readonly<Record<string, unknown>> }

export type SaveState = {
  /** What stands in the editor. */
  readonly text: string
  /** What the Worker has at `version`, as far as it is known here. */
  readonly saved: string
  readonly version: number
  readonly savedAt: string
  /** On its way, or sent without an answer: it may have been saved or not. Asked again word for word until that is known. */
  readonly sent: string | null
  readonly isSending: boolean
  /** The newest text that this computer has stored. */
  readonly stored: string | null
  /** Saved by somebody else over what was read here; nothing is sent until it is decided. */
  readonly theirs: Theirs | null
  readonly refused: Refused | null
  /** How many sends in a row did not come through. */
  readonly lost: number
  readonly lostAt: number
  /** Milliseconds; of the first and the last change that is not saved. */
  readonly dirtySince: number
  readonly typedAt: number
}

/** What a computer stores of it, before anything is sent. */
export type Kept = {
  readonly text: string
  readonly saved: string
  readonly version: number
  readonly sent: string | null
  /** ISO, of the last change. */
  readonly at: string
}

export type SaveEvent =
  | { readonly is: 'typed'; readonly text: string; readonly at: number }
  | { readonly is: 'stored'; readonly text: string }
  | { readonly is: 'sending' }
  | { readonly is: 'saved'; readonly text: string; readonly version: number; readonly at: string }
  /** No answer: it may have been saved. */
  | { readonly is: 'lost'; readonly at: number }
  | { readonly is: 'refused'; readonly why: Refused }
  /** The Worker has another version than the one that was read. */
  | { readonly is: 'changed'; readonly theirs: Theirs }
  /** What to go on with after `changed`: one of the two texts, or both joined. */
  | { readonly is: 'decided'; readonly text: string; readonly at: number }
  /** Try at once what was lost or refused. */
  | { readonly is: 'again' }

/** A text as it was read; what this computer kept of an earlier visit is taken up, never over somebody else's. */
export function opened(read: Theirs, kept: Kept | null, at: number): SaveState {
  const fresh: SaveState = {
    text: read.text,
    saved: read.text,
    version: read.version,
    savedAt: read.savedAt,
    sent: null,
    isSending: false,
    stored: null,
    theirs: null,
    refused: null,
    lost: 0,
    lostAt: 0,
    dirtySince: at,
    typedAt: at,
  }
  if (kept === null || kept.text === read.text) return fresh
  if (kept.text === kept.saved && kept.sent === null) return fresh
  const mine = { ...fresh, text: kept.text, stored: kept.text }
  const isSeen = kept.version === read.version || kept.saved === read.text
  // What was on its way when the page ended did arrive.
  if (isSeen || kept.sent === read.text) return mine
  return { ...mine, saved: kept.saved, version: kept.version, theirs: read }
}

/** What this computer kept, while the Worker cannot be reached. */
export function openedAlone(kept: Kept, at: number): SaveState {
  const read = { text: kept.saved, version: kept.version, savedAt: kept.at, savedBy: '' }
  return { ...opened(read, kept, at), sent: kept.sent, lost: 1, lostAt: at }
}

export function step(state: SaveState, event: SaveEvent): SaveState {
  switch (event.is) {
    case 'typed': {
      if (event.text === state.text) return state
      const dirtySince = isDirty(state) ? state.dirtySince : event.at
      return { ...state, text: event.text, typedAt: event.at, dirtySince, refused: null }
    }
    case 'stored':
      return { ...state, stored: event.text }
    case 'sending':
      return { ...state, sent: toSend(state), isSending: true }
    case 'saved': {
      const { text, version, at } = event
      const done = { isSending: false, sent: null, refused: null, lost: 0 }
      return { ...state, ...done, saved: text, version, savedAt: at, dirtySince: state.typedAt }
    }
    case 'lost':
      return { ...state, isSending: false, lost: state.lost + 1, lostAt: event.at }
    case 'refused':
      // A refusal is an answer: what was sent is not there.
      return { ...state, isSending: false, sent: null, refused: event.why, lost: 0 }
    case 'changed':
      return metTheirs(state, event.theirs)
    case 'decided': {
      const { theirs } = state
      if (theirs === null) return state
      return {
        ...state,
        text: event.text,
        saved: theirs.text,
        version: theirs.version,
        savedAt: theirs.savedAt,
        theirs: null,
        typedAt: event.at,
        dirtySince: event.at,
      }
    }
    case 'again':
      return { ...state, lostAt: 0, refused: null, typedAt: 0 }
  }
}

function metTheirs(state: SaveState, theirs: Theirs): SaveState {
  const reached = { isSending: false, sent: null, lost: 0, refused: null }
  const known = { saved: theirs.text, version: theirs.version, savedAt: theirs.savedAt }
  // Our own, whose answer was lost; or what stands here anyway.
  if (theirs.text === state.sent || theirs.text === state.text || theirs.text === state.saved) {
    return { ...state, ...reached, ...known, theirs: null }
  }
  // Nothing of ours is at stake: theirs is simply the newer text.
  if (!isDirty(state)) {
    return { ...state, ...reached, ...known, text: theirs.text, theirs: null }
  }
  return { ...state, ...reached, theirs }
}

/** Does the editor hold what the Worker has not acknowledged? */
export function isDirty(state: SaveState): boolean {
  return state.text !== state.saved || state.sent !== null
}

/** What would be sent now: first again what was sent without an answer. */
export function toSend(state: SaveState): string {
  return state.sent ?? state.text
}

/** When the next save is due, in milliseconds of the clock that events carry; null while there is nothing to send. */
export function dueAt(state: SaveState): number | null {
  const isHeld = state.isSending || state.theirs !== null || state.refused !== null
  if (isHeld || !isDirty(state)) return null
  const due = Math.min(state.typedAt + PAUSE_MS, state.dirtySince + LONGEST_MS)
  if (state.lost === 0) return due
  const wait = WAITS_MS[Math.min(state.lost, WAITS_MS.length) - 1] ?? 0
  return state.lostAt === 0 ? 0 : state.lostAt + wait
}

/** What this computer has to store; null when nothing of ours is waiting. */
export function keepable(state: SaveState, at: string): Kept | null {
  if (!isDirty(state)) return null
  return { text: state.text, saved: state.saved, version: state.version, sent: state.sent, at }
}

export type Standing = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'changed'

export function standingOf(state: SaveState): Standing {
  if (state.theirs !== null) return 'changed'
  if (state.refused !== null) return 'refused'
  if (!isDirty(state)) return 'saved'
  if (state.lost > 0) return 'offline'
  return state.isSending ? 'saving' : 'waiting'
}

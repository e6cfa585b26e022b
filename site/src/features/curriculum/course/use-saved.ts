/**
 * Keeps what is being written: runs the save machine with this computer's storage, the Worker and the clock. Every change is
 * stored here before it is sent; a save without an answer is asked again; another person's save is told at once.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { CallProblem } from '../../../lib/call.ts'
import { findText, forgetText, keepText, setAside } from '../../../lib/kept-texts.ts'
import {
  dueAt,
  isDirty,
  keepable,
  opened,
  openedAlone,
  step,
  toSend,
  type Kept,
  type SaveEvent,
  type SaveState,
  type Theirs,
} from './save-machine.ts'
import { useLeaving } from './use-leaving.ts'

export type Source = {
  /** Under which it is stored on this computer; a new key starts anew. */
  readonly key: string
  readonly read: () => Promise<Theirs>
  readonly save: (
    text: string,
    version: number,
  ) => Promise<{ readonly version: number; readonly savedAt: string }>
  /** The newest version, cheaply; asked every `watchMs` while the page is seen. */
  readonly watch: () => Promise<number>
  readonly watchMs: number
  readonly onSaved?: () => void
}

/** `found`: when what this computer kept of an earlier visit was last changed; null when nothing was. */
export type Saved =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: unknown; readonly retry: () => void }
  | {
      readonly is: 'open'
      readonly state: SaveState
      readonly found: string | null
      /** Goes up when the text became another by something else than typing: the editor starts anew. */
      readonly turn: number
      /** Who saved last when the text on the screen became theirs. */
      readonly took: Theirs | null
      readonly type: (text: string) => void
      /** The same from the editor of one turn: the last letters of an editor that is gone are set aside, never saved over another text. */
      readonly typeIn: (turn: number, text: string) => void
      /** Puts a whole text in place of what stands there. */
      readonly replace: (text: string) => void
      readonly decide: (text: string) => void
      readonly again: () => void
    }

type Opened = {
  readonly state: SaveState
  readonly found: string | null
  readonly turn: number
  readonly took: Theirs | null
}

export function useSaved(source: Source | null): Saved {
  const [view, setView] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const now = useRef<Opened | null>(null)
  const latest = useRef(source)
  latest.current = source
  const storing = useRef<Promise<void>>(Promise.resolve())
  const key = source?.key ?? null

  const put = useCallback((next: Opened): void => {
    now.current = next
    setView(next)
  }, [])

  /** Stores what the newest state asks for, one after another. */
  const store = useCallback(
    (at: string): Promise<void> => {
      const before = storing.current
      const next = async (): Promise<void> => {
        await before
        const state = now.current?.state
        if (state === undefined) return
        const kept = keepable(state, new Date().toISOString())
        // A browser that stores nothing is not an error: the status does not say that the text is safe here.
        const isStored = await storeOne(at, kept)
        const reached = now.current
        if (!isStored || kept === null || reached === null) return
        put({ ...reached, state: step(reached.state, { is: 'stored', text: kept.text }) })
      }
      storing.current = next()
      return storing.current
    },
    [put],
  )

  const dispatch = useCallback(
    (event: SaveEvent): void => {
      const before = now.current
      if (before === null || key === null) return
      const state = step(before.state, event)
      const isReplaced = state.text !== before.state.text && event.is !== 'typed'
      const took = event.is === 'changed' && isReplaced ? event.theirs : before.took
      put({ ...before, state, took, turn: before.turn + (isReplaced ? 1 : 0) })
      void store(key)
    },
    [key, put, store],
  )

  useEffect(() => {
    if (key === null || source === null) return
    let isGone = false
    now.current = null
    setView(null)
    setError(null)
    const start = async (): Promise<void> => {
      // Safe: only `store` above writes under these keys.
      const kept = ((await findText(key).catch(() => undefined)) ?? null) as Kept | null
      const at = Date.now()
      let state: SaveState
      try {
        state = opened(await source.read(), kept, at)
      } catch (reason) {
        if (isGone) return
        const isAway = reason instanceof CallProblem && reason.code === 'OFFLINE'
        if (kept === null || !isAway) {
          setError(reason)
          return
        }
        state = openedAlone(kept, at)
      }
      if (isGone) return
      const isFound = kept !== null && state.text === kept.text && isDirty(state)
      put({ state, found: isFound ? kept.at : null, turn: 0, took: null })
    }
    void start()
    return () => {
      isGone = true
    }
    // The source is made anew with every paint; its key says what it is.
  }, [key, attempt])

  const send = useCallback(async (): Promise<void> => {
    const { current } = now
    const { current: from } = latest
    if (current === null || from === null) return
    const { version } = current.state
    dispatch({ is: 'sending' })
    await store(from.key)
    const text = toSend(now.current?.state ?? current.state)
    try {
      const reply = await from.save(text, version)
      dispatch({ is: 'saved', text, version: reply.version, at: reply.savedAt })
      from.onSaved?.()
    } catch (reason) {
      await answerFor(reason, from, dispatch)
    }
  }, [dispatch, store])

  const state = view?.state ?? null
  const due = state === null ? null : dueAt(state)
  useEffect(() => {
    if (due === null) return
    const timer = setTimeout(() => void send(), Math.max(0, due - Date.now()))
    return () => clearTimeout(timer)
  }, [due, send])

  const isUnsaved = state !== null && isDirty(state)
  useEffect(() => {
    if (!isUnsaved) return
    const again = (): void => dispatch({ is: 'again' })
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [isUnsaved, dispatch])
  useLeaving(isUnsaved, () => dispatch({ is: 'again' }))

  useWatch(view !== null, latest, now, dispatch)

  if (error !== null) {
    return { is: 'failed', error, retry: () => setAttempt((last) => last + 1) }
  }
  if (view === null) return { is: 'loading' }
  return {
    is: 'open',
    ...view,
    type: (text) => dispatch({ is: 'typed', text, at: Date.now() }),
    typeIn: (turn, text) => {
      if (turn === now.current?.turn) dispatch({ is: 'typed', text, at: Date.now() })
      else if (key !== null) void setAside(key, text).catch(() => undefined)
    },
    replace: (text) => {
      dispatch({ is: 'typed', text, at: Date.now() })
      const reached = now.current
      if (reached !== null) put({ ...reached, turn: reached.turn + 1 })
    },
    decide: (text) => {
      const mine = now.current?.state.text
      if (mine !== undefined && mine !== text && key !== null) {
        void setAside(key, mine).catch(() => undefined)
      }
      dispatch({ is: 'decided', text, at: Date.now() })
    },
    again: () => dispatch({ is: 'again' }),
  }
}

async function storeOne(key: string, kept: Kept | null): Promise<boolean> {
  try {
    if (kept === null) await forgetText(key)
    else await keepText(key, kept)
    return true
  } catch {
    return false
  }
}

async function answerFor(
  reason: unknown,
  from: Source,
  dispatch: (event: SaveEvent) => void,
): Promise<void> {
  if (!(reason instanceof CallProblem)) throw reason
  const { code, detail } = reason
  // Without an answer, or from a server in trouble: it may have been saved.
  if (code === 'OFFLINE' || code === 'UNEXPECTED' || code === 'DATABASE_BUSY') {
    dispatch({ is: 'lost', at: Date.now() })
    return
  }
  if (code !== 'CHANGED_MEANWHILE') {
    dispatch({ is: 'refused', why: { code, detail } })
    return
  }
  try {
    dispatch({ is: 'changed', theirs: await from.read() })
  } catch {
    dispatch({ is: 'lost', at: Date.now() })
  }
}

type Ref<Value> = { readonly current: Value }

/** Asks for the newest version while the page is seen, and at once when it is seen again. */
function useWatch(
  isOpen: boolean,
  latest: Ref<Source | null>,
  now: Ref<Opened | null>,
  dispatch: (event: SaveEvent) => void,
): void {
  const every = latest.current?.watchMs ?? 15_000
  useEffect(() => {
    if (!isOpen) return
    const known = (): number => {
      const state = now.current?.state
      return state === undefined ? Infinity : Math.max(state.version, state.theirs?.version ?? 0)
    }
    const look = async (): Promise<void> => {
      const from = latest.current
      if (document.visibilityState !== 'visible' || from === null) return
      try {
        if ((await from.watch()) <= known()) return
        const theirs = await from.read()
        // While a save is on its way, its answer will tell.
        if (theirs.version <= known() || now.current?.state.isSending === true) return
        dispatch({ is: 'changed', theirs })
      } catch {
        // Without signal nothing is told; the next look will.
      }
    }
    const timer = setInterval(() => void look(), every)
    const seen = (): void => void look()
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [isOpen, every, latest, now, dispatch])
}

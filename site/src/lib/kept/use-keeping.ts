/**
 * Writing to the phone and sending what it keeps, as a page shows it: a change is on the disk before the screen shows it, and goes
 * to the Worker by itself a little later, whenever there is signal.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Tabs } from './tabs.ts'
import type { SendingState, Tried } from './tried.ts'

/** How long work waits for more of it, and for being taken back, before it is sent by itself. */
const SETTLES_AFTER = 8000
const TRY_AGAIN_AFTER = 30_000

/** Writes that are on their way to the disk. */
let writes = 0

type Props = {
  readonly tabs: Tabs
  /** Null: nothing is kept here that could be sent. This and the next two are the same functions until what they are about changes. */
  readonly send: () => Promise<Tried | null>
  /** Reads from the disk what the screen shows. */
  readonly show: () => Promise<void>
  /** Reads anew from the Worker, once all is sent. */
  readonly refresh: () => Promise<void>
}

export type Keeping = {
  readonly sending: SendingState
  /** The disk refused the last change. */
  readonly isDiskFull: boolean
  readonly sync: () => Promise<void>
  /** Shows what the disk has afterwards; null when it refused. */
  readonly write: <Done>(work: () => Promise<Done>) => Promise<Done | null>
}

export function useKeeping({ tabs, send, show, refresh }: Props): Keeping {
  const [sending, setSending] = useState<SendingState>({ state: 'rest' })
  const [isDiskFull, setDiskFull] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const sentAt = useRef(0)

  const sync = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    setSending({ state: 'sending' })
    const next = await send()
    if (next === null) {
      setSending({ state: 'rest' })
      return
    }
    await show()
    if (next === 'nothing' || next === 'sent') {
      if (next === 'sent') sentAt.current = Date.now()
      const at = sentAt.current
      setSending(at === 0 ? { state: 'rest' } : { state: 'done', at })
      await refresh()
      tabs.tell()
    } else {
      setSending(typeof next === 'string' ? { state: next } : next)
      if (next === 'failed') timer.current = window.setTimeout(() => void sync(), TRY_AGAIN_AFTER)
    }
  }, [tabs, send, show, refresh])

  useEffect(() => {
    const wake = (): void => {
      if (document.visibilityState === 'visible') void sync()
    }
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      clearTimeout(timer.current)
    }
  }, [sync])
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (writes > 0) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [])

  const write = useCallback(
    async <Done>(work: () => Promise<Done>): Promise<Done | null> => {
      writes += 1
      try {
        const done = await work()
        await show()
        setDiskFull(false)
        tabs.tell()
        clearTimeout(timer.current)
        timer.current = window.setTimeout(() => void sync(), SETTLES_AFTER)
        return done
      } catch {
        setDiskFull(true)
        return null
      } finally {
        writes -= 1
      }
    },
    [tabs, show, sync],
  )
  return { sending, isDiskFull, sync, write }
}

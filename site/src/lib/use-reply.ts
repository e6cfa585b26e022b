/** One read of a page: what was asked, what came, and asking again. A newer question drops the answer to an older one. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { CallProblem } from './call.ts'

type Came<Answer> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'here'; readonly answer: Answer }
export type Reply<Answer> = Came<Answer> & { readonly reload: () => void }

const LOADING = { state: 'loading' } as const

/**
 * `key` names the question; `ask` is run again when it changes, and on demand: then what stands there stays until the new
 * answer is here. Null asks nothing yet.
 */
export function useReply<Answer>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Reply<Answer> {
  const [kept, setKept] = useState<{ readonly key: string | null; readonly came: Came<Answer> }>({
    key,
    came: LOADING,
  })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (key === null) return
    const stop = new AbortController()
    setKept((last) =>
      last.key === key && last.came.state === 'here' ? last : { key, came: LOADING },
    )
    const show = (came: Came<Answer>): void => {
      if (!stop.signal.aborted) setKept({ key, came })
    }
    const run = async (): Promise<void> => {
      try {
        show({ state: 'here', answer: await ask(stop.signal) })
      } catch (error) {
        show({ state: 'failed', error })
      }
    }
    void run()
    return () => stop.abort()
    // `ask` is made anew with every paint; the key says what it asks.
  }, [key, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  return { ...(kept.key === key ? kept.came : LOADING), reload }
}

/** The day that was asked for has not come: the field for it says so, nothing else has to. */
export function isRefusedDay(reply: Reply<unknown>): boolean {
  return (
    reply.state === 'failed' &&
    reply.error instanceof CallProblem &&
    reply.error.code === 'INPUT_INVALID'
  )
}

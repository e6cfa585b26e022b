/** One read of the page: what was asked, what came, and asking again. A newer question drops the answer to an older one. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { CallProblem } from '../../lib/call.ts'

export type Reply<Answer> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'here'; readonly answer: Answer }

/** `key` names the question; `ask` is run again when it changes. Null asks nothing yet. */
export function useReply<Answer>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Reply<Answer> {
  const [reply, setReply] = useState<Reply<Answer>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  const retry = useCallback(() => setTurn((last) => last + 1), [])
  useEffect(() => {
    if (key === null) return
    const stop = new AbortController()
    setReply({ state: 'loading' })
    const show = (next: Reply<Answer>): void => {
      if (!stop.signal.aborted) setReply(next)
    }
    const run = async (): Promise<void> => {
      try {
        show({ state: 'here', answer: await ask(stop.signal) })
      } catch (error) {
        show({ state: 'failed', error, retry })
      }
    }
    void run()
    return () => stop.abort()
    // `ask` is made anew with every paint; the key says what it asks.
  }, [key, turn, retry])
  return reply
}

/** The day that was asked for has not come: the field for it says so, nothing else has to. */
export function isRefusedDay(reply: Reply<unknown>): boolean {
  return (
    reply.state === 'failed' &&
    reply.error instanceof CallProblem &&
    reply.error.code === 'INPUT_INVALID'
  )
}

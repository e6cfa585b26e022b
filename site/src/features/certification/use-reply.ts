/** One read of the page: asked when `key` changes and again on demand; a newer question drops the answer to an older one. */
import { useCallback, useEffect, useState } from 'preact/hooks'

export type Reply<Answer> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'here'; readonly answer: Answer }

/** What stands there stays while it is read again. */
export function useReply<Answer>(
  key: string,
  ask: () => Promise<Answer>,
): { readonly reply: Reply<Answer>; readonly reload: () => void } {
  const [kept, setKept] = useState<{ readonly key: string; readonly reply: Reply<Answer> }>({
    key,
    reply: { state: 'loading' },
  })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isOld = false
    const show = (reply: Reply<Answer>): void => {
      if (!isOld) setKept({ key, reply })
    }
    const run = async (): Promise<void> => {
      try {
        show({ state: 'here', answer: await ask() })
      } catch (error) {
        show({ state: 'failed', error })
      }
    }
    void run()
    return () => {
      isOld = true
    }
    // `ask` is made anew with every paint; the key says what it asks.
  }, [key, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])
  return { reply: kept.key === key ? kept.reply : { state: 'loading' }, reload }
}

/** Which class the address names, and what is read of it; what is shown live is asked for again while somebody looks. */
import { useEffect, useState } from 'preact/hooks'
import { readBatch, type BatchKind } from '../../../../../worker/contract/batches.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'

export const BATCH_KEYS: Readonly<Record<BatchKind, string>> = {
  cohort: 'angkatan',
  meeting: 'kegiatan',
}

export type Which = {
  readonly area: string
  readonly kind: BatchKind
  readonly batchId: string
}

/** Null while the address names none. */
export function useWhich(area: OfficeArea | null): Which | null {
  const [cohort] = useUrlState(BATCH_KEYS.cohort)
  const [meeting] = useUrlState(BATCH_KEYS.meeting)
  if (area === null || (cohort === '' && meeting === '')) return null
  return cohort === ''
    ? { area: area.code, kind: 'meeting', batchId: meeting }
    : { area: area.code, kind: 'cohort', batchId: cohort }
}

export const keyOf = ({ area, kind, batchId }: Which): string => `${area}/${kind}/${batchId}`

export function useBatch(which: Which | null): Reply<ReplyOf<typeof readBatch>> {
  return useReply(which === null ? null : keyOf(which), (signal) =>
    call(readBatch, which ?? never(), { signal }),
  )
}

function never(): never {
  throw new Error('nothing is asked while no class is named')
}

const EVERY = 20_000

export type Live<Answer> = {
  /** The newest that came; null before the first. */
  readonly answer: Answer | null
  /** Of the newest try; null when it came. */
  readonly error: unknown
  readonly reload: () => void
}

/**
 * Asks again every 20 seconds while the page is looked at. What stands there stays when a try fails; only the first failure has
 * nothing to show. The page names one class at a time, so its component is keyed by it.
 */
export function useLive<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Live<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = async (): Promise<void> => {
      clearTimeout(timer)
      if (!document.hidden) {
        try {
          const came = await ask(stop.signal)
          if (stop.signal.aborted) return
          setAnswer(() => came)
          setError(null)
        } catch (problem) {
          if (stop.signal.aborted) return
          setError(problem)
        }
      }
      timer = setTimeout(() => void run(), EVERY)
    }
    const again = (): void => {
      if (!document.hidden) void run()
    }
    void run()
    document.addEventListener('visibilitychange', again)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', again)
    }
    // `ask` is made anew with every paint.
  }, [turn])
  return { answer, error, reload: () => setTurn((last) => last + 1) }
}

/** Walks the chain of a district step by step: links first, then days. What was looked at stays when a step fails. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  checkAuditHeads,
  checkAuditLinks,
  readAuditChain,
  type ChainFault,
} from '../../../../worker/contract/audit-chain.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { call } from '../../lib/call.ts'

export type Chain = ReplyOf<typeof readAuditChain>

export type Walk = {
  readonly phase: 'links' | 'heads' | 'done'
  /** The last place that was reckoned anew. */
  readonly position: number
  /** Where the next stretch begins. */
  readonly from: number
  readonly days: readonly string[]
  readonly faults: readonly ChainFault[]
}

const START: Walk = { phase: 'links', position: 0, from: 1, days: [], faults: [] }

export type Checked = {
  readonly chain: Chain | null
  readonly walk: Walk
  /** Why it stands still; null while it runs and when it is done. */
  readonly error: unknown
  readonly isRunning: boolean
  /** From where it stopped. */
  readonly resume: () => void
  /** From the beginning, and sealing what was written since. */
  readonly again: () => void
}

type Kept = { readonly chain: Chain | null; readonly walk: Walk }

export function useChain(area: string): Checked {
  const kept = useRef<Kept>({ chain: null, walk: START })
  const [shown, setShown] = useState<Kept>(kept.current)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const [isRunning, setIsRunning] = useState(true)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const keep = (next: Kept): void => {
      if (signal.aborted) return
      kept.current = next
      setShown(next)
    }
    const run = async (): Promise<void> => {
      const read = (): Promise<Chain> => call(readAuditChain, { area }, { signal })
      let chain = kept.current.chain ?? (await read())
      keep({ chain, walk: kept.current.walk })
      // A long log that was never sealed: each answer seals some thousands more.
      while (chain.isBehind && kept.current.walk.phase === 'links') {
        const further = await read()
        const isFurther = further.sealed > chain.sealed
        chain = further
        keep({ chain, walk: kept.current.walk })
        if (!isFurther) break
      }
      while (!signal.aborted && kept.current.walk.phase !== 'done') {
        keep({ chain, walk: await step(area, kept.current.walk, signal) })
      }
    }
    setError(null)
    setIsRunning(true)
    run()
      .catch((problem: unknown) => {
        if (!signal.aborted) setError(problem)
      })
      .finally(() => {
        if (!signal.aborted) setIsRunning(false)
      })
    return () => stop.abort()
  }, [area, turn])
  const resume = useCallback(() => setTurn((last) => last + 1), [])
  const again = useCallback(() => {
    kept.current = { chain: null, walk: START }
    setShown(kept.current)
    setTurn((last) => last + 1)
  }, [])
  return { ...shown, error, isRunning, resume, again }
}

async function step(area: string, walk: Walk, signal: AbortSignal): Promise<Walk> {
  if (walk.phase === 'links') {
    const asked = { area, from: String(walk.from) }
    const { to, next, faults } = await call(checkAuditLinks, asked, { signal })
    return {
      ...walk,
      position: to,
      faults: [...walk.faults, ...faults],
      from: next ?? walk.from,
      phase: next === null ? 'heads' : 'links',
    }
  }
  const after = walk.days.at(-1)
  const asked = { area, ...(after === undefined ? {} : { after }) }
  const { days, next, faults } = await call(checkAuditHeads, asked, { signal })
  return {
    ...walk,
    days: [...walk.days, ...days],
    faults: [...walk.faults, ...faults],
    phase: next === null ? 'done' : 'heads',
  }
}

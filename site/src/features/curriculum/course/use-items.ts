/**
 * What the bank says of the questions that a course names by code. The newest 500 of the area come at once, which is nearly
 * always all; others are looked up one by one.
 */
import { useEffect, useState } from 'preact/hooks'
import { countBank, searchBank, type BankRow } from '../../../../../worker/contract/bank.ts'
import { call } from '../../../lib/call.ts'

const AT_ONCE = 500

export type KnownItems = {
  /** By code; null: the bank has none by this code. Left out: not known yet. */
  readonly rows: ReadonlyMap<string, BankRow | null>
  readonly tags: readonly string[]
  readonly reload: () => void
}

export function useItems(area: string | null, codes: readonly string[]): KnownItems {
  const [known, setKnown] = useState<{
    readonly rows: ReadonlyMap<string, BankRow | null>
    readonly tags: readonly string[]
  }>({ rows: new Map(), tags: [] })
  const [turn, setTurn] = useState(0)
  const wanted = [...new Set(codes)].toSorted().join(' ')
  useEffect(() => {
    if (area === null) return
    const stop = new AbortController()
    const load = async (): Promise<void> => {
      const [first, counts] = await Promise.all([
        call(searchBank, { area, limit: AT_ONCE }, stop),
        call(countBank, { area }, stop),
      ])
      const rows = new Map<string, BankRow | null>(first.items.map((row) => [row.code, row]))
      for (const code of wanted.split(' ')) {
        if (code === '' || rows.has(code)) continue
        rows.set(code, await lookUp(area, code, stop.signal))
      }
      if (stop.signal.aborted) return
      setKnown({ rows, tags: counts.tags.map(({ tag }) => tag) })
    }
    // Without the bank's answer the codes themselves stand there.
    load().catch(() => undefined)
    return () => stop.abort()
  }, [area, wanted, turn])
  return { ...known, reload: () => setTurn((last) => last + 1) }
}

/** Also one that was put aside: courses keep it. */
async function lookUp(area: string, code: string, signal: AbortSignal): Promise<BankRow | null> {
  for (const retired of [false, true]) {
    const { items } = await call(searchBank, { area, words: code, retired, limit: 20 }, { signal })
    const found = items.find((row) => row.code === code)
    if (found !== undefined) return found
  }
  return null
}

/** The log page by page: the first when the question changes, older ones on demand. */
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  listEntries,
  type AuditEntry,
  type AuditFilter,
} from '../../../../worker/contract/audit.ts'
import { call } from '../../lib/call.ts'

export type History = {
  /** Null until the first page is there. */
  readonly entries: readonly AuditEntry[] | null
  readonly isBusy: boolean
  /** Null when the last read went well. */
  readonly error: unknown
  /** The moment at which a search that found little stopped; null otherwise. */
  readonly searchedSince: string | null
  /** Undefined at the end of the log. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

type Shown = {
  readonly entries: readonly AuditEntry[]
  readonly next: string | null
  readonly searchedSince: string | null
}

/** A null filter asks nothing and keeps what stands there. */
export function useHistory(area: string, filter: AuditFilter | null): History {
  const [shown, setShown] = useState<Shown | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)
  const key = filter === null ? null : JSON.stringify([area, filter])

  async function read(before: readonly AuditEntry[], after: string | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const { entries, ...rest } = await call(listEntries, {
        area,
        ...filter,
        ...(after === null ? {} : { after }),
      })
      if (turn === asked.current) setShown({ entries: [...before, ...entries], ...rest })
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }
  // `filter` is made anew with every paint; the key says what it asks.
  useEffect(() => {
    if (key === null) return
    setShown(null)
    void read([], null)
  }, [key])

  const next = shown?.next ?? null
  return {
    entries: shown?.entries ?? null,
    isBusy,
    error,
    searchedSince: shown?.searchedSince ?? null,
    more: next === null ? undefined : () => void read(shown?.entries ?? [], next),
    reload: () => void read([], null),
  }
}

/** A list that comes in pages: the first when `key` changes, further ones on demand. A new key forgets the answers of the old one. */
import { useEffect, useRef, useState } from 'preact/hooks'

type Page = { readonly rows: readonly unknown[]; readonly next: string | null }

export type Pages<Got extends Page> = {
  /** Of all pages so far; null until the first one is there. */
  readonly rows: readonly Got['rows'][number][] | null
  /** The newest page, with what it says of the whole list. */
  readonly page: Got | null
  readonly isBusy: boolean
  /** Null when the last read went well. */
  readonly error: unknown
  /** Undefined when everything is shown. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

export function usePages<Got extends Page>(
  key: string,
  ask: (after: string | undefined) => Promise<Got>,
): Pages<Got> {
  type Rows = readonly Got['rows'][number][]
  const [rows, setRows] = useState<Rows | null>(null)
  const [page, setPage] = useState<Got | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)

  async function read(before: Rows, after: string | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const got = await ask(after ?? undefined)
      if (turn !== asked.current) return
      setRows([...before, ...got.rows])
      setPage(got)
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }
  // `ask` is made anew with every paint; the key says what it asks.
  useEffect(() => void read([], null), [key])

  const next = page?.next ?? null
  return {
    rows,
    page,
    isBusy,
    error,
    more: next === null ? undefined : () => void read(rows ?? [], next),
    reload: () => void read([], null),
  }
}

/** A list that comes in pages: the first when `key` changes, further ones on demand. */
import { useEffect, useRef, useState } from 'preact/hooks'

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

export type Pages<Row> = {
  /** Null until the first page is there. */
  readonly rows: readonly Row[] | null
  readonly isBusy: boolean
  /** Null when the last read went well. */
  readonly error: unknown
  /** Undefined when everything is shown. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

export function usePages<Row>(
  key: string,
  ask: (after: string | undefined) => Promise<Page<Row>>,
): Pages<Row> {
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)

  async function read(before: readonly Row[], after: string | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const page = await ask(after ?? undefined)
      if (turn !== asked.current) return
      setRows([...before, ...page.rows])
      setNext(page.next)
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }
  // `ask` is made anew with every paint; the key says what it asks.
  useEffect(() => void read([], null), [key])

  return {
    rows,
    isBusy,
    error,
    more: next === null ? undefined : () => void read(rows ?? [], next),
    reload: () => void read([], null),
  }
}

/** A search of the bank that comes in pages; a new question forgets the answers of the old one. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { searchBank, type BankRow } from '../../../../../worker/contract/bank.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import { call } from '../../../lib/call.ts'

export type Question = Omit<CallOf<typeof searchBank>, 'after' | 'limit'>

export type Search = {
  /** Null until the first page is there. */
  readonly rows: readonly BankRow[] | null
  readonly isBusy: boolean
  readonly error: unknown
  /** Undefined when everything is shown. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

export function useSearch(question: Question): Search {
  const [rows, setRows] = useState<readonly BankRow[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)
  const key = JSON.stringify(question)

  async function read(before: readonly BankRow[], after: string | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const reply = await call(searchBank, { ...question, ...(after === null ? {} : { after }) })
      if (turn !== asked.current) return
      setRows([...before, ...reply.items])
      setNext(reply.next)
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }
  useEffect(() => void read([], null), [key])

  return {
    rows,
    isBusy,
    error,
    more: next === null ? undefined : () => void read(rows ?? [], next),
    reload: () => void read([], null),
  }
}

/** What was typed, once the typing rests. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim())
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

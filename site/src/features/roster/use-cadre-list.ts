/** Pages of the register for one question; a new question forgets the answers of the old one. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import { listCadres, type CadreItem } from '../../../../worker/contract/roster.ts'
import { call } from '../../lib/call.ts'

export type CadreList = {
  /** Null until the first page is there. */
  readonly cadres: readonly CadreItem[] | null
  readonly total: number
  readonly asOf: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

export type Question = Omit<CallOf<typeof listCadres>, 'after'>

export function useCadreList(question: Question): CadreList {
  const [cadres, setCadres] = useState<readonly CadreItem[] | null>(null)
  const [page, setPage] = useState<{ total: number; asOf: string; next: string | null }>({
    total: 0,
    asOf: '',
    next: null,
  })
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)
  const key = JSON.stringify(question)

  async function read(before: readonly CadreItem[], after: string | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const reply = await call(listCadres, { ...question, ...(after === null ? {} : { after }) })
      if (turn !== asked.current) return
      setCadres([...before, ...reply.cadres])
      setPage({ total: reply.total, asOf: reply.asOf, next: reply.next })
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }

  useEffect(() => void read([], null), [key])

  return {
    cadres,
    total: page.total,
    asOf: page.asOf,
    isBusy,
    error,
    more: page.next === null ? undefined : () => void read(cadres ?? [], page.next),
    reload: () => void read([], null),
  }
}

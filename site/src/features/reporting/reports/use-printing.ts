/** A report on paper: names that leave the house are written into the log first, also when they leave through the printer. */
import { useEffect, useState } from 'preact/hooks'
import { printReport, type ReportQuestion } from '../../../../../worker/contract/reports.ts'
import { call } from '../../../lib/call.ts'

export type Printing = {
  readonly isBusy: boolean
  /** Null while nothing failed. */
  readonly error: unknown
  readonly start: () => void
}

/** Tells the Worker that the report goes on paper, shows all of it, and opens the browser's print window once it is drawn. */
export function usePrinting(question: ReportQuestion, showAll: () => void): Printing {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn > 0) window.print()
  }, [turn])
  const run = async (): Promise<void> => {
    setIsBusy(true)
    setError(null)
    try {
      await call(printReport, question)
      showAll()
      setTurn((last) => last + 1)
    } catch (caught) {
      setError(caught)
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, error, start: () => void run() }
}

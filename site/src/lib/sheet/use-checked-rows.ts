/**
 * A list that the Worker checks part by part, and checks again where an answer touches it. What is answered is kept on this
 * machine before anything is asked. Knows nothing of what the rows mean, and nothing of the steps of a page.
 */
import { useRef, useState, type MutableRef } from 'preact/hooks'

type Checkable = {
  readonly rows: readonly { readonly line: number }[]
  /** By line: what a person answered. */
  readonly edits: Readonly<Record<number, unknown>>
}

/** Lines that are compared with each other, and so are checked together. */
export type Part<Outcome> = {
  readonly lines: readonly number[]
  readonly check: () => Promise<readonly Outcome[]>
}

export type CheckedRows<Draft, Outcome> = {
  readonly draft: Draft | null
  /** The newest answers, also for calls that began before the last of them. */
  readonly newest: MutableRef<Draft | null>
  readonly outcomes: ReadonlyMap<number, Outcome>
  readonly setOutcomes: (outcomes: ReadonlyMap<number, Outcome>) => void
  /** Told by the Worker in another way than by a check. */
  readonly addOutcomes: (told: readonly Outcome[]) => void
  readonly progress: { readonly done: number; readonly total: number }
  readonly setProgress: (progress: { done: number; total: number }) => void
  readonly error: unknown
  readonly setError: (error: unknown) => void
  /** Lines whose answer is being checked. */
  readonly pending: ReadonlySet<number>
  /** Takes a draft for the newest and keeps its answers. */
  readonly remember: (draft: Draft) => void
  /** Takes it for the newest without keeping anything; null forgets it and what was said of it. */
  readonly show: (draft: Draft | null) => void
  /** False when it came to nothing: `error` says why. */
  readonly checkAll: () => Promise<boolean>
  /** Keeps the draft with the answers to these lines, then checks their parts. */
  readonly answer: (draft: Draft, lines: Iterable<number>) => Promise<void>
}

const NOTHING: ReadonlySet<number> = new Set()

export function useCheckedRows<Draft extends Checkable, Outcome extends { readonly line: number }>(
  partsOf: (draft: Draft) => readonly Part<Outcome>[],
  keepAnswers: (draft: Draft) => void,
): CheckedRows<Draft, Outcome> {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map())
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const [error, setError] = useState<unknown>(null)
  const [pending, setPending] = useState<ReadonlySet<number>>(NOTHING)
  const newest = useRef<Draft | null>(null)
  const waiting = useRef(new Set<number>())
  const isAsking = useRef(false)

  const show = (next: Draft | null) => {
    newest.current = next
    setDraft(next)
    if (next !== null) return
    setOutcomes(new Map())
    setError(null)
  }
  const remember = (next: Draft) => {
    show(next)
    keepAnswers(next)
  }
  const addOutcomes = (told: readonly Outcome[]) =>
    setOutcomes((now) => new Map([...now, ...told.map((each) => [each.line, each] as const)]))

  async function checkAll(): Promise<boolean> {
    const current = newest.current
    if (current === null) return false
    setError(null)
    const found = new Map<number, Outcome>()
    setProgress({ done: 0, total: current.rows.length })
    try {
      for (const part of partsOf(current)) {
        for (const outcome of await part.check()) found.set(outcome.line, outcome)
        setProgress({ done: found.size, total: current.rows.length })
      }
      setOutcomes(found)
      return true
    } catch (problem) {
      setError(problem)
      return false
    }
  }

  async function answer(next: Draft, lines: Iterable<number>): Promise<void> {
    remember(next)
    for (const line of lines) waiting.current.add(line)
    setPending(new Set(waiting.current))
    // One check at a time, so that an older answer never comes after a newer one.
    if (isAsking.current) return
    isAsking.current = true
    setError(null)
    try {
      while (waiting.current.size > 0) await checkAgain(new Set(waiting.current))
    } catch (problem) {
      setError(problem)
      waiting.current.clear()
    } finally {
      isAsking.current = false
      setPending(new Set(waiting.current))
    }
  }

  async function checkAgain(lines: ReadonlySet<number>): Promise<void> {
    const current = newest.current
    if (current === null) return
    const found: Outcome[] = []
    for (const part of partsOf(current)) {
      if (part.lines.some((line) => lines.has(line))) found.push(...(await part.check()))
    }
    for (const line of lines) {
      // Answered once more meanwhile: the next round tells.
      if (newest.current?.edits[line] === current.edits[line]) waiting.current.delete(line)
    }
    addOutcomes(found)
    setPending(new Set(waiting.current))
  }

  return {
    draft,
    newest,
    outcomes,
    setOutcomes,
    addOutcomes,
    progress,
    setProgress,
    error,
    setError,
    pending,
    remember,
    show,
    checkAll,
    answer,
  }
}

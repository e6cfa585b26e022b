/**
 * Bringing a list of old certificates in, as the page runs it: check in parts, check again what an answer touches, put forward
 * what is ready. All rules are in `draft.ts` and in the Worker; this file only calls and remembers.
 */
import { useState } from 'preact/hooks'
import {
  checkRecords,
  proposeRecords,
  recordOutcome,
  type RecordBatch,
  type RecordOutcome,
} from '../../../../../worker/contract/records.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { useCheckedRows, type Part } from '../../../lib/sheet/use-checked-rows.ts'
import {
  asSent,
  chunksOf,
  restOf,
  withEdit,
  type Draft,
  type Outcomes,
  type RecordEdit,
} from './draft.ts'
import { forgetDraft, keepAnswers, keepRows } from './keep.ts'

export type Phase = 'idle' | 'checking' | 'checked' | 'evidence' | 'proposed'

export type RecordRun = {
  readonly phase: Phase
  readonly draft: Draft | null
  readonly outcomes: Outcomes
  readonly progress: { readonly done: number; readonly total: number }
  readonly error: unknown
  /** Lines whose answer is being checked. */
  readonly pending: ReadonlySet<number>
  readonly isKept: boolean
  readonly isSending: boolean
  /** What was put forward. */
  readonly batch: RecordBatch | null
  readonly begin: (draft: Draft) => Promise<void>
  readonly checkAll: () => Promise<void>
  readonly answer: (line: number, given: RecordEdit | null) => Promise<void>
  readonly change: (more: Partial<Pick<Draft, 'files' | 'countsAsTrained'>>) => void
  readonly go: (phase: 'checked' | 'evidence') => void
  readonly propose: () => Promise<void>
  readonly continueWithRest: () => Promise<void>
  readonly leave: () => void
}

export function useRecords(): RecordRun {
  const [phase, setPhase] = useState<Phase>('idle')
  const [isKept, setKept] = useState(true)
  const [isSending, setSending] = useState(false)
  const [batch, setBatch] = useState<RecordBatch | null>(null)
  const rows = useCheckedRows<Draft, RecordOutcome>(partsOf, keepAnswers)
  const { newest, outcomes, remember, setError } = rows

  async function checkAll(): Promise<void> {
    setPhase('checking')
    if (await rows.checkAll()) setPhase('checked')
  }

  async function begin(next: Draft): Promise<void> {
    remember(next)
    setBatch(null)
    setKept(await keepRows(next.rows))
    await checkAll()
  }

  async function answer(line: number, given: RecordEdit | null): Promise<void> {
    if (newest.current !== null) await rows.answer(withEdit(newest.current, line, given), [line])
  }

  async function propose(): Promise<void> {
    const current = newest.current
    if (current === null) return
    setSending(true)
    setError(null)
    try {
      const ready = current.rows
        .filter(({ line }) => outcomes.get(line)?.state === 'READY')
        .map((row) => asSent(current, row))
      const reply = await call(proposeRecords, {
        district: current.district,
        id: current.batchId,
        fileName: current.fileName.slice(0, 200),
        countsAsTrained: current.countsAsTrained,
        files: current.files.map(({ id }) => id),
        rows: ready,
      })
      const rest = restOf(current, outcomes, crypto.randomUUID())
      setBatch(reply.batch)
      if (rest.rows.length === 0) forgetDraft()
      else {
        keepAnswers(rest)
        await keepRows(rest.rows)
      }
      rows.show(rest)
      setPhase('proposed')
    } catch (problem) {
      setError(problem)
      if (problem instanceof CallProblem && problem.code === 'ROWS_CHANGED') {
        rows.addOutcomes(changedIn(problem))
        setPhase('checked')
      }
      // Not there any more: they are sent anew.
      if (problem instanceof CallProblem && problem.code === 'EVIDENCE_MISSING') {
        remember({ ...current, files: [] })
      }
    } finally {
      setSending(false)
    }
  }

  return {
    phase,
    draft: rows.draft,
    outcomes,
    progress: rows.progress,
    error: rows.error,
    pending: rows.pending,
    isKept,
    isSending,
    batch,
    begin,
    checkAll,
    answer,
    change: (more) => {
      if (newest.current !== null) remember({ ...newest.current, ...more })
    },
    go: (next) => {
      setError(null)
      setPhase(next)
    },
    propose,
    continueWithRest: checkAll,
    leave: () => {
      forgetDraft()
      rows.show(null)
      setBatch(null)
      setPhase('idle')
    },
  }
}

function partsOf(draft: Draft): readonly Part<RecordOutcome>[] {
  return chunksOf(draft).map((rows) => ({
    lines: rows.map(({ line }) => line),
    check: async () =>
      (await call(checkRecords, { district: draft.district, rows: [...rows] })).outcomes,
  }))
}

function changedIn({ detail }: CallProblem): readonly RecordOutcome[] {
  const told = detail['outcomes']
  if (!Array.isArray(told)) return []
  return told.flatMap((each) => {
    const read = recordOutcome.safeParse(each)
    return read.success ? [read.data] : []
  })
}

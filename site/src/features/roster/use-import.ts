/**
 * The import as the page runs it: check in chunks, check again what an answer touches, save chunk by chunk, go on after
 * a broken connection. All rules are in `draft.ts` and in the Worker; this file only calls and remembers.
 */
import { useEffect, useState } from 'preact/hooks'
import { checkRoster, commitRoster, type RowOutcome } from '../../../../worker/contract/roster.ts'
import { call } from '../../lib/call.ts'
import { useCheckedRows, type Part } from '../../lib/sheet/use-checked-rows.ts'
import {
  asSent,
  chunksOf,
  withEdits,
  type Draft,
  type Outcomes,
  type RowEdit,
  type Saving,
} from './draft.ts'
import { forgetDraft, keepAnswers, keepRows } from './keep-draft.ts'

export type Phase = 'idle' | 'checking' | 'checked' | 'saving' | 'stopped' | 'saved'

export type ImportRun = {
  readonly phase: Phase
  readonly draft: Draft | null
  readonly outcomes: Outcomes
  /** Rows checked, or chunks saved. */
  readonly progress: { readonly done: number; readonly total: number }
  readonly error: unknown
  /** Lines whose answer is being checked. */
  readonly pending: ReadonlySet<number>
  readonly isKept: boolean
  readonly begin: (draft: Draft) => Promise<void>
  readonly retryCheck: () => Promise<void>
  readonly answer: (given: ReadonlyMap<number, RowEdit | null>) => Promise<void>
  readonly save: () => Promise<void>
  readonly resume: () => Promise<void>
  readonly continueWithRest: () => void
  readonly leave: () => void
}

export function useImport(): ImportRun {
  const [phase, setPhase] = useState<Phase>('idle')
  const [isKept, setKept] = useState(true)
  const rows = useCheckedRows<Draft, RowOutcome>(partsOf, keepAnswers)
  const { newest, outcomes, remember, setProgress, setError } = rows

  useEffect(() => {
    if (phase !== 'saving') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [phase])

  async function checkAll(): Promise<void> {
    setPhase('checking')
    if (await rows.checkAll()) setPhase('checked')
  }

  async function begin(next: Draft): Promise<void> {
    remember(next)
    setKept(await keepRows(next.rows))
    if (next.saving !== null && next.saving.done < next.saving.chunks.length) {
      setProgress({ done: next.saving.done, total: next.saving.chunks.length })
      setPhase('stopped')
      return
    }
    await checkAll()
  }

  async function answer(given: ReadonlyMap<number, RowEdit | null>): Promise<void> {
    if (newest.current !== null) await rows.answer(withEdits(newest.current, given), given.keys())
  }

  async function save(): Promise<void> {
    const current = newest.current
    if (current === null) return
    const ready = current.rows.filter(({ line }) => {
      const state = outcomes.get(line)?.state
      return state === 'NEW' || state === 'CHANGED'
    })
    const before = current.saving
    const saving: Saving = {
      chunks: chunksOf(ready, current.edits),
      from: before === null ? 0 : before.from + before.chunks.length,
      done: 0,
      added: before?.added ?? 0,
      changed: before?.changed ?? 0,
      unchanged: before?.unchanged ?? 0,
      left: [],
    }
    remember({ ...current, saving })
    await resume()
  }

  async function resume(): Promise<void> {
    setPhase('saving')
    setError(null)
    try {
      for (;;) {
        const current = newest.current
        const saving = current?.saving
        if (!current || !saving) return
        setProgress({ done: saving.done, total: saving.chunks.length })
        const lines = saving.chunks[saving.done]
        if (lines === undefined) break
        const reply = await call(commitRoster, {
          district: current.district,
          importId: current.importId,
          fileName: current.fileName.slice(0, 200),
          position: saving.from + saving.done,
          rows: rowsOf(current, lines),
        })
        remember({
          ...current,
          saving: {
            ...saving,
            done: saving.done + 1,
            added: saving.added + reply.added,
            changed: saving.changed + reply.changed,
            unchanged: saving.unchanged + reply.unchanged,
            left: [...saving.left, ...reply.left.map(({ line: each }) => each)],
          },
        })
      }
      await settle()
    } catch (problem) {
      setError(problem)
      setPhase('stopped')
    }
  }

  /**
   * After saving only what was not written is left of the list. It is checked once more, now against what was written,
   * also because a reload on the way has forgotten what was said of it.
   */
  async function settle(): Promise<void> {
    const current = newest.current
    if (!current?.saving) return
    const left = new Set(current.saving.left)
    const written = new Set(current.saving.chunks.flat().filter((line) => !left.has(line)))
    const open = current.rows.filter(({ line }) => {
      const state = outcomes.get(line)?.state
      if (written.has(line) || current.edits[line]?.decision === 'skip') return false
      return left.has(line) || (state !== 'UNCHANGED' && state !== 'SKIPPED')
    })
    const found = new Map<number, RowOutcome>()
    for (const lines of chunksOf(open, current.edits)) {
      for (const outcome of await check(current, lines)) {
        if (outcome.state !== 'UNCHANGED') found.set(outcome.line, outcome)
      }
    }
    const rest = { ...current, rows: current.rows.filter(({ line }) => found.has(line)) }
    rows.show(rest)
    rows.setOutcomes(found)
    setPhase('saved')
    if (found.size === 0) forgetDraft()
    else {
      keepAnswers(rest)
      setKept(await keepRows(rest.rows))
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
    begin,
    retryCheck: checkAll,
    answer,
    save,
    resume,
    continueWithRest: () => setPhase('checked'),
    leave: () => {
      forgetDraft()
      rows.show(null)
      setPhase('idle')
    },
  }
}

function partsOf(draft: Draft): readonly Part<RowOutcome>[] {
  return chunksOf(draft.rows, draft.edits).map((lines) => ({
    lines,
    check: () => check(draft, lines),
  }))
}

async function check(draft: Draft, lines: readonly number[]): Promise<readonly RowOutcome[]> {
  const { outcomes } = await call(checkRoster, {
    district: draft.district,
    rows: rowsOf(draft, lines),
  })
  return outcomes
}

function rowsOf(draft: Draft, lines: readonly number[]) {
  const wanted = new Map(lines.map((line, place) => [line, place]))
  return draft.rows
    .filter(({ line }) => wanted.has(line))
    .sort((one, other) => (wanted.get(one.line) ?? 0) - (wanted.get(other.line) ?? 0))
    .map((row) => asSent(row, draft.edits[row.line]))
}

/**
 * A list of old certificates under way, as plain data: its rows, what the officer answered, what the Worker said of each row, and
 * the evidence that is there. Pure, so that it can be kept over a reload and tested without a page.
 */
import {
  MAX_RECORD_CELL,
  RECORD_FIELDS,
  type EvidenceFile,
  type RecordDecision,
  type RecordField,
  type RecordOutcome,
  type RecordRow,
} from '../../../../../worker/contract/records.ts'
import type { SheetRecord } from './sheet.ts'

/** What one call of the dry run carries. */
export const CHUNK = 250

/** Facts that lists leave out because they are the same for every row. */
export const SHARED_FIELDS = ['title', 'issuer', 'issuedOn', 'validity', 'hours'] as const
export type Shared = Readonly<Partial<Record<(typeof SHARED_FIELDS)[number], string>>>

/** The officer's answers for one row. An empty text clears the cell. */
export type RecordEdit = {
  readonly cells?: Readonly<Partial<Record<RecordField, string>>>
  readonly decision?: RecordDecision
}

export type Draft = {
  /** Of the batch that is put forward next. */
  readonly batchId: string
  readonly district: string
  readonly fileName: string
  readonly fingerprint: string
  readonly rows: readonly SheetRecord[]
  readonly shared: Shared
  readonly edits: Readonly<Record<number, RecordEdit>>
  readonly files: readonly EvidenceFile[]
  readonly countsAsTrained: boolean
}

export type Outcomes = ReadonlyMap<number, RecordOutcome>
export type State = RecordOutcome['state']

/** A row as it is sent: what holds for all, over it the list's cells, over them the officer's. */
export function asSent(draft: Pick<Draft, 'shared' | 'edits'>, row: SheetRecord): RecordRow {
  const edit = draft.edits[row.line]
  const all: Partial<Record<RecordField, string>> = { ...draft.shared, ...row, ...edit?.cells }
  const cells: Partial<Record<RecordField, string>> = {}
  for (const field of RECORD_FIELDS) {
    const text = all[field] ?? ''
    if (text !== '') cells[field] = text.slice(0, MAX_RECORD_CELL)
  }
  return {
    line: row.line,
    ...cells,
    ...(edit?.decision === undefined ? {} : { decision: edit.decision }),
  }
}

/** Rows in calls of about `size`; those of one name or code travel together, so that a repetition is seen. */
export function chunksOf(draft: Pick<Draft, 'rows' | 'shared' | 'edits'>, size = CHUNK) {
  const groups = Map.groupBy(
    draft.rows.map((row) => asSent(draft, row)),
    ({ cadreCode = '', name = '' }) =>
      (name === '' ? cadreCode : name).toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
  )
  const chunks: RecordRow[][] = [[]]
  for (const group of groups.values()) {
    const last = chunks.at(-1)
    if (last !== undefined && last.length + group.length <= size) last.push(...group)
    else chunks.push([...group])
  }
  return chunks.filter((chunk) => chunk.length > 0)
}

export function countStates(outcomes: Outcomes): Readonly<Record<State, number>> {
  const counts = { READY: 0, PROBLEM: 0, ASK: 0, SAME_DAY: 0, UNKNOWN: 0, TWICE: 0, SKIPPED: 0 }
  for (const { state } of outcomes.values()) counts[state] += 1
  return counts
}

/** Lays an answer over those given before; `null` takes a row's answers back. */
export function withEdit(draft: Draft, line: number, given: RecordEdit | null): Draft {
  const edits: Record<number, RecordEdit> = { ...draft.edits }
  const before = edits[line]
  if (given === null) delete edits[line]
  else {
    const cells = { ...before?.cells, ...given.cells }
    const decision = decided(before?.decision, given.decision)
    edits[line] = {
      ...(Object.keys(cells).length === 0 ? {} : { cells }),
      ...(decision === undefined ? {} : { decision }),
    }
  }
  return { ...draft, edits }
}

/** Who it is stays answered when it is said that it is another certificate. */
function decided(
  before: RecordDecision | undefined,
  given: RecordDecision | undefined,
): RecordDecision | undefined {
  if (given === undefined || given === 'skip') return given ?? before
  return typeof before === 'object' ? { ...before, ...given } : given
}

/** What is left of a list after its ready rows were put forward: a list of its own, without its evidence. */
export function restOf(draft: Draft, outcomes: Outcomes, batchId: string): Draft {
  const isLeft = (line: number) => {
    const state = outcomes.get(line)?.state
    return state !== 'READY' && state !== 'TWICE' && state !== 'SKIPPED'
  }
  return { ...draft, batchId, files: [], rows: draft.rows.filter(({ line }) => isLeft(line)) }
}

/**
 * An import under way, as plain data: the rows of the sheet, what the officer answered, what the Worker said of each
 * row, and how far saving has come. Pure, so that it can be kept over a reload and tested without a page.
 */
import type {
  Decision,
  RosterRow,
  RowOutcome,
  RowProblem,
} from '../../../../worker/contract/roster.ts'
import type { SheetRow } from './read-sheet.ts'

/** What one call carries. */
export const CHUNK = 2000

export type RowCell = Exclude<keyof SheetRow, 'line'>

/** The officer's answers for one row. An empty text clears the cell. */
export type RowEdit = {
  readonly cells?: Readonly<Partial<Record<RowCell, string>>>
  readonly areaCode?: string
  readonly decision?: Decision
}

/** Answers for some rows at once; null takes back what was answered before. */
export type Answer = (given: ReadonlyMap<number, RowEdit | null>) => void

export type Draft = {
  readonly importId: string
  readonly district: string
  readonly fileName: string
  readonly fingerprint: string
  readonly rows: readonly SheetRow[]
  readonly edits: Readonly<Record<number, RowEdit>>
  readonly saving: Saving | null
}

/** Chunks of line numbers, fixed when saving begins, so that a repeat after a broken connection sends the same. */
export type Saving = {
  readonly chunks: readonly (readonly number[])[]
  /** Position of the first chunk: a second round of the same import goes on after the first. */
  readonly from: number
  readonly done: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Lines that were sent and not written. */
  readonly left: readonly number[]
}

export type Outcomes = ReadonlyMap<number, RowOutcome>

/** A row as it is sent: the sheet's cells with the officer's over them. */
export function asSent(row: SheetRow, edit: RowEdit | undefined): RosterRow {
  const cells: Record<string, string> = {}
  for (const [key, value] of Object.entries({ ...row, ...edit?.cells })) {
    if (typeof value === 'string' && value !== '') cells[key] = value.slice(0, 1000)
  }
  return {
    line: row.line,
    ...cells,
    ...(edit?.areaCode === undefined ? {} : { areaCode: edit.areaCode }),
    ...(edit?.decision === undefined ? {} : { decision: edit.decision }),
  }
}

/** Rows in calls of at most `size`; a row that names another one's line travels with it. */
export function chunksOf(
  rows: readonly SheetRow[],
  edits: Draft['edits'],
  size = CHUNK,
): readonly (readonly number[])[] {
  const followers = new Map<number, number[]>()
  const leaders: number[] = []
  const known = new Set(rows.map((row) => row.line))
  for (const { line } of rows) {
    const target = sameLine(edits[line])
    if (target === undefined || target === line || !known.has(target)) leaders.push(line)
    else followers.set(target, [...(followers.get(target) ?? []), line])
  }
  const placed = new Set<number>()
  const chunks: number[][] = []
  const place = (line: number, group: number[]) => {
    if (placed.has(line)) return
    placed.add(line)
    group.push(line)
    for (const follower of followers.get(line) ?? []) place(follower, group)
  }
  // Rows that only name each other have no leader; they come last.
  for (const line of [...leaders, ...known]) {
    const group: number[] = []
    place(line, group)
    const last = chunks.at(-1)
    if (last !== undefined && last.length + group.length <= size) last.push(...group)
    else if (group.length > 0) chunks.push(group)
  }
  return chunks
}

function sameLine(edit: RowEdit | undefined): number | undefined {
  const decision = edit?.decision
  return typeof decision === 'object' && 'sameAsLine' in decision ? decision.sameAsLine : undefined
}

export type Counts = Readonly<Record<RowOutcome['state'], number>>

export function countStates(outcomes: Outcomes): Counts {
  const counts = { NEW: 0, CHANGED: 0, UNCHANGED: 0, PROBLEM: 0, ASK: 0, SKIPPED: 0 }
  for (const outcome of outcomes.values()) counts[outcome.state] += 1
  return counts
}

/** What may be said once for many rows: the misspelt place as it is written. */
export type Sharing = { readonly written: string; readonly lines: readonly number[] }

/**
 * Rows that one answer fits, under each of their lines: those with the same misspelt kecamatan, with the same misspelt desa in
 * the same kecamatan, or with the same desa by what it was before. A row that stands alone is not in it.
 */
export function sharedProblems(draft: Draft, outcomes: Outcomes): ReadonlyMap<number, Sharing> {
  const groups = new Map<string, { written: string; lines: number[] }>()
  for (const row of draft.rows) {
    const problem = areaProblem(outcomes.get(row.line))
    if (problem === undefined || !isShareable(problem)) continue
    const cells = { ...row, ...draft.edits[row.line]?.cells }
    const { key, written } = sharedBy(problem, cells.subDistrict ?? '')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { written, lines: [row.line] })
    else group.lines.push(row.line)
  }
  const shared = new Map<number, Sharing>()
  for (const group of groups.values()) {
    if (group.lines.length > 1) for (const line of group.lines) shared.set(line, group)
  }
  return shared
}

type Shareable = Extract<RowProblem, { readonly reason: 'AREA_UNKNOWN' | 'AREA_CHANGED' }>

export function isShareable(problem: RowProblem): problem is Shareable {
  return (
    (problem.reason === 'AREA_UNKNOWN' && problem.part !== 'code') ||
    // Of a village that was split each cadre may serve another part.
    (problem.reason === 'AREA_CHANGED' && problem.candidates.length === 1)
  )
}

function sharedBy(
  problem: Shareable,
  subDistrict: string,
): { readonly key: string; readonly written: string } {
  if (problem.reason === 'AREA_CHANGED') {
    const { code, name } = problem.was
    return { key: `was ${code} ${name}`, written: name }
  }
  const { part, written } = problem
  return { key: `${part} ${part === 'subDistrict' ? '' : subDistrict} ${written}`, written }
}

function areaProblem(outcome: RowOutcome | undefined): RowProblem | undefined {
  if (outcome?.state !== 'PROBLEM') return undefined
  return outcome.problems.find(
    (problem) => problem.reason.startsWith('AREA_') || problem.reason === 'OUTSIDE_DISTRICT',
  )
}

/** Lays answers over those given before; `null` takes a row's answers back. */
export function withEdits(draft: Draft, given: ReadonlyMap<number, RowEdit | null>): Draft {
  const edits: Record<number, RowEdit> = { ...draft.edits }
  for (const [line, edit] of given) {
    if (edit === null) delete edits[line]
    else {
      const before = edits[line]
      const cells = { ...before?.cells, ...edit.cells }
      edits[line] = { ...before, ...edit, ...(Object.keys(cells).length === 0 ? {} : { cells }) }
    }
  }
  return { ...draft, edits }
}

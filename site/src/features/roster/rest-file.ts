/**
 * The rows that were not written, as a file to mend and bring in again: our own headings, the officer's corrections
 * already in it, and the reason in a last column. Cells that a spreadsheet would run as a formula are made harmless.
 */
import { writeXlsx, type CellValue } from 'hucre'
import { disarmed } from '../../../../worker/contract/plain-cell.ts'
import type { RosterRow, RowOutcome } from '../../../../worker/contract/roster.ts'
import { csvOf } from '../../lib/csv.ts'
import { FIELD_WORDS } from '../../text/roster.ts'
import { problemSentence, questionSentence } from '../../text/roster-import.ts'

const COLUMNS = [
  'name',
  'subDistrict',
  'village',
  'regionCode',
  'areaKind',
  'kind',
  'sex',
  'phone',
  'decreeNumber',
  'decreeOn',
  'decreeUntil',
  'cadreCode',
] as const

const LINE = 'Baris asal'
const REASON = 'Keterangan'

export type Rest = { readonly row: RosterRow; readonly outcome: RowOutcome }

export function restTable(rest: readonly Rest[]): readonly (readonly string[])[] {
  return [
    [LINE, ...COLUMNS.map((field) => FIELD_WORDS[field]), REASON],
    ...rest.map(({ row, outcome }) => [
      String(row.line),
      ...COLUMNS.map((field) => cellOf(row, field)),
      whyNot(outcome),
    ]),
  ]
}

function cellOf(row: RosterRow, field: (typeof COLUMNS)[number]): string {
  const text = row[field] ?? ''
  if (field === 'regionCode') return row.areaCode ?? text
  // `+62…` would have to be disarmed; `62…` is read just as well.
  return field === 'phone' ? text.replace(/^\+/, '') : text
}

export function restCsv(rest: readonly Rest[]): string {
  return csvOf(restTable(rest))
}

/** Cells are typed as text there, so nothing in them can run; they are still made harmless for a later CSV. */
export function restXlsx(rest: readonly Rest[]): Promise<Uint8Array> {
  const rows: CellValue[][] = restTable(rest).map((cells) => cells.map(disarmed))
  return writeXlsx({
    sheets: [
      {
        name: 'Belum tersimpan',
        rows,
        columns: [10, 26, 20, 22, 16, 14, 14, 12, 18, 22, 14, 14, 14, 60].map((width) => ({
          width,
        })),
        freezePane: { rows: 1 },
      },
    ],
  })
}

function whyNot(outcome: RowOutcome): string {
  switch (outcome.state) {
    case 'PROBLEM':
      return outcome.problems.map(problemSentence).join(' ')
    case 'ASK':
      return outcome.questions.map(questionSentence).join(' ')
    case 'NEW':
    case 'CHANGED':
    case 'UNCHANGED':
    case 'SKIPPED':
      return ''
  }
}

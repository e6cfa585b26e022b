/** Lists of old certificates as tables for files: the rows that were not put forward, to mend; and one batch, to keep. Pure. */
import { RECORD_FIELDS, type Recorded } from '../../../../../worker/contract/records.ts'
import { formatDate, formatLastDay } from '../../../text/format.ts'
import {
  FIELD_NAMES,
  LIST_COLUMNS,
  outcomeSentence,
  RECORD_STATE_WORDS,
  REST_COLUMNS,
} from '../../../text/records-office.ts'
import { RECORDED } from '../../../text/records.ts'
import { asSent, type Draft, type Outcomes } from './draft.ts'

export type Table = readonly (readonly string[])[]

export function restTable(draft: Draft, outcomes: Outcomes): Table {
  return [
    [REST_COLUMNS.line, ...RECORD_FIELDS.map((field) => FIELD_NAMES[field]), REST_COLUMNS.reason],
    ...draft.rows.map((row) => {
      const sent = asSent(draft, row)
      const outcome = outcomes.get(row.line)
      return [
        String(row.line),
        ...RECORD_FIELDS.map((field) => sent[field] ?? ''),
        outcome === undefined ? '' : outcomeSentence(outcome),
      ]
    }),
  ]
}

export function batchTable(rows: readonly Recorded[]): Table {
  return [
    [...LIST_COLUMNS],
    ...rows.map((row) => [
      row.cadreCode,
      row.cadreName,
      row.holderName,
      row.areaName,
      row.number,
      row.title,
      row.issuer,
      formatDate(row.issuedOn),
      row.expiresOn === null ? '' : formatLastDay(row.expiresOn),
      row.hours === null ? '' : String(row.hours),
      RECORD_STATE_WORDS[row.state],
      RECORDED.label,
    ]),
  ]
}

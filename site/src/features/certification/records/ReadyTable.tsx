/** Rows that are ready, as they were read: for whom, and what will be recorded. */
import type { JSX } from 'preact'
import type { ReadRecord, RecordOutcome } from '../../../../../worker/contract/records.ts'
import { Table } from '../../../components/Table.tsx'
import { formatDate } from '../../../text/format.ts'
import { BATCH, FIELD_NAMES, STATE_NAMES, WIZARD } from '../../../text/records-office.ts'

export function ReadyTable({
  outcomes,
}: {
  readonly outcomes: readonly RecordOutcome[]
}): JSX.Element {
  const rows = outcomes.flatMap((outcome) =>
    outcome.state === 'READY' ? [{ line: outcome.line, ...outcome.record }] : [],
  )
  type Row = ReadRecord & { readonly line: number }
  return (
    <Table
      label={STATE_NAMES.READY}
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          key: 'cadre',
          title: WIZARD.cadre,
          cell: ({ cadreName, cadreCode, areaName }: Row) => (
            <>
              {cadreName}
              <span class="help">
                <span class="num">{cadreCode}</span>
                {areaName !== '' && `, ${areaName}`}
              </span>
            </>
          ),
        },
        {
          key: 'line',
          title: WIZARD.line,
          numeric: true,
          cell: ({ line }: Row) => String(line),
        },
        {
          key: 'number',
          title: FIELD_NAMES.number,
          cell: ({ number, title, hours }: Row) => (
            <>
              <span class="num record-number">{number}</span>
              <span class="help">
                {title}
                {hours !== null && `, ${BATCH.hours(hours)}`}
              </span>
            </>
          ),
        },
        {
          key: 'issued',
          title: BATCH.issued,
          cell: ({ issuedOn, expiresOn, issuer }: Row) => (
            <>
              {formatDate(issuedOn)}
              {expiresOn !== null && `, ${BATCH.until(expiresOn)}`}
              <span class="help">{issuer}</span>
            </>
          ),
        },
      ]}
    />
  )
}

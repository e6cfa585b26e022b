/** Which column of the list is which, as found and as the officer corrects it, with the first rows as they will be checked. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { RowToCheck } from '../../../../../worker/contract/verify-many.ts'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { SheetColumns, SheetHead } from '../../../components/SheetColumns.tsx'
import { Table } from '../../../components/Table.tsx'
import { headingName } from '../../../lib/sheet/headings.ts'
import { useColumns } from '../../../lib/sheet/use-columns.ts'
import {
  CHECK,
  columnWords,
  droppedLines,
  LIST_FIELDS,
  nikLeftOut,
  rowsToCheck,
  startCheck,
  tooManyRows,
} from '../../../text/verify-many.ts'
import { FIELDS, readList, type ListField, type ListTable } from './list-sheet.ts'

type Props = {
  readonly name: string
  /** At least one. */
  readonly tables: readonly ListTable[]
  readonly onBack: () => void
  readonly onDone: (rows: readonly RowToCheck[]) => void
}

const PREVIEW = 5
const MOST = 5000

export function VerifyColumns({ name, tables, onBack, onDone }: Props): JSX.Element | null {
  const { at, table, mapping, choose, assign } = useColumns<ListField, ListTable>(tables)
  const reading = useMemo(
    () => (table === undefined ? { rows: [], dropped: 0 } : readList(table, mapping)),
    [table, mapping],
  )
  if (table === undefined) return null
  const { rows, dropped } = reading
  const hasKey = mapping.code !== undefined || mapping.number !== undefined
  const shown = FIELDS.filter((field) => rows.some((row) => row[field] !== undefined))
  const nik = [...table.nikColumns].map((column) => columnName(table, column))

  return (
    <>
      <SheetHead
        fileName={name}
        read={rowsToCheck(rows.length, table.sheetName)}
        label={CHECK.sheet}
        tables={tables}
        at={at}
        onChoose={choose}
      />
      {nik.length > 0 && <Notice>{nikLeftOut(nik)}</Notice>}
      <div>
        <h2>{CHECK.columnsTitle}</h2>
        <p class="help">{CHECK.columnsHelp}</p>
      </div>
      <SheetColumns
        fields={FIELDS}
        words={LIST_FIELDS}
        mapping={mapping}
        table={table}
        nameOf={(column) => columnName(table, column)}
        noColumn={CHECK.noColumn}
        errorOf={(field) => (field === 'code' && !hasKey ? CHECK.needKey : undefined)}
        onAssign={assign}
      />
      {rows.length === 0 && <Notice kind="wait">{CHECK.nothingToCheck}</Notice>}
      {rows.length > MOST && <Notice kind="danger">{tooManyRows(rows.length, MOST)}</Notice>}
      {rows.length > 0 && (
        <>
          <h2>{CHECK.previewTitle}</h2>
          <Table
            label={CHECK.previewTitle}
            rows={rows.slice(0, PREVIEW)}
            rowKey={({ line }) => String(line)}
            columns={[
              {
                key: 'line',
                title: CHECK.line,
                cell: ({ line }: RowToCheck) => <span class="num">{line}</span>,
              },
              ...shown.map((field) => ({
                key: field,
                title: LIST_FIELDS[field],
                cell: (row: RowToCheck) => row[field] ?? '',
              })),
            ]}
          />
          {dropped > 0 && <p class="help">{droppedLines(dropped)}</p>}
        </>
      )}
      <div class="actions">
        <Button
          kind="primary"
          icon="check"
          disabled={!hasKey || rows.length === 0 || rows.length > MOST}
          onClick={() => onDone(rows)}
        >
          {startCheck(rows.length)}
        </Button>
        <Button icon="arrow-left" onClick={onBack}>
          {CHECK.otherFile}
        </Button>
      </div>
    </>
  )
}

/** Its heading, or the letter that a spreadsheet shows above it. */
function columnName({ headings }: ListTable, column: number): string {
  const heading = headingName(headings, column)
  if (heading !== '') return heading
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const before = Math.floor(column / letters.length) - 1
  return columnWords(`${letters[before] ?? ''}${letters[column % letters.length] ?? ''}`)
}

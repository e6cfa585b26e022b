/** Step 2: which column is which, as found and as the officer corrects it, with the first rows as they will be read. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { SheetColumns, SheetHead } from '../../components/SheetColumns.tsx'
import { Table as RowTable } from '../../components/Table.tsx'
import { headingName } from '../../lib/sheet/headings.ts'
import { useColumns } from '../../lib/sheet/use-columns.ts'
import { formatSheetDate } from '../../text/format.ts'
import { FIELD_WORDS } from '../../text/roster.ts'
import {
  droppedRows,
  IMPORT,
  leftRows,
  nikDropped,
  rowsRead,
  vacantRows,
} from '../../text/roster-import.ts'
import { FIELDS, type Field } from './fields.ts'
import { readRows, type SheetRow, type Table } from './read-sheet.ts'

export type Matched = { readonly rows: readonly SheetRow[] }

type Props = {
  readonly fileName: string
  readonly tables: readonly Table[]
  readonly onBack: () => void
  readonly onDone: (matched: Matched) => void
}

const PREVIEW = 8
const NOTHING = { rows: [], vacant: [], left: [], dropped: [] }

export function MatchColumns({ fileName, tables, onBack, onDone }: Props): JSX.Element {
  const { at, table, mapping, choose, assign } = useColumns<Field, Table>(tables)
  const reading = useMemo(
    () => (table === undefined ? NOTHING : readRows(table, mapping)),
    [table, mapping],
  )
  if (table === undefined) return <Notice kind="danger">{IMPORT.emptyState}</Notice>
  const nik = [...table.nikColumns].map((column) => headingName(table.headings, column))
  const hasName = mapping.name !== undefined
  const hasPlace = mapping.village !== undefined || mapping.regionCode !== undefined
  const shown = FIELDS.filter((field) => field !== 'status' && hasField(reading.rows, field))

  return (
    <>
      <SheetHead
        fileName={fileName}
        read={rowsRead(reading.rows.length, table.sheetName)}
        label={IMPORT.sheet}
        help={IMPORT.sheetHelp}
        tables={tables}
        at={at}
        onChoose={choose}
      />
      {nik.length > 0 && <Notice>{nikDropped(nik)}</Notice>}
      <h2>{IMPORT.columnsTitle}</h2>
      <p class="help">{IMPORT.columnsHelp}</p>
      <SheetColumns
        fields={FIELDS}
        words={FIELD_WORDS}
        mapping={mapping}
        table={table}
        nameOf={(column) => headingName(table.headings, column)}
        noColumn={IMPORT.noColumn}
        errorOf={(field) =>
          field === 'name' && !hasName
            ? IMPORT.needName
            : field === 'village' && !hasPlace
              ? IMPORT.needPlace
              : undefined
        }
        onAssign={assign}
      />
      <h2>{IMPORT.previewTitle}</h2>
      <div class="roster-preview">
        <RowTable
          label={IMPORT.previewTitle}
          wide
          rows={reading.rows.slice(0, PREVIEW)}
          rowKey={(row) => String(row.line)}
          columns={[
            {
              key: 'line',
              title: IMPORT.row,
              cell: (row: SheetRow) => <span class="num">{row.line}</span>,
            },
            ...shown.map((field) => ({
              key: field,
              title: FIELD_WORDS[field],
              cell: (row: SheetRow) => shownText(row, field),
            })),
          ]}
        />
      </div>
      {reading.vacant.length + reading.left.length + reading.dropped.length > 0 && (
        <ul class="roster-left-out small">
          {reading.left.length > 0 && <li>{leftRows(reading.left)}</li>}
          {reading.vacant.length > 0 && <li>{vacantRows(reading.vacant)}</li>}
          {reading.dropped.length > 0 && <li>{droppedRows(reading.dropped)}</li>}
        </ul>
      )}
      <div class="actions">
        <Button
          kind="primary"
          icon="check"
          disabled={!hasName || !hasPlace || reading.rows.length === 0}
          onClick={() => onDone({ rows: reading.rows })}
        >
          {IMPORT.checkRows}
        </Button>
        <Button icon="arrow-left" onClick={onBack}>
          {IMPORT.otherFile}
        </Button>
      </div>
    </>
  )
}

/** As the sheet has it; dates as people read them, also where the sheet holds Excel's day number. */
function shownText(row: SheetRow, field: Field): string {
  if (field === 'status') return ''
  const text = row[field] ?? ''
  if (field !== 'decreeOn' && field !== 'decreeUntil') return text
  return formatSheetDate(text)
}

function hasField(rows: readonly SheetRow[], field: Field): boolean {
  return field !== 'status' && rows.some((row) => row[field] !== undefined)
}

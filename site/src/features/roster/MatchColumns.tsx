/** Step 2: which column is which, as found and as the officer corrects it, with the first rows as they will be read. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { Table as RowTable } from '../../components/Table.tsx'
import { formatDate } from '../../text/format.ts'
import { FIELD_WORDS } from '../../text/roster.ts'
import {
  droppedRows,
  IMPORT,
  leftRows,
  nikDropped,
  rowsRead,
  vacantRows,
} from '../../text/roster-import.ts'
import { FIELDS, UNDER, type Field, type Mapping } from './fields.ts'
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
  const [at, setAt] = useState(0)
  const [mappings, setMappings] = useState<readonly Mapping[]>(tables.map((each) => each.mapping))
  const table = tables[at]
  const mapping = mappings[at] ?? {}
  const reading = useMemo(
    () => (table === undefined ? NOTHING : readRows(table, mapping)),
    [table, mapping],
  )
  if (table === undefined) return <Notice kind="danger">{IMPORT.emptyState}</Notice>
  const nik = [...table.nikColumns].map((column) => columnName(table, column))
  const hasName = mapping.name !== undefined
  const hasPlace = mapping.village !== undefined || mapping.regionCode !== undefined
  const shown = FIELDS.filter((field) => field !== 'status' && hasField(reading.rows, field))

  const assign = (field: Field, column: string) => {
    const next: Partial<Record<Field, number>> = { ...mapping }
    delete next[field]
    if (column !== '') {
      for (const other of FIELDS) if (next[other] === Number(column)) delete next[other]
      next[field] = Number(column)
    }
    setMappings(mappings.map((each, index) => (index === at ? next : each)))
  }

  return (
    <>
      <div class="roster-file">
        <p>
          <strong>{fileName}</strong>
          <br />
          <span class="num">{rowsRead(reading.rows.length, table.sheetName)}</span>
        </p>
        {tables.length > 1 && (
          <Select
            label={IMPORT.sheet}
            help={IMPORT.sheetHelp}
            value={String(at)}
            options={tables.map((each, index) => ({
              value: String(index),
              label: each.sheetName,
            }))}
            onChange={(index) => setAt(Number(index))}
          />
        )}
      </div>
      {nik.length > 0 && <Notice>{nikDropped(nik)}</Notice>}
      <h2>{IMPORT.columnsTitle}</h2>
      <p class="help">{IMPORT.columnsHelp}</p>
      <div class="roster-columns">
        {FIELDS.map((field) => (
          <Select
            key={field}
            label={FIELD_WORDS[field]}
            value={mapping[field] === undefined ? '' : String(mapping[field])}
            error={
              field === 'name' && !hasName
                ? IMPORT.needName
                : field === 'village' && !hasPlace
                  ? IMPORT.needPlace
                  : undefined
            }
            options={[
              { value: '', label: IMPORT.noColumn },
              ...table.headings.flatMap((heading, column) =>
                heading === '' || table.nikColumns.has(column)
                  ? []
                  : [{ value: String(column), label: columnName(table, column) }],
              ),
            ]}
            onChange={(column) => assign(field, column)}
          />
        ))}
      </div>
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

function columnName(table: Table, column: number): string {
  const heading = table.headings[column] ?? ''
  return heading.split(UNDER).join(': ')
}

const SERIAL_ORIGIN = Date.UTC(1899, 11, 30)

/** As the sheet has it; dates as people read them, also where the sheet holds Excel's day number. */
function shownText(row: SheetRow, field: Field): string {
  if (field === 'status') return ''
  const text = row[field] ?? ''
  if (field !== 'decreeOn' && field !== 'decreeUntil') return text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text)
  if (!/^[2-6]\d{4}$/.test(text)) return text
  return formatDate(new Date(SERIAL_ORIGIN + Number(text) * 86_400_000).toISOString())
}

function hasField(rows: readonly SheetRow[], field: Field): boolean {
  return field !== 'status' && rows.some((row) => row[field] !== undefined)
}

/** Which column is which, as found and as the officer corrects it, and what is the same for all rows. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import {
  MAX_RECORD_ROWS,
  RECORD_FIELDS,
  type RecordField,
} from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { SheetColumns, SheetHead } from '../../../components/SheetColumns.tsx'
import { Table } from '../../../components/Table.tsx'
import { headingName } from '../../../lib/sheet/headings.ts'
import { useColumns } from '../../../lib/sheet/use-columns.ts'
import { formatSheetDate } from '../../../text/format.ts'
import {
  FIELD_NAMES,
  nikColumnsDropped,
  recordsRead,
  recordsTooMany,
  WIZARD,
} from '../../../text/records-office.ts'
import { SHARED_FIELDS, type Shared } from './draft.ts'
import { readRecords, type RecordTable, type SheetRecord } from './sheet.ts'

type Props = {
  readonly fileName: string
  /** At least one. */
  readonly tables: readonly RecordTable[]
  readonly onBack: () => void
  readonly onDone: (rows: readonly SheetRecord[], shared: Shared) => void
}

const PREVIEW = 5
const NEEDED = ['title', 'issuer', 'issuedOn'] as const

export function MatchRecords({ fileName, tables, onBack, onDone }: Props): JSX.Element | null {
  const { at, table, mapping, choose, assign } = useColumns<RecordField, RecordTable>(tables)
  const [shared, setShared] = useState<Shared>({})
  const [isTried, setTried] = useState(false)
  const { rows } = useMemo(
    () => (table === undefined ? { rows: [], dropped: 0 } : readRecords(table, mapping)),
    [table, mapping],
  )
  if (table === undefined) return null
  const hasPerson = mapping.name !== undefined || mapping.cadreCode !== undefined
  const hasNumber = mapping.number !== undefined
  const missing = NEEDED.filter(
    (field) => mapping[field] === undefined && (shared[field] ?? '').trim() === '',
  )
  const nik = [...table.nikColumns].map((column) => headingName(table.headings, column))
  const shown = RECORD_FIELDS.filter((field) => rows.some((row) => row[field] !== undefined))
  const mayGo = hasPerson && hasNumber && rows.length > 0 && rows.length <= MAX_RECORD_ROWS

  const go = () => {
    setTried(true)
    if (missing.length === 0) onDone(rows, trimmed(shared))
  }

  return (
    <>
      <SheetHead
        fileName={fileName}
        read={recordsRead(rows.length, table.sheetName)}
        label={WIZARD.sheet}
        tables={tables}
        at={at}
        onChoose={choose}
      />
      {nik.length > 0 && <Notice>{nikColumnsDropped(nik)}</Notice>}
      {rows.length > MAX_RECORD_ROWS && (
        <Notice kind="danger">{recordsTooMany(rows.length, MAX_RECORD_ROWS)}</Notice>
      )}
      <div>
        <h2>{WIZARD.columnsTitle}</h2>
        <p class="help">{WIZARD.columnsHelp}</p>
      </div>
      <SheetColumns
        fields={RECORD_FIELDS}
        words={FIELD_NAMES}
        mapping={mapping}
        table={table}
        nameOf={(column) => headingName(table.headings, column)}
        noColumn={WIZARD.noColumn}
        errorOf={(field) =>
          field === 'number' && !hasNumber
            ? WIZARD.needNumber
            : field === 'name' && !hasPerson
              ? WIZARD.needPerson
              : undefined
        }
        onAssign={assign}
      />
      <div>
        <h2>{WIZARD.sharedTitle}</h2>
        <p class="help">{WIZARD.sharedHelp}</p>
      </div>
      <div class="sheet-columns">
        {SHARED_FIELDS.map((field) => (
          <Field
            key={field}
            label={FIELD_NAMES[field]}
            optional={!missing.some((each) => each === field)}
            help={
              field === 'issuedOn'
                ? WIZARD.dateHelp
                : field === 'validity'
                  ? WIZARD.validityHelp
                  : undefined
            }
            error={
              isTried && missing.some((each) => each === field) ? WIZARD.needShared : undefined
            }
            value={shared[field] ?? ''}
            maxLength={120}
            onInput={(text) => setShared({ ...shared, [field]: text })}
          />
        ))}
      </div>
      {rows.length > 0 && (
        <>
          <h2>{WIZARD.previewTitle}</h2>
          <Table
            label={WIZARD.previewTitle}
            wide
            rows={rows.slice(0, PREVIEW)}
            rowKey={({ line }) => String(line)}
            columns={[
              {
                key: 'line',
                title: WIZARD.line,
                cell: ({ line }: SheetRecord) => <span class="num">{line}</span>,
              },
              ...shown.map((field) => ({
                key: field,
                title: FIELD_NAMES[field],
                cell: (row: SheetRecord) => shownText(field, row[field] ?? ''),
              })),
            ]}
          />
        </>
      )}
      <div class="actions">
        <Button kind="primary" icon="check" disabled={!mayGo} onClick={go}>
          {WIZARD.check}
        </Button>
        <Button icon="arrow-left" onClick={onBack}>
          {WIZARD.otherFile}
        </Button>
      </div>
    </>
  )
}

function trimmed(shared: Shared): Shared {
  return Object.fromEntries(
    Object.entries(shared).flatMap(([field, text]) =>
      text.trim() === '' ? [] : [[field, text.trim()]],
    ),
  )
}

/** As the sheet has it; a date that the file knows as one, or as Excel's day number, is written as people read it. */
function shownText(field: RecordField, text: string): string {
  if (field !== 'issuedOn' && field !== 'validity') return text
  return formatSheetDate(text)
}

/** Rows that need no answer, as they were read: what is new, what changes from what to what, what stays. */
import type { JSX } from 'preact'
import type { RowChange, RowOutcome } from '../../../../worker/contract/roster.ts'
import { Table, type Column } from '../../components/Table.tsx'
import { formatDate } from '../../text/format.ts'
import { areaWords, CHANGE_WORDS, FIELD_WORDS, KIND_WORDS, SEX_WORDS } from '../../text/roster.ts'
import { IMPORT, STATE_WORDS } from '../../text/roster-import.ts'
import type { SheetRow } from './read-sheet.ts'

type Props = {
  readonly outcomes: readonly RowOutcome[]
  readonly rows: ReadonlyMap<number, SheetRow>
  readonly view: RowOutcome['state']
}

export function OutcomeTable({ outcomes, rows, view }: Props): JSX.Element {
  const name: Column<RowOutcome> = {
    key: 'name',
    title: FIELD_WORDS.name,
    cell: (each) => ('row' in each ? each.row.name : (rows.get(each.line)?.name ?? '')),
  }
  const line: Column<RowOutcome> = {
    key: 'line',
    title: IMPORT.row,
    numeric: true,
    cell: (each) => String(each.line),
  }
  const area: Column<RowOutcome> = {
    key: 'area',
    title: CHANGE_WORDS.area,
    cell: (each) => ('row' in each ? areaWords(each.row.area) : ''),
  }
  const kind: Column<RowOutcome> = {
    key: 'kind',
    title: FIELD_WORDS.kind,
    cell: (each) => ('row' in each ? KIND_WORDS[each.row.kind ?? 'KPM'] : ''),
  }
  const decree: Column<RowOutcome> = {
    key: 'decree',
    title: FIELD_WORDS.decreeNumber,
    cell: (each) =>
      'row' in each
        ? [each.row.decreeNumber, each.row.decreeOn === null ? null : formatDate(each.row.decreeOn)]
            .filter((part) => part !== null)
            .join(', ')
        : '',
  }
  const changes: Column<RowOutcome> = {
    key: 'changes',
    title: STATE_WORDS.CHANGED,
    cell: (each) =>
      each.state === 'CHANGED' && (
        <ul class="roster-changes">
          {each.changes.map((change) => (
            <li key={change.field}>
              {CHANGE_WORDS[change.field]}:{' '}
              {change.from !== null && (
                <>
                  <del>{valueWords(change, change.from)}</del>{' '}
                </>
              )}
              <ins>{valueWords(change, change.to ?? '')}</ins>
            </li>
          ))}
        </ul>
      ),
  }
  const columns =
    view === 'CHANGED'
      ? [name, line, changes]
      : view === 'NEW'
        ? [name, line, area, kind, decree]
        : [name, line]
  return (
    <Table
      label={STATE_WORDS[view]}
      columns={columns}
      rows={outcomes}
      rowKey={(each) => String(each.line)}
    />
  )
}

function valueWords({ field }: RowChange, value: string): string {
  switch (field) {
    case 'kind':
      // Safe: the Worker sends its own codes; an unknown one is shown as it is.
      return KIND_WORDS[value as keyof typeof KIND_WORDS] ?? value
    case 'sex':
      return SEX_WORDS[value as keyof typeof SEX_WORDS] ?? value
    case 'decreeOn':
    case 'decreeUntil':
      return formatDate(value)
    case 'phone':
      return `•••${value}`
    case 'name':
    case 'decreeNumber':
    case 'area':
      return value
  }
}

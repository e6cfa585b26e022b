/**
 * Rows of a register: sticky head, sorting, totals under the columns, a choice of rows for work on many; on a phone each
 * row becomes a card. Arrow keys walk up and down the rows. It shows what it is given: searching, filtering and paging
 * belong to the caller (`useUrlState`, `More`).
 */
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact'
import { useState } from 'preact/hooks'
import { chooseRow, SHARED, shownOf } from '../text/frame.ts'
import { Icon, type IconName } from './Icon.tsx'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand at the end of their cell, in tabular figures. */
  readonly numeric?: true
  /** Makes the column sortable, by this value. */
  readonly sort?: (row: Row) => string | number
  /** What stands under the column. */
  readonly total?: ComponentChildren
}

export type Sorting = { readonly key: string; readonly direction: 'up' | 'down' }

type Choice<Row> = {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  /** Names the row for those who listen: "Pilih Siti Aminah". */
  readonly nameOf: (row: Row) => string
}

type Props<Row> = {
  /** Says what the table is; also its caption for those who listen. */
  readonly label: string
  /** The first column names the row and heads its card on a phone. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** How many there are in all: shows "12 dari 268". */
  readonly total?: number
  /** Sorting kept by the caller (the server sorts); without it the table sorts its rows itself. */
  readonly sorting?: Sorting | undefined
  readonly onSort?: (sorting: Sorting) => void
  readonly choice?: Choice<Row>
  /** More columns than fit: the table scrolls sideways in its own frame. */
  readonly wide?: true
}

export function Table<Row>(props: Props<Row>): JSX.Element {
  const { label, columns, rowKey, choice } = props
  const [own, setOwn] = useState<Sorting | undefined>(undefined)
  const sorting = props.onSort === undefined ? own : props.sorting
  const rows = props.onSort === undefined ? sortRows(props.rows, columns, own) : props.rows
  const table = (
    <table class="table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {choice !== undefined && (
            <th role="columnheader" scope="col" class="pick">
              <ChooseAll rows={rows} rowKey={rowKey} choice={choice} />
            </th>
          )}
          {columns.map((column) => (
            <Head
              key={column.key}
              column={column}
              sorting={sorting}
              onSort={props.onSort ?? setOwn}
            />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={walkRows}>
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {choice !== undefined && (
              <td role="cell" class="pick">
                <input
                  type="checkbox"
                  aria-label={chooseRow(choice.nameOf(row))}
                  checked={choice.chosen.has(rowKey(row))}
                  onChange={() => choice.onChange(toggled(choice.chosen, rowKey(row)))}
                />
              </td>
            )}
            {columns.map((column, index) => (
              <td
                role={index === 0 ? 'rowheader' : 'cell'}
                key={column.key}
                class={column.numeric === true ? 'num end' : undefined}
                data-label={column.title}
              >
                <span class="cell">{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {columns.some((column) => column.total !== undefined) && (
        <tfoot role="rowgroup">
          <tr role="row">
            {choice !== undefined && <td role="cell" class="pick" />}
            {columns.map((column, index) => (
              <td
                role={index === 0 ? 'rowheader' : 'cell'}
                key={column.key}
                class={column.numeric === true ? 'num end' : undefined}
                data-label={column.title}
              >
                <span class="cell">{column.total}</span>
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  return (
    <div class="table-block">
      {props.total !== undefined && (
        <p class="table-count num" aria-live="polite">
          {shownOf(rows.length, props.total)}
        </p>
      )}
      {props.wide === true ? (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={label}>
          {table}
        </div>
      ) : (
        table
      )}
    </div>
  )
}

type HeadProps<Row> = {
  readonly column: Column<Row>
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting) => void
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>): JSX.Element {
  const direction = sorting?.key === column.key ? sorting.direction : undefined
  const className = column.numeric === true ? 'num end' : undefined
  if (column.sort === undefined) {
    return (
      <th role="columnheader" scope="col" class={className}>
        {column.title}
      </th>
    )
  }
  const icon: IconName =
    direction === undefined ? 'sortable' : direction === 'up' ? 'arrow-up' : 'arrow-down'
  return (
    <th
      role="columnheader"
      scope="col"
      class={className}
      aria-sort={direction === undefined ? 'none' : direction === 'up' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        class="sort"
        onClick={() => onSort({ key: column.key, direction: direction === 'up' ? 'down' : 'up' })}
      >
        <span>{column.title}</span>
        <Icon name={icon} size={18} />
      </button>
    </th>
  )
}

type ChooseAllProps<Row> = {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly choice: Choice<Row>
}

function ChooseAll<Row>({ rows, rowKey, choice }: ChooseAllProps<Row>): JSX.Element {
  const isAll = rows.length > 0 && rows.every((row) => choice.chosen.has(rowKey(row)))
  const isSome = !isAll && rows.some((row) => choice.chosen.has(rowKey(row)))
  return (
    <input
      type="checkbox"
      aria-label={SHARED.chooseAllShown}
      checked={isAll}
      indeterminate={isSome}
      onChange={() => {
        const next = new Set(choice.chosen)
        for (const row of rows) {
          if (isAll) next.delete(rowKey(row))
          else next.add(rowKey(row))
        }
        choice.onChange(next)
      }}
    />
  )
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

const order = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const by = columns.find((column) => column.key === sorting?.key)?.sort
  if (by === undefined) return rows
  const sign = sorting?.direction === 'down' ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)]
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    return sign * order.compare(String(a), String(b))
  })
}

const CONTROLS = 'a[href], button, input, select, textarea'

/** Arrow up and down go to the same control of the row above or below; typing in a field is left alone. */
function walkRows(event: TargetedKeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const control = event.target
  if (!(control instanceof HTMLElement) || control.matches('select, textarea, [type=text]')) return
  const row = control.closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  if (!row || !next) return
  const place = [...row.querySelectorAll(CONTROLS)].indexOf(control)
  const controls = [...next.querySelectorAll<HTMLElement>(CONTROLS)]
  const target = controls[Math.min(place, controls.length - 1)]
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}

/**
 * A report's table as cells of wrapped lines, in the type size and with the air that suit its sheet. Pure. A table that would run
 * over its first page by little is set tighter: the recap of a district belongs on one sheet.
 */
import { cellText, type ReportTable } from '../../site/src/render/index.ts'
import { type Line, type Measure, printable, wrap } from '../core/letters/fit.ts'
import { columnsOf, PADDING } from './pdf-columns.ts'

export const LEADING = 1.28
const AIRY = 2.4
/** Tried in turn when a table does not fit: points to take off the type size, and the air over and under a row. */
const TIGHTER = [
  [0, 1.6],
  [0.5, 1.6],
  [1, 1.6],
  [1.5, 1.6],
] as const
const SMALLEST = 8
/** Points: a column just as wide as its word would break it, because sums of fractions do not come out even. */
const HAIR = 0.01
const BY_LITTLE = 1.35

export type Align = 'left' | 'center' | 'right'
export type Cell = {
  readonly lines: readonly Line[]
  readonly x: number
  readonly width: number
  readonly align: Align
}
export type TableSet = {
  readonly size: number
  /** Over and under the lines of a row. */
  readonly air: number
  readonly width: number
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly total: readonly Cell[] | null
}

export function setTable(
  table: ReportTable,
  place: { readonly x: number; readonly width: number; readonly room: number },
  measure: Measure,
): TableSet {
  const first = setIn(table, place, measure, { most: undefined, air: AIRY })
  const height = heightOf(first)
  if (height <= place.room || height > place.room * BY_LITTLE) return first
  for (const [less, air] of TIGHTER) {
    const most = first.size - less
    if (most < SMALLEST) break
    const tighter = setIn(table, place, measure, { most, air })
    if (heightOf(tighter) <= place.room) return tighter
  }
  return first
}

function setIn(
  table: ReportTable,
  { x: left, width: room }: { readonly x: number; readonly width: number },
  measure: Measure,
  { most, air }: { readonly most: number | undefined; readonly air: number },
): TableSet {
  const { columns, rows, total } = table
  const { size, widths } = columnsOf(table, room, measure, most)
  const cellsOf = (texts: readonly string[], bold: boolean): Cell[] => {
    let x = left
    return widths.map((width, index) => {
      const inner = width - 2 * PADDING + HAIR
      const text = printable(texts[index] ?? '')
      const cell: Cell = {
        lines: wrap([bold ? { text, bold } : { text }], size, inner, measure),
        x: x + PADDING,
        width: inner,
        align: columns[index]?.numeric === true ? 'right' : 'left',
      }
      x += width
      return cell
    })
  }
  const titles = columns.map(({ title }) => title)
  return {
    size,
    air,
    width: widths.reduce((sum, width) => sum + width, 0),
    head: cellsOf(titles, true),
    rows: rows.map(({ cells }) => cellsOf(cells.map(cellText), false)),
    total: total === null ? null : cellsOf(total.cells.map(cellText), true),
  }
}

/** Lines of the tallest cell. */
export function linesIn(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length))
}

/** How tall a row of so many lines is. */
export function rowHeight({ size, air }: Pick<TableSet, 'size' | 'air'>, lines: number): number {
  return lines * size * LEADING + 2 * air
}

function heightOf(set: TableSet): number {
  const rows = [set.head, ...set.rows, ...(set.total === null ? [] : [set.total])]
  return rows.reduce((sum, cells) => sum + rowHeight(set, linesIn(cells)), 0)
}

/**
 * A report as a workbook (XLSX): the lines over it, the table with real numbers, shares and days, the lines under it. The head row
 * stays in sight and is repeated on every printed page. Text stays text, whatever it begins with: no cell of it can run.
 */
import { writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx'
import { cellText, type ReportCell, type ReportTable } from '../../site/src/render/index.ts'

export type Sheet = {
  readonly table: ReportTable
  readonly head: readonly string[]
  readonly foot: readonly string[]
}

const FORMATS = {
  count: '#,##0',
  share: '0.0%',
  day: '[$-421]d mmmm yyyy',
  // A number to reckon with that reads as on the screen.
  change: '"naik "#,##0;"turun "#,##0;"tetap"',
  mean: '0.0',
  gain: '"naik "0.0;"turun "0.0;"tetap"',
  normalised: '0.00',
} as const
const WIDEST = 48
const NARROWEST = 6
/** Points; a program that does not fit the heights of rows by itself would print lines over one another. */
const LINE_HEIGHT = 15
/** Characters that a column is wider than its text: its two edges, and the distance to the cell before. */
const MARGIN = 3

export async function workbookOf({ table, head, foot }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { title, columns, rows, total } = table
  const headRow = head.length + 1
  const body = [...rows, ...(total === null ? [] : [total])]
  const styles = new Map<string, { style: CellStyle }>()
  for (const row of head.keys()) {
    styles.set(`${row},0`, { style: { font: { bold: row <= head.indexOf(title) } } })
  }
  for (const column of columns.keys()) {
    styles.set(`${headRow},${column}`, { style: HEAD_CELL })
  }
  for (const [index, { cells }] of body.entries()) {
    const isTotal = total !== null && index === rows.length
    for (const [column, cell] of cells.entries()) {
      styles.set(`${headRow + 1 + index},${column}`, { style: styleOf(cell, isTotal) })
    }
  }
  const widths = columns.map((column, index) => widthOf(table, column.title, index))
  const heights = new Map<number, { height: number }>()
  const grow = (row: number, texts: readonly string[], room: (column: number) => number) => {
    const lines = Math.max(1, ...texts.map((text, column) => linesOf(text, room(column))))
    if (lines > 1) heights.set(row, { height: lines * LINE_HEIGHT })
  }
  const roomOf = (column: number) => (widths[column] ?? NARROWEST) - MARGIN
  grow(
    headRow,
    columns.map(({ title: words }) => words),
    roomOf,
  )
  for (const [index, { cells }] of body.entries()) {
    // Only words break; a number has its width.
    grow(
      headRow + 1 + index,
      cells.map((cell) => (cell.is === 'text' ? cell.text : '')),
      roomOf,
    )
  }
  // What explains the table is as wide as it, so that a sheet fitted to its page is not shrunk by one long line.
  const footRow = headRow + body.length + 2
  const wide = widths.reduce((sum, width) => sum + width, 0) - MARGIN
  for (const [index, line] of foot.entries()) {
    styles.set(`${footRow + index},0`, {
      style: { alignment: { vertical: 'top', wrapText: true } },
    })
    grow(footRow + index, [line], () => wide)
  }
  const lines: CellValue[][] = [
    ...head.map((line) => [line]),
    [],
    columns.map((column) => column.title),
    ...body.map(({ cells }) => cells.map(valueOf)),
    [],
    ...foot.map((line) => [line]),
  ]
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(title),
        columns: widths.map((width) => ({ width })),
        rows: lines,
        cells: styles,
        rowDefs: heights,
        merges: foot.map((_, index) => ({
          startRow: footRow + index,
          startCol: 0,
          endRow: footRow + index,
          endCol: columns.length - 1,
        })),
        freezePane: { rows: headRow + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `${headRow + 1}:${headRow + 1}`,
        },
        headerFooter: { oddFooter: '&RHalaman &P dari &N' },
      },
    ],
  })
  // Safe: the writer fills a buffer of its own, never a shared one.
  return bytes as Uint8Array<ArrayBuffer>
}

const LINE = { style: 'thin', color: { rgb: '999999' } } as const
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const HEAD_CELL: CellStyle = {
  font: { bold: true },
  border: BOX,
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
}

function styleOf(cell: ReportCell, isTotal: boolean): CellStyle {
  const format = cell.is === 'text' || isNothing(cell) ? {} : { numFmt: FORMATS[cell.is] }
  return {
    ...format,
    border: BOX,
    // A number stands at the right of its cell: words beside it keep their distance.
    alignment: {
      vertical: 'top',
      ...(cell.is === 'text' ? { wrapText: true, indent: 1, horizontal: 'left' } : {}),
    },
    ...(isTotal ? { font: { bold: true } } : {}),
  }
}

/** A share of nothing, and a change that is not known, is the same dash as on paper. */
function isNothing(cell: ReportCell): boolean {
  switch (cell.is) {
    case 'share':
      return cell.whole === 0
    case 'change':
      return cell.by === null
    case 'mean':
    case 'gain':
    case 'normalised':
      return cell.value === null
    case 'text':
    case 'count':
    case 'day':
      return false
  }
}

function valueOf(cell: ReportCell): CellValue {
  switch (cell.is) {
    case 'text':
      return cell.text
    case 'count':
      return cell.count
    case 'share':
      return isNothing(cell) ? cellText(cell) : cell.part / cell.whole
    case 'day':
      return cell.on === null ? null : new Date(`${cell.on}T00:00:00.000Z`)
    case 'change':
      return cell.by ?? cellText(cell)
    case 'mean':
    case 'gain':
      // As on the screen: what is rounded to nothing is nothing.
      return cell.value === null ? cellText(cell) : Math.round(cell.value * 10) / 10 + 0
    case 'normalised':
      return cell.value === null ? cellText(cell) : Math.round(cell.value * 100) / 100 + 0
  }
}

/** In characters: as wide as its widest words, within reason; a title may break. */
function widthOf({ rows, total }: ReportTable, title: string, index: number): number {
  const words = title.split(' ').map((word) => word.length)
  let widest = Math.max(NARROWEST, ...words)
  for (const { cells } of total === null ? rows : [...rows, total]) {
    const cell = cells[index]
    if (cell !== undefined) widest = Math.max(widest, cellText(cell).length)
  }
  return Math.min(WIDEST, widest + MARGIN)
}

/** Into how many lines words break in a column of so many characters; a word longer than the column is broken itself. */
function linesOf(text: string, room: number): number {
  let lines = 1
  let used = 0
  for (const { length } of text.split(' ')) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? 1 : 0) + length
    const broken = Math.max(0, Math.ceil(used / room) - 1)
    lines += broken
    used -= broken * room
  }
  return lines
}

/** Excel allows 31 signs, none of `: \ / ? * [ ]`. */
function sheetName(title: string): string {
  return title.replaceAll(/[:\\/?*[\]]/g, '-').slice(0, 31)
}

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

const FORMATS = { count: '#,##0', share: '0.0%', day: '[$-421]d mmmm yyyy' } as const
const WIDEST = 48
const NARROWEST = 6

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
        columns: columns.map((column, index) => ({ width: widthOf(table, column.title, index) })),
        rows: lines,
        cells: styles,
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
    alignment: { vertical: 'top', wrapText: cell.is === 'text' },
    ...(isTotal ? { font: { bold: true } } : {}),
  }
}

/** A share of nothing is the same dash as on paper. */
function isNothing(cell: ReportCell): boolean {
  return cell.is === 'share' && cell.whole === 0
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
  return Math.min(WIDEST, widest + 2)
}

/** Excel allows 31 signs, none of `: \ / ? * [ ]`. */
function sheetName(title: string): string {
  return title.replaceAll(/[:\\/?*[\]]/g, '-').slice(0, 31)
}

/** Saves a table as a file from the browser. Nothing in it runs: formulas are made harmless in both formats. */
import { writeXlsx, type CellValue } from 'hucre'
import { disarmed } from '../../../worker/contract/plain-cell.ts'
import { csvOf, type FileTable } from './csv.ts'

export function saveCsv(table: FileTable, name: string): void {
  save(new Blob([csvOf(table)], { type: 'text/csv' }), `${name}.csv`)
}

/** Cells are typed as text there; they are still made harmless for a later CSV. */
export async function saveXlsx(table: FileTable, name: string, sheet: string): Promise<void> {
  const rows: CellValue[][] = table.map((cells) => cells.map(disarmed))
  const bytes = await writeXlsx({ sheets: [{ name: sheet, rows, freezePane: { rows: 1 } }] })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  // Safe: the writer fills a buffer of its own, never a shared one.
  save(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), `${name}.xlsx`)
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

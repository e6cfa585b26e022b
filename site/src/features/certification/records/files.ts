/** Saves lists of old certificates as files. Nothing in them runs. */
import { writeXlsx, type CellValue } from 'hucre'
import { disarmed } from '../../../../../worker/contract/plain-cell.ts'
import { readRecordBatch, type Recorded } from '../../../../../worker/contract/records.ts'
import { call } from '../../../lib/call.ts'
import { csvOf } from '../../../lib/csv.ts'
import { batchTable, type Table } from './tables.ts'

export function saveCsv(table: Table, name: string): void {
  save(new Blob([csvOf(table)], { type: 'text/csv' }), `${name}.csv`)
}

/** Cells are typed as text there, so nothing in them can run; they are still made harmless for a later CSV. */
export async function saveXlsx(table: Table, name: string): Promise<void> {
  const rows: CellValue[][] = table.map((cells) => cells.map(disarmed))
  const bytes = await writeXlsx({
    sheets: [{ name: 'Belum beres', rows, freezePane: { rows: 1 } }],
  })
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

/** Every row of a batch, read page by page. */
export async function saveBatch(district: string, id: string): Promise<void> {
  const rows: Recorded[] = []
  let after: string | undefined
  do {
    const page = await call(readRecordBatch, {
      district,
      id,
      ...(after === undefined ? {} : { after }),
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  saveCsv(batchTable(rows), 'sertifikat-dicatat-dinas')
}

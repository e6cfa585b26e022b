/** Tables as files that Indonesian Excel opens with a double click, and in which nothing runs. */
import { disarmed } from '../../../worker/contract/plain-cell.ts'

export type FileTable = readonly (readonly string[])[]

/** Semicolons, UTF-8 with its mark, every cell quoted and made harmless. Runs on the oldest phones that check certificates. */
export function csvOf(table: FileTable): string {
  const lines = table.map((cells) =>
    cells.map((cell) => `"${disarmed(cell).replace(/"/g, '""')}"`).join(';'),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * A report as a file that Indonesian spreadsheets open as it is: UTF-8 with a byte order mark, `;` between cells,
 * every cell quoted, lines ending in CR LF (RFC 4180), and no cell that a spreadsheet would run as a formula. Pure.
 */
import { disarmed } from '../contract/plain-cell.ts'

const BOM = '\uFEFF'

export function csvOf(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((cells) =>
    cells.map((cell) => `"${disarmed(cell).replaceAll('"', '""')}"`).join(';'),
  )
  return `${BOM}${rows.join('\r\n')}\r\n`
}

/** The answer that a browser saves under `name`. */
export function asDownload(
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): Response {
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}

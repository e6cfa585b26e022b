/**
 * A report as a file that Indonesian spreadsheets open as it is: UTF-8 with a byte order mark, `;` between cells,
 * every cell quoted, lines ending in CR LF (RFC 4180), and no cell that a spreadsheet would run as a formula. Pure.
 */

const BOM = '\uFEFF'

// OWASP, "CSV Injection": what makes a spreadsheet run a cell, with its full-width forms. A lone "-" is our word for "no share".
const FORMULA = /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/u

/** A cell that is only text, whatever it holds. */
export function neutral(cell: string): string {
  return cell !== '-' && FORMULA.test(cell) ? `'${cell}` : cell
}

export function csvOf(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((cells) =>
    cells.map((cell) => `"${neutral(cell).replaceAll('"', '""')}"`).join(';'),
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

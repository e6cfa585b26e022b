/** Tables as files that Indonesian Excel opens with a double click, and in which nothing runs. */

export type FileTable = readonly (readonly string[])[]

/** Semicolons, UTF-8 with its mark, every cell quoted and made harmless. Runs on the oldest phones that check certificates. */
export function csvOf(table: FileTable): string {
  const lines = table.map((cells) =>
    cells.map((cell) => `"${harmless(cell).replace(/"/g, '""')}"`).join(';'),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** OWASP's list of first characters, with the full-width forms that some programs fold to them, also behind spaces. */
export function harmless(text: string): string {
  return /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

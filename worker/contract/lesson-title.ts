/** The title of a lesson, which its first line says. Read here without the grammar, in one pass: every save asks for it. Pure. */

/** The `# Title` of the first line that holds anything; the body keeps its line numbers. `titleLine` is from 1. */
export function takeTitle(source: string): { title: string; body: string; titleLine: number } {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const at = lines.findIndex((line) => line.trim() !== '')
  const title = titleIn(lines[at] ?? '')
  if (title !== '') lines[at] = ''
  return { title, body: lines.join('\n'), titleLine: Math.max(1, at + 1) }
}

/** `# Title ##` → `Title`; empty for a line that is none. */
function titleIn(line: string): string {
  if (!/^#\s/.test(line)) return ''
  const words = line.slice(1).trim()
  let end = words.length
  while (words[end - 1] === '#') end -= 1
  // Signs alone are what it is called.
  return words.slice(0, end).trimEnd() || words.slice(0, 1)
}

/**
 * The sentences of a lesson as its author wrote them, each with the line on which it begins: for what is said about its
 * language. Marks of Markdown, attributes of blocks, pictures and rules between screens are no text. Pure. Every repetition that could
 * begin anew at each sign of a line is bounded: such a search takes time that grows with the square of the line.
 */
export type Sentence = { readonly line: number; readonly words: readonly string[] }

const FENCE = /^:{2,}/
const RULE = /^(?:-{3,}|\*{3,})$/
const TABLE_RULE = /^[\s:|-]+$/
/** A line that begins something of its own, whatever stood before. */
const BEGINS = /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s?|\|)/
/** A dot inside a number or an abbreviation has no blank behind it. */
const END = /[.!?…]{1,8}["”’')\]]{0,8}(?:\s+|$)|\|/u

export function sentencesOf(source: string): Sentence[] {
  const found: Sentence[] = []
  /** Of the sentence that is not ended yet. */
  let begun = 0
  let words: string[] = []
  const close = () => {
    if (words.length > 0) found.push({ line: begun, words })
    words = []
  }
  for (const [index, raw] of source.split(/\r\n|\r|\n/).entries()) {
    if (isNoText(raw.trim())) {
      close()
      continue
    }
    if (BEGINS.test(raw)) close()
    let rest = plain(raw.replace(BEGINS, '').replace(/^\s*\[[ x]\]\s/i, ''))
    while (rest !== '') {
      const end = END.exec(rest)
      if (words.length === 0) begun = index + 1
      words.push(...wordsOf(end === null ? rest : rest.slice(0, end.index)))
      if (end === null) break
      close()
      rest = rest.slice(end.index + Math.max(1, end[0].length))
    }
    // A heading is whole with its line.
    if (/^\s*#/.test(raw)) close()
  }
  close()
  return found
}

/** `line`: without white space at its ends. */
function isNoText(line: string): boolean {
  if (line === '' || FENCE.test(line) || RULE.test(line)) return true
  if (TABLE_RULE.test(line)) return line.lastIndexOf('|') > 0
  return line.startsWith('![') && line.endsWith(')') && line.includes('](')
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
}

/** A line without the marks inside it. */
function plain(line: string): string {
  return line
    .replaceAll(/!\[[^\]]{0,400}\]\([^)]{0,600}\)/g, ' ')
    .replaceAll(/:istilah\[([^\]]{0,400})\](?:\{[^}]{0,600}\})?/g, '$1')
    .replaceAll(/\[([^\]]{0,400})\]\([^)]{0,600}\)/g, '$1')
    .replaceAll(/[*_`~\\]+/g, '')
}

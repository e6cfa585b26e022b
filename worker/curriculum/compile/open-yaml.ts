/**
 * Opens a YAML file of a course, or says what is in the way: the reader takes time that grows with the square of some texts, of parts
 * in one another, of long lines, of many keys in one map. What is over a limit stays as it was saved and is a fault. Pure.
 */
import { isCollection, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { no, ok, type Result } from '../../core/result.ts'

const MOST_CHARACTERS = 100_000
/** A text of a question has 1,000 characters, which may be written as six each. */
const MOST_IN_LINE = 6_500
const MOST_LINES = 5_000
const MOST_NESTED = 30
const MOST_INDENT = 60
const MOST_FAULTS = 50
/** The signs behind which a list or a map on one line can begin; none: at the beginning of a line. */
const OPENS_BEHIND = ['', '-', ':', ',', '[', '{', '?']

export type SourceFault = { readonly line: number; readonly reason: string; readonly about: string }

type OpenYaml = {
  readonly document: Document
  readonly counter: LineCounter
  /** What is wrong with it; at most 50, and empty for a sound file. */
  readonly faults: readonly SourceFault[]
}

/** Refuses with the limit that the file is over. */
export function openYaml(source: string): Result<OpenYaml, SourceFault> {
  const limit = overLimit(source)
  if (limit !== null) return no<SourceFault>(limit)
  const counter = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: counter,
    schema: 'core',
    strict: true,
    // Both would compare each with all before it.
    uniqueKeys: false,
    prettyErrors: false,
  })
  const broken = document.errors.slice(0, MOST_FAULTS).map(({ pos: [at], code }) => ({
    line: Math.max(1, counter.linePos(at).line),
    reason: 'YAML_BROKEN',
    about: code,
  }))
  const faults = broken.length > 0 ? broken : keysTwice(document, counter)
  return ok({ document, counter, faults })
}

function overLimit(source: string): SourceFault | null {
  if (source.length > MOST_CHARACTERS) return over(1, 'FILE_HUGE', MOST_CHARACTERS)
  const lines = source.split(/\r\n|\r|\n/)
  if (lines.length > MOST_LINES) return over(1, 'FILE_LINES_MANY', MOST_LINES)
  let depth = 0
  for (const [index, line] of lines.entries()) {
    if (line.length > MOST_IN_LINE) return over(index + 1, 'FILE_LINE_HUGE', MOST_IN_LINE)
    const nested = nestedIn(line, depth)
    depth = nested.behind
    if (nested.most > MOST_NESTED || line.length - line.trimStart().length > MOST_INDENT)
      return over(index + 1, 'FILE_NESTED', MOST_NESTED)
  }
  return null
}

function over(line: number, reason: string, limit: number): SourceFault {
  return { line, reason, about: String(limit) }
}

/** Lists and maps that are open behind a line, and at most on it. A bracket behind a word is a sign in a text. */
function nestedIn(
  line: string,
  before: number,
): { readonly behind: number; readonly most: number } {
  const leaders = /^(?:[ \t]|[-?:](?=[ \t]|$))*/.exec(line)?.[0].replaceAll(/[ \t]/g, '') ?? ''
  let depth = before
  let most = leaders.length
  let last = ''
  for (const sign of line) {
    if (sign === ' ' || sign === '\t') continue
    if ((sign === '[' || sign === '{') && OPENS_BEHIND.includes(last)) depth += 1
    if ((sign === ']' || sign === '}') && depth > 0) depth -= 1
    most = Math.max(most, depth)
    last = sign
  }
  return { behind: depth, most }
}

/** Every key that its map has already. */
function keysTwice(document: Document, counter: LineCounter): SourceFault[] {
  const faults: SourceFault[] = []
  const look = (node: unknown): void => {
    const seen = new Set<unknown>()
    for (const item of isCollection(node) ? node.items : []) {
      if (!isPair(item)) {
        look(item)
        continue
      }
      const key = isScalar(item.key) ? item.key.value : null
      if (seen.has(key) && faults.length < MOST_FAULTS) {
        const at = isScalar(item.key) ? (item.key.range?.[0] ?? 0) : 0
        const { line } = counter.linePos(at)
        faults.push({ line, reason: 'YAML_BROKEN', about: 'DUPLICATE_KEY' })
      }
      seen.add(key)
      look(item.value)
    }
  }
  look(document.contents)
  return faults
}

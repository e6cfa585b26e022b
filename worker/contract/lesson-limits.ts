/**
 * How much one lesson may hold to be read as Markdown. The grammar takes time that grows with the square of some texts: of open
 * brackets, stars, quotes in quotes. What is over a limit is kept as it was typed, shown as source, and cannot be published. Takes
 * time in proportion to the text. Pure; Worker and editor ask the same.
 */

/** The longest lesson that is shipped has a quarter of it. */
const MOST_CHARACTERS = 32_000
const MOST_LINES = 800
const MOST_IN_LINE = 2_500
/** Quotes, lists and boxes in one another. */
const MOST_NESTED = 5
/** Columns before the first word of a line; each level of a list takes two to four. */
const MOST_INDENT = 16
const MOST_COLUMNS = 20
/** Signs of markup in the whole lesson. */
const MOST_MARKS = 4_000
/** The signs of each paragraph times its characters, of all paragraphs: what reading them takes at worst. */
const MOST_WORK = 600_000

export type OverLimit = {
  /** From 1; 0 for the lesson as a whole. */
  readonly line: number
  readonly reason:
    | 'LESSON_HUGE'
    | 'LINES_MANY'
    | 'LINE_HUGE'
    | 'NESTED_DEEP'
    | 'TABLE_WIDE'
    | 'MARKS_MANY'
    | 'PARAGRAPH_HARD'
  /** The limit. */
  readonly about: string
}

/** What opens a quote or an item before the words of a line. */
const LEADER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y
const BULLET = /^[-+*](?:[ \t]|$)/
const NUMBER = /^\d{1,9}[.)](?:[ \t]|$)/
const HEADING = /^#{1,6}[ \t]/
const MARK = /[*_~[\]!<>&`:|{}"=@\\^]|www\./gi
const UNDER_TABLE_HEAD = /^[ \t|:-]*-[ \t|:-]*$/
const FENCE = /^(:{3,})(.*)$/

/** The first limit that the text is over; null for one that may be read. */
export function overLimit(source: string): OverLimit | null {
  if (source.length > MOST_CHARACTERS) return over(0, 'LESSON_HUGE', MOST_CHARACTERS)
  const lines = source.split(/\r\n|\r|\n/)
  if (lines.length > MOST_LINES) return over(0, 'LINES_MANY', MOST_LINES)
  const boxes: number[] = []
  const paragraphs = new Paragraphs()
  let marks = 0
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    if (line.length > MOST_IN_LINE) return over(number, 'LINE_HUGE', MOST_IN_LINE)
    const { leaders, indent, words } = partsOf(line)
    countBoxes(words, boxes)
    if (leaders + boxes.length > MOST_NESTED || indent > MOST_INDENT)
      return over(number, 'NESTED_DEEP', MOST_NESTED)
    const columns = columnsOf(words)
    if (columns > MOST_COLUMNS) return over(number, 'TABLE_WIDE', MOST_COLUMNS)
    const inLine = (line.match(MARK) ?? []).length
    marks += inLine
    if (marks > MOST_MARKS) return over(number, 'MARKS_MANY', MOST_MARKS)
    paragraphs.add({ line, indent, words, columns, marks: inLine })
    if (paragraphs.work > MOST_WORK) return over(number, 'PARAGRAPH_HARD', MOST_WORK)
  }
  return null
}

function over(line: number, reason: OverLimit['reason'], limit: number): OverLimit {
  return { line, reason, about: String(limit) }
}

type Line = {
  readonly line: string
  readonly indent: number
  /** What follows quotes and items. */
  readonly words: string
  readonly columns: number
  readonly marks: number
}

/** Lines that are read together: to the next empty line, heading, item or row of a table. */
class Paragraphs {
  #before = 0
  #lines = 0
  #length = 0
  #marks = 0
  #columns = 0
  /** Of the newest item since the last empty line; a number begins an item only beside another. */
  #item: number | null = null
  #isTable = false

  get work(): number {
    return this.#before + this.#length * this.#marks
  }

  add({ line, indent, words, columns, marks }: Line): void {
    const start = line.trimStart()
    if (words.trim() === '' && start === '') {
      this.#end()
      this.#item = null
      this.#isTable = false
      return
    }
    const isTableHead = this.#lines === 1 && columns === this.#columns
    if (isTableHead && UNDER_TABLE_HEAD.test(words)) this.#isTable = true
    const isItem =
      BULLET.test(start) || (NUMBER.test(start) && this.#item !== null && indent <= this.#item)
    const isOther = isItem || HEADING.test(start)
    if (isOther || this.#isTable) this.#end()
    if (isOther) this.#isTable = false
    if (isItem || (this.#lines === 0 && NUMBER.test(start))) this.#item = indent
    this.#lines += 1
    this.#length += line.length + 1
    this.#marks += marks + 1
    this.#columns = columns
  }

  #end(): void {
    this.#before = this.work
    this.#lines = 0
    this.#length = 0
    this.#marks = 0
  }
}

function partsOf(line: string): { leaders: number; indent: number; words: string } {
  let leaders = 0
  let end = 0
  while (leaders <= MOST_NESTED) {
    LEADER.lastIndex = end
    if (!LEADER.test(line)) break
    end = LEADER.lastIndex
    leaders += 1
  }
  const words = line.slice(end)
  return { leaders, indent: widthOf(line) + (leaders === 0 ? 0 : widthOf(words)), words }
}

/** The columns of the white space that a text begins with. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) {
    if (sign !== ' ' && sign !== '\t') break
    width += sign === ' ' ? 1 : 4
  }
  return width
}

/** `boxes`: how many colons opened each box that is open. A line of as many closes it and all inside it. */
function countBoxes(words: string, boxes: number[]): void {
  const [, colons = '', name = ''] = FENCE.exec(words.trim()) ?? []
  if (colons === '') return
  if (name.trim() !== '') {
    boxes.push(colons.length)
    return
  }
  const closed = boxes.findIndex((opened) => opened <= colons.length)
  if (closed !== -1) boxes.length = closed
}

/** How many cells a row of a table would have. */
function columnsOf(words: string): number {
  const row = words.trim().replaceAll(/\\[\s\S]/g, '')
  const inside = row.slice(row.startsWith('|') ? 1 : 0, row.endsWith('|') ? -1 : undefined)
  return inside.split('|').length
}

/**
 * Where everything of a printed report stands, page by page. Pure: words in, marks out, in points from the lower left corner.
 * A row is parted only when it is taller than a page; the total stays with the last row, the signature in one piece.
 */
import type { ReportTable } from '../../site/src/render/index.ts'
import {
  NO_ROWS,
  pageLine,
  printedLine,
  SAMPLE_LINE,
  SAMPLE_MARK,
} from '../../site/src/text/reporting.ts'
import { type Line, type Measure, printable, wrap } from '../core/letters/fit.ts'
import { PADDING } from './pdf-columns.ts'
import { type Cell, LEADING, linesIn, rowHeight, setTable } from './pdf-table.ts'

export const SHEET = { width: 841.89, height: 595.28 } as const
const MARGIN = 40
const WIDTH = SHEET.width - 2 * MARGIN
/** Content ends here: the foot of the page stands below. */
const BOTTOM = 46
const FOOT_Y = 28
/** From the top of a line to where its letters stand. */
const ASCENT = 0.97
const NOTE_SIZE = 8
const NOTE_GAP = 22
const NOTE_WIDTH = (WIDTH - NOTE_GAP) / 2
const NOTE_LINE = NOTE_SIZE * LEADING
const NOTE_AFTER = 14
/** What a further sheet holds beneath its own head. */
const PAGE = SHEET.height - MARGIN - BOTTOM - 40
const SIGNATURE = { width: 250, size: 10, room: 56 } as const

export type Ink = 'ink' | 'muted' | 'deep' | 'accent' | 'soft' | 'line' | 'danger'
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly bold: boolean
      readonly ink: Ink
    }
  | {
      readonly kind: 'rule'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly weight: number
      readonly ink: Ink
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly ink: Ink
    }
  /** Across the sheet, pale, under everything else. */
  | { readonly kind: 'stamp'; readonly text: string }

type Style = { readonly size: number; readonly bold?: boolean; readonly ink?: Ink }

export type PrintedReport = {
  readonly table: ReportTable
  /** The lines of `reportHead`: what stands before the title of the table is the letterhead, what follows says day and area. */
  readonly head: readonly string[]
  /** The lines of `reportFoot`: `term: meaning`; where and when it was made goes to the foot of every page. */
  readonly foot: readonly string[]
  readonly signature?: ReportSignature
}

/** Lines over and under the room for signature and stamp; never parted by a page. */
export type ReportSignature = {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What is known of the lines over and under a report. */
type Parts = {
  readonly isSample: boolean
  readonly letterhead: readonly string[]
  readonly title: string
  readonly day: string
  readonly about: readonly string[]
  readonly notes: readonly string[]
  readonly printed: string
}

export function layOut(report: PrintedReport, measure: Measure): readonly (readonly Mark[])[] {
  const parts = partsOf(report)
  const paper = new Pages(parts, measure)
  paper.opening(parts)
  paper.table(report.table)
  paper.closing(parts.notes, report.signature)
  return paper.finished()
}

function partsOf({ table, head, foot }: PrintedReport): Parts {
  const isSample = head[0] === SAMPLE_LINE
  const lines = isSample ? head.slice(1) : head
  const at = lines.indexOf(table.title)
  const [day = '', ...about] = at < 0 ? lines : lines.slice(at + 1)
  const made = printedLine('')
  return {
    isSample,
    letterhead: at < 0 ? [] : lines.slice(0, at),
    title: table.title,
    day,
    about,
    notes: foot.filter((line) => !line.startsWith(made)),
    printed: foot.find((line) => line.startsWith(made)) ?? '',
  }
}

/** Sheets being filled from top to bottom. */
class Pages {
  readonly #parts: Parts
  readonly #measure: Measure
  readonly #pages: Mark[][] = []
  #top = 0

  constructor(parts: Parts, measure: Measure) {
    this.#parts = parts
    this.#measure = measure
    this.#open()
  }

  #put(...marks: readonly Mark[]): void {
    this.#pages.at(-1)?.push(...marks)
  }

  #left(): number {
    return this.#top - BOTTOM
  }

  #open(): void {
    const { isSample } = this.#parts
    this.#pages.push(isSample ? [{ kind: 'stamp', text: SAMPLE_MARK }] : [])
    this.#top = SHEET.height - MARGIN
    if (!isSample) return
    this.#centred(SAMPLE_LINE, { size: 9, bold: true, ink: 'danger' })
    this.#top -= 4
  }

  /** A further sheet, which says what it belongs to. */
  #next(): void {
    this.#open()
    const { title, day } = this.#parts
    const size = 9
    const y = this.#top - size * ASCENT
    const right = printable(day)
    const wide = this.#measure(right, size, false)
    const [first] = wrap(
      [{ text: printable(title), bold: true }],
      size,
      WIDTH - wide - 20,
      this.#measure,
    )
    const text = first?.runs[0]?.text ?? ''
    this.#put({ kind: 'text', text, x: MARGIN, y, size, bold: true, ink: 'deep' })
    this.#put({
      kind: 'text',
      text: right,
      x: MARGIN + WIDTH - wide,
      y,
      size,
      bold: false,
      ink: 'muted',
    })
    this.#top -= size * LEADING + 6
  }

  #lines(
    lines: readonly Line[],
    place: Omit<Cell, 'lines'> & { readonly top: number },
    style: Style,
  ): void {
    const { size, ink = 'ink' } = style
    for (const [index, line] of lines.entries()) {
      const slack = place.width - line.width
      let x = place.x + (place.align === 'left' ? 0 : place.align === 'center' ? slack / 2 : slack)
      const y = place.top - index * size * LEADING - size * ASCENT
      for (const { text, bold, width } of line.runs) {
        this.#put({ kind: 'text', text, x, y, size, bold, ink })
        x += width
      }
    }
  }

  #centred(text: string, style: Style): void {
    const run = { text: printable(text) }
    const lines = wrap(
      [style.bold === true ? { ...run, bold: true } : run],
      style.size,
      WIDTH,
      this.#measure,
    )
    this.#lines(lines, { x: MARGIN, width: WIDTH, align: 'center', top: this.#top }, style)
    this.#top -= lines.length * style.size * LEADING
  }

  opening({ letterhead, title, day, about }: Parts): void {
    const [government, ...offices] = letterhead
    if (government !== undefined) {
      this.#centred(government, { size: 12, bold: true })
      for (const line of offices) this.#centred(line, { size: 13, bold: true })
      this.#top -= 4
      this.#put({ kind: 'rule', x: MARGIN, y: this.#top, width: WIDTH, weight: 1.6, ink: 'ink' })
      this.#put({
        kind: 'rule',
        x: MARGIN,
        y: this.#top - 2.6,
        width: WIDTH,
        weight: 0.5,
        ink: 'ink',
      })
      this.#top -= 11
    }
    this.#centred(title, { size: 13, bold: true, ink: 'deep' })
    this.#centred(day, { size: 10 })
    this.#centred(about.join(' · '), { size: 9, ink: 'muted' })
    this.#top -= 8
  }

  table(table: ReportTable): void {
    const sheet = { x: MARGIN, width: WIDTH, room: this.#left() }
    const set = setTable(table, sheet, this.#measure)
    const { size, air, width, head, rows, total } = set
    const line = size * LEADING
    const headHeight = rowHeight(set, linesIn(head))
    const totalHeight = total === null ? 0 : rowHeight(set, linesIn(total))
    const columnHead = () => {
      this.#put({
        kind: 'box',
        x: MARGIN,
        y: this.#top - headHeight,
        width,
        height: headHeight,
        ink: 'soft',
      })
      for (const cell of head) {
        // Titles stand on their last line, next to the figures.
        const top = this.#top - headHeight + air + cell.lines.length * line
        this.#lines(cell.lines, { ...cell, top }, { size, ink: 'deep' })
      }
      this.#top -= headHeight
      this.#put({ kind: 'rule', x: MARGIN, y: this.#top, width, weight: 1, ink: 'accent' })
    }
    const fresh = () => {
      this.#next()
      columnHead()
    }
    const page = PAGE - headHeight
    columnHead()
    for (const [index, cells] of rows.entries()) {
      const isLast = index === rows.length - 1
      const lines = linesIn(cells)
      const wanted = rowHeight(set, lines) + (isLast ? totalHeight : 0)
      if (wanted > this.#left() && wanted <= page) fresh()
      for (let from = 0; from < lines;) {
        const room = Math.max(1, Math.floor((this.#left() - 2 * air) / line))
        const here = Math.min(lines - from, room)
        const top = this.#top - air
        for (const cell of cells) {
          this.#lines(cell.lines.slice(from, from + here), { ...cell, top }, { size })
        }
        this.#top -= rowHeight(set, here)
        this.#put({ kind: 'rule', x: MARGIN, y: this.#top, width, weight: 0.4, ink: 'line' })
        from += here
        if (from < lines) fresh()
      }
    }
    if (rows.length === 0) {
      const lines = wrap([{ text: NO_ROWS }], size, width - 2 * PADDING, this.#measure)
      const top = this.#top - air
      const place = { x: MARGIN + PADDING, width, align: 'left', top } as const
      this.#lines(lines, place, { size, ink: 'muted' })
      this.#top -= rowHeight(set, lines.length)
    }
    if (total !== null) {
      if (totalHeight > this.#left()) fresh()
      this.#put({ kind: 'rule', x: MARGIN, y: this.#top, width, weight: 1.2, ink: 'accent' })
      for (const cell of total) this.#lines(cell.lines, { ...cell, top: this.#top - air }, { size })
      this.#top -= totalHeight
      this.#put({ kind: 'rule', x: MARGIN, y: this.#top, width, weight: 0.6, ink: 'accent' })
    }
    this.#top -= 12
  }

  /** What the words mean, and who signs. A signature never stands on a sheet of its own: the notes go over with it. */
  closing(notes: readonly string[], signature: PrintedReport['signature']): void {
    const noted = this.#notesOf(notes)
    const signed = signature === undefined ? null : this.#signatureOf(signature)
    const notesHeight = Math.ceil(noted.length / 2) * NOTE_LINE + NOTE_AFTER
    const signedHeight = signed?.height ?? 0
    const whole = notesHeight + signedHeight
    if (whole > this.#left() && whole <= PAGE) this.#next()
    this.#notes(noted)
    if (signed === null) return
    if (signedHeight > this.#left()) this.#next()
    const { width, size, room } = SIGNATURE
    const place = { x: MARGIN + WIDTH - width, width, align: 'center' } as const
    this.#lines(signed.over, { ...place, top: this.#top }, { size })
    this.#top -= signed.over.length * size * LEADING + room
    this.#lines(signed.under, { ...place, top: this.#top }, { size })
  }

  #notesOf(notes: readonly string[]): Line[] {
    return notes.flatMap((note) => {
      const [, term, meaning] = /^([^:]{1,60}: )(.*)$/su.exec(note) ?? []
      const runs =
        term === undefined || meaning === undefined
          ? [{ text: printable(note) }]
          : [{ text: printable(term), bold: true as const }, { text: printable(meaning) }]
      return wrap(runs, NOTE_SIZE, NOTE_WIDTH, this.#measure)
    })
  }

  #signatureOf({ before, after }: ReportSignature) {
    const { width, size, room } = SIGNATURE
    const set = (texts: readonly string[]) =>
      texts.flatMap((text) => wrap([{ text: printable(text) }], size, width, this.#measure))
    const over = set(before)
    const under = set(after)
    return { over, under, height: (over.length + under.length) * size * LEADING + room }
  }

  /** In two columns: a line across the whole sheet is too long to read. */
  #notes(lines: readonly Line[]): void {
    for (let from = 0; from < lines.length;) {
      const room = Math.max(1, Math.floor(this.#left() / NOTE_LINE))
      const here = Math.min(room, Math.ceil((lines.length - from) / 2))
      for (const [column, start] of [from, from + here].entries()) {
        const x = MARGIN + column * (NOTE_WIDTH + NOTE_GAP)
        const place = { x, width: NOTE_WIDTH, align: 'left', top: this.#top } as const
        const style = { size: NOTE_SIZE, ink: 'muted' } as const
        this.#lines(lines.slice(start, start + here), place, style)
      }
      this.#top -= here * NOTE_LINE
      from += 2 * here
      if (from < lines.length) this.#next()
    }
    this.#top -= NOTE_AFTER
  }

  /** The foot of every page says how many there are, which is known only now. */
  finished(): readonly (readonly Mark[])[] {
    const { printed } = this.#parts
    for (const [index, page] of this.#pages.entries()) {
      const right = pageLine(index + 1, this.#pages.length)
      const foot = { kind: 'text', y: FOOT_Y, size: 8, bold: false, ink: 'muted' } as const
      page.push(
        { kind: 'rule', x: MARGIN, y: FOOT_Y + 11, width: WIDTH, weight: 0.4, ink: 'line' },
        { ...foot, text: printable(printed), x: MARGIN },
        { ...foot, text: right, x: MARGIN + WIDTH - this.#measure(right, 8, false) },
      )
    }
    return this.#pages
  }
}

/** Where everything of a cadre’s copy of her data stands on paper: one part after another, her answers last. Pure: words in, lines out. */
import { formatDate, formatMoment } from '../../site/src/text/format.ts'
import { COPY, COPY_COLUMNS, COPY_TABLES, COPY_VALUES } from '../../site/src/text/own-copy.ts'
import type { TimeZone } from '../core/clock.ts'
import { printable, wrap, type Line, type Measure, type Run } from '../core/letters/fit.ts'
import type { OwnAttempt } from '../learning/index.ts'
import type { OwnRow } from './own-parts.ts'

export type CopySection = { readonly table: string; readonly rows: readonly OwnRow[] }

export type Copy = {
  readonly madeAt: string
  readonly isDemo: boolean
  readonly controller: string
  readonly cadre: { readonly code: string; readonly name: string }
  readonly zone: TimeZone
  readonly sections: readonly CopySection[]
  readonly attempts: readonly OwnAttempt[]
}

/** A4, in points. */
const SHEET = { width: 595.28, height: 841.89 } as const
const MARGIN = 52
const WIDTH = SHEET.width - 2 * MARGIN
const BOTTOM = 56
const LEADING = 1.34
/** Where letters stand below the top of their line. */
const ASCENT = 0.97

/** Of one part on paper; the newest stand in the JSON with all others. */
const MOST_ROWS = 300

type Style = {
  readonly size: number
  readonly ink: 'ink' | 'muted' | 'accent' | 'danger'
  readonly indent?: number
}
const BODY: Style = { size: 9.5, ink: 'ink', indent: 10 }

type Paragraph = {
  readonly runs: readonly Run[]
  readonly style: Style
  /** Empty space above it. */
  readonly above: number
  /** Stays on the sheet of what follows. */
  readonly isHead?: true
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
/** Of these columns 0 and 1 are no and yes. */
const YES_NO = new Set([
  'hasPin',
  'passed',
  'passedBefore',
  'passedAfter',
  'isRight',
  'countsAsTrained',
])

/** What a value says to a reader; empty for nothing. */
function wordsOfValue(column: string, value: unknown, zone: TimeZone): string {
  if (value === null || value === undefined || value === '') return ''
  if (YES_NO.has(column)) return value === 1 || value === true ? COPY.yes : COPY.no
  if (Array.isArray(value)) {
    return value
      .map((each) => wordsOfValue(column, each, zone))
      .filter((text) => text !== '')
      .join('; ')
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, each]) => wordsOfValue(key, each, zone))
      .filter((text) => text !== '')
      .join(', ')
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (MOMENT.test(text)) return formatMoment(text, zone)
  if (DATE.test(text)) return formatDate(text)
  return COPY_VALUES[text] ?? text
}

/** One row in a paragraph; what has no name on paper is left to the JSON. */
function rowRuns(row: OwnRow, zone: TimeZone): Run[] {
  const facts = Object.entries(row).flatMap(([column, value]): Run[][] => {
    const label = COPY_COLUMNS[column]
    const text = wordsOfValue(column, value, zone)
    return label === undefined || text === ''
      ? []
      : [[{ text: `${label}: ` }, { text, bold: true }]]
  })
  return facts.flatMap((runs, at) => (at === 0 ? runs : [{ text: ' · ' }, ...runs]))
}

function paragraphsOf(copy: Copy): Paragraph[] {
  const { zone, cadre } = copy
  const title: Paragraph[] = [
    ...(copy.isDemo ? [line(COPY.demo, { size: 9, ink: 'danger' as const }, 0)] : []),
    {
      ...line(COPY.title, { size: 20, ink: 'accent' }, 2),
      runs: [{ text: COPY.title, bold: true }],
    },
    line(`${cadre.name}, ${cadre.code}`, { size: 12, ink: 'ink' }, 2),
    line(`${COPY.controller}: ${copy.controller}`, { size: 9.5, ink: 'muted' }, 4),
    line(`${COPY.made}: ${formatMoment(copy.madeAt, zone)}`, { size: 9.5, ink: 'muted' }, 0),
    line(COPY.lede, { size: 9.5, ink: 'ink' }, 8),
  ]
  const parts = copy.sections.flatMap(({ table, rows }): Paragraph[] => {
    const part = COPY_TABLES[table]
    if (part === undefined || part.isTechnical === true || rows.length === 0) return []
    const said = rows
      .slice(0, MOST_ROWS)
      .map((row) => rowRuns(row, zone))
      .filter((runs) => runs.length > 0)
    const left = rows.length - MOST_ROWS
    return [
      ...headOf(part.title, part.why),
      ...said.map((runs) => ({ runs, style: BODY, above: 3 })),
      ...(left > 0 ? [line(COPY.more(left), { ...BODY, ink: 'muted' }, 3)] : []),
    ]
  })
  const answers = copy.attempts.flatMap((attempt): Paragraph[] => [
    {
      runs: [
        { text: `${attempt.course}: ${attempt.quiz}`, bold: true },
        { text: `, ${COPY.attempt(attempt.number, attempt.score)}, ` },
        { text: formatMoment(attempt.submittedAt, zone) },
      ],
      style: BODY,
      above: 7,
      isHead: true,
    },
    ...(attempt.questions?.map(({ stem, chosen, right }, at): Paragraph => ({
      runs: [
        { text: `${at + 1}. ${stem} ` },
        { text: chosen ?? COPY.open, bold: true },
        { text: ` (${right ? COPY.right : COPY.wrong})` },
      ],
      style: { ...BODY, indent: 20 },
      above: 1.5,
    })) ?? [line(COPY.later, { ...BODY, ink: 'muted', indent: 20 }, 1.5)]),
  ])
  return [
    ...title,
    ...parts,
    ...headOf(COPY.answers, COPY_TABLES['attempts']?.why ?? ''),
    ...(answers.length === 0 ? [line(COPY.none, BODY, 3)] : answers),
  ]
}

const line = (text: string, style: Style, above: number): Paragraph => ({
  runs: [{ text }],
  style,
  above,
})

const headOf = (title: string, why: string): Paragraph[] => [
  {
    runs: [{ text: title, bold: true }],
    style: { size: 12, ink: 'accent' },
    above: 14,
    isHead: true,
  },
  { ...line(`${COPY.for}: ${why}.`, { size: 8.5, ink: 'muted' }, 0), isHead: true },
]

type Placed = { readonly line: Line; readonly style: Style; readonly x: number; readonly y: number }

/** Sheets of lines, from top to bottom; a heading never ends a sheet. */
export function layOut(copy: Copy, measure: Measure): Placed[][] {
  const sheets: Placed[][] = [[]]
  let top = SHEET.height - MARGIN
  const set = paragraphsOf(copy).map((paragraph) => {
    const { indent = 0, size } = paragraph.style
    const runs = paragraph.runs.map((run) => ({ ...run, text: printable(run.text) }))
    return { ...paragraph, lines: wrap(runs, size, WIDTH - indent, measure) }
  })
  for (const [at, { lines, style, above, isHead }] of set.entries()) {
    const high = style.size * LEADING
    top -= top === SHEET.height - MARGIN ? 0 : above
    const needed = isHead === true ? roomFor(set.slice(at, at + 3)) : high
    if (top - needed < BOTTOM) {
      sheets.push([])
      top = SHEET.height - MARGIN
    }
    for (const each of lines) {
      if (top - high < BOTTOM) {
        sheets.push([])
        top = SHEET.height - MARGIN
      }
      const x = MARGIN + (style.indent ?? 0)
      sheets.at(-1)?.push({ line: each, style, x, y: top - style.size * ASCENT })
      top -= high
    }
  }
  return sheets
}

/** A heading with the heading under it and the first line of what follows. */
function roomFor(next: readonly (Paragraph & { readonly lines: readonly Line[] })[]): number {
  let room = 0
  for (const { lines, style, above, isHead } of next) {
    const high = style.size * LEADING
    room += above + (isHead === true ? lines.length * high : high)
    if (isHead !== true) break
  }
  return room
}

export const COPY_SHEET = { ...SHEET, margin: MARGIN, footY: 32 } as const

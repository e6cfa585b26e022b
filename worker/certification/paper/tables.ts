/**
 * The tables of the second sheet: materials with their hours, and beside them the sessions attended in a hall. Each shrinks until
 * it fits its room; sessions that would be too small to read are summed up in a last line. Pure.
 */
import { hoursWords, PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts, Material, PrintedSession } from '../../contract/certification.ts'
import { fit, type Fitted, type Measure } from '../../core/letters/fit.ts'
import { across, label, type Mark, setText } from './marks.ts'

/** From its upper edge down to where the foot begins. */
export type Room = { readonly from: number; readonly to: number }
type Place = Room & { readonly x: number; readonly width: number }

const HEAD = 20
const COLUMNS = ['theory', 'assignment', 'practice', 'sum'] as const
/** A table as wide as the sheet allows, or the narrower one beside the sessions. */
const WIDE = { least: 500, column: 44, title: 36, type: 11 } as const
const SLIM = { column: 25, title: 24, type: 9.5 } as const

function sumOf({ theory, assignment, practice }: Material): number {
  return theory + assignment + practice
}

export function materialMarks(facts: CertificateFacts, place: Place, measure: Measure): Mark[] {
  const { width, from, to } = place
  const { column, title: left, type } = width < WIDE.least ? SLIM : WIDE
  const isPart = facts.courseHours !== undefined && facts.courseHours !== facts.totalHours
  const room = from - to - 40 - (isPart ? 11 : 0)
  const titleWidth = width - (left - 6) - column * COLUMNS.length - 12
  for (let size: number = type; ; size -= 0.5) {
    const padding = Math.min(14, size * 0.9)
    const rows = facts.materials.map((material) => ({
      material,
      title: fit(
        [{ text: material.title }],
        { width: titleWidth, height: size * 1.25 * 2 + 0.1, size, leading: 1.25 },
        measure,
      ),
    }))
    const heights = rows.map(({ title }) => title.height + padding)
    const total = heights.reduce((sum, height) => sum + height, 0)
    if (total > room && size > 2.5) continue
    return drawnMaterials(facts, place, { size, padding, rows, column, left }, measure)
  }
}

type Row = { readonly material: Material; readonly title: Fitted }

function drawnMaterials(
  facts: CertificateFacts,
  { x, width, from }: Place,
  table: {
    readonly size: number
    readonly padding: number
    readonly rows: readonly Row[]
    readonly column: number
    readonly left: number
  },
  measure: Measure,
): Mark[] {
  const { size, padding, rows, left } = table
  const columnAt = (index: number) => x + width - table.column * (COLUMNS.length - index - 1) - 10
  const numbers = (
    hours: Readonly<Record<(typeof COLUMNS)[number], number>>,
    y: number,
    bold: boolean,
  ) =>
    COLUMNS.map((name, index) =>
      label(
        hours[name] === 0 ? '–' : String(hours[name]),
        { x: columnAt(index), y, size, align: 'right', bold: bold || name === 'sum' },
        measure,
      ),
    )
  const marks: Mark[] = [
    ...headMarks(
      { x, width, from },
      [
        { text: PAPER.heads.no, x: x + 8 },
        { text: PAPER.heads.title, x: x + left },
        ...COLUMNS.map((name, index) => ({
          text: PAPER.heads[name],
          x: columnAt(index),
          align: 'right' as const,
        })),
      ],
      measure,
    ),
  ]
  let top = from - HEAD
  for (const [index, { material, title }] of rows.entries()) {
    const y = top - padding / 2 - size * 0.98
    marks.push(
      label(String(index + 1), { x: x + 8, y, size }, measure),
      ...setText(title, {
        x: x + left,
        width: width - left,
        top: top - padding / 2,
        align: 'left',
      }),
      ...numbers({ ...material, sum: sumOf(material) }, y, false),
    )
    top -= title.height + padding
    marks.push(across(x, width, top, 0.5, 'line'))
  }
  const sumBy = (of: (material: Material) => number) =>
    facts.materials.reduce((sum, material) => sum + of(material), 0)
  const total = {
    theory: sumBy((material) => material.theory),
    assignment: sumBy((material) => material.assignment),
    practice: sumBy((material) => material.practice),
    sum: sumBy(sumOf),
  }
  const sumY = top - 4 - size * 1.05
  const { courseHours = facts.totalHours } = facts
  return [
    ...marks,
    across(x, width, top, 1.2, 'accent'),
    label(PAPER.total, { x: x + left, y: sumY, size, bold: true }, measure),
    ...numbers(total, sumY, true),
    note(PAPER.legend, { x, width, y: sumY - 16 }, measure),
    ...(courseHours === facts.totalHours
      ? []
      : [note(PAPER.ofCourse(courseHours), { x, width, y: sumY - 27 }, measure)]),
  ]
}

/** Small words in one line, smaller where the table is narrow. */
function note(
  text: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  measure: Measure,
): Mark {
  const size = Math.min(8, (8 * width) / measure(text, 8, false))
  return label(text, { x, y, size, color: 'muted' }, measure)
}

function headMarks(
  { x, width, from }: Pick<Place, 'x' | 'width' | 'from'>,
  words: readonly { readonly text: string; readonly x: number; readonly align?: 'right' }[],
  measure: Measure,
): Mark[] {
  return [
    { kind: 'box', x, y: from - HEAD, width, height: HEAD, fill: 'soft' },
    ...words.map(({ text, ...at }) =>
      label(text, { ...at, y: from - 14, size: 9.5, bold: true, color: 'deep' }, measure),
    ),
  ]
}

// ---------------------------------------------------------------- sessions

/** Of type, in points: from comfortable to the least that a copy of a copy still shows. */
const SESSION_TYPE = { most: 9, least: 6 } as const
const DAY = 52
const HOURS = 26

type Session = { readonly session: PrintedSession; readonly texts: readonly Fitted[] }

/** As many as fit at the least size; how many more there are stands below them. */
export function sessionMarks(
  sessions: readonly PrintedSession[],
  place: Place,
  measure: Measure,
): Mark[] {
  const room = place.from - place.to - HEAD - 37
  for (let size: number = SESSION_TYPE.most; ; size -= 0.5) {
    const rows = sessions.map((session) => sessionTexts(session, size, place.width, measure))
    if (size > SESSION_TYPE.least && heightOf(rows, size) > room) continue
    let shown = rows
    // One line of the room is for how many are left out.
    while (shown.length > 1 && heightOf(shown, size) > room - (shown === rows ? 0 : size * 1.5)) {
      shown = shown.slice(0, -1)
    }
    return drawnSessions(sessions, shown, size, place, measure)
  }
}

function sessionTexts(
  session: PrintedSession,
  size: number,
  width: number,
  measure: Measure,
): Session {
  const inner = width - DAY - HOURS - 12
  const lines = (text: string, of: number, most: number, bold?: true) =>
    fit(
      [bold === undefined ? { text } : { text, bold }],
      { width: inner, height: of * 1.22 * most + 0.1, size: of, leading: 1.22 },
      measure,
    )
  return {
    session,
    texts: [
      lines(session.title, size, 2, true),
      ...session.speakers.map((speaker) => lines(PAPER.speaker(speaker), size * 0.92, 3)),
    ],
  }
}

const paddingOf = (size: number) => size * 0.7

function heightOf(rows: readonly Session[], size: number): number {
  return rows.reduce((sum, row) => sum + rowHeight(row, size), 0)
}

function rowHeight({ texts }: Session, size: number): number {
  return texts.reduce((sum, { height }) => sum + height, 0) + paddingOf(size)
}

function drawnSessions(
  all: readonly PrintedSession[],
  rows: readonly Session[],
  size: number,
  { x, width, from }: Place,
  measure: Measure,
): Mark[] {
  const [left, right] = [x + DAY, x + width - 8]
  const inner = width - DAY - HOURS - 12
  const marks: Mark[] = headMarks(
    { x, width, from },
    [
      { text: PAPER.sessionHead, x: x + 6 },
      { text: PAPER.heads.sum, x: right, align: 'right' },
    ],
    measure,
  )
  let top = from - HEAD
  for (const row of rows) {
    const { session, texts } = row
    const y = top - paddingOf(size) / 2 - size * 0.98
    marks.push(
      label(PAPER.sessionDay(session.date), { x: x + 6, y, size: size * 0.92 }, measure),
      label(hoursWords(session.hours), { x: right, y, size, align: 'right', bold: true }, measure),
    )
    let line = top - paddingOf(size) / 2
    for (const [index, text] of texts.entries()) {
      const color = index === 0 ? 'ink' : 'muted'
      marks.push(...setText(text, { x: left, width: inner, top: line, align: 'left', color }))
      line -= text.height
    }
    top -= rowHeight(row, size)
    marks.push(across(x, width, top, 0.5, 'line'))
  }
  const rest = all.slice(rows.length)
  if (rest.length > 0) {
    const words = PAPER.moreSessions(rest.length, hoursIn(rest))
    marks.push(label(words, { x: left, y: top - size * 1.1, size, color: 'muted' }, measure))
    top -= size * 1.5
  }
  const sumY = top - 4 - size * 1.05
  return [
    ...marks,
    across(x, width, top, 1.2, 'accent'),
    label(PAPER.total, { x: left, y: sumY, size, bold: true }, measure),
    label(
      hoursWords(hoursIn(all)),
      { x: right, y: sumY, size, align: 'right', bold: true },
      measure,
    ),
    note(PAPER.sessionsLegend, { x, width, y: sumY - 14 }, measure),
  ]
}

function hoursIn(sessions: readonly PrintedSession[]): number {
  return sessions.reduce((sum, { hours }) => sum + hours, 0)
}

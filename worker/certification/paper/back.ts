/**
 * The second sheet: the list of materials with their hours, the growth mat filled to the top, and how to check. Pure.
 */
import { PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts, Material } from '../../contract/certification.ts'
import { fit, type Measure } from '../../core/letters/fit.ts'
import { frameMarks } from './frames.ts'
import type { Check } from './front.ts'
import { type Look, PLAIN } from './look.ts'
import { across, label, type Mark, setText, SHEET, shrunk } from './marks.ts'

const LEFT = 64
const MAT = { x: SHEET.width - 64 - 70, width: 34 } as const
const TABLE = { x: LEFT, width: MAT.x - LEFT - 44 } as const
const TOP = SHEET.height - 62
const FOOT_TOP = 116
const NARROW = 44
const COLUMNS = ['theory', 'assignment', 'practice', 'sum'] as const

export function backSheet(
  facts: CertificateFacts,
  check: Check,
  measure: Measure,
  look: Look = PLAIN,
): Mark[] {
  const heading = headingMarks(facts, look.design.backTitle, measure)
  const table = tableMarks(facts, heading.bottom - 14, measure)
  return [
    ...frameMarks(look.design.frame),
    ...heading.marks,
    ...table.marks,
    ...matMarks(facts.materials.length, heading.bottom - 14, measure),
    ...footMarks(facts, check, measure),
  ]
}

function headingMarks(
  facts: CertificateFacts,
  words: string,
  measure: Measure,
): { marks: Mark[]; bottom: number } {
  const { width } = TABLE
  const title = fit(
    [{ text: facts.courseTitle, bold: true }],
    { width, height: 32, size: 13, leading: 1.2 },
    measure,
  )
  const code = fit([{ text: PAPER.course(facts) }], { width, height: 13, size: 10 }, measure)
  const top = TOP - 26
  return {
    marks: [
      label(
        words,
        {
          x: LEFT,
          y: TOP - 16,
          bold: true,
          color: 'deep',
          ...shrunk(words, { size: 20, spacing: 1.6, width }, measure),
        },
        measure,
      ),
      ...setText(title, { x: LEFT, width, top, align: 'left' }),
      ...setText(code, { x: LEFT, width, top: top - title.height, align: 'left', color: 'muted' }),
    ],
    bottom: top - title.height - code.height,
  }
}

function sumOf({ theory, assignment, practice }: Material): number {
  return theory + assignment + practice
}

function tableMarks(facts: CertificateFacts, from: number, measure: Measure): { marks: Mark[] } {
  const room = from - FOOT_TOP - 40
  const titleWidth = TABLE.width - 30 - NARROW * COLUMNS.length - 12
  for (let size = 11; ; size -= 0.5) {
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
    return drawnTable(facts, { from, size, padding, rows }, measure)
  }
}

function drawnTable(
  facts: CertificateFacts,
  table: {
    from: number
    size: number
    padding: number
    rows: readonly { material: Material; title: ReturnType<typeof fit> }[]
  },
  measure: Measure,
): { marks: Mark[] } {
  const { from, size, padding, rows } = table
  const { x, width } = TABLE
  const column = (index: number) => x + width - NARROW * (COLUMNS.length - index) + NARROW - 10
  const numbers = (
    hours: Readonly<Record<(typeof COLUMNS)[number], number>>,
    y: number,
    bold: boolean,
  ) =>
    COLUMNS.map((name, index) =>
      label(
        hours[name] === 0 ? '–' : String(hours[name]),
        { x: column(index), y, size, align: 'right', bold: bold || name === 'sum' },
        measure,
      ),
    )
  const headY = from - 14
  const marks: Mark[] = [
    { kind: 'box', x, y: from - 20, width, height: 20, fill: 'soft' },
    label(PAPER.heads.no, { x: x + 8, y: headY, size: 9.5, bold: true, color: 'deep' }, measure),
    label(
      PAPER.heads.title,
      { x: x + 36, y: headY, size: 9.5, bold: true, color: 'deep' },
      measure,
    ),
    ...COLUMNS.map((name, index) =>
      label(
        PAPER.heads[name],
        { x: column(index), y: headY, size: 9.5, align: 'right', bold: true, color: 'deep' },
        measure,
      ),
    ),
  ]
  let top = from - 20
  for (const [index, { material, title }] of rows.entries()) {
    const y = top - padding / 2 - size * 0.98
    marks.push(
      label(String(index + 1), { x: x + 8, y, size }, measure),
      ...setText(title, { x: x + 36, width: width - 36, top: top - padding / 2, align: 'left' }),
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
  marks.push(
    across(x, width, top, 1.2, 'accent'),
    label(PAPER.total, { x: x + 36, y: sumY, size, bold: true }, measure),
    ...numbers(total, sumY, true),
    label(PAPER.legend, { x, y: sumY - 16, size: 8, color: 'muted' }, measure),
  )
  return { marks }
}

/** The growth mat of the screens, full: one line for each material, the certificate at its head. */
function matMarks(materials: number, from: number, measure: Measure): Mark[] {
  const { x, width } = MAT
  const bottom = FOOT_TOP + 24
  const height = from - bottom - 22
  const step = height / Math.max(1, materials)
  const lines = Array.from({ length: materials }, (_, index): Mark[] => {
    const y = bottom + step * (index + 1)
    const size = Math.min(9, Math.max(3, step * 0.8))
    return [
      across(x, width, y, 0.9, 'accent'),
      label(
        String(index + 1),
        { x: x + width + 7, y: y - step / 2 - size * 0.33, size, color: 'muted' },
        measure,
      ),
    ]
  })
  const caption = fit(
    [{ text: PAPER.mat }],
    { width: 118, height: 30, size: 7.5, leading: 1.2 },
    measure,
  )
  return [
    { kind: 'box', x, y: bottom, width, height, fill: 'soft' },
    { kind: 'box', x, y: bottom, width, height, stroke: 'accent', weight: 1.4 },
    ...lines.flat(),
    // The certificate at the head of the mat: a sheet with two lines and a seal.
    {
      kind: 'box',
      x: x + 4,
      y: bottom + height + 4,
      width: width - 8,
      height: 17,
      stroke: 'accent',
      weight: 1,
    },
    across(x + 8, 12, bottom + height + 15.5, 0.9, 'accent'),
    across(x + 8, 8, bottom + height + 11, 0.9, 'accent'),
    { kind: 'box', x: x + 22, y: bottom + height + 7.5, width: 4.5, height: 4.5, fill: 'accent' },
    ...setText(caption, {
      x: x + width / 2 - 59,
      width: 118,
      top: bottom - 6,
      align: 'center',
      color: 'muted',
    }),
  ]
}

function footMarks(facts: CertificateFacts, check: Check, measure: Measure): Mark[] {
  const width = SHEET.width - 2 * LEFT
  const top = FOOT_TOP - 12
  const third = width / 3
  const cells = [
    [PAPER.holder, facts.holderName],
    [PAPER.numberLabel, facts.number],
    [PAPER.code, facts.verificationCode],
  ] as const
  const textWidth = width - 90
  const lines = [
    PAPER.withoutSignal(check.host),
    ...(check.key === null ? [] : [PAPER.key(check.key)]),
  ]
  const note = lines.map((text) =>
    fit([{ text }], { width: textWidth, height: 11, size: 8.5 }, measure),
  )
  return [
    across(LEFT, width, top, 0.6, 'line'),
    ...cells.flatMap(([name, value], index) => [
      label(name, { x: LEFT + third * index, y: top - 13, size: 8, color: 'muted' }, measure),
      ...setText(
        fit([{ text: value, bold: true }], { width: third - 14, height: 15, size: 11 }, measure),
        {
          x: LEFT + third * index,
          width: third - 14,
          top: top - 16,
          align: 'left',
        },
      ),
    ]),
    ...note.flatMap((text, index) =>
      setText(text, {
        x: LEFT,
        width: textWidth,
        top: top - 38 - index * 11,
        align: 'left',
        color: 'muted',
      }),
    ),
    label(
      PAPER.page(2),
      { x: LEFT + width, y: top - 46.5, size: 8.5, align: 'right', color: 'muted' },
      measure,
    ),
  ]
}

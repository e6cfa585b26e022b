/**
 * The second sheet: the list of materials with their hours, the sessions that she attended with who spoke there, the growth mat
 * filled to the top, and how to check. Pure.
 */
import { PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import { fit, type Measure } from '../../core/letters/fit.ts'
import { frameMarks } from './frames.ts'
import type { Check } from './front.ts'
import { type Look, PLAIN } from './look.ts'
import { across, label, type Mark, setText, SHEET, shrunk } from './marks.ts'
import { materialMarks, type Room, sessionMarks } from './tables.ts'

const LEFT = 64
const MAT = { x: SHEET.width - 64 - 70, width: 34 } as const
const TABLE = { x: LEFT, width: MAT.x - LEFT - 44 } as const
const TOP = SHEET.height - 62
const FOOT_TOP = 116
/** With sessions the two tables stand side by side. */
const HALVES = { gap: 18, materials: 300 } as const

export function backSheet(
  facts: CertificateFacts,
  check: Check,
  measure: Measure,
  look: Look = PLAIN,
): Mark[] {
  const heading = headingMarks(facts, look.design.backTitle, measure)
  return [
    ...frameMarks(look.design.frame),
    ...heading.marks,
    ...tableMarks(facts, { from: heading.bottom - 14, to: FOOT_TOP }, measure),
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

function tableMarks(facts: CertificateFacts, { from, to }: Room, measure: Measure): Mark[] {
  const { x, width } = TABLE
  const { sessions = [] } = facts
  if (sessions.length === 0) return materialMarks(facts, { x, width, from, to }, measure)
  const { gap, materials } = HALVES
  const right = { x: x + materials + gap, width: width - materials - gap, from, to }
  return [
    ...materialMarks(facts, { x, width: materials, from, to }, measure),
    ...sessionMarks(sessions, right, measure),
  ]
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

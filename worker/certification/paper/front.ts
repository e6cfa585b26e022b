/**
 * The first sheet, A4 landscape: letterhead, number, name, statement, signature, QR. Pure: facts in, marks out.
 * The letterhead stands at the top and the signature at the bottom; what is between shrinks as a whole until it fits.
 */
import { holderArea, PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import { fit, type Fitted, type Measure, type Run } from './fit.ts'
import { across, type Color, frame, label, type Mark, setText, SHEET } from './marks.ts'

const CENTER = SHEET.width / 2
const INNER = { x: 64, width: SHEET.width - 128, top: SHEET.height - 50, bottom: 50 } as const
const FOOT_TOP = 200
const QR = 84

export type Check = {
  /** What the QR holds: `https://HOST/v/7Q4M2XKD9TRB`. */
  readonly link: string
  /** What people read: `HOST/v/KPM-7Q4M-2XKD-9TRB`. */
  readonly address: string
}

export function frontSheet(facts: CertificateFacts, check: Check, measure: Measure): Mark[] {
  const head = letterheadMarks(facts, measure)
  return [
    ...frame(),
    ...head.marks,
    ...middleMarks(facts, head.bottom, measure),
    ...checkMarks(facts, check, measure),
    ...signatureMarks(facts, measure),
  ]
}

function letterheadMarks(
  { letterhead }: CertificateFacts,
  measure: Measure,
): { marks: Mark[]; bottom: number } {
  const width = 600
  const x = CENTER - width / 2
  const texts = [
    fit([{ text: letterhead.government, bold: true }], { width, height: 19, size: 14 }, measure),
    fit(
      [{ text: letterhead.office, bold: true }],
      { width, height: 42, size: 17, leading: 1.22 },
      measure,
    ),
    ...letterhead.lines.map((line) =>
      fit([{ text: line }], { width, height: 13, size: 9.5 }, measure),
    ),
  ]
  const marks: Mark[] = []
  let top: number = INNER.top
  for (const text of texts) {
    marks.push(...setText(text, { x, width, top, align: 'center' }))
    top -= text.height
  }
  const rule = top - 7
  return {
    marks: [
      ...marks,
      across(INNER.x, INNER.width, rule, 2, 'ink'),
      across(INNER.x, INNER.width, rule - 3, 0.6, 'ink'),
    ],
    bottom: rule - 3,
  }
}

type Block = {
  readonly runs: readonly Run[]
  readonly width: number
  readonly size: number
  readonly lines: number
  readonly before: number
  readonly leading?: number
  readonly color?: Color
}

function middleMarks(facts: CertificateFacts, from: number, measure: Measure): Mark[] {
  const blocks: readonly Block[] = [
    {
      runs: [{ text: PAPER.number(facts.number) }],
      width: INNER.width,
      size: 12,
      lines: 1,
      before: 2,
    },
    {
      runs: [{ text: PAPER.givenTo }],
      width: INNER.width,
      size: 11.5,
      lines: 1,
      before: 14,
      color: 'muted',
    },
    {
      runs: [{ text: facts.holderName, bold: true }],
      width: 660,
      size: 30,
      lines: 2,
      before: 2,
      leading: 1.2,
    },
    {
      runs: [{ text: facts.holderRole, bold: true }],
      width: 640,
      size: 12.5,
      lines: 1,
      before: 10,
    },
    { runs: [{ text: holderArea(facts) }], width: 640, size: 12, lines: 2, before: 0 },
    { runs: PAPER.statement(facts), width: 610, size: 12.5, lines: 7, before: 14, leading: 1.4 },
  ]
  const room = from - FOOT_TOP
  const title = 40
  for (let scale = 1; ; scale -= 0.04) {
    const set = blocks.map((block) => ({ ...block, text: fitBlock(block, scale, measure) }))
    const height =
      title * scale * 1.25 +
      set.reduce((sum, { text, before }) => sum + text.height + before * scale, 0)
    if (height > room && scale > 0.2) continue
    return placed(
      set,
      { from, title: title * scale, scale, spare: Math.max(0, room - height) },
      measure,
    )
  }
}

function fitBlock(block: Block, scale: number, measure: Measure): Fitted {
  const { runs, width, lines, leading = 1.3 } = block
  const size = block.size * scale
  return fit(runs, { width, height: lines * size * leading + 0.1, size, leading }, measure)
}

function placed(
  set: readonly (Block & { text: Fitted })[],
  space: { from: number; title: number; scale: number; spare: number },
  measure: Measure,
): Mark[] {
  const { from, title, scale, spare } = space
  let top = from - Math.min(16, spare * 0.3)
  const spacing = title * 0.12
  const marks: Mark[] = [
    label(
      PAPER.title,
      {
        x: CENTER + spacing / 2,
        y: top - title,
        size: title,
        align: 'center',
        bold: true,
        color: 'deep',
        spacing,
      },
      measure,
    ),
  ]
  top -= title * 1.25
  const air = Math.min(10, (spare * 0.5) / set.length)
  for (const [index, { text, before, width, color }] of set.entries()) {
    top -= before * scale + (index === 0 ? 0 : air)
    marks.push(
      ...setText(text, {
        x: CENTER - width / 2,
        width,
        top,
        align: 'center',
        color: color ?? 'ink',
      }),
    )
    top -= text.height
    if (index === NAME) {
      const under = Math.max(260, ...text.lines.map((line) => line.width)) * 0.5 + 20
      marks.push(across(CENTER - under, under * 2, top - 1, 0.8, 'accent'))
    }
  }
  return marks
}
const NAME = 2

function checkMarks(facts: CertificateFacts, check: Check, measure: Measure): Mark[] {
  const { x } = INNER
  const beside = x + QR + 14
  const width = 230
  const bottom = INNER.bottom + 8
  const rows: Mark[] = [
    label(PAPER.code, { x: beside, y: bottom + QR - 9, size: 8.5, color: 'muted' }, measure),
    label(
      facts.verificationCode,
      { x: beside, y: bottom + QR - 24, size: 13, bold: true },
      measure,
    ),
  ]
  const sentence = fit(
    [{ text: PAPER.check(check.address) }],
    { width, height: 46, size: 8.5 },
    measure,
  )
  const end =
    facts.expiresOn === null
      ? []
      : [
          label(
            PAPER.expires(facts.expiresOn),
            { x: beside, y: bottom + 1, size: 8.5, bold: true },
            measure,
          ),
        ]
  return [
    { kind: 'qr', x, y: bottom, size: QR, text: check.link },
    ...rows,
    ...setText(sentence, {
      x: beside,
      width,
      top: bottom + QR - 30,
      align: 'left',
      color: 'muted',
    }),
    ...end,
  ]
}

function signatureMarks(facts: CertificateFacts, measure: Measure): Mark[] {
  const width = 300
  const x = SHEET.width - INNER.x - width
  const { signatory } = facts
  const place = fit(
    [{ text: PAPER.placeAndDate(facts) }],
    { width, height: 16, size: 11.5 },
    measure,
  )
  const position = fit(
    [{ text: `${signatory.position},` }],
    { width, height: 46, size: 11.5 },
    measure,
  )
  const name = fit([{ text: signatory.name, bold: true }], { width, height: 31, size: 12 }, measure)
  const under = [
    ...(signatory.rank === null ? [] : [signatory.rank]),
    ...(signatory.employeeNumber === null ? [] : [PAPER.employeeNumber(signatory.employeeNumber)]),
  ].map((text) => fit([{ text }], { width, height: 14.3, size: 10.5 }, measure))
  const centered = { x, width, align: 'center' } as const
  const underHeight = under.reduce((sum, text) => sum + text.height, 0)
  const nameTop = INNER.bottom + underHeight + name.height + 2
  let top = nameTop - name.height - 2
  const marks = [
    ...setText(place, { ...centered, top: FOOT_TOP - 4 }),
    ...setText(position, { ...centered, top: FOOT_TOP - 4 - place.height }),
    ...setText(name, { ...centered, top: nameTop }),
  ]
  const widest = Math.max(...name.lines.map((line) => line.width))
  marks.push(across(x + (width - widest) / 2, widest, nameTop - name.height - 0.5, 0.7, 'ink'))
  for (const text of under) {
    marks.push(...setText(text, { ...centered, top }))
    top -= text.height
  }
  return marks
}

/**
 * The first sheet, A4 landscape: letterhead, number, name, statement, signature, QR. Pure: facts in, marks out.
 * The letterhead stands at the top and the signature at the bottom; what is between shrinks as a whole until it fits.
 */
import { holderArea, PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { PaperDesign } from '../../contract/paper-design.ts'
import { fit, type Fitted, type Measure, type Run } from '../../core/letters/fit.ts'
import { frameMarks } from './frames.ts'
import { type Logos, type Look, type Picture, PLAIN, type Side } from './look.ts'
import { across, type Color, label, type Mark, setText, SHEET, shrunk } from './marks.ts'

const CENTER = SHEET.width / 2
const INNER = { x: 64, width: SHEET.width - 128, top: SHEET.height - 50, bottom: 50 } as const
const FOOT_TOP = 200
const QR = 84
/** At most this large, with this much white between a logo and the letterhead. */
const LOGO = { width: 84, height: 70, gap: 10 } as const

export type Check = {
  /** What the QR holds: `https://HOST/v#` and the digits of the token; the address of the page while nothing is signed. */
  readonly link: string
  /** Where people check and nowhere else: `HOST/v`. */
  readonly host: string
  /** What people type: `HOST/v/KPM-7Q4M-2XKD-9TRB`. */
  readonly address: string
  /** The key that the token is signed with; null while nothing is signed. */
  readonly key: { readonly issuer: string; readonly kid: string } | null
}

export function frontSheet(
  facts: CertificateFacts,
  check: Check,
  measure: Measure,
  look: Look = PLAIN,
): Mark[] {
  const { design } = look
  const head = letterheadMarks(facts, look.logos, measure)
  return [
    ...frameMarks(design.frame),
    ...head.marks,
    ...middleMarks(facts, design, head.bottom, measure),
    ...checkMarks(facts, check, measure),
    ...signatureMarks(facts, design.signatureNote, measure),
  ]
}

function letterheadMarks(
  { letterhead }: CertificateFacts,
  logos: Logos,
  measure: Measure,
): { marks: Mark[]; bottom: number } {
  const hasLogo = logos.left !== null || logos.right !== null
  // Centred on the sheet, with one logo too: that is how a letterhead stands.
  const width = hasLogo ? INNER.width - 2 * (LOGO.width + LOGO.gap) : 600
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
  const high = texts.reduce((sum, { height }) => sum + height, 0)
  const room = hasLogo ? Math.max(high, LOGO.height) : high
  const marks: Mark[] = logoMarks(logos, INNER.top - room / 2)
  let top: number = INNER.top - (room - high) / 2
  for (const text of texts) {
    marks.push(...setText(text, { x, width, top, align: 'center' }))
    top -= text.height
  }
  top -= (room - high) / 2
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

/** Each in a box of its own at the edge, as large as it can be, its middle on the line `middle`. */
function logoMarks(logos: Logos, middle: number): Mark[] {
  const mark = (side: Side, { width, height }: Picture): Mark => {
    const scale = Math.min(LOGO.width / width, LOGO.height / height)
    const size = { width: width * scale, height: height * scale }
    // Both are centred in their boxes, so that a narrow one does not lean out to the frame.
    const slack = (LOGO.width - size.width) / 2
    const left = side === 'left' ? INNER.x : INNER.x + INNER.width - LOGO.width
    return { kind: 'logo', side, x: left + slack, y: middle - size.height / 2, ...size }
  }
  const { left, right } = logos
  return [
    ...(left === null ? [] : [mark('left', left)]),
    ...(right === null ? [] : [mark('right', right)]),
  ]
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

function middleMarks(
  facts: CertificateFacts,
  design: PaperDesign,
  from: number,
  measure: Measure,
): Mark[] {
  const blocks: readonly Block[] = [
    {
      runs: [{ text: PAPER.number(facts.number) }],
      width: INNER.width,
      size: 12,
      lines: 1,
      before: 2,
    },
    {
      runs: [{ text: design.beforeName }],
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
    {
      runs: PAPER.statement(facts, design.statement),
      width: 610,
      size: 12.5,
      lines: 7,
      before: 14,
      leading: 1.4,
    },
    ...(design.closing === null
      ? []
      : [
          {
            runs: [{ text: design.closing }],
            width: 610,
            size: 11.5,
            lines: 2,
            before: 6,
            color: 'muted',
          } as const,
        ]),
  ]
  const room = from - FOOT_TOP
  const { size: title } = shrunk(
    design.title,
    { size: 40, spacing: 40 * SPACING, width: 640 },
    measure,
  )
  for (let scale = 1; ; scale -= 0.04) {
    const set = blocks.map((block) => ({ ...block, text: fitBlock(block, scale, measure) }))
    const height =
      title * scale * 1.25 +
      set.reduce((sum, { text, before }) => sum + text.height + before * scale, 0)
    if (height > room && scale > 0.2) continue
    return placed(
      set,
      { from, words: design.title, title: title * scale, scale, spare: Math.max(0, room - height) },
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
  space: { from: number; words: string; title: number; scale: number; spare: number },
  measure: Measure,
): Mark[] {
  const { from, words, title, scale, spare } = space
  let top = from - Math.min(16, spare * 0.3)
  const spacing = title * SPACING
  const marks: Mark[] = [
    label(
      words,
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
/** Between the letters of the title, as a share of its size. */
const SPACING = 0.12

function checkMarks(facts: CertificateFacts, check: Check, measure: Measure): Mark[] {
  const { x } = INNER
  const left = x + QR + 16
  const width = 296
  const bottom = INNER.bottom + 8
  const column = { x: left, width, align: 'left' } as const
  const host = fit([{ text: check.host, bold: true }], { width, height: 15, size: 11 }, measure)
  const code = fit(
    [{ text: facts.verificationCode, bold: true }],
    { width, height: 17, size: 13 },
    measure,
  )
  const sentence = fit(
    [{ text: PAPER.check(check.address) }],
    { width, height: 31, size: 8, leading: 1.25 },
    measure,
  )
  const top = bottom + QR
  const end =
    facts.expiresOn === null
      ? []
      : [label(PAPER.expires(facts.expiresOn), { x, y: top + 12, size: 9, bold: true }, measure)]
  return [
    { kind: 'qr', x, y: bottom, size: QR, text: check.link },
    ...end,
    label(PAPER.onlyAt, { x: left, y: top - 6.5, size: 8, color: 'muted' }, measure),
    ...setText(host, { ...column, top: top - 8.5, color: 'deep' }),
    label(PAPER.code, { x: left, y: top - 32.5, size: 8, color: 'muted' }, measure),
    ...setText(code, { ...column, top: top - 34 }),
    ...setText(sentence, { ...column, top: top - 53, color: 'muted' }),
  ]
}

function signatureMarks(facts: CertificateFacts, note: string | null, measure: Measure): Mark[] {
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
    ...noteMarks(
      note,
      centered,
      {
        top: FOOT_TOP - 4 - place.height - position.height,
        bottom: nameTop,
      },
      measure,
    ),
  ]
  const widest = Math.max(...name.lines.map((line) => line.width))
  marks.push(across(x + (width - widest) / 2, widest, nameTop - name.height - 0.5, 0.7, 'ink'))
  for (const text of under) {
    marks.push(...setText(text, { ...centered, top }))
    top -= text.height
  }
  return marks
}

/** In the middle of what is left free for the signature. */
function noteMarks(
  note: string | null,
  column: { readonly x: number; readonly width: number; readonly align: 'center' },
  space: { readonly top: number; readonly bottom: number },
  measure: Measure,
): Mark[] {
  if (note === null) return []
  const text = fit([{ text: note }], { width: column.width, height: 10.5, size: 8 }, measure)
  const top = (space.top + space.bottom + text.height) / 2
  return setText(text, { ...column, top, color: 'muted' })
}

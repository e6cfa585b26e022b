/**
 * The certificate as a PDF of two A4 sheets. Deterministic: the same facts, state and host give the same bytes,
 * because dates come from the facts and nothing is random. Loaded only when a PDF is asked for: the library is large.
 */
import * as fontkit from '@cantoo/fontkit'
import {
  degrees,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setCharacterSpacing,
} from '@cantoo/pdf-lib'
import { create } from 'qrcode'
import { PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { DateOnly } from '../../core/clock.ts'
import * as sourceSans from '../fonts/source-sans.ts'
import { backSheet } from './back.ts'
import type { Measure } from './fit.ts'
import { type Check, frontSheet } from './front.ts'
import { type Color, COLORS, label, type Mark, SHEET } from './marks.ts'

const { regular, bold } = { regular: bytesOf(sourceSans.regular), bold: bytesOf(sourceSans.bold) }

export type Paper = {
  readonly facts: CertificateFacts
  /** The host that people see and the QR leads to. */
  readonly origin: string
  /** Printed across when the certificate is no longer valid. */
  readonly revokedOn: DateOnly | null
}

/** Where the paper sends whoever checks it. */
export function checkOf(facts: CertificateFacts, origin: string): Check {
  const code = facts.verificationCode
  return {
    link: `${origin}/v/${code.replaceAll('-', '').slice(-12)}`,
    address: `${origin.replace(/^https?:\/\//, '')}/v/${code}`,
  }
}

/** The bytes of the PDF. */
export async function certificatePdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { facts, origin } = paper
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  const options = { subset: true, features: { liga: false } }
  const fonts = {
    regular: await pdf.embedFont(regular, { ...options, customName: 'SourceSans3-Regular' }),
    bold: await pdf.embedFont(bold, { ...options, customName: 'SourceSans3-Bold' }),
  }
  const issued = new Date(`${facts.issuedOn}T00:00:00Z`)
  pdf.setTitle(`Sertifikat ${facts.number}`, { showInWindowTitleBar: true })
  pdf.setSubject(facts.courseTitle)
  pdf.setAuthor(facts.letterhead.office)
  pdf.setLanguage('id-ID')
  pdf.setCreator('Kelas Kader')
  pdf.setProducer('Kelas Kader')
  pdf.setCreationDate(issued)
  pdf.setModificationDate(issued)

  const check = checkOf(facts, origin)
  const stamps = stampsOf(paper)
  for (const marks of [frontSheet(facts, check, widthOf), backSheet(facts, check, widthOf)]) {
    const page = pdf.addPage([SHEET.width, SHEET.height])
    for (const mark of [...stamps, ...marks]) draw(page, mark, fonts)
  }
  return pdf.save({ addDefaultPage: false })
}

function stampsOf({ facts, revokedOn }: Paper): Mark[] {
  const across = (text: string, color: Color): Mark => ({ kind: 'stamp', text, size: 110, color })
  if (revokedOn !== null) return [across(PAPER.revoked, 'danger'), ...notices(facts)]
  return facts.isSample ? [across(PAPER.sample, 'line'), ...notices(facts)] : []
}

function notices({ isSample }: CertificateFacts): Mark[] {
  const place = {
    x: SHEET.width / 2,
    y: 40,
    size: 8.5,
    align: 'center',
    bold: true,
    color: 'danger',
  } as const
  return isSample ? [label(PAPER.sampleNotice, place, widthOf)] : []
}

const advances = { regular: advancesOf(regular), bold: advancesOf(bold) }

/** Without kerning and ligatures, as the library sets text too: a sum of advances. */
export const widthOf: Measure = (text, size, isBold) => {
  const advance = isBold ? advances.bold : advances.regular
  let sum = 0
  for (const character of text) sum += advance(character)
  return (sum * size) / 1000
}

function advancesOf(bytes: Uint8Array): (character: string) => number {
  // Safe: both files hold one font each, no collection.
  const font = fontkit.create(bytes) as fontkit.Font
  const known = new Map<string, number>()
  return (character) => {
    let width = known.get(character)
    if (width === undefined) {
      width =
        ((font.glyphForCodePoint(character.codePointAt(0) ?? 32)?.advanceWidth ?? 0) * 1000) /
        font.unitsPerEm
      known.set(character, width)
    }
    return width
  }
}

function draw(page: PDFPage, mark: Mark, fonts: { regular: PDFFont; bold: PDFFont }): void {
  switch (mark.kind) {
    case 'text': {
      const { text, x, y, size, spacing = 0 } = mark
      const options = {
        x,
        y,
        size,
        font: mark.bold ? fonts.bold : fonts.regular,
        color: colorOf(mark.color),
      }
      if (spacing === 0) return page.drawText(text, options)
      page.pushOperators(pushGraphicsState(), setCharacterSpacing(spacing))
      page.drawText(text, options)
      return page.pushOperators(popGraphicsState())
    }
    case 'rule':
      return page.drawLine({
        start: { x: mark.from[0], y: mark.from[1] },
        end: { x: mark.to[0], y: mark.to[1] },
        thickness: mark.weight,
        color: colorOf(mark.color),
      })
    case 'box':
      return page.drawRectangle({
        x: mark.x,
        y: mark.y,
        width: mark.width,
        height: mark.height,
        ...(mark.fill === undefined ? {} : { color: colorOf(mark.fill) }),
        ...(mark.stroke === undefined
          ? {}
          : { borderColor: colorOf(mark.stroke), borderWidth: mark.weight ?? 1 }),
      })
    case 'qr':
      return drawQr(page, mark)
    case 'stamp':
      return drawStamp(page, mark, fonts.bold)
  }
}

/** Dark modules as one vector path, a run of a row at a time; the quiet zone of four modules lies around `size`. */
function drawQr(page: PDFPage, { x, y, size, text }: Mark & { kind: 'qr' }): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const count = modules.size
  let path = ''
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      let run = 0
      while (column + run < count && modules.get(row, column + run) === 1) run += 1
      if (run === 0) continue
      path += `M${column} ${row}h${run}v1h-${run}z`
      column += run
    }
  }
  page.drawSvgPath(path, { x, y: y + size, scale: size / count, color: colorOf('ink') })
}

function drawStamp(
  page: PDFPage,
  { text, size, color }: Mark & { kind: 'stamp' },
  font: PDFFont,
): void {
  const angle = Math.atan2(SHEET.height, SHEET.width) * 0.85
  const half = widthOf(text, size, true) / 2
  page.drawText(text, {
    x: SHEET.width / 2 - Math.cos(angle) * half + Math.sin(angle) * size * 0.33,
    y: SHEET.height / 2 - Math.sin(angle) * half - Math.cos(angle) * size * 0.33,
    size,
    font,
    rotate: degrees((angle * 180) / Math.PI),
    color: colorOf(color),
    opacity: 0.35,
  })
}

function colorOf(name: Color): ReturnType<typeof rgb> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(COLORS[name].slice(start, start + 2), 16) / 255,
  )
  return rgb(red, green, blue)
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

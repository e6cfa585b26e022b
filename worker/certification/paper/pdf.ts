/**
 * The certificate as a PDF of two A4 sheets, with its signed credential attached. Deterministic: the same paper gives the
 * same bytes, because dates come from the facts and nothing is random. Loaded only when a PDF is asked for: the library is large.
 */
import * as fontkit from '@cantoo/fontkit'
import {
  AFRelationship,
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setCharacterSpacing,
  setFillingColor,
} from '@cantoo/pdf-lib'
import { PAPER } from '../../../site/src/text/certification.ts'
import { embedPicture, motifsOf } from './embed.ts'
import { FONT_FILES } from '../../core/letters/letters.ts'
import { type Colors, colorsOf, type Side } from './look.ts'
import { type Color, type Mark, type Outline, SHEET } from './marks.ts'
import { QUIET, qrPath } from '../../core/qr-path.ts'
import { leanOf, type Paper, previewSheetsOf, sheetsOf, STAMP_OPACITY } from './sheets.ts'
import type { Check } from './front.ts'

/** Under this name every reader of PDFs lists the credential. */
const ATTACHMENT = 'kredensial.vc.json'
/** Before the digits of the token among the keywords: what a verifier looks for in the bytes of a PDF. */
const TOKEN_MARK = 'KQ1:'

/** The bytes of the PDF. */
export async function certificatePdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  return pdfOf(paper, sheetsOf(paper))
}

/** The same with CONTOH across; carries neither a token nor a credential. */
export async function previewPdf(
  paper: Paper,
  key: Check['key'],
): Promise<Uint8Array<ArrayBuffer>> {
  return pdfOf({ ...paper, token: '', document: '' }, previewSheetsOf(paper, key))
}

async function pdfOf(
  { facts, token, document, look }: Paper,
  sheets: readonly (readonly Mark[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  const options = { subset: true, features: { liga: false } }
  const fonts = {
    regular: await pdf.embedFont(FONT_FILES.regular, {
      ...options,
      customName: 'SourceSans3-Regular',
    }),
    bold: await pdf.embedFont(FONT_FILES.bold, { ...options, customName: 'SourceSans3-Bold' }),
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
  if (token !== '') {
    // Not `setKeywords`: it writes UTF-16 in hexadecimal, and the digits must stand in the file as they are.
    const keywords = PDFString.of(TOKEN_MARK + token)
    pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).set(PDFName.of('Keywords'), keywords)
  }

  const { logos } = look
  const pictures = {
    left: logos.left === null ? null : embedPicture(pdf.context, logos.left),
    right: logos.right === null ? null : embedPicture(pdf.context, logos.right),
  }
  const colors = colorsOf(look.design)
  const motif = motifsOf(pdf.context)
  for (const marks of sheets) {
    const page = pdf.addPage([SHEET.width, SHEET.height])
    const logo = (side: Side) => {
      const picture = pictures[side]
      return picture === null ? null : page.node.newXObject('Logo', picture)
    }
    for (const mark of marks) draw({ page, fonts, colors, logo, motif }, mark)
  }
  if (document !== '') {
    await pdf.attach(new TextEncoder().encode(document), ATTACHMENT, {
      mimeType: 'application/json',
      description: PAPER.attachment,
      creationDate: issued,
      modificationDate: issued,
      afRelationship: AFRelationship.Data,
    })
  }
  // Without object streams: they would compress the keywords too, and signing programs read the plain form best.
  return pdf.save({ addDefaultPage: false, useObjectStreams: false })
}

type Pen = {
  readonly page: PDFPage
  readonly fonts: { readonly regular: PDFFont; readonly bold: PDFFont }
  readonly colors: Colors
  /** What a motif is told by, once for the whole file. */
  readonly motif: (outlines: readonly Outline[]) => PDFRef
  /** The name of a logo on this page. */
  readonly logo: (side: Side) => PDFName | null
}

function draw(pen: Pen, mark: Mark): void {
  const { page, fonts } = pen
  const colorOf = (name: Color) => inkOf(pen.colors[name])
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
    case 'motif':
      return drawMotif(pen, mark, colorOf(mark.color))
    case 'logo': {
      const name = pen.logo(mark.side)
      if (name === null) throw new Error('a logo is drawn only where there is one')
      const { x, y, width, height } = mark
      return page.pushOperators(
        pushGraphicsState(),
        concatTransformationMatrix(width, 0, 0, height, x, y),
        drawObject(name),
        popGraphicsState(),
      )
    }
    case 'qr':
      return drawQr(page, mark, colorOf('ink'))
    case 'stamp': {
      const { x, y, degrees: angle } = leanOf(mark)
      return page.drawText(mark.text, {
        x,
        y,
        size: mark.size,
        font: fonts.bold,
        rotate: degrees(angle),
        color: colorOf(mark.color),
        opacity: STAMP_OPACITY,
      })
    }
  }
}

/** Told once, set at each place: a border of two hundred cells adds some kB and not a hundred. */
function drawMotif(
  { page, motif }: Pen,
  { outlines, places }: Mark & { kind: 'motif' },
  color: ReturnType<typeof rgb>,
): void {
  const name = page.node.newXObject('Motif', motif(outlines))
  page.pushOperators(
    pushGraphicsState(),
    // A motif has no colour of its own and takes that of its place.
    setFillingColor(color),
    ...places.flatMap((place) => [
      pushGraphicsState(),
      concatTransformationMatrix(...place),
      drawObject(name),
      popGraphicsState(),
    ]),
    popGraphicsState(),
  )
}

/** On white: no stamp may reach into the quiet zone around `size`. */
function drawQr(
  page: PDFPage,
  { x, y, size, text }: Mark & { kind: 'qr' },
  color: ReturnType<typeof rgb>,
): void {
  const { path, count } = qrPath(text)
  const scale = size / count
  const quiet = QUIET * scale
  const side = size + 2 * quiet
  page.drawRectangle({ x: x - quiet, y: y - quiet, width: side, height: side, color: rgb(1, 1, 1) })
  page.drawSvgPath(path, { x, y: y + size, scale, color })
}

/** `#00594c` as ink. */
function inkOf(color: string): ReturnType<typeof rgb> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(color.slice(start, start + 2), 16) / 255,
  )
  return rgb(red, green, blue)
}

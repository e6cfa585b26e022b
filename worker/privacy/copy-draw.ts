/** Sets the lines of a cadre's copy into a PDF. Letters are encoded once each: the library would shape every text anew. */
import * as fontkit from '@cantoo/fontkit'
import {
  beginText,
  endText,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  rgb,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from '@cantoo/pdf-lib'
import { COPY } from '../../site/src/text/own-copy.ts'
import { printable } from '../core/letters/fit.ts'
import { FONT_FILES, widthOf } from '../core/letters/letters.ts'
import { COPY_SHEET, layOut, type Copy } from './copy-pdf.ts'

const INKS = {
  ink: rgb(0.07, 0.13, 0.12),
  muted: rgb(0.27, 0.34, 0.32),
  accent: rgb(0, 0.35, 0.3),
  danger: rgb(0.61, 0.11, 0.11),
} as const
const FOOT = 8

export async function drawSheets(copy: Copy): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = layOut(copy, widthOf)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  const options = { subset: true, features: { liga: false } }
  const regular = await pdf.embedFont(FONT_FILES.regular, {
    ...options,
    customName: 'SourceSans3-Regular',
  })
  const bold = await pdf.embedFont(FONT_FILES.bold, { ...options, customName: 'SourceSans3-Bold' })
  pdf.setTitle(COPY.title, { showInWindowTitleBar: true })
  pdf.setLanguage('id-ID')
  pdf.setCreator('Kelas Kader')
  pdf.setProducer('Kelas Kader')
  const letters = { regular: lettersOf(regular), bold: lettersOf(bold) }
  for (const [at, placed] of sheets.entries()) {
    const page = pdf.addPage([COPY_SHEET.width, COPY_SHEET.height])
    const names = {
      regular: page.node.newFontDictionary('Regular', regular.ref),
      bold: page.node.newFontDictionary('Bold', bold.ref),
    }
    const put = (
      text: string,
      weight: 'regular' | 'bold',
      style: { readonly size: number; readonly ink: keyof typeof INKS },
      x: number,
      y: number,
    ) =>
      page.pushOperators(
        beginText(),
        setFillingColor(INKS[style.ink]),
        setFontAndSize(names[weight], style.size),
        setTextMatrix(1, 0, 0, 1, Math.round(x * 100) / 100, Math.round(y * 100) / 100),
        showText(letters[weight](text)),
        endText(),
      )
    for (const { line, style, x, y } of placed) {
      let left = x
      for (const run of line.runs) {
        put(run.text, run.bold ? 'bold' : 'regular', style, left, y)
        left += run.width
      }
    }
    const foot = { size: FOOT, ink: 'muted' } as const
    const left = printable(`${COPY.title}: ${copy.cadre.name}, ${copy.cadre.code}`)
    const right = COPY.page(at + 1, sheets.length)
    put(left, 'regular', foot, COPY_SHEET.margin, COPY_SHEET.footY)
    const x = COPY_SHEET.width - COPY_SHEET.margin - widthOf(right, FOOT, false)
    put(right, 'regular', foot, x, COPY_SHEET.footY)
  }
  return pdf.save({ addDefaultPage: false })
}

/** Without ligatures and kerning a text is its letters, one after the other. */
function lettersOf(font: PDFFont): (text: string) => PDFHexString {
  const known = new Map<string, string>()
  const codeOf = (letter: string) => {
    let code = known.get(letter)
    if (code === undefined) {
      code = font.encodeText(letter).asString()
      known.set(letter, code)
    }
    return code
  }
  return (text) => PDFHexString.of([...text].map(codeOf).join(''))
}

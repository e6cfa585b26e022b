/**
 * Sets the marks of a report into a PDF. Letters are encoded once each and not text by text: a list of two thousand rows is
 * twenty thousand texts, and the library would shape every one of them anew.
 */
import * as fontkit from '@cantoo/fontkit'
import {
  beginText,
  degrees,
  endText,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  type PDFPage,
  rgb,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from '@cantoo/pdf-lib'
import { FONT_FILES, widthOf } from '../core/letters/letters.ts'
import { type Ink, layOut, type Mark, type PrintedReport, SHEET } from './pdf-layout.ts'

const INKS = {
  ink: inkOf('#12211f'),
  muted: inkOf('#465552'),
  deep: inkOf('#00433a'),
  accent: inkOf('#00594c'),
  soft: inkOf('#e2f0ec'),
  line: inkOf('#c5cfcc'),
  danger: inkOf('#9b1c1c'),
} satisfies Record<Ink, ReturnType<typeof rgb>>

const STAMP = { size: 96, opacity: 0.28 } as const

export async function drawReport(report: PrintedReport): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = layOut(report, widthOf)
  // Without the library's own dates and names: they would make two files of one report.
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  const options = { subset: true, features: { liga: false } }
  const regular = await pdf.embedFont(FONT_FILES.regular, {
    ...options,
    customName: 'SourceSans3-Regular',
  })
  const bold = await pdf.embedFont(FONT_FILES.bold, { ...options, customName: 'SourceSans3-Bold' })
  pdf.setTitle(report.table.title, { showInWindowTitleBar: true })
  pdf.setLanguage('id-ID')
  pdf.setCreator('Kelas Kader')
  pdf.setProducer('Kelas Kader')
  const fonts = { regular, bold, letters: { regular: lettersOf(regular), bold: lettersOf(bold) } }
  for (const marks of sheets) drawPage(pdf.addPage([SHEET.width, SHEET.height]), fonts, marks)
  return pdf.save({ addDefaultPage: false })
}

type Letters = (text: string) => PDFHexString
type Fonts = {
  readonly regular: PDFFont
  readonly bold: PDFFont
  readonly letters: { readonly regular: Letters; readonly bold: Letters }
}

function drawPage(page: PDFPage, fonts: Fonts, marks: readonly Mark[]): void {
  const names = {
    regular: page.node.newFontDictionary('Regular', fonts.regular.ref),
    bold: page.node.newFontDictionary('Bold', fonts.bold.ref),
  }
  for (const mark of marks) {
    switch (mark.kind) {
      case 'text': {
        const weight = mark.bold ? 'bold' : 'regular'
        page.pushOperators(
          beginText(),
          setFillingColor(INKS[mark.ink]),
          setFontAndSize(names[weight], mark.size),
          setTextMatrix(1, 0, 0, 1, rounded(mark.x), rounded(mark.y)),
          showText(fonts.letters[weight](mark.text)),
          endText(),
        )
        break
      }
      case 'rule':
        page.drawLine({
          start: { x: mark.x, y: mark.y },
          end: { x: mark.x + mark.width, y: mark.y },
          thickness: mark.weight,
          color: INKS[mark.ink],
        })
        break
      case 'box': {
        const { x, y, width, height } = mark
        page.drawRectangle({ x, y, width, height, color: INKS[mark.ink] })
        break
      }
      case 'stamp':
        drawStamp(page, fonts.bold, mark.text)
    }
  }
}

/** From the lower left to the upper right, through the middle of the sheet. */
function drawStamp(page: PDFPage, font: PDFFont, text: string): void {
  const { size, opacity } = STAMP
  const angle = Math.atan2(SHEET.height, SHEET.width) * 0.85
  const half = widthOf(text, size, true) / 2
  page.drawText(text, {
    x: SHEET.width / 2 - Math.cos(angle) * half + Math.sin(angle) * size * 0.33,
    y: SHEET.height / 2 - Math.sin(angle) * half - Math.cos(angle) * size * 0.33,
    size,
    font,
    rotate: degrees((angle * 180) / Math.PI),
    color: INKS.line,
    opacity,
  })
}

/** Without ligatures and kerning a text is its letters, one after the other. */
function lettersOf(font: PDFFont): Letters {
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

const rounded = (value: number) => Math.round(value * 100) / 100

/** `#00594c` as ink. */
function inkOf(color: string): ReturnType<typeof rgb> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(color.slice(start, start + 2), 16) / 255,
  )
  return rgb(red, green, blue)
}

/**
 * A PDF of texts in Source Sans, sheet after sheet. Letters are encoded once each and not text by text: a list of two thousand rows is
 * twenty thousand texts, and the library would shape every one of them anew. Without the library's own dates and names, which would
 * make two files of one content.
 */
import * as fontkit from '@cantoo/fontkit'
import {
  beginText,
  type Color,
  endText,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  type PDFPage,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from '@cantoo/pdf-lib'
import { FONT_FILES } from './letters.ts'

export type Put = {
  readonly text: string
  readonly bold: boolean
  readonly size: number
  readonly ink: Color
  /** Where its line begins, from the lower left of the sheet, in points. */
  readonly x: number
  readonly y: number
}

export type Sheets = {
  /** For what the library sets itself. */
  readonly bold: PDFFont
  add(size: { readonly width: number; readonly height: number }): {
    readonly page: PDFPage
    readonly put: (text: Put) => void
  }
  save(): Promise<Uint8Array<ArrayBuffer>>
}

export async function openSheets(title: string): Promise<Sheets> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  const options = { subset: true, features: { liga: false } }
  const regular = await pdf.embedFont(FONT_FILES.regular, {
    ...options,
    customName: 'SourceSans3-Regular',
  })
  const bold = await pdf.embedFont(FONT_FILES.bold, { ...options, customName: 'SourceSans3-Bold' })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage('id-ID')
  pdf.setCreator('Kelas Kader')
  pdf.setProducer('Kelas Kader')
  const letters = { regular: lettersOf(regular), bold: lettersOf(bold) }
  return {
    bold,
    add({ width, height }) {
      const page = pdf.addPage([width, height])
      const names = {
        regular: page.node.newFontDictionary('Regular', regular.ref),
        bold: page.node.newFontDictionary('Bold', bold.ref),
      }
      const put = (text: Put) => {
        const weight = text.bold ? 'bold' : 'regular'
        page.pushOperators(
          beginText(),
          setFillingColor(text.ink),
          setFontAndSize(names[weight], text.size),
          setTextMatrix(1, 0, 0, 1, rounded(text.x), rounded(text.y)),
          showText(letters[weight](text.text)),
          endText(),
        )
      }
      return { page, put }
    },
    save: () => pdf.save({ addDefaultPage: false }),
  }
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

const rounded = (value: number) => Math.round(value * 100) / 100

/** Sets the lines of a cadre's copy into a PDF, each sheet with her name and its number at its foot. */
import { rgb } from '@cantoo/pdf-lib'
import { COPY } from '../../site/src/text/own-copy.ts'
import { printable } from '../core/letters/fit.ts'
import { widthOf } from '../core/letters/letters.ts'
import { openSheets } from '../core/letters/sheets.ts'
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
  const pdf = await openSheets(COPY.title)
  for (const [at, placed] of sheets.entries()) {
    const { put } = pdf.add(COPY_SHEET)
    for (const { line, style, x, y } of placed) {
      let left = x
      for (const { text, bold, width } of line.runs) {
        put({ text, bold, size: style.size, ink: INKS[style.ink], x: left, y })
        left += width
      }
    }
    const foot = { size: FOOT, ink: INKS.muted, bold: false, y: COPY_SHEET.footY } as const
    const left = printable(`${COPY.title}: ${copy.cadre.name}, ${copy.cadre.code}`)
    const right = COPY.page(at + 1, sheets.length)
    put({ ...foot, text: left, x: COPY_SHEET.margin })
    const x = COPY_SHEET.width - COPY_SHEET.margin - widthOf(right, FOOT, false)
    put({ ...foot, text: right, x })
  }
  return pdf.save()
}

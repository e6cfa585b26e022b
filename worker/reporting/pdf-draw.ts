/** Sets the marks of a report into a PDF. */
import { degrees, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib'
import { widthOf } from '../core/letters/letters.ts'
import { openSheets, type Sheets } from '../core/letters/sheets.ts'
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
  const pdf = await openSheets(report.table.title)
  for (const marks of sheets) drawPage(pdf, marks)
  return pdf.save()
}

function drawPage(sheets: Sheets, marks: readonly Mark[]): void {
  const { page, put } = sheets.add(SHEET)
  for (const mark of marks) {
    switch (mark.kind) {
      case 'text': {
        const { text, bold, size, x, y } = mark
        put({ text, bold, size, ink: INKS[mark.ink], x, y })
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
        drawStamp(page, sheets.bold, mark.text)
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

/** `#00594c` as ink. */
function inkOf(color: string): ReturnType<typeof rgb> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(color.slice(start, start + 2), 16) / 255,
  )
  return rgb(red, green, blue)
}

/** A report as a PDF for the folder and for the assessor's table. The same report gives the same bytes: no clock is read. */
import type { PrintedReport } from './pdf-layout.ts'

export type { PrintedReport, ReportSignature } from './pdf-layout.ts'

/** A4 landscape. Never refuses a letter: what the font lacks is printed without its marks, or as `?`. */
export async function reportPdf(report: PrintedReport): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded here and not with the Worker: fonts and library are for this answer only.
  const { drawReport } = await import('./pdf-draw.ts')
  return drawReport(report)
}

/** Reports as files. One that holds names or marks is written into the log before it leaves: who took which list, of which day, how long. */
import { cellText } from '../../site/src/render/index.ts'
import { REPORTS, type Report, type ReportQuestion } from '../contract/reports.ts'
import { allow } from '../core/access.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { asDownload, csvOf } from './csv.ts'
import type { CoverageQuestion } from './read-coverage.ts'
import { readReport } from './read-report.ts'
import { workbookOf, type Sheet } from './workbook.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function csvFile(ctx: Context, question: ReportQuestion): Promise<Response> {
  const report = await takeOut(ctx, question, 'csv')
  return asDownload(csvOfReport(report), 'text/csv; charset=utf-8', `${report.fileName}.csv`)
}

export async function xlsxFile(ctx: Context, question: ReportQuestion): Promise<Response> {
  const report = await takeOut(ctx, question, 'xlsx')
  return asDownload(await workbookOf(report), XLSX, `${report.fileName}.xlsx`)
}

/** R1 and R3 at their first addresses. */
export function recapFile(ctx: Context, question: CoverageQuestion): Promise<Response> {
  return csvFile(ctx, { ...question, report: 'R1' })
}

export function uncoveredFile(ctx: Context, question: CoverageQuestion): Promise<Response> {
  return csvFile(ctx, { ...question, report: 'R3' })
}

/** A report that leaves the house as a file or on paper. */
export async function takeOut(
  ctx: Context,
  question: ReportQuestion,
  format: 'csv' | 'xlsx' | 'print',
): Promise<Report> {
  const report = await readReport(ctx, question)
  if (REPORTS[question.report].holds !== 'counts') {
    const { kind, cohortId, meetingId } = question
    const about = Object.fromEntries(
      Object.entries({ kind, cohortId, meetingId }).filter(([, value]) => value !== undefined),
    )
    const detail = { format, asOf: report.asOf, rows: report.table.rows.length, ...about }
    const entry = { entity: 'report', entityId: question.report, detail }
    await note(ctx, allow(ctx, 'report.export', question.area), entry)
  }
  return report
}

/** The lines over it, the table with its total, the lines under it. */
export function csvOfReport({ table, head, foot }: Sheet): string {
  const { columns, rows, total } = table
  return csvOf([
    ...head.map((line) => [line]),
    [],
    columns.map((column) => column.title),
    ...[...rows, ...(total === null ? [] : [total])].map(({ cells }) => cells.map(cellText)),
    [],
    ...foot.map((line) => [line]),
  ])
}

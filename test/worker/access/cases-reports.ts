/** The cases of the reports: a list of names of a sub-district, and the counts of it. */
import type { Permission } from '../../../worker/core/access.ts'
import type { Case } from './cases.ts'

const AREA = '35.08.01'

const of = (who: Permission, input: Readonly<Record<string, unknown>> = {}): Case => ({
  who,
  area: AREA,
  input: () => ({ area: AREA, ...input }),
})

export const REPORT_CASES: Readonly<Record<string, Case>> = {
  listReports: of('coverage.read'),
  readReport: of('cadre.read', { report: 'R2' }),
  readMeetingSheets: of('coverage.read'),
  printReport: of('report.export', { report: 'R2' }),
}

export const REPORT_PAGE_CASES: Readonly<Record<string, Case>> = {
  reportCsv: of('cadre.read', { report: 'R2' }),
  reportXlsx: of('coverage.read', { report: 'R1' }),
}

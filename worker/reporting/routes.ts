import * as activityReport from '../contract/activity-report.ts'
import * as attendance from '../contract/attendance-reports.ts'
import * as batches from '../contract/batches.ts'
import * as attestations from '../contract/attestations.ts'
import * as meetingSheets from '../contract/meeting-sheets.ts'
import * as progress from '../contract/progress.ts'
import * as contract from '../contract/reporting.ts'
import * as reports from '../contract/reports.ts'
import * as life from '../contract/roster-life.ts'
import { servePage } from '../core/page.ts'
import { serve, type App } from '../core/serve.ts'
import { listBatchItems, readBatch, readBatchGain, readBatchProgress } from './batch/read-batch.ts'
import {
  attendanceCsvFile,
  attendanceXlsxFile,
  printAttendanceSheet,
  readAttendanceSheet,
} from './attendance-sheet.ts'
import { districtsCsvFile, districtsXlsxFile } from './district-files.ts'
import { csvFile, recapFile, takeOut, uncoveredFile, xlsxFile } from './files.ts'
import { listDistrictCoverage } from './list-districts.ts'
import { compareCadres, listDuplicates } from './list-duplicates.ts'
import { listUncovered } from './list-uncovered.ts'
import { listWaiting } from './list-waiting.ts'
import { publicMap } from './public-map.ts'
import { readCadreProgress } from './read-cadre-progress.ts'
import { listChanged, readChange } from './read-change.ts'
import { readCoverage } from './read-coverage.ts'
import { readMeetingSheets } from './read-meeting-sheets.ts'
import { takeAttestations } from './take-attestations.ts'
import { readPublicCoverage } from './read-public.ts'
import { listReports, readReport } from './read-report.ts'
import { readToday } from './read-today.ts'
import { readVillage } from './read-village.ts'
import { takeActivityReport } from './take-activity-report.ts'
import { takeMeetingReport } from './take-meeting-report.ts'

export function routes(app: App): void {
  serve(app, contract.readPublicCoverage, async (ctx, { district, asOf }, http) => {
    const coverage = await readPublicCoverage(ctx, district, asOf)
    // A past day costs a count of every cadre; nobody needs it anew every second.
    http.header('cache-control', asOf === undefined ? 'public, max-age=60' : 'public, max-age=3600')
    return coverage
  })
  serve(app, contract.listDistrictCoverage, (ctx, { area }) => listDistrictCoverage(ctx, area))
  serve(app, contract.readCoverage, readCoverage)
  serve(app, contract.listUncovered, listUncovered)
  serve(app, life.listDuplicates, listDuplicates)
  serve(app, life.compareCadres, compareCadres)
  serve(app, contract.readToday, (ctx, { area }) => readToday(ctx, area))
  serve(app, progress.readChange, (ctx, { area }) => readChange(ctx, area))
  serve(app, progress.listChanged, listChanged)
  serve(app, progress.listWaiting, listWaiting)
  serve(app, progress.readVillage, (ctx, { area }) => readVillage(ctx, area))
  serve(app, progress.readCadreProgress, readCadreProgress)
  serve(app, reports.listReports, listReports)
  serve(app, reports.readReport, readReport)
  serve(app, meetingSheets.readMeetingSheets, readMeetingSheets)
  serve(app, attestations.takeAttestations, takeAttestations)
  serve(app, reports.printReport, (ctx, question) => takeOut(ctx, question, 'print'))
  serve(app, batches.readBatch, readBatch)
  serve(app, batches.readBatchProgress, readBatchProgress)
  serve(app, batches.readBatchGain, readBatchGain)
  serve(app, batches.listBatchItems, listBatchItems)
  serve(app, activityReport.takeActivityReport, takeActivityReport)
  serve(app, attendance.takeMeetingReport, takeMeetingReport)
  serve(app, attendance.readAttendanceSheet, readAttendanceSheet)
  serve(app, attendance.printAttendanceSheet, printAttendanceSheet)
  servePage(app, attendance.attendanceCsv, attendanceCsvFile)
  servePage(app, attendance.attendanceXlsx, attendanceXlsxFile)
  servePage(app, reports.reportCsv, csvFile)
  servePage(app, reports.reportXlsx, xlsxFile)
  servePage(app, contract.districtsCsv, districtsCsvFile)
  servePage(app, contract.districtsXlsx, districtsXlsxFile)
  servePage(app, contract.recapFile, recapFile)
  servePage(app, contract.uncoveredFile, uncoveredFile)
  servePage(app, contract.coverageMap, publicMap)
}

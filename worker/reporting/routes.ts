import * as progress from '../contract/progress.ts'
import * as contract from '../contract/reporting.ts'
import * as reports from '../contract/reports.ts'
import * as life from '../contract/roster-life.ts'
import { servePage } from '../core/page.ts'
import { serve, type App } from '../core/serve.ts'
import { csvFile, recapFile, takeOut, uncoveredFile, xlsxFile } from './files.ts'
import { listDistrictCoverage } from './list-districts.ts'
import { compareCadres, listDuplicates } from './list-duplicates.ts'
import { listUncovered } from './list-uncovered.ts'
import { listWaiting } from './list-waiting.ts'
import { publicPage } from './public-view.ts'
import { readCadreProgress } from './read-cadre-progress.ts'
import { listChanged, readChange } from './read-change.ts'
import { readCoverage } from './read-coverage.ts'
import { readPublicCoverage } from './read-public.ts'
import { listReports, readReport } from './read-report.ts'
import { readToday } from './read-today.ts'
import { readVillage } from './read-village.ts'

export function routes(app: App): void {
  serve(app, contract.readPublicCoverage, async (ctx, { district, asOf }, http) => {
    const coverage = await readPublicCoverage(ctx, district, asOf)
    // A past day costs a count of every cadre; nobody needs it anew every second.
    http.header('cache-control', asOf === undefined ? 'public, max-age=60' : 'public, max-age=3600')
    return coverage
  })
  serve(app, contract.listDistrictCoverage, async (ctx, { area }) => ({
    districts: await listDistrictCoverage(ctx, area),
  }))
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
  serve(app, reports.printReport, (ctx, question) => takeOut(ctx, question, 'print'))
  servePage(app, reports.reportCsv, csvFile)
  servePage(app, reports.reportXlsx, xlsxFile)
  servePage(app, contract.recapFile, recapFile)
  servePage(app, contract.uncoveredFile, uncoveredFile)
  servePage(app, contract.coveragePage, async (ctx, { district, tanggal }) => ({
    shell: 'publik' as const,
    headers: { 'cache-control': 'public, max-age=60' },
    ...(await publicPage(ctx, district, tanggal)),
  }))
}

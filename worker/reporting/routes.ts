import { coveragePage } from '../../site/src/render/index.ts'
import * as contract from '../contract/reporting.ts'
import { servePage } from '../core/page.ts'
import { serve, type App } from '../core/serve.ts'
import { recapFile, uncoveredFile } from './files.ts'
import { listDistrictCoverage } from './list-districts.ts'
import { listUncovered } from './list-uncovered.ts'
import { publicView } from './public-view.ts'
import { readCoverage } from './read-coverage.ts'
import { readPublicCoverage } from './read-public.ts'
import { readToday } from './read-today.ts'

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
  serve(app, contract.readToday, (ctx, { area }) => readToday(ctx, area))
  servePage(app, contract.recapFile, recapFile)
  servePage(app, contract.uncoveredFile, uncoveredFile)
  servePage(app, contract.coveragePage, async (ctx, { district, tanggal }) => ({
    shell: 'publik' as const,
    headers: { 'cache-control': 'public, max-age=60' },
    ...coveragePage(await publicView(ctx, district, tanggal)),
  }))
}

import { coveragePage } from '../contract/reporting.ts'
import { servePage } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { routesBundle } from './bundle/routes-bundle.ts'
import { publicPage } from './public-page.ts'
import { routesStatements } from './statements/routes-statements.ts'

export function routes(app: App): void {
  routesStatements(app)
  routesBundle(app)
  servePage(app, coveragePage, async (ctx, { district, tanggal }) => ({
    shell: 'kabupaten' as const,
    headers: { 'cache-control': 'public, max-age=60' },
    ...(await publicPage(ctx, district, tanggal)),
  }))
}

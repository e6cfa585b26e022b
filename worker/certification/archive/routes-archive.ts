/** What outlives the platform: the list for the root key, parts of an archive, what the nightly look found, earlier heads of the log. */
import * as contract from '../../contract/archive.ts'
import { serve, type App } from '../../core/serve.ts'
import { readIssuerList, signIssuerList } from './issuer-list.ts'
import { listArchiveCredentials, readArchive, readLogHead } from './read-archive.ts'
import { listDifferences } from './read-checks.ts'

export function archiveRoutes(app: App): void {
  serve(app, contract.readIssuerList, (ctx) => readIssuerList(ctx))
  serve(app, contract.signIssuerList, async (ctx, input) => ({
    signed: await signIssuerList(ctx, input),
  }))
  serve(app, contract.readArchive, (ctx, { area }) => readArchive(ctx, area))
  serve(app, contract.listArchiveCredentials, (ctx, { district, after = null }) =>
    listArchiveCredentials(ctx, district, after),
  )
  serve(app, contract.listDifferences, (ctx, { area }) => listDifferences(ctx, area))
  serve(app, contract.readLogHead, (ctx, { size }) => readLogHead(ctx, Number(size)))
}

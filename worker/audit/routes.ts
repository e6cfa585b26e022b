import * as contract from '../contract/audit.ts'
import { serve, type App } from '../core/serve.ts'
import { exportEntries } from './export-entries.ts'
import { listActors } from './list-actors.ts'
import { listEntries } from './list-entries.ts'

export function routes(app: App): void {
  serve(app, contract.listEntries, (ctx, { area, after, ...filter }) =>
    listEntries(ctx, area, filter, after),
  )
  serve(app, contract.listAuditActors, (ctx, { area }) => listActors(ctx, area))
  serve(app, contract.exportEntries, exportEntries)
}

import * as contract from '../contract/audit.ts'
import { serve, type App } from '../core/serve.ts'
import { listEntries } from './list-entries.ts'

export function routes(app: App): void {
  serve(app, contract.listEntries, (ctx, { area, after }) => listEntries(ctx, area, after))
}

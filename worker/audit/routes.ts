import * as chain from '../contract/audit-chain.ts'
import * as contract from '../contract/audit.ts'
import { readRoleTable as roleTable } from '../contract/role-table.ts'
import { serve, type App } from '../core/serve.ts'
import { checkHeads, checkLinks, exportHeads, readChain } from './chain/check-chain.ts'
import { exportEntries } from './export-entries.ts'
import { listActors } from './list-actors.ts'
import { listEntries } from './list-entries.ts'
import { readRoleTable } from './role-table.ts'

export function routes(app: App): void {
  serve(app, contract.listEntries, (ctx, { area, after, ...filter }) =>
    listEntries(ctx, area, filter, after),
  )
  serve(app, contract.listAuditActors, (ctx, { area }) => listActors(ctx, area))
  serve(app, contract.exportEntries, exportEntries)
  serve(app, roleTable, readRoleTable)
  serve(app, chain.readAuditChain, (ctx, { area }) => readChain(ctx, area))
  serve(app, chain.checkAuditLinks, (ctx, { area, from }) => checkLinks(ctx, area, Number(from)))
  serve(app, chain.checkAuditHeads, (ctx, { area, after }) => checkHeads(ctx, area, after))
  serve(app, chain.exportAuditHeads, (ctx, { area }) => exportHeads(ctx, area))
}

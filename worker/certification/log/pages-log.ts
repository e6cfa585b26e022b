/** The addresses of the log, for whoever watches it: plain text and JSON, for any origin. */
import * as contract from '../../contract/credentials.ts'
import { servePage } from '../../core/page.ts'
import type { App } from '../../core/serve.ts'
import { readCheckpoint, readConsistency, readEntries, readProof } from './read-log.ts'

export function logPages(app: App): void {
  servePage(app, contract.logCheckpoint, (ctx) => readCheckpoint(ctx))
  servePage(app, contract.logEntries, (ctx, { file }) => readEntries(ctx, Number(file)))
  servePage(app, contract.logConsistency, (ctx, { from, to }) =>
    readConsistency(ctx, Number(from), Number(to)),
  )
  servePage(app, contract.certificateProof, (ctx, { id }) => readProof(ctx, id))
}

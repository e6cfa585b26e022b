/** What may happen to issued certificates: asked for by one person, decided by another. */
import * as contract from '../../contract/certificate-changes.ts'
import { serve, type App } from '../../core/serve.ts'
import { askRevocation } from './ask-revocation.ts'
import { correct } from './correct.ts'
import { declineRevocation } from './decline-revocation.ts'
import { listChanges } from './read-changes.ts'
import { readCorrectable } from './read-correctable.ts'
import { revoke } from './revoke.ts'

export function changeRoutes(app: App): void {
  serve(app, contract.listChanges, (ctx, { district, state = null, after = null }) =>
    listChanges(ctx, district, { state, after }),
  )
  serve(app, contract.askRevocation, async (ctx, input) => ({
    change: await askRevocation(ctx, input),
  }))
  serve(app, contract.revokeCertificate, async (ctx, input) => ({
    change: await revoke(ctx, input),
  }))
  serve(app, contract.declineRevocation, async (ctx, input) => ({
    change: await declineRevocation(ctx, input),
  }))
  serve(app, contract.readCorrectable, (ctx, { district, certificateId }) =>
    readCorrectable(ctx, district, certificateId),
  )
  serve(app, contract.correctCertificate, async (ctx, input) => ({
    proposal: await correct(ctx, input),
  }))
}

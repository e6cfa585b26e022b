import * as contract from '../contract/certification.ts'
import { serve, type App } from '../core/serve.ts'
import { approveProposal } from './approve.ts'
import { listCandidates } from './list-candidates.ts'
import { pages } from './pages.ts'
import { propose } from './propose.ts'
import { readIssuing } from './read-issuing.ts'
import { listProposals, readProposal } from './read-proposal.ts'
import { readPublic } from './read-public.ts'
import { listCertificates } from './register.ts'
import { returnProposal } from './return-proposal.ts'
import { revoke } from './revoke.ts'
import { setSignatory } from './set-signatory.ts'
import { setUnit } from './set-unit.ts'

export function routes(app: App): void {
  serve(app, contract.readIssuing, (ctx, { district }) => readIssuing(ctx, district))
  serve(app, contract.setUnit, async (ctx, { district, ...unit }) => ({
    unit: await setUnit(ctx, district, unit),
  }))
  serve(app, contract.setSignatory, async (ctx, { district, ...signatory }) => ({
    signatory: await setSignatory(ctx, district, signatory),
  }))
  serve(app, contract.listCandidates, (ctx, { district, courseId }) =>
    listCandidates(ctx, district, courseId),
  )
  serve(app, contract.proposeCertificates, async (ctx, input) => ({
    proposal: await propose(ctx, input),
  }))
  serve(app, contract.listProposals, (ctx, { district, state = null, after = null }) =>
    listProposals(ctx, district, { state, after }),
  )
  serve(app, contract.readProposal, (ctx, { district, id }) => readProposal(ctx, district, id))
  serve(app, contract.approveProposal, async (ctx, { district, id }) => ({
    proposal: await approveProposal(ctx, district, id),
  }))
  serve(app, contract.returnProposal, async (ctx, { district, id, note }) => ({
    proposal: await returnProposal(ctx, district, id, note),
  }))
  serve(
    app,
    contract.listCertificates,
    (ctx, { district, search = '', status = null, after = null }) =>
      listCertificates(ctx, district, { search, status, after }),
  )
  serve(app, contract.revokeCertificate, async (ctx, input) => ({
    certificate: await revoke(ctx, input),
  }))
  serve(app, contract.readPublicCertificate, async (ctx, { code }, http) => {
    http.header('cache-control', 'no-store')
    return readPublic(ctx, code)
  })
  pages(app)
}

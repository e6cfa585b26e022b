import * as contract from '../contract/certification.ts'
import * as publicContract from '../contract/public-certificate.ts'
import * as manyContract from '../contract/verify-many.ts'
import { serve, type App } from '../core/serve.ts'
import { approveProposal } from './issue/approve.ts'
import { listCandidates } from './issue/list-candidates.ts'
import { pages } from './pages.ts'
import { credentialPages } from './pages-credential.ts'
import { logPages } from './log/pages-log.ts'
import { verifierPages } from './verify/pages-verifiers.ts'
import { propose } from './issue/propose.ts'
import { readIssuing } from './settings/read-issuing.ts'
import { listProposals, readProposal } from './issue/read-proposal.ts'
import { readPublic } from './verify/read-public.ts'
import { listCertificates } from './register.ts'
import { returnProposal } from './issue/return-proposal.ts'
import { changeRoutes } from './changes/routes-changes.ts'
import { fileRoutes } from './files/routes-files.ts'
import { keyRoutes } from './keys/routes-keys.ts'
import { paperRoutes } from './design/routes-paper.ts'
import { nameRoutes } from './names/routes-names.ts'
import { recordRoutes } from './records/routes-records.ts'
import { archiveRoutes } from './archive/routes-archive.ts'
import { validityRoutes } from './validity/routes-validity.ts'
import { passingRoutes } from './passing/routes-passing.ts'
import { setSignatory } from './settings/set-signatory.ts'
import { setUnit } from './settings/set-unit.ts'
import { verifyMany } from './verify/verify-many.ts'

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
  serve(app, contract.approveProposal, async (ctx, { district, id, ...given }) => ({
    proposal: await approveProposal(ctx, district, id, given),
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
  serve(app, publicContract.readPublicCertificate, async (ctx, { code }, http) => {
    http.header('cache-control', 'no-store')
    return readPublic(ctx, code)
  })
  serve(app, manyContract.verifyMany, (ctx, { area, rows }) => verifyMany(ctx, area, rows))
  pages(app)
  credentialPages(app)
  logPages(app)
  verifierPages(app)
  changeRoutes(app)
  fileRoutes(app)
  keyRoutes(app)
  paperRoutes(app)
  recordRoutes(app)
  archiveRoutes(app)
  nameRoutes(app)
  passingRoutes(app)
  validityRoutes(app)
}

/** The door of the certification room. */
export { answerName } from './names/answer-name.ts'
export { approveProposal } from './issue/approve.ts'
export { askRevocation } from './changes/ask-revocation.ts'
export { correct } from './changes/correct.ts'
export { declineRevocation } from './changes/decline-revocation.ts'
export { checkCertificates } from './archive/check-certificates.ts'
export { dropLooseEvidence } from './records/drop-evidence.ts'
export {
  forgetHolder,
  hasOpenDecision,
  isBeingDecided,
  listCertifiedCourses,
} from './store-forget.ts'
export { expireCertificates, expireEverywhere } from './validity/expire.ts'
export { finishApproved } from './issue/issue.ts'
export { integrateLog } from './log/log.ts'
export { readPlatformNotes, signPlatformNote, type NoteReader } from './log/platform-notes.ts'
export { listCandidates } from './issue/list-candidates.ts'
export { ownCertification } from './store-own-data.ts'
export { readOwnCertificates } from './own-certificates.ts'
export { propose } from './issue/propose.ts'
export { personOf } from './person.ts'
export { qrPath } from '../core/qr-path.ts'
export { askWaiver } from './passing/ask-waiver.ts'
export { declineWaiver, grantWaiver, withdrawWaiver } from './passing/decide-waiver.ts'
export { listRequirements } from './passing/list-requirements.ts'
export { readPassing, type Passing } from './passing/read-passing.ts'
export { settleEverywhere } from './passing/settle.ts'
export { listProposals } from './issue/read-proposal.ts'
export { listCertificates } from './register.ts'
export { readPublic as readPublicCertificate } from './verify/read-public.ts'
export { returnProposal } from './issue/return-proposal.ts'
export { revoke } from './changes/revoke.ts'
export { routes } from './routes.ts'
export { setSignatory } from './settings/set-signatory.ts'
export { setUnit } from './settings/set-unit.ts'
export { signMissing } from './sign-missing.ts'
export { signStatement } from './statements/sign-statement.ts'
export {
  findSignedStatement,
  putSignedStatement,
  takeBackStatement,
  type SignedStatement,
} from './statements/store-signed.ts'
export { countKeysOtherwise } from './keys/store-keys.ts'
export { tendKeys } from './keys/tend-keys.ts'
export { newCode, printStatementCode, readStatementCode } from './verify/verification-code.ts'

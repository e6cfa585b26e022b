/**
 * The writes of an approved correction: a certificate with a number of its own, everything printed as on the one before but
 * for what was corrected; the one before is replaced in the same batch, so that its holder never counts as untrained between.
 */
import type { CertificateFacts } from '../../contract/certification.ts'
import { readToken } from '../../contract/certificate-token.ts'
import type { Scope } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { markTrained, recountCoverageOf } from '../../roster/index.ts'
import { getApproved, numberAt } from '../issue/approved.ts'
import { correctedOf, type Corrected } from './change-rules.ts'
import { trainedSince } from '../rules.ts'
import { entryOf, putSigned, signCertificates } from '../sign.ts'
import { getCredential } from '../sign-missing.ts'
import { findCertificate, putCertificates, type CertificateRow } from '../store.ts'
import { replace } from './store-changes.ts'
import type { CredentialRow } from '../store-credentials.ts'
import { listHeld } from '../store-held.ts'
import { closeMembers, markIssued, type ProposalRow } from '../issue/store-proposals.ts'
import { newCode, printCode } from '../verify/verification-code.ts'

export type Issue = {
  readonly writes: readonly [Sql, ...Sql[]]
  readonly year: number
  readonly first: number
}

export async function prepareCorrection(
  ctx: Context,
  scope: Scope,
  proposal: ProposalRow,
): Promise<Issue> {
  const approved = await getApproved(ctx, scope, proposal)
  const { district, unit, year, firstNumber, decidedAt, decidedBy, on, today } = approved
  const { before, corrected } = await getCorrected(ctx, scope, proposal)
  const { cadreId } = before
  const countsAsTrained = before.countsAsTrained === 1
  const credential = await getCredential(ctx, before)

  const id = ctx.ids.uuid()
  const verificationCode = newCode(ctx.ids)
  const eventCode = proposal.event.code ?? before.facts.courseCode
  const facts: CertificateFacts = {
    ...before.facts,
    ...correctedOf(before.facts, corrected),
    ...approved.printed,
    number: numberAt(approved, eventCode, 0),
    verificationCode: printCode(verificationCode),
  }
  const snapshot = JSON.stringify(facts)
  const row = {
    id,
    cadreId,
    subDistrictCode: corrected.area?.subDistrictCode ?? before.subDistrictCode,
    sequence: firstNumber,
    number: facts.number,
    verificationCode,
    snapshot,
    snapshotHash: await sha256(snapshot),
    expiresOn: before.expiresOn,
    renewsId: before.renewsId,
  }
  const areaCode = corrected.area?.areaCode ?? areaOf(credential)
  const toSign = { id, facts, verificationCode, areaCode, sequence: firstNumber, countsAsTrained }
  const signed = await signCertificates(ctx, district, [{ ...toSign, issuedAt: decidedAt }])
  const replaced = await entryOf(ctx, 'replace', credential)

  const at = instant(ctx.clock)
  const issue = { year, on, at, counts: countsAsTrained, designId: unit.designId }
  const held = await listHeld(ctx.db, [cadreId])
  const lives = held
    .filter((each) => each.countsAsTrained === 1)
    .map((each) =>
      each.id === before.id ? { ...each, state: 'REPLACED' as const, revokedOn: on } : each,
    )
  const fresh = { state: 'VALID', issuedOn: on, expiresOn: before.expiresOn } as const
  const trainedOn = trainedSince([...lives, fresh], today)
  return {
    year,
    first: firstNumber,
    writes: [
      markIssued(proposal, at, held.filter(({ state }) => state === 'VALID').length),
      replace(before, { person: decidedBy, at, on, newerId: id }),
      putCertificates(proposal, issue, [row]),
      ...putSigned(signed, [replaced]),
      closeMembers(proposal.id),
      ...(countsAsTrained
        ? [
            markTrained([{ cadreId, trainedOn }]),
            ...recountCoverageOf({ district: district.code, cadreIds: [cadreId], asOf: today }),
          ]
        : []),
    ],
  }
}

async function getCorrected(
  ctx: Context,
  scope: Scope,
  { replacesId, corrected }: ProposalRow,
): Promise<{ readonly before: CertificateRow; readonly corrected: Corrected }> {
  const before = replacesId === null ? null : await findCertificate(ctx.db, scope, replacesId)
  if (before === null || corrected === null) {
    throw new Error('a correction names a certificate and what is corrected')
  }
  return { before, corrected }
}

/** Where the holder served, as the QR of the one before says it. */
function areaOf({ token }: CredentialRow): AreaCode {
  const read = readToken(token)
  if (!read.ok) throw new Error('a stored token can be read')
  return read.token.claims.area
}

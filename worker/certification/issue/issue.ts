/**
 * Writes the certificates of an approved proposal: snapshots, numbers, what is signed, their entries in the log, the trained
 * mark of every cadre and the counters of coverage, in one batch. The state of the proposal moves in the same batch, so a
 * repeat at any point writes nothing twice.
 */
import { holderRole } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant, type DateOnly } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { markTrained, recountCoverageOf } from '../../roster/index.ts'
import { getApproved, numberAt, type Approved } from './approved.ts'
import { listHolders, type Holder } from '../holders.ts'
import { prepareCorrection, type Issue } from '../changes/issue-correction.ts'
import { integrateAfterwards } from '../log/log.ts'
import { getProposal } from './read-proposal.ts'
import type { DoneFacts } from '../read-done.ts'
import { readPrinted } from './read-printed.ts'
import { trainedSince } from '../rules.ts'
import { putSigned, signCertificates, type ToSign } from '../sign.ts'
import { putCertificates, type NewCertificate } from '../store.ts'
import { listHeld } from '../store-held.ts'
import {
  closeMembers,
  listMembers,
  listUnfinished,
  markIssued,
  type ProposalRow,
} from './store-proposals.ts'
import { expiryOf } from '../validity/validity.ts'
import { newCode, printCode } from '../verify/verification-code.ts'

const ATTEMPTS = 4
/** Of snapshots in one statement: a bound text may hold 2 MB, and one of a training of three days has 10 kB. */
const CHUNK_LETTERS = 500_000

/** Refuses STATE_NOT_FIT when it is not approved, CONFLICT when its numbers are in use: then the pattern must change. */
export async function issueApproved(
  ctx: Context,
  district: AreaCode,
  id: string,
): Promise<ProposalRow> {
  const by = allow(ctx, 'certificate.issue', district)
  let inTheWay = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const proposal = await getProposal(ctx, by, id)
    if (proposal.state === 'ISSUED') return proposal
    if (proposal.state !== 'APPROVED') throw new Refusal('STATE_NOT_FIT')
    const prepared = proposal.kind === 'CORRECTION' ? prepareCorrection : prepare
    const issue = await prepared(ctx, by, proposal)
    const entry = {
      entity: 'proposal',
      entityId: id,
      detail: {
        members: proposal.members,
        year: issue.year,
        first: issue.first,
        last: issue.first + proposal.members - 1,
      },
    }
    const done = await commit(ctx, by, entry, issue.writes)
    if (done.applied) await integrateAfterwards(ctx)
    else inTheWay = done.constraint
  }
  throw new Refusal(inTheWay.includes('certificates.number') ? 'CONFLICT' : 'DATABASE_BUSY')
}

/** Issues what was approved before a crash. One that cannot be issued is logged and does not hold up the others. */
export async function finishApproved(ctx: Context): Promise<number> {
  const by = allow(ctx, 'certificate.issue', NATION)
  let finished = 0
  for (const { id, districtCode } of await listUnfinished(ctx.db, by)) {
    try {
      await issueApproved(ctx, districtCode, id)
      finished += 1
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'UNEXPECTED'
      ctx.log({ event: 'certificate.unfinished', requestId: ctx.requestId, proposal: id, code })
    }
  }
  return finished
}

async function prepare(ctx: Context, scope: Scope, proposal: ProposalRow): Promise<Issue> {
  const { districtCode, courseId } = proposal
  const approved = await getApproved(ctx, scope, proposal)
  const { district, unit, year, firstNumber, decidedAt, on, today } = approved
  const cadreIds = await listMembers(ctx.db, proposal.id)
  const days = [on, dateIn(district.timeZone, proposal.proposedAt)]
  const holders = new Map(
    (await listHolders(ctx, scope, cadreIds, days)).map((each) => [each.cadreId, each]),
  )
  const held = await listHeld(ctx.db, cadreIds)
  const printedOf = await readPrinted(ctx, scope, district, { courseId, cadreIds, held, on })

  const codes = cadreIds.map(() => newCode(ctx.ids))
  // In the order of the numbers, so that the register lists them in it.
  const ids = cadreIds.map(() => ctx.ids.uuid()).sort()
  const rows: NewCertificate[] = []
  const toSign: ToSign[] = []
  let counts = false
  for (const [position, cadreId] of cadreIds.entries()) {
    const holder = holders.get(cadreId)
    const shown = printedOf.get(cadreId)
    if (!holder || !shown) throw new Error('a member was a candidate')
    const { head, course, renewsId } = shown
    counts ||= head.countsAsTrained
    const sequence = firstNumber + position
    const verificationCode = codes[position] ?? ''
    const eventCode = proposal.event.code ?? head.code
    const number = numberAt(approved, eventCode, position)
    const printed = { number, verificationCode: printCode(verificationCode) }
    const expiresOn = expiryOf(on, head.validMonths ?? null)
    const facts = factsOf({ approved, proposal, holder, course, printed, expiresOn })
    const snapshot = JSON.stringify(facts)
    const id = ids[position] ?? ''
    const { areaCode } = holder
    const { countsAsTrained } = head
    const issuedAt = decidedAt
    toSign.push({ id, facts, verificationCode, areaCode, sequence, countsAsTrained, issuedAt })
    rows.push({
      id,
      cadreId,
      subDistrictCode: holder.subDistrictCode,
      sequence,
      number,
      verificationCode,
      snapshot,
      snapshotHash: await sha256(snapshot),
      expiresOn,
      renewsId,
    })
  }
  const signed = await signCertificates(ctx, district, toSign)
  const at = instant(ctx.clock)
  const issue = { year, on, at, counts, designId: unit.designId }
  const chunks = chunked(rows).map((chunk) => putCertificates(proposal, issue, chunk))
  const trained = rows.map(({ cadreId, expiresOn }) => {
    const fresh = { state: 'VALID', issuedOn: on, expiresOn } as const
    const before = held.filter((each) => each.cadreId === cadreId && each.countsAsTrained === 1)
    return { cadreId, trainedOn: trainedSince([...before, fresh], today) }
  })
  return {
    year,
    first: firstNumber,
    writes: [
      markIssued(proposal, at, held.filter(({ state }) => state === 'VALID').length),
      ...chunks,
      ...putSigned(signed),
      closeMembers(proposal.id),
      ...(counts
        ? [
            markTrained(trained),
            ...recountCoverageOf({ district: districtCode, cadreIds, asOf: today }),
          ]
        : []),
    ],
  }
}

function chunked(rows: readonly NewCertificate[]): NewCertificate[][] {
  const chunks: NewCertificate[][] = []
  let letters = Infinity
  for (const row of rows) {
    letters += row.snapshot.length
    if (letters > CHUNK_LETTERS) {
      letters = row.snapshot.length
      chunks.push([])
    }
    chunks.at(-1)?.push(row)
  }
  return chunks
}

function factsOf(from: {
  readonly approved: Approved
  readonly proposal: ProposalRow
  readonly holder: Holder
  readonly course: DoneFacts
  readonly printed: Pick<CertificateFacts, 'number' | 'verificationCode'>
  readonly expiresOn: DateOnly | null
}): CertificateFacts {
  const { approved, proposal, holder, course, printed, expiresOn } = from
  const { district } = approved
  const { issuedOn, issuedIn, signatory, letterhead } = approved.printed
  return {
    format: 2,
    ...printed,
    holderName: holder.name,
    holderRole: holderRole(holder.kind, district.cadreTitle),
    villageName: holder.villageName,
    subDistrictName: holder.subDistrictName,
    districtName: district.name,
    provinceName: district.provinceName,
    ...course,
    event: proposal.event,
    issuedOn,
    issuedIn,
    expiresOn,
    signatory,
    letterhead,
    cadreTitle: district.cadreTitle,
    isSample: district.isDemo,
  }
}

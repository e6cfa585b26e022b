/**
 * Writes the certificates of an approved proposal: snapshots, numbers, the trained mark of every cadre and the counters of
 * coverage, in one batch. The state of the proposal moves in the same batch, so a repeat at any point writes nothing twice.
 */
import { holderRole, numberInWords, printedPosition } from '../../site/src/text/certification.ts'
import type { CertificateFacts, Signatory } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { District } from '../contract/regions.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { getHead } from '../curriculum/index.ts'
import { readMarks } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { markTrained, recountCoverageOf } from '../roster/index.ts'
import { listHolders, type Holder } from './holders.ts'
import { getProposal } from './read-proposal.ts'
import { numberFor, trainedSince } from './rules.ts'
import { listHeld, putCertificates, type NewCertificate } from './store.ts'
import {
  closeMembers,
  listMembers,
  listUnfinished,
  markIssued,
  type ProposalRow,
} from './store-proposals.ts'
import { findUnit, listSignatories, type UnitRow } from './store-units.ts'
import { newCode, printCode } from './verification-code.ts'

const ATTEMPTS = 4
const CHUNK = 200

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
    const issue = await prepare(ctx, by, proposal)
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
    if (!done.applied) inTheWay = done.constraint
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

type Issue = {
  readonly writes: readonly [Sql, ...Sql[]]
  readonly year: number
  readonly first: number
}

async function prepare(ctx: Context, scope: Scope, proposal: ProposalRow): Promise<Issue> {
  const { districtCode, courseId, year, firstNumber, decidedAt, signatoryId } = proposal
  const district = await getDistrict(ctx, districtCode)
  const unit = await findUnit(ctx.db, scope, proposal.unitId)
  const signatory = (await listSignatories(ctx.db, scope)).find((each) => each.id === signatoryId)
  if (year === null || firstNumber === null || decidedAt === null || !unit || !signatory) {
    throw new Error('an approved proposal has its numbers, its unit and its signatory')
  }
  const on = dateIn(district.timeZone, decidedAt)
  const today = dateIn(district.timeZone, ctx.clock.now())
  const cadreIds = await listMembers(ctx.db, proposal.id)
  const days = [on, dateIn(district.timeZone, proposal.proposedAt)]
  const holders = new Map(
    (await listHolders(ctx, scope, cadreIds, days)).map((each) => [each.cadreId, each]),
  )
  const marks = await readMarks(ctx.db, cadreIds, courseId)
  const versions = new Map(marks.map((mark) => [mark.cadreId, mark.versionId]))
  const held = await listHeld(ctx.db, cadreIds)

  const codes = cadreIds.map(() => newCode(ctx.ids))
  // In the order of the numbers, so that the register lists them in it.
  const ids = cadreIds.map(() => ctx.ids.uuid()).sort()
  const rows: NewCertificate[] = []
  let counts = false
  for (const [position, cadreId] of cadreIds.entries()) {
    const holder = holders.get(cadreId)
    const versionId = versions.get(cadreId)
    if (!holder || versionId === undefined) throw new Error('a member was a candidate')
    const head = await getHead(ctx.db, versionId)
    counts ||= head.countsAsTrained
    const sequence = firstNumber + position
    const verificationCode = codes[position] ?? ''
    const eventCode = proposal.event.code ?? head.code
    const number = numberFor(unit.numberPattern, { ...unit, eventCode, sequence, year, on })
    const printed = { number, verificationCode: printCode(verificationCode), on }
    const snapshot = JSON.stringify(
      factsOf({ district, unit, signatory, proposal, holder, head, printed }),
    )
    rows.push({
      id: ids[position] ?? '',
      cadreId,
      subDistrictCode: holder.subDistrictCode,
      sequence,
      number,
      verificationCode,
      snapshot,
      snapshotHash: await sha256(snapshot),
      expiresOn: null,
    })
  }
  const at = instant(ctx.clock)
  const issue = { year, on, at, counts }
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    putCertificates(proposal, issue, rows.slice(index * CHUNK, (index + 1) * CHUNK)),
  )
  const fresh = { state: 'VALID', issuedOn: on, expiresOn: null } as const
  const trained = cadreIds.map((cadreId) => ({
    cadreId,
    trainedOn: trainedSince(
      [...held.filter((each) => each.cadreId === cadreId && each.countsAsTrained === 1), fresh],
      today,
    ),
  }))
  return {
    year,
    first: firstNumber,
    writes: [
      markIssued(proposal, at, held.filter(({ state }) => state === 'VALID').length),
      ...chunks,
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

function factsOf(from: {
  readonly district: District
  readonly unit: UnitRow
  readonly signatory: Signatory
  readonly proposal: ProposalRow
  readonly holder: Holder
  readonly head: CourseHead
  readonly printed: {
    readonly number: string
    readonly verificationCode: string
    readonly on: string
  }
}): CertificateFacts {
  const { district, unit, signatory, proposal, holder, head, printed } = from
  const materials = head.modules.map(({ title, jp }) => ({ title, ...jp }))
  const totalHours = materials.reduce(
    (sum, { theory, assignment, practice }) => sum + theory + assignment + practice,
    0,
  )
  return {
    format: 1,
    number: printed.number,
    verificationCode: printed.verificationCode,
    holderName: holder.name,
    holderRole: holderRole(holder.kind, district.cadreTitle),
    villageName: holder.villageName,
    subDistrictName: holder.subDistrictName,
    districtName: district.name,
    provinceName: district.provinceName,
    courseCode: head.code,
    courseTitle: head.title,
    courseVersion: head.versionNumber,
    materials,
    totalHours,
    totalHoursInWords: numberInWords(totalHours),
    event: proposal.event,
    issuedOn: printed.on,
    issuedIn: unit.place,
    expiresOn: null,
    signatory: {
      position: printedPosition(signatory.standing, signatory.position),
      name: signatory.name,
      rank: signatory.rank,
      employeeNumber: signatory.employeeNumber,
    },
    letterhead: unit.letterhead,
    cadreTitle: district.cadreTitle,
    isSample: district.isDemo,
  }
}

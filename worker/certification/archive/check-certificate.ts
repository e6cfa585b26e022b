/**
 * One certificate made again from its evidence, and what of it is otherwise now. Nothing is decided or mended here. Pure but
 * for hashing and checking signatures. What nothing else knows of (a note that only the register holds) cannot be found.
 */
import type { CertificateDifference } from '../../contract/archive.ts'
import { readToken } from '../../contract/certificate-token.ts'
import { certificateFacts, type CertificateFacts } from '../../contract/certification.ts'
import { ed25519Verify } from '../../contract/ed25519.ts'
import type { TokenClaims } from '../../contract/token-claims.ts'
import { leafHash, loggedHash, loggedId, readLeaf } from '../../contract/transparency-log.ts'
import { toHex, utf8 } from '../../contract/byte-text.ts'
import { dateIn, startOf, type Instant, type TimeZone } from '../../core/clock.ts'
import { isWithin } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { openBadge } from '../credential/credential.ts'
import { verifyCredential, type SignedDocument } from '../credential/proof.ts'
import { stamp } from '../credential/timestamp.ts'
import { publicKeyOf } from '../keys/keys.ts'
import type {
  CertificateEvidence,
  KeptEntry,
  ProposalEvidence,
  RequestEvidence,
} from './store-certificate-checks.ts'
import type { PublicKeyRow } from '../keys/store-keys.ts'
import { printCode } from '../verify/verification-code.ts'

export type Beside = {
  readonly origin: string
  readonly timeZone: TimeZone
  /** Of the district. */
  readonly keys: readonly PublicKeyRow[]
  /** What the log says of it, first things first. */
  readonly entries: readonly KeptEntry[]
  /** Whether its place in the status list is taken back. */
  readonly isTakenBack: boolean
  /** Whether the day from which the cadre is marked as trained follows from all that she holds. */
  readonly isMarkedRight: boolean
}

/** What a certificate must have for the rest to be looked at. */
type Whole = CertificateEvidence & {
  readonly issuer: string
  readonly kid: string
  readonly statusList: number
  readonly statusIndex: number
  readonly document: string
  readonly documentHash: string
  readonly token: string
  readonly tokenKid: string
  readonly signedAt: string
}

/** In the order of `DIFFERENCES`; empty when everything follows. Never rejects: one that nobody can read holds up no other. */
export async function differencesOf(
  row: CertificateEvidence,
  beside: Beside,
): Promise<CertificateDifference[]> {
  try {
    return await compared(row, beside)
  } catch {
    return ['UNREADABLE']
  }
}

async function compared(
  row: CertificateEvidence,
  beside: Beside,
): Promise<CertificateDifference[]> {
  const found: CertificateDifference[] = []
  const facts = await factsOf(row)
  if (facts === null) found.push('SNAPSHOT')
  else if (!agrees(row, facts)) found.push('FACTS')
  const proposal = proposalOf(row)
  if (proposal === null || !isMember(row, proposal)) found.push('PROPOSAL')
  if (!isStateWhole(row, beside.timeZone)) found.push('STATE')
  if (!isSigned(row)) return [...found, 'UNSIGNED']
  const decidedAt = proposal?.decidedAt ?? row.issuedAt
  if (facts !== null && !(await isDocumentOf(row, facts, decidedAt, beside))) found.push('DOCUMENT')
  if (!(await isSignedByIssuer(row, beside))) found.push('SIGNATURE')
  if (!spokeThen(row, beside)) found.push('KEY')
  if (facts !== null && !(await isTokenOf(row, facts, decidedAt, beside))) found.push('TOKEN')
  if (!(await isLogged(row, beside.entries))) found.push('LOG')
  if (beside.isTakenBack !== (row.state !== 'VALID')) found.push('STATUS')
  if (!beside.isMarkedRight) found.push('TRAINED')
  return found
}

async function factsOf({
  snapshot,
  snapshotHash,
}: CertificateEvidence): Promise<CertificateFacts | null> {
  if ((await sha256(snapshot)) !== snapshotHash) return null
  const read = certificateFacts.safeParse(readJson(snapshot))
  return read.success ? read.data : null
}

function agrees(row: CertificateEvidence, facts: CertificateFacts): boolean {
  return (
    facts.number === row.number &&
    facts.verificationCode === printCode(row.verificationCode) &&
    facts.issuedOn === row.issuedOn &&
    facts.expiresOn === row.expiresOn &&
    Number(row.issuedOn.slice(0, 4)) === row.year
  )
}

function isMember(row: CertificateEvidence, proposal: ProposalEvidence): boolean {
  return (
    proposal.districtCode === row.districtCode &&
    proposal.courseId === row.courseId &&
    proposal.unitId === row.unitId &&
    proposal.state === 'ISSUED' &&
    proposal.year === row.year &&
    proposal.issuedAt === row.issuedAt &&
    row.sequence === (proposal.firstNumber ?? 0) + proposal.position &&
    isWithin(row.subDistrictCode, row.districtCode) &&
    (row.renewsId === null || row.olderCadreId === row.cadreId) &&
    (row.designId === null || row.designUnitId === row.unitId)
  )
}

/** That how it ended is told whole, as the request and the certificate in its place have it. */
function isStateWhole(row: CertificateEvidence, zone: TimeZone): boolean {
  const { state, revokedOn, revokedAt, revokedBy, revokeReason, revokeNote, replacedById } = row
  const request = requestOf(row)
  switch (state) {
    case 'VALID':
      return (
        [revokedOn, revokedAt, revokedBy, revokeReason, revokeNote, replacedById].every(
          (each) => each === null,
        ) && request === null
      )
    case 'REPLACED':
      return (
        replacedById !== null &&
        row.newerCadreId === row.cadreId &&
        row.newerIssuedOn === revokedOn &&
        revokedAt !== null &&
        revokedBy !== null &&
        revokeReason === 'CORRECTED'
      )
    case 'REVOKED':
      return (
        replacedById === null &&
        revokedAt !== null &&
        revokedOn === dateIn(zone, revokedAt) &&
        revokedBy !== null &&
        revokeReason !== null &&
        // Before two persons had to decide, nobody asked.
        (request === null ||
          (request.reason === revokeReason &&
            request.note === revokeNote &&
            request.decidedBy === revokedBy &&
            request.decidedAt === revokedAt))
      )
  }
}

function isSigned(row: CertificateEvidence): row is Whole {
  return row.document !== null && row.token !== null && row.kid !== null
}

/** That the document is, byte for byte and without its proof, what the facts make. */
async function isDocumentOf(
  row: Whole,
  facts: CertificateFacts,
  decidedAt: Instant,
  { origin, timeZone }: Beside,
): Promise<boolean> {
  if (row.issuer !== row.districtCode || (await sha256(row.document)) !== row.documentHash) {
    return false
  }
  const { proof: _, ...unsigned } = documentOf(row) ?? {}
  const badge = openBadge({
    facts,
    origin,
    id: row.id,
    district: row.districtCode,
    countsAsTrained: row.countsAsTrained === 1,
    timeZone,
    statusList: row.statusList,
    statusIndex: row.statusIndex,
    issuedAt: decidedAt,
    subjectId: subjectOf(unsigned),
  })
  return JSON.stringify(badge) === JSON.stringify(unsigned)
}

/** The one thing that nothing else knows: it is drawn at random for the document. */
function subjectOf(unsigned: Readonly<Record<string, unknown>>): string {
  const subject = unsigned['credentialSubject']
  const id = typeof subject === 'object' && subject !== null && 'id' in subject ? subject.id : ''
  return String(id).replace(/^urn:uuid:/, '')
}

async function isSignedByIssuer(row: Whole, { keys }: Beside): Promise<boolean> {
  const key = keys.find(({ kid }) => kid === row.kid)
  if (key === undefined) return false
  return verifyCredential(readJson(row.document), publicKeyOf(key))
}

/** That the key counted when it signed. What a stolen one signed too late asks for another certificate, unless it is taken back. */
function spokeThen(row: Whole, { keys, entries }: Beside): boolean {
  const created = documentOf(row)?.proof?.[0]?.created
  if (created !== stamp(row.signedAt)) return false
  const key = keys.find(({ kid }) => kid === row.kid)
  if (key === undefined || row.state !== 'VALID') return key !== undefined
  // To the second, as documents say it.
  if (created < stamp(key.usableFrom)) return false
  if (key.usableUntil === null) return true
  const position = entries.find(({ event }) => event === 'issue')?.position ?? Infinity
  return created <= stamp(key.usableUntil) && position < (key.logSize ?? Infinity)
}

async function isTokenOf(
  row: Whole,
  facts: CertificateFacts,
  decidedAt: Instant,
  { timeZone, keys }: Beside,
): Promise<boolean> {
  const read = readToken(row.token)
  const key = keys.find(({ kid }) => kid === row.tokenKid)
  if (!read.ok || key === undefined || read.token.kid !== row.tokenKid) return false
  const { claims, signature, signed } = read.token
  const { expiresOn } = facts
  const expected: TokenClaims = {
    issuer: row.districtCode,
    holderName: facts.holderName,
    code: row.verificationCode,
    issuedAt: secondsOf(decidedAt < key.usableFrom ? key.usableFrom : decidedAt),
    expiresAt: expiresOn === null ? null : secondsOf(startOf(timeZone, expiresOn)),
    status: { list: row.statusList, index: row.statusIndex },
    // A village has its name in the facts and its code in the token only.
    area: isWithin(claims.area, row.subDistrictCode) ? claims.area : '',
    course: { code: facts.courseCode, version: facts.courseVersion },
    sequence: row.sequence,
    isSample: facts.isSample,
  }
  const isSame = Object.entries(expected).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(own(claims, name)),
  )
  return isSame && ed25519Verify(publicKeyOf(key), signature, signed)
}

const own = (claims: TokenClaims, name: string): unknown =>
  new Map(Object.entries(claims)).get(name)

/** That the log tells its issue and its end, and no more, and that the tree has these very leaves. */
async function isLogged(row: Whole, entries: readonly KeptEntry[]): Promise<boolean> {
  const later = { VALID: [], REVOKED: ['revoke'], REPLACED: ['replace'] }[row.state]
  const events = entries.map(({ event }) => event)
  if (JSON.stringify(events) !== JSON.stringify(['issue', ...later])) return false
  const id = await loggedId(row.id)
  const hash = await hashOf(row.document)
  const list = `${row.issuer}/${row.statusList}`
  for (const { event, leaf, hash: kept } of entries) {
    const read = readLeaf(leaf)
    const isOfIt =
      read?.event === event &&
      read.id === id &&
      read.hash === hash &&
      read.list === list &&
      read.index === row.statusIndex
    if (!isOfIt) return false
    if (kept !== null && kept !== toHex(await leafHash(utf8(leaf)))) return false
  }
  return true
}

async function hashOf(document: string): Promise<string | null> {
  return readJson(document) === null ? null : loggedHash(document)
}

/** Null for what is no JSON of an object. */
function readJson(text: string | null): object | null {
  if (text === null) return null
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' ? read : null
  } catch {
    return null
  }
}

function proposalOf({ proposal }: CertificateEvidence): ProposalEvidence | null {
  // Safe: made by the statement that reads it.
  return readJson(proposal) as ProposalEvidence | null
}

function requestOf({ request }: CertificateEvidence): RequestEvidence | null {
  // Safe: made by the statement that reads it.
  return readJson(request) as RequestEvidence | null
}

function documentOf({ document }: Whole): Partial<SignedDocument> | null {
  return readJson(document)
}

function secondsOf(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000)
}

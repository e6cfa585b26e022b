/**
 * What is said about one paper: the device's own verdict, then what the server knows beyond it. Pure. Facts are shown only
 * when a signature proved them; a server's answer never makes a forged paper a true one.
 */
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import type { Checked } from '../../../worker/contract/cose-token.ts'
import type { StatementClaims } from '../../../worker/contract/statement-token.ts'
import type { TokenClaims } from '../../../worker/contract/token-claims.ts'
import {
  issuerIn,
  type BundleIssuer,
  type VerifierBundle,
} from '../../../worker/contract/verifier-bundle.ts'
import type { Zone } from '../text/format.ts'
import { statementDay, statementLine, STATEMENT_NAME } from '../text/statement-line.ts'
import type { Verdict } from '../text/verify.ts'

/** Dates as `2026-11-21`. */
export type Facts = {
  readonly holder: string
  readonly area: string
  readonly course: string
  /** `KPM-DASAR 3` */
  readonly edition: string
  readonly courseVersion: number
  readonly hours: number | null
  /** `KPM-7Q4M-2XKD-9TRB` */
  readonly code: string
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly issuer: string
  readonly sequence: number | null
  readonly isSample: boolean
  /** Of a statement of coverage: its sentence. Then the holder is the district, and there is no course. */
  readonly says?: string
}

/** Where nothing is proven, or not said. */
export const BLANK: Facts = {
  holder: '',
  area: '',
  course: '',
  edition: '',
  courseVersion: 0,
  hours: null,
  code: '',
  issuedOn: '',
  expiresOn: null,
  issuer: '',
  sequence: null,
  isSample: false,
}

export type Outcome = {
  readonly verdict: Verdict
  /** Null when nothing is proven. */
  readonly facts: Facts | null
  /** As of when revocations are known on this device. */
  readonly revocationsAt: string | null
  readonly zone: Zone
  readonly server: ServerSays | null
}

export type ServerSays = {
  /** When it answered, UTC. */
  readonly at: string
  readonly number: string | null
  readonly revokedOn: string | null
  readonly replacedBy: string | null
  /** Facts that the paper says otherwise, as the server has them. */
  readonly differences: Partial<Record<Compared, string>>
}
const COMPARED = ['holder', 'edition', 'issuedOn', 'expiresOn'] as const
type Compared = (typeof COMPARED)[number]

const ZONE_OF = { 7: 'Asia/Jakarta', 8: 'Asia/Makassar', 9: 'Asia/Jayapura' } as const
const DAY = 86_400_000
const STALE_AFTER = 7 * DAY

/** Nothing could be checked, or nothing was proven. */
export function unproven(verdict: Verdict): Outcome {
  return { verdict, facts: null, revocationsAt: null, zone: 'Asia/Jakarta', server: null }
}

export function outcomeOf(
  checked: Checked<TokenClaims | StatementClaims>,
  bundle: VerifierBundle,
  names: BundleIssuer['areas'] | null,
): Outcome {
  if (!('claims' in checked)) return unproven(checked.state)
  const { claims, revocationsAt, state } = checked
  const issuer = issuerIn(bundle, claims.issuer) ?? { name: claims.issuer, utcOffset: 7 }
  // Without any word about revocations "valid" would say more than is known.
  const verdict = state === 'valid' && revocationsAt === null ? 'unproven' : state
  // Whoever holds a key that had ended can write any name.
  const facts =
    state === 'key_not_valid_then'
      ? null
      : 'counts' in claims
        ? statementFacts(claims, issuer)
        : factsOf(claims, issuer, bundle, names)
  return { verdict, facts, revocationsAt, zone: ZONE_OF[issuer.utcOffset], server: null }
}

function factsOf(
  claims: TokenClaims,
  issuer: Pick<BundleIssuer, 'name' | 'utcOffset'>,
  bundle: VerifierBundle,
  names: BundleIssuer['areas'] | null,
): Facts {
  const { code, version } = claims.course
  const course = bundle.courses.find((one) => one.code === code && one.version === version)
  return {
    holder: claims.holderName,
    area: (names && names[claims.area]) || claims.area,
    course: course === undefined ? code : course.title,
    edition: `${code} ${version}`,
    courseVersion: version,
    hours: course === undefined ? null : course.hours,
    code: printed(claims.code, 'KPM'),
    issuedOn: dateOf(claims.issuedAt, issuer),
    expiresOn: claims.expiresAt === null ? null : dateOf(claims.expiresAt, issuer),
    issuer: issuer.name,
    sequence: claims.sequence,
    isSample: claims.isSample,
  }
}

function statementFacts(
  { code, asOf, counts, word, issuedAt, isSample }: StatementClaims,
  issuer: Pick<BundleIssuer, 'name' | 'utcOffset'>,
): Facts {
  return {
    ...BLANK,
    holder: `${STATEMENT_NAME} ${issuer.name}`,
    code: printed(code, 'BKT'),
    issuedOn: dateOf(issuedAt, issuer),
    issuer: issuer.name,
    isSample,
    says: `${statementDay(asOf)}: ${statementLine(counts, word)}`,
  }
}

function dateOf(seconds: number, { utcOffset }: Pick<BundleIssuer, 'utcOffset'>): string {
  return new Date((seconds + utcOffset * 3600) * 1000).toISOString().slice(0, 10)
}

/** `7Q4M2XKD9TRB` → `KPM-7Q4M-2XKD-9TRB` */
function printed(code: string, mark: string): string {
  return `${mark}-${code.replace(/(.{4})(?=.)/g, '$1-')}`
}

/** A revocation is for good: what the device knows of one, no answer takes back. */
export function withServer(own: Outcome, answer: PublicCertificate, at: string): Outcome {
  const { facts, verdict } = own
  if (facts === null) return own
  const { holderName, courseCode, courseVersion, issuedOn, expiresOn } = answer
  const edition = courseCode && `${courseCode} ${courseVersion}`
  const record = { holder: holderName, edition, issuedOn, expiresOn }
  const differences: Partial<Record<Compared, string>> = {}
  let isOther = false
  for (const fact of COMPARED) {
    const value = record[fact]
    // A statement's answer has none of them.
    if (value == null || value === facts[fact]) continue
    differences[fact] = value
    // A token is dated on the first day of its key when the decision was before it: said, but no other paper.
    if (fact !== 'issuedOn' || value > facts[fact]) isOther = true
  }
  const { number, revokedOn, replacedBy } = answer
  const server = { at, number, revokedOn, replacedBy, differences }
  const isTakenBack = verdict === 'revoked' && answer.status !== 'replaced'
  const said = isOther && answer.status === 'valid' ? 'differs' : answer.status
  return { ...own, verdict: isTakenBack ? 'revoked' : said, server }
}

/** Whether what is known of revocations is older than seven days. `now` in milliseconds. */
export function isStale(at: string, now: number): boolean {
  return now - Date.parse(at) > STALE_AFTER
}

/**
 * What an archive proves of one certificate: its signed credential, the digits of its QR code, or both. Nothing that no signature
 * proves is passed on. Rejects only where a device can check no signatures at all.
 */
import { checkToken, readToken } from '../../../worker/contract/certificate-token.ts'
import { loggedHash, loggedId } from '../../../worker/contract/transparency-log.ts'
import type { TokenClaims } from '../../../worker/contract/token-claims.ts'
import type { BundleIssuer } from '../../../worker/contract/verifier-bundle.ts'
import { isBy, isObject, readObject, signerOf, type Archive, type Placed } from './open.ts'
import { countsAt, type TrustedIssuer } from './trust.ts'

/** The worst first: of two that are true the first is said. */
export const STATES = [
  'unreadable',
  'forged',
  'unknown_issuer',
  'unknown_key',
  'key_not_valid_then',
  'not_logged',
  'revoked',
  'replaced',
  'unproven',
  'expired',
  'unvouched',
  'valid',
] as const
export type PaperState = (typeof STATES)[number]

export type PaperFacts = {
  readonly name: string
  readonly number: string | null
  /** The 12 characters by which the server knows it. */
  readonly code: string | null
  readonly course: string
  /** As the list of issuers calls it. */
  readonly issuer: string
  /** `2026-11-21`, where it was issued. */
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly isSample: boolean
}

export type PaperResult = {
  readonly state: PaperState
  /** Null unless a known key of its issuer signed them. */
  readonly facts: PaperFacts | null
  /** As of when revocations are known. */
  readonly revocationsAt: string | null
  /** Its place, `35.08/1#94567`; null when nothing is proven. */
  readonly place: string | null
}

const nothing = (state: PaperState): PaperResult => ({
  state,
  facts: null,
  revocationsAt: null,
  place: null,
})

/** `now` in milliseconds since 1970. */
export async function checkDocument(
  archive: Archive,
  text: string,
  now: number,
): Promise<PaperResult> {
  const document = readObject(text)
  const signed = signerOf(document)
  const read = document === null ? null : readCredential(document, archive.trust.origin)
  if (document === null || signed === null || read === null) return nothing('unreadable')
  const issuer = archive.trust.issuers.get(read.issuer)
  if (issuer === undefined || read.issuer === 'platform') return nothing('unknown_issuer')
  const key = issuer.keys.find(({ kid }) => kid === signed.kid)
  if (key === undefined) return nothing('unknown_key')
  if (!(await isBy(document, key, archive.verify))) return nothing('forged')

  const entries = archive.log.byPlace.get(read.place) ?? []
  const issued = entries.find(({ event }) => event === 'issue')
  const [id, hash] = await Promise.all([loggedId(read.id), loggedHash(text)])
  const isLogged = issued?.id === id && issued.hash === hash
  const spoke =
    countsAt(key, signed.created) &&
    (key.stolen === undefined || (isLogged && issued.position < key.stolen.logSize))
  const facts = { ...read.facts, issuer: issuer.name }
  return judged(archive, {
    facts,
    place: read.place,
    entries,
    isLogged,
    spoke,
    isVouched: key.isVouched,
    isExpired: read.until !== null && now >= Date.parse(read.until),
  })
}

/** `now` in milliseconds since 1970. */
export async function checkDigits(
  archive: Archive,
  digits: string,
  now: number,
): Promise<PaperResult> {
  const issuers = [...archive.trust.issuers.values()].map(asBundleIssuer)
  const checked = await checkToken(digits, {
    keys: { v: 1, at: archive.made, issuers, courses: [] },
    // What is taken back is judged below, together with the log.
    revoked: () => ({ revoked: false, at: null }),
    now: Math.floor(now / 1000),
    verify: archive.verify,
  })
  switch (checked.state) {
    case 'malformed':
      return nothing('unreadable')
    case 'bad_signature':
      return nothing('forged')
    case 'unknown_issuer':
    case 'unknown_key':
      return nothing(checked.state)
    case 'valid':
    case 'revoked':
    case 'expired':
    case 'key_not_valid_then': {
      const { claims, state } = checked
      const place = `${claims.issuer}/${claims.status.list}#${claims.status.index}`
      const entries = archive.log.byPlace.get(place) ?? []
      return judged(archive, {
        facts: factsOf(claims, archive.trust.issuers.get(claims.issuer)),
        place,
        entries,
        isLogged: entries.some(({ event }) => event === 'issue'),
        spoke: state !== 'key_not_valid_then',
        isVouched: isVouchedFor(archive, digits),
        isExpired: state === 'expired',
      })
    }
  }
}

/** A paper's file holds both: they must be of one certificate, and the worse of both is what it is. */
export function together(document: PaperResult, digits: PaperResult): PaperResult {
  const places = [document.place, digits.place]
  if (!places.includes(null) && places[0] !== places[1]) return nothing('forged')
  const worse = STATES.indexOf(digits.state) < STATES.indexOf(document.state) ? digits : document
  return { ...worse, facts: worse.facts === null ? null : (document.facts ?? digits.facts) }
}

type Evidence = {
  readonly facts: PaperFacts
  readonly place: string
  readonly entries: readonly Placed[]
  readonly isLogged: boolean
  readonly spoke: boolean
  readonly isVouched: boolean
  readonly isExpired: boolean
}

function judged(archive: Archive, evidence: Evidence): PaperResult {
  const { facts, place, entries, isLogged, spoke, isVouched, isExpired } = evidence
  const [where = '', index = ''] = place.split('#')
  const list = archive.lists.get(where)
  const isBroken = archive.faults.some(
    (fault) =>
      fault.what === 'ROOT_WRONG' || (fault.what === 'STATUS_WRONG' && fault.where === where),
  )
  const state = ((): PaperState => {
    if (!spoke) return 'key_not_valid_then'
    if (!isLogged) return 'not_logged'
    if (entries.some(({ event }) => event === 'revoke')) return 'revoked'
    if (entries.some(({ event }) => event === 'replace')) return 'replaced'
    if (list?.isRevoked(Number(index)) === true) return 'revoked'
    // A log that is not whole may have lost what would be said against it.
    if (isBroken || !archive.log.isWhole) return 'unproven'
    if (isExpired) return 'expired'
    return isVouched && archive.log.isVouched && list?.isVouched !== false ? 'valid' : 'unvouched'
  })()
  return { state, facts, place, revocationsAt: list?.at ?? archive.log.at }
}

function isVouchedFor({ trust }: Archive, digits: string): boolean {
  const read = readToken(digits)
  if (!read.ok) return false
  const { kid, claims } = read.token
  const key = trust.issuers.get(claims.issuer)?.keys.find((one) => one.kid === kid)
  return key?.isVouched === true
}

function asBundleIssuer({ issuer, name, utcOffset, keys }: TrustedIssuer): BundleIssuer {
  const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000)
  return {
    code: issuer,
    name,
    utcOffset,
    lists: [],
    keys: keys.map(({ kid, x, from, until, stolen }) => ({
      kid,
      x,
      from: secondsOf(from),
      until: until === null ? null : secondsOf(until),
      state: stolen === undefined ? 'active' : 'compromised',
      ...(stolen === undefined ? {} : { allowed: stolen.allowed }),
    })),
  }
}

function factsOf(claims: TokenClaims, issuer: TrustedIssuer | undefined): PaperFacts {
  const { utcOffset = 7, name = '' } = issuer ?? {}
  const dayOf = (seconds: number) =>
    new Date((seconds + utcOffset * 3600) * 1000).toISOString().slice(0, 10)
  return {
    name: claims.holderName,
    number: null,
    code: claims.code,
    course: `${claims.course.code} ${claims.course.version}`,
    issuer: name,
    issuedOn: dayOf(claims.issuedAt),
    expiresOn: claims.expiresAt === null ? null : dayOf(claims.expiresAt),
    isSample: claims.isSample,
  }
}

type Read = {
  readonly issuer: string
  readonly id: string
  readonly place: string
  readonly until: string | null
  readonly facts: Omit<PaperFacts, 'issuer'>
}

/** What a credential says of itself; null for one of another platform or kind. */
function readCredential(document: Readonly<Record<string, unknown>>, origin: string): Read | null {
  const of = (value: unknown, ...names: string[]): unknown =>
    names.reduce<unknown>((inner, name) => {
      const node = Array.isArray(inner) ? inner[0] : inner
      return isObject(node) ? node[name] : undefined
    }, value)
  const text = (...names: string[]): string => {
    const value = of(document, ...names)
    return typeof value === 'string' ? value : ''
  }
  const id = text('id').replace(`${origin}/c/`, '')
  const list = text('credentialStatus', 'statusListCredential').replace(`${origin}/status/`, '')
  const [issuer = ''] = list.split('/')
  const index = text('credentialStatus', 'statusListIndex')
  const isOurs =
    /^[0-9a-f-]{36}$/.test(id) && /^\d\d\.\d\d\/[1-9]\d{0,3}$/.test(list) && /^\d{1,6}$/.test(index)
  if (!isOurs || text('issuer', 'id') !== didOf(origin, issuer)) return null
  const until = text('validUntil')
  const evidence = text('evidence', 'id')
  const course = text('credentialSubject', 'achievement', 'name')
  return {
    issuer,
    id,
    place: `${list}#${Number(index)}`,
    until: until === '' ? null : until,
    facts: {
      name: text('credentialSubject', 'identifier', 'identityHash'),
      number: text('credentialSubject', 'licenseNumber'),
      code: evidence.replace(/^.*KPM-/, '').replace(/-/g, ''),
      course,
      issuedOn: text('awardedDate').slice(0, 10),
      expiresOn: until === '' ? null : until.slice(0, 10),
      isSample: text('name').startsWith('DATA CONTOH'),
    },
  }
}

/** As `credential/did-document.ts` writes it. */
function didOf(origin: string, district: string): string {
  return `did:web:${new URL(origin).host.replace(':', '%3A')}:issuers:${district}`
}

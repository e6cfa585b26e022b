/**
 * Who may sign certificates, with which keys and from when to when: the list that the platform's keeper signs with a root key
 * that no computer of the platform has. One list has one text only, and the signature (Ed25519, RFC 8032) is over its bytes as they
 * stand in the file. Runs in the Worker, in browsers and in the keeper's script; knows no schema library.
 */
import { fromBase64Url, toHex, utf8, type Bytes } from './byte-text.ts'
import type { Verify } from './ed25519.ts'

export type ListedKey = {
  /** 8 hex digits. */
  readonly kid: string
  /** The raw public key, 43 characters base64url. */
  readonly x: string
  /** UTC instants: signatures dated from `from` up to and with `until` count. */
  readonly from: string
  readonly until: string | null
  /** Of a key in wrong hands: what it signed and the log held at its last good instant stays valid. */
  readonly stolen?: {
    /** Entries of the log at that instant. */
    readonly logSize: number
    /** `claimsFingerprint` of every certificate that it signed until then. */
    readonly allowed: readonly string[]
  }
}

export type ListedIssuer = {
  /** District code `35.08`, or `platform` for the key of the log. */
  readonly issuer: string
  /** `Kabupaten Lumajang` */
  readonly name: string
  /** Hours ahead of UTC, for dates as they are printed. */
  readonly utcOffset: 7 | 8 | 9
  /** Oldest first. */
  readonly keys: readonly ListedKey[]
}

export type IssuerList = {
  /** The official address, without a slash at the end. */
  readonly origin: string
  /** As of when, UTC. */
  readonly asOf: string
  /** In the order of their codes, the platform first. */
  readonly issuers: readonly ListedIssuer[]
}

/** A list with what the root key said of it, as files carry it. */
export type SignedIssuerList = {
  /** As `issuerListText` writes it. */
  readonly list: string
  /** 64 bytes, base64url. */
  readonly signature: string
  /** The root key's public half, base64url; to be compared by its fingerprint, never believed because it stands here. */
  readonly publicKey: string
}

/** What the text says of itself, so that no signature over another kind of file can be taken for one of a list. */
const KIND = 'kelas-kader-issuers'

export function issuerListText({ origin, asOf, issuers }: IssuerList): string {
  const written = issuers.map(({ issuer, name, utcOffset, keys }) => ({
    issuer,
    name,
    utcOffset,
    keys: keys.map(({ kid, x, from, until, stolen }) => ({
      kid,
      x,
      from,
      until,
      ...(stolen === undefined
        ? {}
        : { stolen: { logSize: stolen.logSize, allowed: stolen.allowed } }),
    })),
  }))
  return `${JSON.stringify({ v: 1, kind: KIND, origin, asOf, issuers: written }, null, 1)}\n`
}

/** Null for anything but what `issuerListText` writes. */
export function readIssuerList(text: string): IssuerList | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(read)) return null
  const { v, kind, origin, asOf, issuers } = read
  if (v !== 1 || kind !== KIND || !isText(origin, /^https?:\/\/[^/\s]+$/)) return null
  if (!isText(asOf, INSTANT) || !Array.isArray(issuers) || !issuers.every(isIssuer)) return null
  const list = { origin, asOf, issuers }
  return issuerListText(list) === text ? list : null
}

/** Whether this root key (32 raw bytes) signed exactly this text. */
export async function isSignedByRoot(
  { list, signature }: Pick<SignedIssuerList, 'list' | 'signature'>,
  rootKey: Bytes,
  verify: Verify,
): Promise<boolean> {
  const bytes = fromBase64Url(signature)
  return bytes !== null && verify(rootKey, bytes, utf8(list))
}

/** The first 16 bytes of SHA-256 over the raw public key, to be compared by eye: `1A2B 3C4D …`, eight groups. */
export async function rootFingerprint(publicKey: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', publicKey)
  const groups = toHex(new Uint8Array(digest).slice(0, 16)).toUpperCase().match(/.{4}/g) ?? []
  return groups.join(' ')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function isIssuer(value: unknown): value is ListedIssuer {
  if (!isRecord(value)) return false
  const { issuer, name, utcOffset, keys } = value
  return (
    isText(issuer, /^(?:platform|\d\d\.\d\d)$/) &&
    isText(name, /./) &&
    (utcOffset === 7 || utcOffset === 8 || utcOffset === 9) &&
    Array.isArray(keys) &&
    keys.every(isKey)
  )
}

function isKey(value: unknown): value is ListedKey {
  if (!isRecord(value)) return false
  const { kid, x, from, until, stolen } = value
  return (
    isText(kid, /^[0-9a-f]{8}$/) &&
    isText(x, /^[\w-]{43}$/) &&
    isText(from, INSTANT) &&
    (until === null || isText(until, INSTANT)) &&
    (stolen === undefined || isStolen(stolen))
  )
}

function isStolen(value: unknown): value is NonNullable<ListedKey['stolen']> {
  if (!isRecord(value)) return false
  const { logSize, allowed } = value
  return (
    Number.isSafeInteger(logSize) &&
    Array.isArray(allowed) &&
    allowed.every((each) => isText(each, /^[\w-]{16}$/))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value)
}

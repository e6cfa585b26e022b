/**
 * The envelope that every token of a printed QR code comes in: decimal digits of 0x01 followed by an untagged COSE_Sign1
 * (RFC 9052: EdDSA, 4 bytes of key id). Each kind of paper signs under an external_aad of its own, so that a token of one kind is
 * never a token of another. Knows nothing of what the claims say. Runs in the Worker and in browsers of 2018.
 */
import { fromBase64Url, fromHex, toBase64Url, toHex, utf8, type Bytes } from './byte-text.ts'
import { cborOfBytes, decodeCbor, encodeCbor, isCborArray, type Cbor } from './cbor.ts'
import { bytesOfDigits, digitsOfBytes } from './digits.ts'
import type { Verify } from './ed25519.ts'
import {
  issuerIn,
  type BundleKey,
  type Revocations,
  type VerifierBundle,
} from './verifier-bundle.ts'

/** What the check of any kind looks at. */
export type SharedClaims = {
  readonly issuer: string
  readonly code: string
  /** Seconds since 1970; which key may sign is decided by it. */
  readonly issuedAt: number
  /** Absent or null for no end. */
  readonly expiresAt?: number | null
  readonly status: { readonly list: number; readonly index: number }
}

/** One kind of paper. */
export type Kind<Claims> = {
  readonly aad: Bytes
  readonly decode: (payload: Uint8Array) => Claims | null
}

export type Token<Claims> = {
  readonly claims: Claims
  /** 8 hex digits. */
  readonly kid: string
  readonly payload: Bytes
  /** The bytes that the signature is over: the Sig_structure of RFC 9052, section 4.4. */
  readonly signed: Bytes
  readonly signature: Bytes
}

export type Read<Claims> =
  | { readonly ok: true; readonly token: Token<Claims> }
  | { readonly ok: false; readonly reason: 'NOT_DIGITS' | 'NOT_A_TOKEN' }

export type Checked<Claims> =
  | {
      readonly state: 'valid' | 'revoked' | 'expired' | 'key_not_valid_then'
      readonly claims: Claims
      /** As of when revocations are known; null when the bundle does not hold them, and nothing is known. */
      readonly revocationsAt: string | null
    }
  | {
      readonly state: 'unknown_issuer' | 'unknown_key'
      /** Proven by nothing: enough to ask the server with, never to be shown as a fact. */
      readonly claimed: { readonly issuer: string; readonly kid: string; readonly code: string }
    }
  | { readonly state: 'bad_signature' | 'malformed' }

export type Against = {
  readonly keys: VerifierBundle
  readonly revoked: Revocations
  /** Seconds since 1970. */
  readonly now: number
  readonly verify: Verify
}

export type Signer = {
  /** 64 bytes. */
  readonly sign: (bytes: Bytes) => Promise<Uint8Array>
  /** 8 hex digits. */
  readonly kid: string
}

// Labels of COSE headers (RFC 9052 section 3.1) and the algorithm EdDSA (RFC 9053).
const ALG = 1
const EDDSA = -8
const KID = 4

const SIGNATURE_LENGTH = 64
const KID_LENGTH = 4
const FINGERPRINT_LENGTH = 12

/** Answers the digits. Throws RangeError for what would not be read again. */
export async function packAs<Claims>(
  kind: Kind<Claims>,
  payload: Bytes,
  key: Signer,
): Promise<string> {
  const kid = fromHex(key.kid)
  if (kid?.length !== KID_LENGTH) throw new RangeError('kid is 8 hex digits')
  const header = encodeCbor(
    new Map<number, Cbor>([
      [ALG, EDDSA],
      [KID, kid],
    ]),
  )
  const signature = Uint8Array.from(await key.sign(toBeSigned(header, kind.aad, payload)))
  const digits = digitsOfBytes(encodeCbor([header, new Map(), payload, signature]))
  if (!readAs(kind, digits).ok) throw new RangeError('a token cannot hold these claims')
  return digits
}

/** Any text may come in. What is accepted has one form only: other digits are another token. */
export function readAs<Claims>({ aad, decode }: Kind<Claims>, digits: string): Read<Claims> {
  const bytes = bytesOfDigits(digits)
  if (bytes === null) return { ok: false, reason: 'NOT_DIGITS' }
  const parts = partsOf(bytes)
  const claims = parts === null ? null : decode(parts.payload)
  if (parts === null || claims === null) return { ok: false, reason: 'NOT_A_TOKEN' }
  const { kid, header, payload, signature } = parts
  const signed = toBeSigned(header, aad, payload)
  return { ok: true, token: { claims, kid, payload, signed, signature } }
}

/** What a paper proves. Rejects only when `verify` or `revoked` does: then nothing is known about the paper. */
export async function checkRead<Claims extends SharedClaims>(
  read: Read<Claims>,
  against: Against,
): Promise<Checked<Claims>> {
  if (!read.ok) return { state: 'malformed' }
  const { claims, kid, payload, signed, signature } = read.token
  const claimed = { issuer: claims.issuer, kid, code: claims.code }
  const issuer = issuerIn(against.keys, claims.issuer)
  if (issuer === undefined) return { state: 'unknown_issuer', claimed }
  const key = issuer.keys.find((one) => one.kid === kid)
  const raw = key === undefined ? null : fromBase64Url(key.x)
  if (key === undefined || raw === null) return { state: 'unknown_key', claimed }
  if (!(await against.verify(raw, signature, signed))) return { state: 'bad_signature' }

  const { list, index } = claims.status
  const { revoked, at } = against.revoked(claims.issuer, list, index)
  const shown = { claims, revocationsAt: at }
  if (!(await spokeFor(key, claims.issuedAt, payload))) {
    return { state: 'key_not_valid_then', ...shown }
  }
  if (revoked) return { state: 'revoked', ...shown }
  if (claims.expiresAt && against.now >= claims.expiresAt) return { state: 'expired', ...shown }
  return { state: 'valid', ...shown }
}

async function spokeFor(key: BundleKey, issuedAt: number, payload: Bytes): Promise<boolean> {
  if (issuedAt < key.from || (key.until !== null && issuedAt > key.until)) return false
  if (key.state !== 'compromised' && key.allowed === undefined) return true
  return (key.allowed ?? []).includes(await fingerprintOf(payload))
}

/** 16 characters that stand for exactly this payload: 96 bits of SHA-256. */
export async function fingerprintOf(payload: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', payload))
  return toBase64Url(digest.subarray(0, FINGERPRINT_LENGTH))
}

/** `["Signature1", header, aad, payload]`, written out: a phone need not carry the whole of `encodeCbor` for it. */
function toBeSigned(...parts: readonly [header: Bytes, aad: Bytes, payload: Bytes]): Bytes {
  const bytes = [0x84, 0x6a, ...utf8('Signature1')]
  for (const part of parts) bytes.push(...cborOfBytes(part))
  return Uint8Array.from(bytes)
}

function partsOf(bytes: Bytes) {
  const parts = decodeCbor(bytes)
  if (!isCborArray(parts) || parts.length !== 4) return null
  const [header, open, payload, signature] = parts
  if (!(header instanceof Uint8Array && payload instanceof Uint8Array)) return null
  if (!(signature instanceof Uint8Array) || signature.length !== SIGNATURE_LENGTH) return null
  // What is not signed has no place in a token.
  if (!(open instanceof Map) || open.size > 0) return null
  const kid = readHeader(decodeCbor(header))
  return kid === null ? null : { header, kid, payload, signature }
}

function readHeader(header: Cbor | null): string | null {
  if (!(header instanceof Map) || header.size !== 2 || header.get(ALG) !== EDDSA) return null
  const kid = header.get(KID)
  return kid instanceof Uint8Array && kid.length === KID_LENGTH ? toHex(kid) : null
}

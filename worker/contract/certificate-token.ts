/**
 * The token of a certificate's QR code ("KQ1"): `https://HOST/v#` and the digits of a signed envelope (`cose-token.ts`,
 * external_aad `kpm-cert-v1`) over CWT claims (RFC 8392) in deterministic CBOR.
 * It holds what a paper must prove without signal. Runs in the Worker and in browsers of 2018; brings no signing of its own.
 */
import { utf8 } from './byte-text.ts'
import {
  checkRead,
  fingerprintOf,
  packAs,
  readAs,
  type Against,
  type Checked,
  type Read,
  type Signer,
} from './cose-token.ts'
import { isStatement } from './statement-token.ts'
import { decodeClaims, encodeClaims, type TokenClaims } from './token-claims.ts'

export type ReadToken = Read<TokenClaims>
export type CheckedToken = Checked<TokenClaims>

const CERTIFICATE = { aad: utf8('kpm-cert-v1'), decode: decodeClaims }

// Spaces and line breaks that wrapping puts in, invisible marks of messengers, and `>` before quoted lines.
const NOISE = '\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff>'
const RUN = /\d+/g
const BROKEN_RUN = new RegExp(`\\d[\\d${NOISE}]*`, 'g')
const ALL_NOISE = new RegExp(`[${NOISE}]`, 'g')
const MAX_TEXT = 20_000
/** No token is shorter: its signature alone has 155. */
const MIN_DIGITS = 200

/** `sign` gives 64 bytes; `kid` is 8 hex digits. Answers the digits. Throws RangeError for claims that no token can hold. */
export async function packToken(claims: TokenClaims, key: Signer): Promise<string> {
  return packAs(CERTIFICATE, encodeClaims(claims), key)
}

/** Any text may come in. What is accepted has one form only: other digits are another token. */
export function readToken(digits: string): ReadToken {
  return readAs(CERTIFICATE, digits)
}

/**
 * The digits in whatever was scanned, pasted or typed: an address of any host, digits alone, with spaces and line breaks, or
 * with words around. Null when there is nothing as long as a token.
 */
export function tokenDigits(text: string): string | null {
  if (text.length > MAX_TEXT) return null
  const whole: readonly string[] = text.match(RUN) ?? []
  const broken: readonly string[] = text.match(BROKEN_RUN) ?? []
  const found = [...whole, ...broken.map((run) => run.replace(ALL_NOISE, ''))].filter(
    (run) => run.length >= MIN_DIGITS,
  )
  // A number beside the token must not be read into it, nor half a token be taken for one.
  return found.find((run) => readToken(run).ok || isStatement(run)) ?? found[0] ?? null
}

/**
 * What a paper proves. `now` in seconds since 1970. Rejects only when `verify` does, because this device can check no
 * signatures, or `revoked`, because its list is damaged: then nothing is known about the paper.
 */
export function checkToken(digits: string, against: Against): Promise<CheckedToken> {
  return checkRead(readToken(digits), against)
}

/** 16 characters that stand for exactly these claims (96 bits of SHA-256), whoever signed them; for `BundleKey.allowed`. */
export function claimsFingerprint(claims: TokenClaims): Promise<string> {
  return fingerprintOf(encodeClaims(claims))
}

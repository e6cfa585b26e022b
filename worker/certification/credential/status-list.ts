/**
 * Which certificates of an issuer are revoked, as one bit each: W3C Bitstring Status List 1.0. Bit 0 is the leftmost of the
 * first byte; 131,072 bits, the least that the standard allows, so that nobody learns from a list how many papers there are.
 */
import { fromBase64Url, toBase64Url, type Bytes } from '../../contract/byte-text.ts'
import { STATUS_LIST_LENGTH } from '../../contract/token-claims.ts'
import type { Instant } from '../../core/clock.ts'
import { issuerDid } from './did-document.ts'
import type { LinkedData } from './linked-data.ts'
import { stamp } from './timestamp.ts'
import { STATUS_LIST_CREDENTIAL } from './vocabulary.ts'

const HOUR = 3_600_000
/** A list that somebody kept back ages out: afterwards no verifier takes it. */
const VALID_FOR = 30 * 24 * HOUR
const LIST_BYTES = STATUS_LIST_LENGTH / 8

/** `https://host/status/35.08/1`; `list` counts from 1. */
export function statusListUrl(origin: string, district: string, list: number): string {
  return `${origin}/status/${district}/${list}`
}

/** Throws RangeError for an index that the list does not have. */
export function bitsOf(revoked: Iterable<number>): Bytes {
  const bits = new Uint8Array(LIST_BYTES)
  for (const index of revoked) {
    const at = byteOf(index)
    bits[at] = (bits[at] ?? 0) | maskOf(index)
  }
  return bits
}

export function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[byteOf(index)] ?? 0) & maskOf(index)) !== 0
}

function byteOf(index: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= STATUS_LIST_LENGTH) {
    throw new RangeError(`${index} is no place in a status list`)
  }
  return index >> 3
}

function maskOf(index: number): number {
  return 0x80 >> (index & 7)
}

/** `u` (multibase base64url) and the gzipped bits. */
export async function encodeList(bits: Bytes): Promise<string> {
  const zipped = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'))
  return `u${toBase64Url(new Uint8Array(await new Response(zipped).arrayBuffer()))}`
}

/** The bits; null for anything that is not a list of exactly our length. Unpacks no further than that. */
export async function decodeList(encoded: string): Promise<Bytes | null> {
  const zipped = encoded.startsWith('u') ? fromBase64Url(encoded.slice(1)) : null
  if (zipped === null) return null
  const reader = new Blob([zipped])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader()
  const bits = new Uint8Array(LIST_BYTES)
  let filled = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > LIST_BYTES) {
        await reader.cancel()
        return null
      }
      bits.set(part.value, filled)
      filled += part.value.length
    }
  } catch {
    // Not gzip, or broken in the middle.
    return null
  }
  return filled === LIST_BYTES ? bits : null
}

/**
 * The unsigned list as a credential of its issuer, valid from the start of the hour for 30 days. It names no `ttl`: readers
 * then ask again after five minutes, as the standard says.
 */
export async function statusListCredential(from: {
  readonly origin: string
  readonly district: string
  readonly list: number
  readonly revoked: Iterable<number>
  readonly now: Instant
}): Promise<LinkedData> {
  const { origin, district, list, revoked, now } = from
  const hour = Math.floor(new Date(now).getTime() / HOUR) * HOUR
  const id = statusListUrl(origin, district, list)
  return {
    '@context': STATUS_LIST_CREDENTIAL.contexts,
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerDid(origin, district),
    validFrom: stamp(new Date(hour)),
    validUntil: stamp(new Date(hour + VALID_FOR)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: await encodeList(bitsOf(revoked)),
    },
  }
}

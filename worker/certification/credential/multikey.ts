/**
 * Public keys as verifiers read them: Multikey (W3C Controlled Identifiers 1.0, section 2.2.2), Ed25519 only, and the short
 * name by which documents and QR tokens call them.
 */
import { toHex, type Bytes } from '../../contract/byte-text.ts'
import { fromMultibase58, toMultibase58 } from './base58.ts'

/** Multicodec `ed25519-pub`, as a varint. */
const ED25519_PUB = [0xed, 0x01] as const
const KEY_LENGTH = 32
const KID_LENGTH = 4

/** 32 raw bytes → `z6Mk…`, 48 characters. Throws RangeError for another length. */
export function toMultikey(publicKey: Uint8Array): string {
  if (publicKey.length !== KEY_LENGTH) throw new RangeError('an Ed25519 public key has 32 bytes')
  return toMultibase58(Uint8Array.from([...ED25519_PUB, ...publicKey]))
}

/** The 32 raw bytes; null for anything but an Ed25519 Multikey. */
export function fromMultikey(text: string): Bytes | null {
  const bytes = fromMultibase58(text)
  if (bytes?.length !== ED25519_PUB.length + KEY_LENGTH) return null
  if (bytes[0] !== ED25519_PUB[0] || bytes[1] !== ED25519_PUB[1]) return null
  return bytes.slice(ED25519_PUB.length)
}

/** The first four bytes of SHA-256 over the raw public key, as 8 hex digits. */
export async function kidOf(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', publicKey)
  return toHex(new Uint8Array(digest).slice(0, KID_LENGTH))
}

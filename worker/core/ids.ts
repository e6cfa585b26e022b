/**
 * Identifiers and randomness, passed in with the Context.
 * Ids are UUIDv7 (RFC 9562): ordered by time, so indexes grow at their end.
 * Codes for people are Crockford base32: no I, L, O, U, so they survive handwriting and the telephone.
 */
import type { Clock } from './clock.ts'

export type Ids = {
  /** A new UUIDv7. */
  uuid(): string
  /** `length` random bytes from a cryptographic source. */
  bytes(length: number): Uint8Array
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function randomIds(clock: Clock): Ids {
  const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  return { bytes, uuid: () => uuidV7(clock, bytes) }
}

/** RFC 9562 section 5.7: 48 bits of Unix milliseconds, version, variant, 74 random bits. */
export function uuidV7(clock: Clock, bytes: (length: number) => Uint8Array): string {
  const random = bytes(10)
  const hex = (part: Uint8Array) =>
    Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = clock.now().getTime().toString(16).padStart(12, '0')
  const body = hex(random)
  const variant = ((random[2] ?? 0) & 0x3f) | 0x80
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${body.slice(1, 4)}`,
    `${variant.toString(16).padStart(2, '0')}${body.slice(6, 8)}`,
    body.slice(8, 20),
  ].join('-')
}

/** What no UUIDv7 made before `at` reaches, and every one made at or after it does: a day of a log as a range of ids. */
export function idsFrom(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/** `length` random Crockford characters: 5 bits each. */
export function crockford(ids: Ids, length: number): string {
  return Array.from(ids.bytes(length), (byte) => CROCKFORD[byte & 31]).join('')
}

/** Reads a code as people type it: any case, spaces and dashes dropped, O as 0, I and L as 1. */
export function readCrockford(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

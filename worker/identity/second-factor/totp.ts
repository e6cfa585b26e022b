/**
 * Time-based one-time passwords (RFC 6238 over RFC 4226: SHA-1, 30 seconds, 6 digits), what every authenticator app speaks.
 * Reckons and compares; that a step counts only once is the store's to guard.
 */
import type { Clock } from '../../core/clock.ts'
import { fromHex } from './hex.ts'

export const STEP_SECONDS = 30
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The time step of an instant: RFC 6238's T with T0 = 0. */
export function stepAt(clock: Clock): number {
  return Math.floor(clock.now().getTime() / 1000 / STEP_SECONDS)
}

/** The code of one step; `secret` as hex. `digits` is 8 in RFC 6238's test vectors only. */
export async function totpCode(secret: string, step: number, digits = DIGITS): Promise<string> {
  const raw = fromHex(secret)
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-1' }, false, [
    'sign',
  ])
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
  // RFC 4226 section 5.3: the last nibble says where the 31 bits lie.
  const offset = mac.getUint8(mac.byteLength - 1) & 15
  const bits = mac.getUint32(offset) & 0x7fffffff
  return String(bits % 10 ** digits).padStart(digits, '0')
}

export type Shown = { readonly step: number } | 'USED' | 'WRONG'

/**
 * Which step a typed code belongs to: the one of now, the one before or the one after, for telephones whose clock is a little off.
 * USED when it belongs to one that was taken already.
 */
export async function readCode(
  secret: string,
  typed: string,
  now: number,
  lastStep: number,
): Promise<Shown> {
  let shown: Shown = 'WRONG'
  // All three are reckoned and compared in full, so the time says nothing of which was near.
  for (const step of [now + 1, now, now - 1]) {
    if (!isSame(await totpCode(secret, step), typed)) continue
    shown = step > lastStep ? { step } : shown === 'WRONG' ? 'USED' : shown
  }
  return shown
}

/** RFC 4648 base32 without padding, as apps take a secret that is typed. */
export function base32(secret: string): string {
  const bits = Array.from(fromHex(secret), (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** What the QR carries: github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthAddress(secret: string, username: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`
  return `otpauth://totp/${label}?${query}`
}

function isSame(left: string, right: string): boolean {
  let differs = left.length ^ right.length
  for (let place = 0; place < left.length; place += 1) {
    differs |= left.charCodeAt(place) ^ right.charCodeAt(place)
  }
  return differs === 0
}

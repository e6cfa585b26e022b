/**
 * Bytes as decimal digits: a QR code packs digits in 3⅓ bits each, and no messenger breaks or rewrites a link that ends in
 * them. The bytes are one big number behind a byte 1, so that zeros at the beginning survive. By plain arithmetic: BigInt is
 * missing in browsers before 2018.
 */
import type { Bytes } from './byte-text.ts'

/** 480 bytes and the mark. A token has about 200. */
const MAX_DIGITS = 1159
const MARK = 1
const STEP = 7
const STEP_VALUE = 10 ** STEP

/** Throws RangeError above 480 bytes. */
export function digitsOfBytes(bytes: Uint8Array): string {
  // Groups of seven digits, the lowest first.
  const groups = [MARK]
  for (const byte of bytes) {
    let carry = byte
    for (let at = 0; at < groups.length; at += 1) {
      const value = (groups[at] ?? 0) * 256 + carry
      groups[at] = value % STEP_VALUE
      carry = Math.floor(value / STEP_VALUE)
    }
    if (carry > 0) groups.push(carry)
  }
  const digits = groups.reduceRight(
    (text, group) => text + (text === '' ? group : String(group).padStart(STEP, '0')),
    '',
  )
  if (digits.length > MAX_DIGITS) throw new RangeError('more bytes than a token may have')
  return digits
}

/** Null for what `digitsOfBytes` does not write. */
export function bytesOfDigits(digits: string): Bytes | null {
  if (digits.length > MAX_DIGITS || !/^[1-9]\d*$/.test(digits)) return null
  // The lowest first.
  const bytes: number[] = []
  const head = digits.length % STEP
  for (let at = head - STEP; at < digits.length; at += STEP) {
    let carry = Number(digits.slice(Math.max(at, 0), at + STEP))
    for (let place = 0; place < bytes.length; place += 1) {
      const value = (bytes[place] ?? 0) * STEP_VALUE + carry
      bytes[place] = value % 256
      carry = Math.floor(value / 256)
    }
    for (; carry > 0; carry = Math.floor(carry / 256)) bytes.push(carry % 256)
  }
  return bytes.pop() === MARK
    ? Uint8Array.from(bytes, (_, at) => bytes[bytes.length - 1 - at] ?? 0)
    : null
}

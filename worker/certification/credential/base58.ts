/**
 * Base 58 as Bitcoin writes it, multibase `z` (W3C Controlled Identifiers 1.0, section 2.4): keys and signatures.
 * Meant for some dozens of bytes; the work grows with the square of the length.
 */
import type { Bytes } from '../../contract/byte-text.ts'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE = 58n
/** Longer texts are refused unread: nothing here is longer than a signature of 64 bytes. */
const LONGEST = 128

/** `z` and the digits; every leading zero byte is one `1`. */
export function toMultibase58(bytes: Uint8Array): string {
  let value = 0n
  for (const byte of bytes) value = value * 256n + BigInt(byte)
  let digits = ''
  for (; value > 0n; value /= BASE) digits = (ALPHABET[Number(value % BASE)] ?? '') + digits
  return `z${'1'.repeat(leading(bytes, 0))}${digits}`
}

/** Null for anything that `toMultibase58` does not write. */
export function fromMultibase58(text: string): Bytes | null {
  if (!text.startsWith('z') || text.length > LONGEST) return null
  const digits = Array.from(text.slice(1), (character) => ALPHABET.indexOf(character))
  if (digits.includes(-1)) return null
  let value = 0n
  for (const digit of digits) value = value * BASE + BigInt(digit)
  const bytes: number[] = []
  for (; value > 0n; value /= 256n) bytes.unshift(Number(value % 256n))
  const zeros = Array.from({ length: leading(digits, 0) }, () => 0)
  return Uint8Array.from([...zeros, ...bytes])
}

function leading(numbers: ArrayLike<number>, wanted: number): number {
  let count = 0
  while (count < numbers.length && numbers[count] === wanted) count += 1
  return count
}

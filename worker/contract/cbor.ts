/**
 * The part of CBOR (RFC 8949) that certificate tokens are made of: whole numbers, bytes, text, arrays, and maps with whole
 * numbers as keys, in core deterministic encoding (section 4.2.1). Each value has exactly one encoding, and only that one is read.
 * Runs in the Worker and in browsers of 2018.
 */
import { utf8, type Bytes } from './byte-text.ts'

export type Cbor = number | string | Bytes | readonly Cbor[] | CborMap
export type CborMap = ReadonlyMap<number, Cbor>

const UNSIGNED = 0
const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const ARRAY = 4
const MAP = 5

const MAX_DEPTH = 8
const MAX_ITEMS = 64

/** As Array.isArray, which forgets what is in a read-only array. */
export function isCborArray(value: Cbor | null | undefined): value is readonly Cbor[] {
  return Array.isArray(value)
}

/** Throws RangeError for numbers that are not whole and safe. */
export function encodeCbor(value: Cbor): Bytes {
  const out: number[] = []
  write(out, value)
  return Uint8Array.from(out)
}

function write(out: number[], value: Cbor): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number')
    if (value < 0) writeHead(out, NEGATIVE, -1 - value)
    else writeHead(out, UNSIGNED, value)
  } else if (typeof value === 'string') {
    const bytes = utf8(value)
    writeHead(out, TEXT, bytes.length)
    out.push(...bytes)
  } else if (value instanceof Uint8Array) {
    writeHead(out, BYTES, value.length)
    out.push(...value)
  } else if (isCborArray(value)) {
    writeHead(out, ARRAY, value.length)
    for (const item of value) write(out, item)
  } else {
    const entries = Array.from(value, ([key, item]) => ({ key: encodeCbor(key), item }))
    entries.sort((left, right) => compare(left.key, right.key))
    writeHead(out, MAP, entries.length)
    for (const { key, item } of entries) {
      out.push(...key)
      write(out, item)
    }
  }
}

function writeHead(out: number[], major: number, count: number): void {
  const type = major * 32
  if (count < 24) {
    out.push(type + count)
    return
  }
  // The shortest of 1, 2, 4 and 8 bytes.
  const size = [2 ** 8, 2 ** 16, 2 ** 32].filter((most) => count >= most).length
  out.push(type + 24 + size, ...bigEndian(count, 2 ** size))
}

/** Bytes with their head: what a Sig_structure is made of, without all that `encodeCbor` can write besides. */
export function cborOfBytes(bytes: Uint8Array): readonly number[] {
  const out: number[] = []
  writeHead(out, BYTES, bytes.length)
  return [...out, ...bytes]
}

function bigEndian(count: number, length: number): number[] {
  const bytes: number[] = []
  for (let rest = count; bytes.length < length; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256)
  }
  return bytes
}

function compare(left: Uint8Array, right: Uint8Array): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Nobody reads why: `decodeCbor` answers null, and every word of a reason would be carried to each phone. */
const REFUSED = new RangeError()

function refuseWhen(isWrong: boolean): void {
  if (isWrong) throw REFUSED
}

/** Null for anything that `encodeCbor` would not have written byte for byte, and for what is nested deeper than 8. */
export function decodeCbor(bytes: Uint8Array): Cbor | null {
  let at = 0

  const take = (length: number): Uint8Array => {
    refuseWhen(at + length > bytes.length)
    at += length
    return bytes.subarray(at - length, at)
  }

  const value = (depth: number): Cbor => {
    const [first = 0] = take(1)
    const major = first >> 5
    const short = first & 31
    let count = short
    // Above 27 is no definite length, and tags and simple values are not used.
    refuseWhen(depth > MAX_DEPTH || short > 27 || major > MAP)
    if (short > 23) {
      count = 0
      for (const byte of take(2 ** (short - 24))) count = count * 256 + byte
      // The shortest form only.
      refuseWhen(count < (short === 24 ? 24 : 2 ** (4 * 2 ** (short - 24))))
    }
    const number = major === NEGATIVE ? -1 - count : count
    refuseWhen(!Number.isSafeInteger(number))
    if (major === UNSIGNED || major === NEGATIVE) return number
    if (major === BYTES) return Uint8Array.from(take(count))
    // Without ignoreBOM a mark at the beginning would be dropped, and two encodings would read as one text.
    if (major === TEXT)
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(count))
    refuseWhen(count > MAX_ITEMS)
    if (major === ARRAY) return Array.from({ length: count }, () => value(depth + 1))
    const map = new Map<number, Cbor>()
    let before: Uint8Array | null = null
    for (let entry = 0; entry < count; entry += 1) {
      const start = at
      const key = value(depth + 1)
      if (typeof key !== 'number') throw REFUSED
      const written = bytes.subarray(start, at)
      // In order, and none twice.
      refuseWhen(before !== null && compare(before, written) >= 0)
      before = written
      map.set(key, value(depth + 1))
    }
    return map
  }

  try {
    const decoded = value(1)
    return at === bytes.length ? decoded : null
  } catch {
    return null
  }
}

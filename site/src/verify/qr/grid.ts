/**
 * A QR code as a square of dark and light modules, read as text (ISO/IEC 18004): format, mask, blocks, correction, segments.
 * Versions 1 to 20 with digits, capitals and bytes: more than a certificate ever prints. Anything else is null.
 */
import { corrected } from './correction.ts'

/** Whether the module in column `x` of row `y` is dark. */
export type IsDark = (x: number, y: number) => boolean

export const LARGEST_VERSION = 20

export const sizeOf = (version: number): number => 17 + 4 * version

// ISO/IEC 18004 table 9: check words per block and blocks, by version, in base 36. In the order of the format's two bits.
const CHECKS = [
  'agqiogimmqummoossqqq',
  '7afkqikouikoqumosuss',
  'hsmgmsqqososmooussqs',
  'dmiqioimkosqokuossqu',
]
const BLOCKS = [
  '11122444555899aabdeg',
  '11111222244444666678',
  '1124445688bbggigjlpp',
  '11224466888acgchgilk',
]

const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
]

export function readGrid(version: number, isDark: IsDark): string | null {
  const format = formatOf(sizeOf(version), isDark)
  if (format === null) return null
  const words = wordsOf(version, MASKS[format % 8] ?? (() => 1), isDark)
  const level = Math.floor(format / 8)
  const figure = (table: readonly string[]) => parseInt(table[level]?.[version - 1] ?? '1', 36)
  const data = dataOf(words, figure(BLOCKS), figure(CHECKS))
  return data === null ? null : textOf(data, version)
}

/** Five bits: two of the level, three of the mask. */
function formatOf(size: number, isDark: IsDark): number | null {
  let first = 0
  let second = 0
  for (let at = 0; at < 15; at += 1) {
    const near = at < 6 ? at : at < 8 ? at + 1 : at === 8 ? 7 : 14 - at
    const one = at < 8 ? isDark(8, near) : isDark(near, 8)
    const other = at < 8 ? isDark(size - 1 - at, 8) : isDark(8, size - 15 + at)
    if (one) first |= 1 << at
    if (other) second |= 1 << at
  }
  for (let format = 0; format < 32; format += 1) {
    let rest = format << 10
    for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
    const code = ((format << 10) | rest) ^ 0x5412
    if (Math.min(bitsIn(code ^ first), bitsIn(code ^ second)) <= 3) return format
  }
  return null
}

function bitsIn(value: number): number {
  let count = 0
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** Where the centres of alignment patterns stand, in both directions. */
function alignmentsOf(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const last = sizeOf(version) - 7
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2
  const places = [6]
  for (let at = count - 1; at > 0; at -= 1) places.push(last - (at - 1) * step)
  return places
}

/** Every code word in the order of the zigzag. */
function wordsOf(
  version: number,
  mask: (x: number, y: number) => number,
  isDark: IsDark,
): number[] {
  const size = sizeOf(version)
  const centres = alignmentsOf(version)
  const far = size - 7
  const isPattern = (x: number, y: number): boolean => {
    if (x === 6 || y === 6) return true
    if ((x < 9 && (y < 9 || y > size - 9)) || (x > size - 9 && y < 9)) return true
    if (version > 6 && ((x > size - 12 && y < 6) || (y > size - 12 && x < 6))) return true
    const isNear = (at: number) => (centre: number) => Math.abs(centre - at) < 3
    return centres.some(
      (column) =>
        isNear(x)(column) &&
        centres.some(
          (row) =>
            isNear(y)(row) &&
            !(
              (column === 6 && row === 6) ||
              (column === 6 && row === far) ||
              (column === far && row === 6)
            ),
        ),
    )
  }
  const words: number[] = []
  let word = 1
  for (let right = size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    // The column of the timing pattern holds no words.
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const y = isUp ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (isPattern(x, y)) continue
        word = word * 2 + (isDark(x, y) === (mask(x, y) !== 0) ? 1 : 0)
        if (word > 255) {
          words.push(word % 256)
          word = 1
        }
      }
    }
  }
  return words
}

/** Takes the words apart into their blocks, corrects each and puts the data together. */
function dataOf(words: readonly number[], blocks: number, checks: number): number[] | null {
  const short = Math.floor(words.length / blocks) - checks
  const firstLong = blocks - (words.length % blocks)
  const data: number[] = []
  for (let block = 0; block < blocks; block += 1) {
    const own: number[] = []
    for (let at = 0; at < short; at += 1) own.push(words[at * blocks + block] ?? 0)
    if (block >= firstLong) own.push(words[short * blocks + block - firstLong] ?? 0)
    const length = own.length
    const start = short * blocks + (blocks - firstLong)
    for (let at = 0; at < checks; at += 1) own.push(words[start + at * blocks + block] ?? 0)
    const right = corrected(own, checks)
    if (right === null) return null
    data.push(...right.slice(0, length))
  }
  return data
}

const CAPITALS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

function textOf(data: readonly number[], version: number): string | null {
  let at = 0
  const left = () => data.length * 8 - at
  const take = (bits: number): number => {
    let value = 0
    for (let end = at + bits; at < end; at += 1) {
      value = value * 2 + (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return value
  }
  let text = ''
  while (left() >= 4) {
    const mode = take(4)
    if (mode === 0) break
    if (mode === 7) {
      // Names the alphabet of bytes: addresses are in all of them the same.
      take(8)
      continue
    }
    const isLarge = version > 9
    let length = take(
      mode === 1 ? (isLarge ? 12 : 10) : mode === 2 ? (isLarge ? 11 : 9) : isLarge ? 16 : 8,
    )
    if (mode === 1) {
      for (; length > 0; length -= 3) {
        const digits = Math.min(length, 3)
        text += `00${take([4, 7, 10][digits - 1] ?? 0)}`.slice(-digits)
      }
    } else if (mode === 2) {
      for (; length > 0; length -= 2) {
        const pair = length > 1 ? take(11) : take(6)
        if (length > 1) text += CAPITALS.charAt(Math.floor(pair / 45))
        text += CAPITALS.charAt(pair % 45)
      }
    } else if (mode === 4) {
      for (; length > 0; length -= 1) text += String.fromCharCode(take(8))
    } else {
      return null
    }
    if (left() < 0) return null
  }
  return text
}

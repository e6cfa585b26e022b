/**
 * The public code of a certificate: 11 random Crockford characters (55 bits) and one check character.
 * Kept as 12 characters, printed as `KPM-7Q4M-2XKD-9TRB`, read as people type it.
 * The check is a weighted sum in GF(32), with another weight at each place: any one wrong character is noticed,
 * and any two characters that changed places. Pure but for the random bytes handed in.
 */
import { crockford, readCrockford, type Ids } from '../core/ids.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const MARK = 'KPM'

export function newCode(ids: Pick<Ids, 'bytes' | 'uuid'>): string {
  const random = crockford(ids, LENGTH - 1)
  return random + checkOf(random)
}

/** `7Q4M2XKD9TRB` → `KPM-7Q4M-2XKD-9TRB` */
export function printCode(code: string): string {
  return [MARK, code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}

/** The 12 characters of what was typed, pasted or scanned: any case, with or without `KPM-`, also a whole address. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const clean = readCrockford(last).replaceAll('U', 'V')
  const code =
    clean.length === LENGTH + MARK.length && clean.startsWith(MARK)
      ? clean.slice(MARK.length)
      : clean
  if (code.length !== LENGTH) return null
  return checkOf(code.slice(0, -1)) === code.at(-1) ? code : null
}

function checkOf(code: string): string {
  let sum = 0
  for (const [index, character] of [...code].entries()) {
    // The check itself has weight 1, so the others begin at 2.
    sum ^= times(ALPHABET.indexOf(character), index + 2)
  }
  return ALPHABET[sum] ?? '0'
}

/** Multiplication in GF(2^5) modulo x^5 + x^2 + 1. */
function times(left: number, right: number): number {
  let product = 0
  for (let bit = 0; bit < 5; bit += 1) {
    if (((right >> bit) & 1) === 1) product ^= left << bit
  }
  for (let bit = 8; bit >= 5; bit -= 1) {
    if (((product >> bit) & 1) === 1) product ^= 0b100101 << (bit - 5)
  }
  return product
}

/**
 * The public code of a certificate: 11 random Crockford characters (55 bits) and one check character.
 * Kept as 12 characters, printed as `KPM-7Q4M-2XKD-9TRB`, read as people type it.
 * The check is a weighted sum in GF(32), with another weight at each place: any one wrong character is noticed,
 * and any two characters that changed places. Pure but for the random bytes handed in.
 */
import { crockford, readCrockford, type Ids } from '../../core/ids.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const MARK = 'KPM'
const STATEMENT_MARK = 'BKT'

export function newCode(ids: Pick<Ids, 'bytes' | 'uuid'>): string {
  const random = crockford(ids, LENGTH - 1)
  return random + checkOf(random)
}

/** `7Q4M2XKD9TRB` → `KPM-7Q4M-2XKD-9TRB` */
export function printCode(code: string): string {
  return printed(MARK, code)
}

/** `7Q4M2XKD9TRB` → `BKT-7Q4M-2XKD-9TRB`, the code of a statement of coverage. */
export function printStatementCode(code: string): string {
  return printed(STATEMENT_MARK, code)
}

function printed(mark: string, code: string): string {
  return [mark, code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}

/** The 12 characters of what was typed, pasted or scanned: any case, with or without `KPM-`, also a whole address. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  return readMarked(MARK, typed)
}

/** The same of a statement; only with `BKT`, because without it a code is a certificate's. */
export function readStatementCode(typed: string): string | null {
  return /bkt/i.test(typed) ? readMarked(STATEMENT_MARK, typed) : null
}

function readMarked(mark: string, typed: string): string | null {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const clean = readCrockford(last).replaceAll('U', 'V')
  const code =
    clean.length === LENGTH + mark.length && clean.startsWith(mark)
      ? clean.slice(mark.length)
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

/**
 * The check letter of codes that people type: a weighted sum in GF(32), with another weight at each place, so that any one
 * wrong letter is noticed, and any two that changed places. Crockford's letters: no I, L, O, U. Plain enough for a phone of 2018.
 */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Of at most 30 letters. */
export function checkLetter(code: string): string {
  let sum = 0
  for (let at = 0; at < code.length; at += 1) {
    // The check itself has weight 1, so the others begin at 2.
    sum ^= times(LETTERS.indexOf(code.charAt(at)), at + 2)
  }
  return LETTERS.charAt(sum)
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

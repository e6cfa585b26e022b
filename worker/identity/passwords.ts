/**
 * Which passwords are refused for staff. Length counts, composition does not (NIST SP 800-63B, ASVS V6.2):
 * a password is common when, digits and signs taken away, nothing is left but one or two words that everybody tries.
 */
import { COMMON_WORDS } from './frequent-words.ts'
import { LEAKED } from './leaked-passwords.ts'

export const MIN_PASSWORD = 12
export const MAX_PASSWORD = 128

export type WeakPassword = 'SHORT' | 'LONG' | 'COMMON' | 'OWN_NAME'

const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** The form in which a password is hashed: the same on every keyboard (NFKC). */
export function passwordText(typed: string): string {
  return typed.normalize('NFKC')
}

/** Why a password is refused; null when it may be used. `names`: user name and name of its owner. */
export function weakPassword(typed: string, names: readonly string[]): WeakPassword | null {
  const text = passwordText(typed)
  const length = [...text].length
  if (length < MIN_PASSWORD) return 'SHORT'
  if (length > MAX_PASSWORD) return 'LONG'
  const lower = text.toLowerCase()
  if (new Set(lower).size <= 4 || LEAKED.has(lower)) return 'COMMON'
  const plain = (from: string) => from.replaceAll(/[013457@$!]/g, (sign) => LETTERS[sign] ?? sign)
  const forms = [lower, plain(lower), plain(lower.replace(/[^\p{L}]+$/u, ''))]
  if (forms.some(isCommon)) return 'COMMON'
  return isOwnName(lower, names) ? 'OWN_NAME' : null
}

function isCommon(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '')
  if (letters.length < 4) return isDigitWalk(text)
  return isBuiltOf(letters, 2) || isBuiltOf(shortestPeriod(letters), 2)
}

/** Words put one after another, as many as `most`. */
function isBuiltOf(letters: string, most: number): boolean {
  if (COMMON_WORDS.has(letters)) return true
  if (most === 1) return false
  for (let cut = 3; cut <= letters.length - 3; cut += 1) {
    if (COMMON_WORDS.has(letters.slice(0, cut)) && isBuiltOf(letters.slice(cut), most - 1))
      return true
  }
  return false
}

/** `abcabcabc` → `abc` */
function shortestPeriod(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text)
      return text.slice(0, size)
  }
  return text
}

/** Mostly digits in counting order or the same again: 123456789012, 121212121212. */
function isDigitWalk(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '')
  const walks = '0123456789'.repeat(14)
  const back = '9876543210'.repeat(14)
  return (
    walks.includes(digits) ||
    back.includes(digits) ||
    '12345678901'.repeat(13).includes(digits) ||
    shortestPeriod(digits).length <= 6
  )
}

/** Nothing but the own names and digits: `sitiaminah2026`. */
function isOwnName(lower: string, names: readonly string[]): boolean {
  const letters = lower.replaceAll(/[^\p{L}]/gu, '')
  const parts = names
    .flatMap((name) => [name, ...name.split(/[^\p{L}]+/u)])
    .map((name) => name.toLowerCase().replaceAll(/[^\p{L}]/gu, ''))
    .filter((name) => name.length >= 3)
  const rest = parts
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ''), letters)
  return rest.length < 4 && rest.length < letters.length
}

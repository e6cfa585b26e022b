/**
 * Which abbreviations a text uses and which it explains: by `:istilah`, by "Long Form (ABC)", "ABC (long form)", "ABC adalah …",
 * or by words beside it that begin with its letters. Pure.
 */
import type { LessonText, Piece } from './lesson-text.ts'
import { KNOWN_ABBREVIATIONS } from './words.ts'

/** Two capitals or more in one word: `KPM`, `LiLA`, `HB0`. */
const ABBREVIATION = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu
/** What the letters of an abbreviation leave out. */
const SMALL = new Set([
  'dan',
  'di',
  'ke',
  'dari',
  'untuk',
  'dalam',
  'bagi',
  'yang',
  'atau',
  'serta',
])
const KNOWN = new Set<string>(KNOWN_ABBREVIATIONS.flatMap(({ words }) => words))

/** `MR1` and `MR2` are the same abbreviation; a numeral is none. */
export function abbreviationsIn(text: string): string[] {
  return [...text.matchAll(ABBREVIATION)]
    .map(([word]) => word.replace(/\d+$/, ''))
    .filter((word) => !/^[IVX]+$/.test(word) && !KNOWN.has(word))
}

export function explainedIn({ pieces, terms, cards }: LessonText): string[] {
  const named = terms.flatMap((term) => [term.toLowerCase(), ...abbreviationsIn(term)])
  return [...named, ...explainedInPieces([...pieces, ...cards])]
}

export function explainedInPieces(pieces: readonly Piece[]): string[] {
  const found = new Set<string>()
  for (const { text } of pieces) {
    for (const word of abbreviationsIn(text))
      if (!found.has(word) && isExplained(word, text)) found.add(word)
  }
  return [...found]
}

function isExplained(word: string, text: string): boolean {
  const shapes = [
    String.raw`\p{L}{2,}\s+\p{L}{2,}[*”"]*\s+\(${word}\)`,
    String.raw`${word}\s+\((?!\p{Lu}+\))\p{L}{2,}[\s/]+\p{L}{2,}`,
    String.raw`${word}[”"]?\s+(?:adalah|ialah|artinya|berarti|yaitu|singkatan|kepanjangan)\b`,
    String.raw`\b(?:disingkat|disebut|singkatannya)\s+[“"]?${word}`,
  ]
  if (shapes.some((shape) => new RegExp(shape, 'u').test(text))) return true
  // Two letters are spelt by chance in every other paragraph.
  return word.length > 2 && isSpelt(word.toLowerCase(), text)
}

/** Some words in a row begin with its letters: "lingkar lengan atas", `lila`. */
function isSpelt(letters: string, text: string): boolean {
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !SMALL.has(word))
  const spells = (at: number, rest: string, used: number): boolean => {
    if (rest === '') return used > 1
    const word = words[at] ?? ''
    if (word === letters) return false
    for (let length = 1; length <= Math.min(word.length, rest.length); length += 1) {
      if (!rest.startsWith(word.slice(0, length))) break
      if (spells(at + 1, rest.slice(length), used + 1)) return true
    }
    return false
  }
  return words.some((_, at) => spells(at, letters, 0))
}

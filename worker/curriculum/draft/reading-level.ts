/**
 * How many school years reading a text easily takes: the Flesch-Kincaid grade level (Kincaid et al. 1975, Research Branch
 * Report 8-75) with Indonesian syllables counted as 0.6 each, the correction that Harjasujana and Mulyati ("Membaca 2", 1996/97)
 * gave for using American formulas on Indonesian, whose words have more syllables for the same difficulty. Pure.
 */
import type { Sentence } from './lesson-text.ts'

const SYLLABLE_CORRECTION = 0.6
/** Less says more about chance than about the text. */
const LEAST_WORDS = 30
const MOST_YEARS = 16

/** From 1 to 16; null when the text is too short to say. */
export function readingLevel(sentences: readonly Sentence[]): number | null {
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length < LEAST_WORDS) return null
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const years =
    0.39 * (words.length / sentences.length) +
    11.8 * SYLLABLE_CORRECTION * (syllables / words.length) -
    15.59
  return Math.min(MOST_YEARS, Math.max(1, Math.round(years)))
}

/** Indonesian writes a vowel for every syllable; ai, au, ei and oi at the end of a word are one. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-zé]/g, '')
  const vowels = letters.match(/[aiueoé]/g)?.length ?? 0
  const diphthong = /(?:ai|au|ei|oi)$/.test(letters) && vowels > 2 ? 1 : 0
  return Math.max(1, vowels - diphthong)
}

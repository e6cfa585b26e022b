/** The language of a module: short sentences, words that are explained, Indonesian words, and one word for one thing. Pure. */
import { abbreviationsIn, explainedIn, explainedInPieces } from './abbreviations.ts'
import type { Fault } from './faults.ts'
import { piecesOfItem, sentenceLengths, type LessonText, type Piece } from './lesson-text.ts'
import type { Measured, MeasuredItem } from './measure.ts'
import { ENGLISH, GLOSSARY, WRITTEN } from './words.ts'

/** Words and abbreviations that were explained so far; words in small letters. */
export type Known = ReadonlySet<string>

/** The average of a lesson, in words. */
const MOST_WORDS = 12
/** Fewer sentences say more about chance than about a lesson. */
const LEAST_SENTENCES = 5

export function knownFrom(
  texts: readonly LessonText[],
  before: Known = new Set(),
  items: readonly MeasuredItem[] = [],
): Known {
  const said = [...texts.flatMap(explainedIn), ...explainedInPieces(items.flatMap(piecesOfItem))]
  return new Set([...before, ...said])
}

type Read = Measured & { readonly texts: readonly LessonText[] }

/** `known`: also what the module itself explains. */
export function inspectLanguage({ lessons, texts, items }: Read, known: Known): Fault[] {
  const files = [
    ...lessons.map(({ path, html }, index) => ({
      path,
      pieces: [
        { line: 1, kind: 'label' as const, box: '', text: html.title },
        ...(texts[index]?.pieces ?? []),
      ],
    })),
    ...[...new Set(items.map(({ path }) => path))].map((path) => ({
      path,
      pieces: items.flatMap(piecesOfItem),
    })),
  ]
  const told = new Set<string>()
  return files.flatMap(({ path, pieces }) => [
    ...longSentences(path, pieces),
    ...unexplained(path, pieces, known, told),
    ...wrongWords(path, pieces, known),
  ])
}

function longSentences(file: string, pieces: readonly Piece[]): Fault[] {
  const lengths = sentenceLengths(pieces)
  const average = averageOf(lengths)
  return lengths.length < LEAST_SENTENCES || average <= MOST_WORDS
    ? []
    : [{ file, line: 0, reason: 'SENTENCES_LONG', about: average.toFixed(1) }]
}

export function averageOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length)
}

/** Each once in a module, where it stands first. `told` is added to. */
function unexplained(
  file: string,
  pieces: readonly Piece[],
  known: Known,
  told: Set<string>,
): Fault[] {
  return pieces.flatMap(({ line, text }) =>
    abbreviationsIn(text).flatMap((word): Fault[] => {
      if (known.has(word) || told.has(word)) return []
      told.add(word)
      return [{ file, line, reason: 'ABBREVIATION_UNEXPLAINED', about: word }]
    }),
  )
}

type Shape = {
  readonly word: string
  readonly reason: 'ENGLISH' | 'TERM'
  readonly instead: string
  readonly pattern: RegExp
}

const LETTER = String.raw`[\p{L}\p{N}]`
const whole = (word: string, flags: string) =>
  new RegExp(`(?<!${LETTER}|-)${word}(?!${LETTER}|-)`, flags)
const shapes = (
  words: Readonly<Record<string, string>>,
  reason: Shape['reason'],
  flags: string,
): Shape[] =>
  Object.entries(words).map(([word, instead]) => ({
    word,
    reason,
    instead,
    pattern: whole(word, flags),
  }))
const SHAPES = [
  ...shapes(ENGLISH, 'ENGLISH', 'iu'),
  ...shapes(GLOSSARY, 'TERM', 'iu'),
  ...shapes(WRITTEN, 'TERM', 'u'),
]

/** Each once in a file. */
function wrongWords(file: string, pieces: readonly Piece[], known: Known): Fault[] {
  const all = pieces
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  return SHAPES.flatMap(({ word, reason, instead, pattern }): Fault[] => {
    if (!all.includes(word.toLowerCase()) || (reason === 'ENGLISH' && known.has(word))) return []
    const first = pieces.find(({ text }) => pattern.test(text))
    return first === undefined
      ? []
      : [{ file, line: first.line, reason, about: `"${word}" → ${instead}` }]
  })
}

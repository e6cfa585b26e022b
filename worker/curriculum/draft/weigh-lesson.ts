/**
 * One lesson as phones would show it, by the renderer that publishes: what it costs to fetch, how long and how hard it is to
 * read, and what is weak in it. Faults refuse publication, warnings do not. Pure but for the compressor.
 */
import { JARGON } from '../../../site/src/text/jargon.ts'
import type { ContentProblem } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { overLimit } from '../../contract/lesson-limits.ts'
import type { previewLesson } from '../../contract/workshop.ts'
import { DRAWING_WARNING_BYTES, type Drawing } from '../compile/drawing.ts'
import type { LessonHtml } from '../compile/markdown.ts'
import type { KnownMedium } from '../media.ts'
import { renderKept } from '../compile/render-kept.ts'
import { gzipBytes } from '../compile/seal.ts'
import { sentencesOf, type Sentence } from './lesson-text.ts'
import { readingLevel } from './reading-level.ts'

type Preview = ReplyOf<typeof previewLesson>
export type LessonFigures = Preview['figures']
type Fault = Omit<ContentProblem, 'file'>

const WORDS_A_MINUTE = 150
const LONG_SENTENCE = 25
/** What a picture should be at most; more is taken. */
const PICTURE_WARNING_BYTES = 40_000

export type LessonWork = Pick<InputOf<typeof previewLesson>, 'text' | 'module' | 'lesson'> & {
  readonly drawings: ReadonlyMap<string, Drawing>
  /** Of the drawings' sources. */
  readonly drawingBytes: ReadonlyMap<string, number>
  readonly media: ReadonlyMap<string, KnownMedium>
  /** The lessons of the module that come before it. */
  readonly earlier: readonly string[]
  /** The day on which it is read. */
  readonly today: string
}

export async function weighLesson(work: LessonWork): Promise<Preview> {
  const { text, module, lesson } = work
  const html = renderKept(text, work.drawings, work.media)
  // What is over a limit was not read, and nothing is said of its language.
  const isRead = html.screens.length > 0
  const sentences = isRead ? sentencesOf(text) : []
  const file = `${module}/${lesson}.md`
  const inFile = (fault: Fault) => ({ file, ...fault })
  const warnings = [
    ...html.warnings,
    ...longSentences(sentences),
    ...(isRead ? unexplained(text, work.earlier) : []),
    ...overdue(html, work.today),
    ...heavy(html, work),
  ]
  return {
    title: html.title,
    screens: html.screens.map((screen, index) => ({
      html: screen,
      words: html.counts[index] ?? 0,
    })),
    figures: await figuresOf(html),
    grade: readingLevel(sentences),
    problems: html.problems.map(inFile),
    warnings: warnings.toSorted((one, two) => one.line - two.line).map(inFile),
  }
}

async function figuresOf({ screens, words, media }: LessonHtml): Promise<LessonFigures> {
  const files = new Map(media.map(({ name, bytes }) => [name, bytes]))
  return {
    words,
    screens: screens.length,
    bytes: await gzipBytes(JSON.stringify(screens)),
    mediaBytes: [...files.values()].reduce((sum, bytes) => sum + bytes, 0),
    seconds: Math.round((words / WORDS_A_MINUTE) * 60),
  }
}

function longSentences(sentences: readonly Sentence[]): Fault[] {
  return sentences
    .filter(({ words }) => words.length > LONG_SENTENCE)
    .map(({ line, words }) => ({ line, reason: 'SENTENCE_LONG', about: String(words.length) }))
}

const LETTER = String.raw`[\p{L}\p{N}]`

/** How one term of the field is found, and how it is found to be explained. */
type Term = {
  readonly name: string
  /** Each in small letters: a text without any of them need not be searched. */
  readonly forms: readonly string[]
  readonly words: readonly RegExp[]
  /** "LiLA adalah …", "disingkat LiLA"; and "lingkar lengan atas (LiLA)", where the long form is the explanation. */
  readonly explained: readonly RegExp[]
}

const TERMS = JARGON.map((forms): Term => {
  const parts = forms.map((form) => {
    const escaped = form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    // Capitals alone are an abbreviation: "sd" is another word than "SD".
    const flags = form === form.toUpperCase() ? 'gu' : 'giu'
    return { word: String.raw`(?<!${LETTER}|-)${escaped}(?!${LETTER}|-)`, flags }
  })
  return {
    name: forms[0],
    forms: forms.map((form) => form.toLowerCase()),
    words: parts.map(({ word, flags }) => new RegExp(word, flags)),
    explained: parts.map(
      ({ word, flags }) =>
        new RegExp(
          [
            String.raw`:istilah\[[^\]]{0,120}${word}`,
            String.raw`${word}["”*]{0,4}\s{1,4}(?:adalah|berarti|artinya|ialah|yaitu)\b`,
            String.raw`\b(?:disebut|disingkat|dinamakan|arti)\s{1,4}["“*]{0,4}${word}`,
            String.raw`\(${word}\)`,
          ].join('|'),
          flags,
        ),
    ),
  }
})

/** Words of the field that neither this lesson nor one before it in the module explains. */
function unexplained(text: string, earlier: readonly string[]): Fault[] {
  const all = [...earlier.filter((other) => overLimit(other) === null), text]
  const lines = text.split(/\r\n|\r|\n/).map((line) => visible(line))
  const small = text.toLowerCase()
  return TERMS.flatMap(({ name, forms, words, explained }): Fault[] => {
    if (!forms.some((form) => small.includes(form))) return []
    const at = lines.findIndex((line) => words.some((word) => line.search(word) !== -1))
    const isExplained = explained.some((shape) => all.some((each) => each.search(shape) !== -1))
    // "intervensi spesifik" is not told a second time as "intervensi".
    for (const [index, line] of lines.entries())
      lines[index] = words.reduce((rest, word) => rest.replaceAll(word, ' '), line)
    return at === -1 || isExplained
      ? []
      : [{ line: at + 1, reason: 'JARGON_UNEXPLAINED', about: name }]
  })
}

/** A line without what is only named in it: files, attributes of blocks. */
function visible(line: string): string {
  return line.replaceAll(/\{[^}]{0,600}\}/g, ' ').replaceAll(/\]\([^)]{0,600}\)/g, '] ')
}

function overdue({ facts }: LessonHtml, today: string): Fault[] {
  return facts
    .filter(({ reviewBy }) => reviewBy !== '' && reviewBy < today)
    .map(({ id, line }) => ({ line, reason: 'FACT_OVERDUE', about: id }))
}

function heavy(html: LessonHtml, { text, drawingBytes }: LessonWork): Fault[] {
  const lines = text.split(/\r\n|\r|\n/)
  const lineOf = (name: string) => lines.findIndex((line) => line.includes(name)) + 1
  const drawings = [...new Set(html.drawings)].flatMap((name) => {
    const bytes = drawingBytes.get(name) ?? 0
    return bytes > DRAWING_WARNING_BYTES
      ? [{ line: lineOf(name), reason: 'DRAWING_LARGE', about: String(bytes) }]
      : []
  })
  const pictures = new Map(html.media.map((medium) => [medium.name, medium]))
  const large = [...pictures.values()].flatMap(({ name, kind, bytes }) =>
    kind === 'image' && bytes > PICTURE_WARNING_BYTES
      ? [{ line: lineOf(name), reason: 'MEDIUM_LARGE', about: String(bytes) }]
      : [],
  )
  return [...drawings, ...large]
}

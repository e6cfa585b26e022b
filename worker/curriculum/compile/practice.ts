/**
 * The inside of a practice, as micromark wrote it, to its HTML. All three kinds are plain lists with ` | ` before what is said:
 * `:::latihan` of check boxes, `[x]` before the right one; `:::pilah` of `thing > group`; `:::hitung` of `label = number unit`. Pure.
 */
import {
  counting,
  practice,
  sorting,
  trusted,
  type Counting,
  type Html,
  type Practice,
  type Sorting,
} from '../../../site/src/render/index.ts'
import {
  COUNTED_LINES,
  FEWEST_CHOICES,
  SORT_GROUPS,
  SORTED_LINES,
} from '../../contract/practice-limits.ts'
import { no, ok, type Result } from '../../core/result.ts'
import { readNumber } from './practice-number.ts'

type Faulty = {
  readonly reason:
    | 'PRACTICE_FORM'
    | 'PRACTICE_ONE_RIGHT'
    | 'PRACTICE_FEEDBACK'
    | 'PRACTICE_CHOICE_PLAIN'
    | 'SORT_GROUPS'
    | 'SORT_FORM'
    | 'SORT_GROUP_UNKNOWN'
    | 'COUNT_FORM'
    | 'COUNT_NUMBER'
    | 'LINE_FEEDBACK'
    | 'LINE_PLAIN'
  /** Which choice or line, from 0; null for the list as a whole. */
  readonly index: number | null
  /** What was written there. */
  readonly given?: string
}

/** The directives that are practice. */
export const PRACTICES: readonly string[] = ['latihan', 'pilah', 'hitung']

const LIST = /^<ul>([\s\S]*)<\/ul>$/
const ITEM = /<li>([\s\S]*?)<\/li>/g
const CHECK = /^<input type="checkbox" disabled="" (checked="" )?\/> /
/** A list in a list, a paragraph, a box: none of them belongs into a choice. */
const BLOCK = /<(?:ul|ol|li|p|div|table|blockquote|pre|h\d|figure|hr)\b/
/** What can be tapped itself would take the tap from the choice. */
const TAPPED = /<(?:a|input|img)\b/

type Given = {
  readonly question: string
  /** Of `:::pilah`, with ` | ` between them. */
  readonly groups: string
  readonly inside: string
}

/** `number`: which practice of the lesson it is, from 1. */
export function writePractice(
  name: string,
  number: number,
  { question, groups, inside }: Given,
): Result<Html, Faulty> {
  if (name === 'pilah') {
    const read = readSorting(inside, groups)
    return read.ok ? ok(sorting(number, { question, ...read.value })) : read
  }
  if (name === 'hitung') {
    const read = readCounting(inside)
    return read.ok ? ok(counting(number, { question, lines: read.value })) : read
  }
  const read = readPractice(inside)
  return read.ok ? ok(practice(number, { question, choices: read.value })) : read
}

function readPractice(inside: string): Result<Practice['choices'], Faulty> {
  const list = LIST.exec(inside.trim())?.[1]
  if (list === undefined) return no<Faulty>({ reason: 'PRACTICE_FORM', index: null })
  const choices: Practice['choices'][number][] = []
  for (const [, item = ''] of list.matchAll(ITEM)) {
    const index = choices.length
    const check = CHECK.exec(item)
    if (check === null || BLOCK.test(item)) return no<Faulty>({ reason: 'PRACTICE_FORM', index })
    const words = item.slice(check[0].length)
    const cut = words.search(/\s\|\s/)
    const text = (cut === -1 ? words : words.slice(0, cut)).trim()
    const feedback = cut === -1 ? '' : words.slice(cut + 3).trim()
    if (TAPPED.test(text)) return no<Faulty>({ reason: 'PRACTICE_CHOICE_PLAIN', index })
    if (text === '' || feedback === '') return no<Faulty>({ reason: 'PRACTICE_FEEDBACK', index })
    choices.push({
      // Safe: micromark wrote both.
      text: trusted(text),
      feedback: trusted(feedback),
      isRight: check[1] !== undefined,
    })
  }
  const isListOnly = list.replaceAll(ITEM, '').trim() === ''
  if (!isListOnly || choices.length < FEWEST_CHOICES) {
    return no<Faulty>({ reason: 'PRACTICE_FORM', index: null })
  }
  if (choices.filter(({ isRight }) => isRight).length !== 1)
    return no<Faulty>({ reason: 'PRACTICE_ONE_RIGHT', index: null })
  return ok(choices)
}

type Line = { readonly words: string; readonly feedback: string }

/** The lines of a list, each cut at its first bar. */
function readLines(
  inside: string,
  form: 'SORT_FORM' | 'COUNT_FORM',
  { fewest, most }: { readonly fewest: number; readonly most: number },
): Result<readonly Line[], Faulty> {
  const list = LIST.exec(inside.trim())?.[1]
  if (list === undefined) return no<Faulty>({ reason: form, index: null })
  const lines: Line[] = []
  for (const [, item = ''] of list.matchAll(ITEM)) {
    const index = lines.length
    if (BLOCK.test(item) || CHECK.test(item)) return no<Faulty>({ reason: form, index })
    const cut = item.search(/\s\|(?:\s|$)/)
    const words = (cut === -1 ? item : item.slice(0, cut)).trim()
    const feedback = cut === -1 ? '' : item.slice(cut + 2).trim()
    if (TAPPED.test(words)) return no<Faulty>({ reason: 'LINE_PLAIN', index })
    if (feedback === '') return no<Faulty>({ reason: 'LINE_FEEDBACK', index })
    lines.push({ words, feedback })
  }
  const isListOnly = list.replaceAll(ITEM, '').trim() === ''
  return isListOnly && lines.length >= fewest && lines.length <= most
    ? ok(lines)
    : no<Faulty>({ reason: form, index: null })
}

/** What stands before and behind the last sign between blanks. */
function splitLast(words: string, sign: string): readonly [string, string] | null {
  const at = words.lastIndexOf(` ${sign} `)
  const [before, behind] = [words.slice(0, at).trim(), words.slice(at + sign.length + 2).trim()]
  return at === -1 || before === '' || behind === '' ? null : [before, behind]
}

function readSorting(inside: string, written: string): Result<Omit<Sorting, 'question'>, Faulty> {
  const groups = written.split('|').map((group) => group.trim())
  const known = groups.map((group) => group.toLowerCase())
  const isApart =
    new Set(known).size === known.length && !known.includes('') && !written.includes('>')
  if (!isApart || groups.length < SORT_GROUPS.fewest || groups.length > SORT_GROUPS.most) {
    return no<Faulty>({ reason: 'SORT_GROUPS', index: null })
  }
  const read = readLines(inside, 'SORT_FORM', SORTED_LINES)
  if (!read.ok) return read
  const lines: Sorting['lines'][number][] = []
  for (const [index, { words, feedback }] of read.value.entries()) {
    const parts = splitLast(words, '&gt;')
    if (parts === null) return no<Faulty>({ reason: 'SORT_FORM', index })
    const [text, group] = parts
    const given = asText(group)
    const right = known.indexOf(given.toLowerCase())
    if (right === -1) return no<Faulty>({ reason: 'SORT_GROUP_UNKNOWN', index, given })
    // Safe: micromark wrote both.
    lines.push({ text: trusted(text), feedback: trusted(feedback), right })
  }
  return ok({ groups, lines })
}

function readCounting(inside: string): Result<Counting['lines'], Faulty> {
  const read = readLines(inside, 'COUNT_FORM', COUNTED_LINES)
  if (!read.ok) return read
  const lines: Counting['lines'][number][] = []
  for (const [index, { words, feedback }] of read.value.entries()) {
    const parts = splitLast(words, '=')
    if (parts === null) return no<Faulty>({ reason: 'COUNT_FORM', index })
    const [text, number] = parts
    const given = asText(number)
    const answer = readNumber(given)
    if (answer === null) return no<Faulty>({ reason: 'COUNT_NUMBER', index, given })
    // Safe: micromark wrote both.
    lines.push({ text: trusted(text), feedback: trusted(feedback), answer })
  }
  return ok(lines)
}

/** The words that micromark wrote as HTML. */
function asText(written: string): string {
  return written
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

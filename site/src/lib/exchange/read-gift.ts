/**
 * GIFT, as Moodle reads it (docs.moodle.org/en/GIFT_format): one question between blank lines, comments with id and tags, four
 * kinds of text. Every question is read for itself, so that one that is broken costs no other.
 */
import { joined, manyOf, matchOf, oneOf, orderOf, type Asking, type Choice } from './choices.ts'
import { readCarried, type Carried } from './carried.ts'
import { rangeOf, readNumber } from './numbers.ts'
import { onlyWords, PictureShelf, withPicture } from './pictures.ts'
import { Refused, type Asked, type Reading } from './reading.ts'
import { settle, type Part, type Tell } from './settle.ts'
import { wordsOf, type TextFormat } from './words.ts'

// A sign behind a backslash means itself. While the text is taken apart such signs are control characters, which no text holds.
const ESCAPED = '~=#{}:\\n*'
const hidden = (text: string) =>
  text.replaceAll(/\\([~=#{}:\\n*])/g, (_, sign: string) =>
    String.fromCharCode(ESCAPED.indexOf(sign) + HIDDEN),
  )
const HIDDEN = 14
const SIGNS_HIDDEN = new RegExp(
  `[${String.fromCharCode(HIDDEN)}-${String.fromCharCode(HIDDEN + ESCAPED.length - 1)}]`,
  'g',
)
const shown = (text: string) =>
  text.replaceAll(SIGNS_HIDDEN, (sign) => {
    const known = ESCAPED[sign.charCodeAt(0) - HIDDEN] ?? ''
    return known === 'n' ? '\n' : known
  })

type Block = {
  readonly line: number
  readonly body: string
  readonly comments: readonly string[]
}

export async function readGift(text: string, tell: Tell): Promise<Reading> {
  const shelf = new PictureShelf()
  const parts: Part[] = []
  let category: string[] = []
  for (const block of blocksOf(text)) {
    const named = /^\$CATEGORY:\s*([^\n]*)/.exec(block.body)
    if (named !== null) category = categoryTags(named[1] ?? '')
    const body = named === null ? block.body : block.body.slice(named[0].length).trim()
    if (body === '') continue
    const tags = category
    const line = named === null ? block.line : block.line + 1
    const read = () => readBlock({ ...block, line, body }, tags, shelf)
    parts.push({ line, about: aboutOf(body), read })
  }
  return settle('gift', parts, () => shelf.pictures, tell)
}

/** `$course$/top/ASI Eksklusif` → the last name; the names that every course has say nothing. */
export function categoryTags(path: string): string[] {
  const last = path.split('/').at(-1)?.trim() ?? ''
  return last === '' || /^(\$\w+\$|top|default( for .*)?)$/i.test(last) ? [] : [last]
}

function aboutOf(body: string): string {
  const stem = hidden(body)
    .replace(/^::([\s\S]*?)::/, '$1 ')
    .split('{')[0]
  return shown((stem ?? '').replaceAll(/^\[\w+\]|<[^>]*>/g, ' '))
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let body: string[] = []
  let comments: string[] = []
  let line = 1
  const close = () => {
    if (body.length > 0) blocks.push({ line, body: body.join('\n').trim(), comments })
    body = []
    comments = []
  }
  for (const [at, raw] of clean(text).split('\n').entries()) {
    if (raw.trim() === '') close()
    else if (/^\s*\/\//.test(raw)) comments.push(raw.trim().slice(2))
    else {
      if (body.length === 0) line = at + 1
      body.push(raw)
    }
  }
  close()
  return blocks
}

const clean = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')

async function readBlock(
  { line, body, comments }: Block,
  category: readonly string[],
  shelf: PictureShelf,
): Promise<Asked> {
  const text = hidden(body)
  const title = /^::([\s\S]*?)::/.exec(text)
  if (title === null && text.startsWith('::')) throw new Refused('SYNTAX')
  const said = text.slice(title?.[0].length ?? 0).trim()
  const carried = comments.map(readCarried).find((found) => found !== null) ?? {}
  const notes = comments.filter((comment) => readCarried(comment) === null).join('\n')
  const own = [...notes.matchAll(/\[tag:([^\n]+?)\]/g)].map(([, tag = '']) => tag)
  const code = /\[id:([^\n]+?)\]/.exec(notes)?.[1]?.trim() ?? ''
  const content = await readContent(said, carried, shelf)
  // Our own tags say more than the folder they came in.
  const tags = own.length > 0 ? own : category
  return { line, about: aboutOf(body), code, tags, carried, content }
}

async function readContent(
  text: string,
  carried: Carried,
  shelf: PictureShelf,
): Promise<Asked['content']> {
  const opened = text.split('{').length - 1
  const closed = text.split('}').length - 1
  if (opened !== closed) throw new Refused('SYNTAX')
  const start = opened === 0 ? text.length : text.indexOf('{')
  const end = opened === 0 ? text.length : text.indexOf('}')
  if (opened > 1) throw new Refused(text.indexOf('{', start + 1) < end ? 'SYNTAX' : 'COMPOSITE')
  if (end < start) throw new Refused('SYNTAX')
  const before = text.slice(0, start).trim()
  const behind = text.slice(end + 1).trim()
  const [format, stem] = formatOf(before, 'moodle')
  const picture = (raw: string) => pictured(raw, format, shelf)
  const asked = await withPicture(
    wordsOf(plain(behind === '' ? stem : `${stem} _____ ${behind}`, format), format),
    async () => undefined,
    shelf,
  )
  if (asked.text === '') throw new Refused('STEM_MISSING')
  const { text: stemText, ...image } = asked
  if (opened === 0) {
    return { type: 'situation', stem: stemText, ...image, explanation: carried.explanation ?? '' }
  }
  const inside = text.slice(start + 1, end)
  const general = inside.indexOf('####')
  const answers = (general === -1 ? inside : inside.slice(0, general)).trim()
  const explanation = general === -1 ? '' : worded(inside.slice(general + 4), format)
  return readAnswers(
    answers,
    { stem: stemText, ...image, explanation },
    { format, carried, picture },
  )
}

type Around = {
  readonly format: TextFormat
  readonly carried: Carried
  readonly picture: (raw: string) => ReturnType<typeof withPicture>
}

async function readAnswers(answers: string, asking: Asking, around: Around) {
  const { format } = around
  if (answers === '') throw new Refused('ESSAY')
  if (answers.startsWith('#')) return readNumeric(answers.slice(1).trim(), asking, around)
  if (answers.includes('~')) return readChoices(answers, asking, around)
  if (answers.includes('=') && answers.includes('->')) return readPairs(answers, asking, around)
  const truth = /^(TRUE|T|FALSE|F)\s*(?:#([^#]*))?(?:#([^#]*))?$/.exec(answers)
  if (truth !== null) {
    const [, word = '', wrong = '', right = ''] = truth
    const isTrue = word.startsWith('T')
    const [whenWrong, whenRight] = [worded(wrong, format), worded(right, format)]
    return {
      type: 'truth' as const,
      ...asking,
      right: isTrue,
      whyTrue: isTrue ? whenRight : whenWrong,
      whyFalse: isTrue ? whenWrong : whenRight,
    }
  }
  return readShort(answers, asking, format)
}

type Marked = {
  readonly sign: string
  readonly weight: number | null
  readonly text: string
  readonly feedback: string
}

function marked(answers: string): Marked[] {
  if (!/^[=~]/.test(answers)) throw new Refused('SYNTAX')
  return [...answers.matchAll(/([=~])([^=~]*)/g)].map(([, sign = '', raw = '']) => {
    const given = /^\s*%([^%]*)%/.exec(raw)
    const hash = raw.indexOf('#')
    return {
      sign,
      weight: given === null ? null : weightOf(given[1] ?? ''),
      text: raw.slice(given?.[0].length ?? 0, hash === -1 ? undefined : hash).trim(),
      feedback: hash === -1 ? '' : raw.slice(hash + 1),
    }
  })
}

function weightOf(text: string): number {
  const weight = /^-?\d{1,3}([.,]\d*)?$/.test(text.trim())
    ? Number(text.trim().replace(',', '.'))
    : Number.NaN
  if (!(Math.abs(weight) <= 100)) throw new Refused('WEIGHT_WRONG')
  return weight
}

async function readChoices(answers: string, asking: Asking, { format, carried, picture }: Around) {
  const found = marked(answers)
  const isOne = found.some(({ sign }) => sign === '=')
  const choices: Choice[] = []
  for (const { sign, weight, text, feedback } of found) {
    const full = sign === '=' ? 100 : 0
    choices.push({
      ...(await picture(text)),
      weight: weight ?? full,
      why: worded(feedback, format),
    })
  }
  return isOne ? oneOf(asking, choices, carried) : manyOf(asking, choices, carried)
}

function readPairs(answers: string, asking: Asking, { format, carried }: Around) {
  const rows = marked(answers).map(({ text }) => {
    const arrow = text.indexOf('->')
    if (arrow === -1) throw new Refused('PAIR_MISSING')
    const left = worded(text.slice(0, arrow), format)
    return { left, right: onlyWords(wordsOf(plain(text.slice(arrow + 2), 'plain'), 'plain')) }
  })
  if (carried.type !== 'order') return matchOf(asking, rows, carried)
  const steps = rows.map(({ left, right }) => ({ place: readNumber(left), right }))
  steps.sort((one, other) => one.place - other.place)
  return orderOf(
    asking,
    steps.map(({ right }) => right),
    carried,
  )
}

function readShort(answers: string, asking: Asking, format: TextFormat) {
  const found = marked(/^[=~]/.test(answers) ? answers : `=${answers}`)
  if (found.some(({ weight }) => weight !== null && weight < 100))
    throw new Refused('PARTIAL_CREDIT')
  const accepted = found.map(({ text }) => {
    if (text.includes('*')) throw new Refused('WILDCARD')
    return worded(text, format)
  })
  const explanation = joined(
    ...found.map(({ feedback }) => worded(feedback, format)),
    asking.explanation,
  )
  return { type: 'short' as const, ...asking, accepted, explanation }
}

function readNumeric(answers: string, asking: Asking, { format, carried }: Around) {
  const found = marked(/^[=~]/.test(answers) ? answers : `=${answers}`)
  const [one] = found
  if (one === undefined || found.length > 1) throw new Refused('NUMBER_SEVERAL')
  if (one.sign === '~' || (one.weight ?? 100) < 100) throw new Refused('PARTIAL_CREDIT')
  const range = one.text.split('..')
  const [value = '', tolerance = '0', ...more] = one.text.split(':')
  if (more.length > 0 || range.length > 2) throw new Refused('NUMBER_WRONG')
  const counted =
    range.length === 2
      ? rangeOf(readNumber(range[0] ?? ''), readNumber(range[1] ?? ''))
      : { value: readNumber(value), tolerance: readNumber(tolerance) }
  const explanation = joined(worded(one.feedback, format), asking.explanation)
  return { type: 'number' as const, ...asking, ...counted, unit: carried.unit ?? '', explanation }
}

function formatOf(raw: string, inherited: TextFormat): [TextFormat, string] {
  const named = /^\s*\[(html|moodle|plain|markdown)\]/.exec(raw)
  // Safe: the expression names no other.
  return named === null ? [inherited, raw] : [named[1] as TextFormat, raw.slice(named[0].length)]
}

/** A line end is a blank, unless it is written `\n`, and of Moodle's own texts many blanks are one; Markdown and HTML are laid out later. */
function plain(raw: string, format: TextFormat): string {
  switch (format) {
    case 'html':
    case 'markdown':
      return shown(raw.trim())
    case 'plain':
      return shown(raw.trim().replaceAll(/[ \t]*\n[ \t]*/g, ' '))
    case 'moodle':
      return shown(raw.trim().replaceAll(/[ \t\n]+/g, ' '))
  }
}

function worded(raw: string, inherited: TextFormat): string {
  const [format, text] = formatOf(raw, inherited)
  return onlyWords(wordsOf(plain(text, format), format))
}

function pictured(raw: string, inherited: TextFormat, shelf: PictureShelf) {
  const [format, text] = formatOf(raw, inherited)
  return withPicture(wordsOf(plain(text, format), format), async () => undefined, shelf)
}

/** For the choice of a reader: has braces with answers in them. */
export function looksLikeGift(text: string): boolean {
  return /\{[\s\S]*\}/.test(text) || text.includes('::') || text.includes('$CATEGORY:')
}

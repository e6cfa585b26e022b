/** Aiken (docs.moodle.org/en/Aiken_format): a question, its options with capital letters, and `ANSWER: B`. One right answer. */
import { oneOf } from './choices.ts'
import { Refused, type Asked, type Reading } from './reading.ts'
import { settle, type Part, type Tell } from './settle.ts'
import { wordsOf } from './words.ts'

/** Small letters too, as many write them. */
const OPTION = /^\s*([A-Za-z])\s*[.)]\s*(.*)$/
const ANSWER = /^\s*(?:ANSWER|JAWABAN|KUNCI)\s*:\s*(.*)$/i

type Raw = {
  readonly line: number
  readonly stem: string[]
  readonly options: { readonly letter: string; text: string }[]
  answer: string | null
  /** Words that stand where none may. */
  isBroken: boolean
}

export function looksLikeAiken(text: string): boolean {
  return /^\s*ANSWER\s*:/im.test(text) || /^\s*A\s*[.)]\s.*\s\s*B\s*[.)]\s/im.test(text)
}

export async function readAiken(text: string, tell: Tell): Promise<Reading> {
  const parts = questionsOf(text).map((raw): Part => {
    const about = raw.stem.join(' ')
    return { line: raw.line, about, read: async () => asked(raw, about) }
  })
  return settle('aiken', parts, () => new Map(), tell)
}

function asked(raw: Raw, about: string): Asked {
  if (raw.stem.length === 0) throw new Refused('STEM_MISSING')
  if (raw.isBroken) throw new Refused('SYNTAX')
  if (raw.options.length < 2) throw new Refused('PARTS_FEW')
  const isInOrder = raw.options.every(({ letter }, at) => letter === String.fromCharCode(65 + at))
  if (!isInOrder) throw new Refused('SYNTAX')
  if (raw.answer === null || raw.answer === '') throw new Refused('KEY_MISSING')
  const keys = raw.answer
    .toUpperCase()
    .split(/[\s,;/&.()]+|DAN|AND/)
    .filter((key) => key !== '')
  if (keys.length > 1) throw new Refused('KEY_TWICE')
  const [key = ''] = keys
  if (!raw.options.some(({ letter }) => letter === key)) throw new Refused('KEY_UNKNOWN')
  const choices = raw.options.map(({ letter, text }) => ({
    text: wordsOf(text, 'plain').text,
    weight: letter === key ? 100 : 0,
    why: '',
  }))
  const stem = wordsOf(raw.stem.join('\n'), 'plain').text
  const content = oneOf({ stem, explanation: '' }, choices, {})
  return { line: raw.line, about, code: '', tags: [], carried: {}, content }
}

function questionsOf(text: string): Raw[] {
  const found: Raw[] = []
  let open: Raw | null = null
  const close = () => {
    if (open !== null) found.push(open)
    open = null
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  for (const [at, line] of lines.entries()) {
    const fresh = (): Raw => ({
      line: at + 1,
      stem: [],
      options: [],
      answer: null,
      isBroken: false,
    })
    const answer = ANSWER.exec(line)
    const option = OPTION.exec(line)
    if (line.trim() === '') {
      // A blank line ends a question that has options; between paragraphs of a stem it is nothing.
      if (open !== null && open.options.length > 0 && !answerFollows(lines, at)) close()
    } else if (answer !== null) {
      open ??= fresh()
      open.answer = (answer[1] ?? '').trim()
      close()
    } else if (option !== null && open !== null && open.stem.length > 0) {
      open.options.push({ letter: (option[1] ?? '').toUpperCase(), text: (option[2] ?? '').trim() })
    } else {
      open ??= fresh()
      if (open.options.length > 0) open.isBroken = true
      else open.stem.push(line.trim())
    }
  }
  close()
  return found
}

/** People leave a line free before the answer, or between options. */
function answerFollows(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => line.trim() !== '') ?? ''
  return ANSWER.test(next) || (OPTION.test(next) && !/^\s*A\s*[.)]/i.test(next))
}

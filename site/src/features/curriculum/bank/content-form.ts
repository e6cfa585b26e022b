/**
 * A question as it stands in the editor, half written and of every type at once, so that another type loses no word; and the way
 * from there to the contract's `ItemContent` and back. What is still missing is told by place, never guessed.
 */
import type {
  ItemContent,
  ItemImage,
  ItemOption,
  ItemType,
  SimpleContent,
} from '../../../../../worker/contract/items.ts'
import { readNumber, writeNumber } from './read-number.ts'

export type SimpleType = SimpleContent['type']
/** A picture whose words may not be there yet. */
export type PictureForm = { readonly file: string; readonly alt: string }
export type OptionForm = {
  readonly id: string
  readonly text: string
  readonly image: PictureForm | null
  readonly right: boolean
  readonly why: string
}
export type PairForm = { readonly id: string; readonly left: string; readonly right: string }
export type LineForm = { readonly id: string; readonly text: string }

export type SimpleForm = {
  readonly type: SimpleType
  readonly stem: string
  readonly image: PictureForm | null
  readonly explanation: string
  readonly options: readonly OptionForm[]
  /** Null until chosen. */
  readonly isTrue: boolean | null
  readonly whyTrue: string
  readonly whyFalse: string
  readonly pairs: readonly PairForm[]
  readonly extra: readonly LineForm[]
  readonly steps: readonly LineForm[]
  /** As typed: `12,5`. */
  readonly value: string
  readonly tolerance: string
  readonly unit: string
  /** One form a line. */
  readonly accepted: string
}
export type QuestionForm = { readonly id: string; readonly form: SimpleForm }
export type ContentForm = Omit<SimpleForm, 'type'> & {
  readonly type: ItemType
  readonly questions: readonly QuestionForm[]
}

/** What is not there yet. `at` is a place: `stem`, `option.a`, `q1/pair.b`; `limit` goes with LONG, FEW and MUCH. */
export type Gap = {
  readonly at: string
  readonly reason: 'EMPTY' | 'LONG' | 'FEW' | 'MUCH' | 'NUMBER' | 'FAR'
  readonly limit?: number
}
export type Made =
  | { readonly ok: true; readonly content: ItemContent }
  | { readonly ok: false; readonly gaps: readonly Gap[] }

/** The most parts that a question may have, and the fewest: of the contract. */
export const LIMITS = {
  options: [2, 8],
  pairs: [2, 8],
  extra: [0, 4],
  steps: [2, 8],
  accepted: [1, 20],
  questions: [1, 6],
} as const
const WORDS = 1000
const OPTION = 500
const ALT = 300
const ACCEPTED = 100
const UNIT = 20
/** As the contract bounds it, of either sign. */
const AMOUNT = 1e12

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** An id that none of the parts has: the next letter, or `a1`, `b1`, … after them. */
export function freeId(parts: readonly { readonly id: string }[]): string {
  const taken = new Set(parts.map(({ id }) => id))
  for (let round = 0; ; round += 1) {
    for (const letter of LETTERS) {
      const id = round === 0 ? letter : `${letter}${round}`
      if (!taken.has(id)) return id
    }
  }
}

export function newOption(options: readonly OptionForm[]): OptionForm {
  return { id: freeId(options), text: '', image: null, right: false, why: '' }
}

/** Four letters in an order that nobody chose: phones are told them, and many authors write the right option first. */
function drawnLetters(): string[] {
  const drawn = crypto.getRandomValues(new Uint32Array(4))
  return ['a', 'b', 'c', 'd']
    .map((letter, at) => ({ letter, place: drawn[at] ?? 0 }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ letter }) => letter)
}

/** Four empty options, none of them marked: which one is right is said by its author alone. */
export function newForm(type: SimpleType): SimpleForm {
  return {
    type,
    stem: '',
    image: null,
    explanation: '',
    options: drawnLetters().map((id) => ({
      id,
      text: '',
      image: null,
      right: false,
      why: '',
    })),
    isTrue: null,
    whyTrue: '',
    whyFalse: '',
    pairs: ['a', 'b', 'c'].map((id) => ({ id, left: '', right: '' })),
    extra: [],
    steps: ['a', 'b', 'c'].map((id) => ({ id, text: '' })),
    value: '',
    tolerance: '0',
    unit: '',
    accepted: '',
  }
}

export function newContent(type: ItemType): ContentForm {
  return {
    ...newForm('one'),
    type,
    questions: [{ id: 'a', form: newForm('one') }],
  }
}

/** Another type of the same question: of many right options the first stays right where one is asked for. */
export function retyped<Form extends SimpleForm | ContentForm>(
  form: Form,
  type: Form['type'],
): Form {
  if (type !== 'one') return { ...form, type }
  const first = form.options.findIndex(({ right }) => right)
  return {
    ...form,
    type,
    options: form.options.map((option, at) => ({ ...option, right: at === first })),
  }
}

function simpleForm(content: SimpleContent): SimpleForm {
  const base = {
    ...newForm(content.type),
    stem: content.stem,
    image: content.image ?? null,
    explanation: content.explanation,
  }
  switch (content.type) {
    case 'one':
    case 'many':
      return {
        ...base,
        options: content.options.map(({ image, ...option }) => ({
          ...option,
          image: image ?? null,
        })),
      }
    case 'truth': {
      const { right, whyTrue, whyFalse } = content
      return { ...base, isTrue: right, whyTrue, whyFalse }
    }
    case 'match':
      return {
        ...base,
        pairs: content.pairs,
        extra: content.extra.map((text, at) => ({ id: LETTERS.charAt(at), text })),
      }
    case 'order':
      return { ...base, steps: content.steps }
    case 'number': {
      const { value, tolerance, unit } = content
      return { ...base, value: writeNumber(value), tolerance: writeNumber(tolerance), unit }
    }
    case 'short':
      return { ...base, accepted: content.accepted.join('\n') }
  }
}

export function formOf(content: ItemContent): ContentForm {
  if (content.type !== 'case') {
    return { ...newContent(content.type), ...simpleForm(content) }
  }
  const { stem, image, explanation, questions } = content
  return {
    ...newContent('case'),
    stem,
    image: image ?? null,
    explanation,
    questions: questions.map((question) => ({
      id: question.id,
      form: simpleForm(question.content),
    })),
  }
}

/** Collects what is missing while the parts are read; `prefix` is the place of a question inside a case. */
class Reader {
  readonly gaps: Gap[] = []
  readonly #prefix: string
  constructor(prefix = '') {
    this.#prefix = prefix
  }
  miss(at: string, reason: Gap['reason'], limit?: number): void {
    this.gaps.push({
      at: `${this.#prefix}${at}`,
      reason,
      ...(limit === undefined ? {} : { limit }),
    })
  }
  /** Words that may be left out. */
  remark(at: string, text: string, limit = WORDS): string {
    const words = text.trim()
    if (words.length > limit) this.miss(at, 'LONG', limit)
    return words
  }
  words(at: string, text: string, limit = WORDS): string {
    const words = this.remark(at, text, limit)
    if (words === '') this.miss(at, 'EMPTY')
    return words
  }
  image(at: string, image: PictureForm | null): { image?: ItemImage } {
    return image === null
      ? {}
      : { image: { file: image.file, alt: this.words(at, image.alt, ALT) } }
  }
  number(at: string, text: string): number {
    const value = readNumber(text)
    if (text.trim() === '') this.miss(at, 'EMPTY')
    else if (value === null) this.miss(at, 'NUMBER')
    else if (Math.abs(value) > AMOUNT) this.miss(at, 'FAR', AMOUNT)
    return value ?? 0
  }
  count(at: keyof typeof LIMITS, count: number): void {
    const [least, most] = LIMITS[at]
    if (count < least) this.miss(at, 'FEW', least)
    if (count > most) this.miss(at, 'MUCH', most)
  }
}

/** A row that nobody has touched is no option. */
export function isBlank({ text, image, why }: OptionForm): boolean {
  return text.trim() === '' && image === null && why.trim() === ''
}

function readOption(read: Reader, option: OptionForm): ItemOption {
  const { id, text, image, right, why } = option
  const at = `option.${id}`
  return {
    id,
    text: image === null ? read.words(at, text, OPTION) : read.remark(at, text, OPTION),
    ...read.image(`${at}.image`, image),
    right,
    why: read.remark(`${at}.why`, why),
  }
}

function readSimple(read: Reader, form: SimpleForm): SimpleContent {
  const asked = {
    stem: read.words('stem', form.stem),
    ...read.image('image', form.image),
    explanation: read.remark('explanation', form.explanation),
  }
  switch (form.type) {
    case 'one':
    case 'many': {
      const options = form.options
        .filter((option) => !isBlank(option))
        .map((option) => readOption(read, option))
      read.count('options', options.length)
      return { type: form.type, ...asked, options }
    }
    case 'truth': {
      if (form.isTrue === null) read.miss('truth', 'EMPTY')
      return {
        type: 'truth',
        ...asked,
        right: form.isTrue === true,
        whyTrue: read.remark('whyTrue', form.whyTrue),
        whyFalse: read.remark('whyFalse', form.whyFalse),
      }
    }
    case 'match': {
      const pairs = form.pairs
        .filter(({ left, right }) => left.trim() !== '' || right.trim() !== '')
        .map(({ id, left, right }) => ({
          id,
          left: read.words(`pair.${id}.left`, left),
          right: read.words(`pair.${id}.right`, right),
        }))
      read.count('pairs', pairs.length)
      const extra = form.extra.filter(({ text }) => text.trim() !== '')
      read.count('extra', extra.length)
      return {
        type: 'match',
        ...asked,
        pairs,
        extra: extra.map(({ id, text }) => read.words(`extra.${id}`, text)),
      }
    }
    case 'order': {
      const steps = form.steps
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text }) => ({ id, text: read.words(`step.${id}`, text) }))
      read.count('steps', steps.length)
      return { type: 'order', ...asked, steps }
    }
    case 'number': {
      const tolerance = read.number('tolerance', form.tolerance)
      if (tolerance < 0) read.miss('tolerance', 'NUMBER')
      const value = read.number('value', form.value)
      return {
        type: 'number',
        ...asked,
        value,
        tolerance,
        unit: read.remark('unit', form.unit, UNIT),
      }
    }
    case 'short': {
      const accepted = linesOf(form.accepted)
      if (accepted.some((line) => line.length > ACCEPTED)) read.miss('accepted', 'LONG', ACCEPTED)
      read.count('accepted', accepted.length)
      return { type: 'short', ...asked, accepted }
    }
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function contentOf(form: ContentForm): Made {
  const { type } = form
  const read = new Reader()
  if (type !== 'case') return made(readSimple(read, { ...form, type }), read.gaps)
  const asked = {
    stem: read.words('stem', form.stem),
    ...read.image('image', form.image),
    explanation: read.remark('explanation', form.explanation),
  }
  read.count('questions', form.questions.length)
  const questions = form.questions.map((question) => {
    const inner = new Reader(`${question.id}/`)
    const content = readSimple(inner, question.form)
    read.gaps.push(...inner.gaps)
    return { id: question.id, content }
  })
  return made({ type: 'case', ...asked, questions }, read.gaps)
}

function made(content: ItemContent, gaps: readonly Gap[]): Made {
  return gaps.length === 0 ? { ok: true, content } : { ok: false, gaps }
}

/** What the fields of a question are given. */
export type Parts = {
  readonly form: SimpleForm
  readonly onChange: (part: Partial<Omit<SimpleForm, 'type'>>) => void
  readonly area: string
  readonly isReadOnly: boolean
}

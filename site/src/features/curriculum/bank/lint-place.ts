/** Where a weakness of a question is shown: beside the field that it is about. Places are those of `Gap`. */
import { BLOCKING_LINTS, type ItemLint } from '../../../../../worker/contract/bank.ts'
import type { ContentForm, SimpleForm } from './content-form.ts'

export type PlacedLint = {
  readonly at: string
  readonly lint: ItemLint
  /** It cannot be published like this. */
  readonly isBlocking: boolean
}

export function placedLints(form: ContentForm, lints: readonly ItemLint[]): readonly PlacedLint[] {
  return lints.map((lint) => ({
    at: placeOf(form, lint),
    lint,
    isBlocking: BLOCKING_LINTS.includes(lint.reason),
  }))
}

/** Of a case `about` begins with the id of the question: `a.b` is option b of question a. */
function placeOf(form: ContentForm, { reason, about }: ItemLint): string {
  if (form.type === 'case') {
    const [first = '', ...rest] = about.split('.')
    const question = form.questions.find(({ id }) => id === first)
    if (question !== undefined) {
      return `${first}/${placeIn(question.form, { reason, about: rest.join('.') })}`
    }
    const speaking = form.questions.find((each) => speaks(each.form, reason, about))
    if (speaking !== undefined) {
      return `${speaking.id}/${placeIn(speaking.form, { reason, about: '' })}`
    }
  }
  return placeIn(form, { reason, about })
}

/** Of words that were found, a case does not say in which of its questions. */
function speaks(form: SimpleForm, reason: ItemLint['reason'], word: string): boolean {
  const texts =
    reason === 'NEGATIVE_STEM'
      ? [form.stem]
      : reason === 'ABSOLUTE_WORD'
        ? [form.stem, ...form.options.map(({ text }) => text)]
        : []
  return texts.some((text) => text.toLowerCase().includes(word))
}

type Placed = Pick<SimpleForm, 'options' | 'pairs' | 'steps' | 'extra'> & { readonly type: string }

function placeIn(form: Placed, { reason, about }: ItemLint): string {
  switch (reason) {
    case 'EXPLANATION_MISSING':
      return 'explanation'
    case 'SOURCE_MISSING':
      return 'source'
    case 'NEGATIVE_STEM':
    case 'STEM_LONG':
    case 'ITEM_TWICE':
      return 'stem'
    case 'ALT_MISSING':
      return partOf(form, about, '.image') ?? 'image'
    case 'OPTION_TWICE':
    case 'OPTION_EMPTY':
    case 'RIGHT_MISSING':
    case 'RIGHT_TWICE':
    case 'ALL_OF_THE_ABOVE':
    case 'LONGEST_IS_RIGHT':
    case 'WHY_MISSING':
    case 'ABSOLUTE_WORD':
      return partOf(form, about, '') ?? PARTS_OF[form.type] ?? 'stem'
  }
}

/** The place of all parts of a type. */
const PARTS_OF: Readonly<Record<string, string>> = {
  one: 'options',
  many: 'options',
  truth: 'truth',
  match: 'pairs',
  order: 'steps',
  short: 'accepted',
}

function partOf(form: Placed, id: string, of: string): string | null {
  switch (form.type) {
    case 'one':
    case 'many':
      return form.options.some((option) => option.id === id) ? `option.${id}${of}` : null
    case 'match':
      return form.pairs.some((pair) => pair.id === id) ? `pair.${id}${of}` : null
    case 'order':
      return form.steps.some((step) => step.id === id) ? `step.${id}${of}` : null
    default:
      return null
  }
}

/** A question of the short form: what is missing in it, and how it goes into the bank. Pure. */
import type { ItemVersion } from '../../../../../worker/contract/items.ts'
import { lettersFor } from '../../../lib/exchange/choices.ts'

export type QuickQuestion = {
  readonly stem: string
  readonly options: readonly string[]
  /** The place of the right option; null: none is marked. */
  readonly right: number | null
  readonly explanation: string
}

export const EMPTY_QUESTION: QuickQuestion = {
  stem: '',
  options: ['', '', '', ''],
  right: null,
  explanation: '',
}

export function whatIsMissing(question: QuickQuestion): 'stem' | 'options' | 'right' | null {
  if (question.stem.trim() === '') return 'stem'
  if (question.options.filter((text) => text.trim() !== '').length < 2) return 'options'
  const { right } = question
  return right === null || question.options[right]?.trim() === '' ? 'right' : null
}

/** Of a question with nothing missing; empty options are left out. */
export function quickVersion(question: QuickQuestion): ItemVersion {
  const options = question.options
    .map((text, place) => ({ text: text.trim(), right: place === question.right }))
    .filter(({ text }) => text !== '')
  const letters = lettersFor(options.map(({ text }) => `${question.stem}\n${text}`))
  return {
    level: 2,
    objective: '',
    source: '',
    fact: '',
    shuffle: true,
    content: {
      type: 'one',
      stem: question.stem.trim(),
      explanation: question.explanation.trim(),
      options: options.map((option, place) => ({
        ...option,
        id: letters[place] ?? '',
        why: '',
      })),
    },
  }
}

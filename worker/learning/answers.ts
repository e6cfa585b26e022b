/**
 * The text of an answer: made the one form in which it is kept, and graded. Which text an answer of which type has
 * is said at `question` in the contract; its words are in `site/src/render/answer-words.ts`. Pure; a phone runs `settled`:
 * nothing newer than ES2017.
 */
import type { ItemKey, Question } from '../contract/curriculum.ts'

/**
 * The answer as it is kept. Null: it counts as left open, being incomplete or none that this question can have. A text that came
 * out is one that goes in; of `order` the places of a form go in too (`a=2+b=1`).
 */
export function settled(
  { type, options, lefts = [] }: Pick<Question, 'type' | 'options' | 'lefts'>,
  given: string,
): string | null {
  const isOption = (id = '') => options.some((option) => option.id === id)
  const parts = given.split('+')
  switch (type) {
    case undefined:
      return isOption(given) ? given : null
    case 'number':
      return NUMBER.test(given.trim()) ? given.trim() : null
    case 'short':
      return given.trim().replace(/\s+/g, ' ') || null
    case 'many':
      return parts.every(isOption) && !hasTwice(parts) ? parts.sort().join('+') : null
    case 'match': {
      const chosen = lefts.map(({ id }) => parts.filter((part) => part.startsWith(`${id}=`)))
      const isWhole = chosen.every(
        ([one = '', other]) => other === undefined && isOption(one.split('=')[1]),
      )
      return isWhole && parts.length === lefts.length ? chosen.join('+') : null
    }
    case 'order': {
      const placed: string[] = []
      for (const [index, part] of parts.entries()) {
        const [id = '', place = index + 1] = part.split('=')
        placed[Number(place) - 1] = id
      }
      const isWhole = placed.length === options.length && parts.length === options.length
      return isWhole && options.every(({ id }) => placed.includes(id)) ? placed.join('+') : null
    }
  }
}

/** `2`, `-2,5`, `2.5`, and `2.500,5` as Indonesians write thousands. */
const NUMBER = /^-?\d+(\.\d{3})*([.,]\d+)?$/

function hasTwice(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length
}

/** `answer`: as `settled` gave it. */
export function isRight(question: Question, key: ItemKey, answer: string): boolean {
  switch (question.type) {
    case 'number': {
      const value = Number(key.right)
      // What is as near as the tolerance may be a hair farther in binary: 23.6 - 23.5.
      const near = (key.tolerance ?? 0) + Math.max(1, Math.abs(value)) * 1e-9
      return readingsOf(answer).some((reading) => Math.abs(reading - value) <= near)
    }
    case 'short':
      return [key.right, ...(key.accepted ?? [])].some((form) => bare(form) === bare(answer))
    case undefined:
    case 'many':
    case 'match':
    case 'order':
      return answer === (settled(question, key.right) ?? key.right)
  }
}

/** `2.500` is two and a half to one writer and two thousand five hundred to another: both are meant well. */
function readingsOf(text: string): number[] {
  const point = Number(text.replace(',', '.'))
  const thousands = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
    ? Number(text.replace(/\./g, '').replace(',', '.'))
    : point
  return [point, thousands].filter((reading) => !Number.isNaN(reading))
}

const EDGES = /^[\s.,;:!?'"()[\]…“”‘’–—-]+|[\s.,;:!?'"()[\]…“”‘’–—-]+$/g

/** What makes no difference is gone; of a text that is nothing else, it stays. */
function bare(text: string): string {
  const plain = text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ')
  return plain.replace(EDGES, '') || plain
}

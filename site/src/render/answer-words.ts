/**
 * An answer in words, and a question explained: made by the Worker once it was graded, so that a phone needs no key. An answer of
 * several parts has them on lines of their own.
 */
import type { ItemKey, Question } from '../../../worker/contract/curriculum.ts'
import type { MarkedQuestion } from '../../../worker/contract/learning.ts'

/** One question with its answer in words. `chosen`: as it was kept, null when it was left open. */
export function explainAnswer(
  question: Question,
  key: ItemKey,
  { chosen, right }: { readonly chosen: string | null; readonly right: boolean },
): MarkedQuestion {
  const { id, stem, image, case: situation } = question
  // Of several that were chosen, what is said to each.
  const whyOf = (answer: string) =>
    answer
      .split('+')
      .map((part) => (Object.keys(key.why).includes(part) ? (key.why[part] ?? '') : ''))
      .filter((word) => word !== '')
  return {
    id,
    stem,
    ...(image === undefined ? {} : { image }),
    ...(situation === undefined ? {} : { case: situation }),
    right,
    chosen:
      chosen === null
        ? null
        : { text: answerWords(question, chosen), why: whyOf(chosen).join(' ') },
    correct: rightWords(question, key),
    explanation: key.explanation,
  }
}

/** Stands between the parts of an answer that has several. */
const NEXT_PART = ';\n'

/** An answer in words, as `settled` gave it or as it stands in a key; empty for one that the question does not know. */
function answerWords(question: Question, answer: string): string {
  const { type, lefts = [], unit = '' } = question
  const parts = answer.split('+')
  switch (type) {
    case 'number':
      return unit === '' ? answer : `${answer} ${unit}`
    case 'short':
      return answer
    case 'match':
      return parts
        .map((part) => {
          const [left, right] = part.split('=')
          const text = lefts.find(({ id }) => id === left)?.text ?? ''
          return `${text}: ${optionWords(question, right)}`
        })
        .join(NEXT_PART)
    case 'order':
      return parts.map((id, index) => `${index + 1}. ${optionWords(question, id)}`).join(NEXT_PART)
    case undefined:
    case 'many':
      return parts.map((id) => optionWords(question, id)).join(NEXT_PART)
  }
}

/** The right answer in words, with how far from it one may be. */
function rightWords(question: Question, key: ItemKey): string {
  if (question.type !== 'number') return answerWords(question, key.right)
  const { right, tolerance = 0 } = key
  const local = (value: string) => value.replace('.', ',')
  const unit = question.unit === undefined ? '' : ` ${question.unit}`
  return tolerance === 0
    ? `${local(right)}${unit}`
    : `${local(right)} ± ${local(String(tolerance))}${unit}`
}

/** A picture without a text is called by what it shows. */
function optionWords({ options }: Question, id: string | undefined): string {
  const option = options.find((each) => each.id === id)
  return option?.text || (option?.image?.alt ?? '')
}

/** What is right, in one line for each question of it; empty while nothing is marked. Pure. */
import type { ItemContent } from '../../../../../worker/contract/items.ts'
import { FIELDS } from '../../../text/bank-fields.ts'
import { writeNumber } from './read-number.ts'

export function rightAnswers(content: ItemContent): readonly string[] {
  switch (content.type) {
    case 'one':
    case 'many': {
      const right = content.options.filter((option) => option.right)
      const words = right.map(({ text, image }) => text || (image?.alt ?? ''))
      return words.length === 0 ? [] : [words.join('; ')]
    }
    case 'truth':
      return [content.right ? FIELDS.isTrue : FIELDS.isFalse]
    case 'match':
      return [content.pairs.map(({ left, right }) => `${left} → ${right}`).join('; ')]
    case 'order':
      return [content.steps.map(({ text }, at) => `${at + 1}. ${text}`).join(' ')]
    case 'number': {
      const { value, tolerance, unit } = content
      const near = tolerance === 0 ? '' : ` ± ${writeNumber(tolerance)}`
      return [`${writeNumber(value)}${near} ${unit}`.trim()]
    }
    case 'short':
      return [content.accepted.join('; ')]
    case 'case':
      return content.questions.flatMap((part) =>
        rightAnswers(part.content).map((answer) => `${part.content.stem} ${answer}`),
      )
  }
}

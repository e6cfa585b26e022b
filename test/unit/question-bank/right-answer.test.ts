import { expect, it } from 'vitest'
import type { ItemType } from '../../../worker/contract/items.ts'
import { rightAnswers } from '../../../site/src/features/curriculum/bank/right-answer.ts'
import { anItem } from '../../factories/items.ts'

const TYPES: readonly ItemType[] = [
  'one',
  'many',
  'truth',
  'match',
  'order',
  'number',
  'short',
  'case',
]

it.each(TYPES)('says what is right in a question of type %s', (type) => {
  const answers = rightAnswers(anItem(type).content)
  expect(answers.length).toBeGreaterThan(0)
  expect(answers.every((answer) => answer.trim() !== '')).toBe(true)
})

it('names the options that are marked, and nothing while none is', () => {
  const { content } = anItem('one')
  if (content.type !== 'one') throw new Error('another type')
  const marked = content.options.find(({ right }) => right)
  expect(rightAnswers(content)).toEqual([marked?.text])
  const options = content.options.map((option) => ({ ...option, right: false }))
  expect(rightAnswers({ ...content, options })).toEqual([])
})

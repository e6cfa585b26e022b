/** Phones are told the letters of options: they say nothing of where an option stood in the file. */
import { expect, it } from 'vitest'
import { lettersFor } from '../../../site/src/lib/exchange/choices.ts'
import { readGift } from '../../../site/src/lib/exchange/read-gift.ts'

const TEXTS = ['Menimbang bayi', 'Mengukur panjang badan', 'Mencatat hasil', 'Merujuk ke bidan']
const NUMBERS = Array.from({ length: 200 }, (_, at) => at)

it('gives each text a letter of its own, also where two say the same', () => {
  expect(lettersFor(TEXTS).toSorted()).toEqual(['a', 'b', 'c', 'd'])
  expect(lettersFor(['Ya', 'Ya', 'Ya']).toSorted()).toEqual(['a', 'b', 'c'])
})

it('gives a text the same letter wherever it stands', () => {
  const letterOf = (texts: readonly string[]) =>
    Object.fromEntries(lettersFor(texts).map((letter, at) => [texts[at], letter]))
  const known = letterOf(TEXTS)
  expect(letterOf(TEXTS)).toEqual(known)
  expect(letterOf(TEXTS.toReversed())).toEqual(known)
  expect(letterOf([...TEXTS.slice(2), ...TEXTS.slice(0, 2)])).toEqual(known)
})

it('does not tell the right option of a file that always has it first, whatever it says', async () => {
  const file = NUMBERS.map((at) => `Soal ${at}? { =Benar ~Salah ~Ragu ~Lain }`).join('\n\n')
  const { items } = await readGift(file, () => undefined)
  const right = items.flatMap(({ item: { content } }) =>
    content.type === 'one' ? content.options.filter((option) => option.right) : [],
  )
  expect(right).toHaveLength(NUMBERS.length)
  for (const letter of ['a', 'b', 'c', 'd']) {
    const share = right.filter(({ id }) => id === letter).length
    expect([letter, share > 30 && share < 70]).toEqual([letter, true])
  }
})

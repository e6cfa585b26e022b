import { expect, it } from 'vitest'
import { question as questionSchema } from '../../../worker/contract/curriculum.ts'
import {
  ITEM_TYPES,
  itemVersion,
  type ItemContent,
  type ItemVersion,
} from '../../../worker/contract/items.ts'
import { presentItem } from '../../../worker/curriculum/bank/present.ts'
import { anItem, ITEM_IMAGES, ITEM_MEDIA, PICTURE_CHOICE } from '../../factories/items.ts'

const presented = (item: ItemVersion) =>
  presentItem({ code: 'soal', module: 'modul', item, edition: 'id.3' }, ITEM_MEDIA)
const only = (item: ItemVersion) => {
  const [first, ...others] = presented(item)
  if (first === undefined || others.length > 0) throw new Error('one question was expected')
  return first
}
/** The text of the option with this id. */
const said = ({ question }: ReturnType<typeof only>, id: string | undefined) =>
  question.options.find((option) => option.id === id)?.text

it.each(ITEM_TYPES)('makes of a question of type %s what the contract allows', (type) => {
  const item = anItem(type)
  expect(itemVersion.safeParse(item).success).toBe(true)
  for (const { question, key } of presented(item)) {
    expect(questionSchema.safeParse(question).error).toBeUndefined()
    expect(key).toMatchObject({ edition: 'id.3', level: 2, source: 'Pedoman Umum KPM' })
    expect(JSON.stringify(question)).not.toMatch(/right|why|Tepat|accepted|tolerance/)
  }
})

it('keeps the options of a choice as they are written, and joins several right ones in order', () => {
  const one = only(anItem('one'))
  expect(one.question).toEqual({
    id: 'soal',
    module: 'modul',
    stem: 'Di mana kader KPM dipilih?',
    options: [
      { id: 'a', text: 'Di rapat kecamatan' },
      { id: 'b', text: 'Di musyawarah desa' },
      { id: 'c', text: 'Di kantor dinas' },
    ],
  })
  expect(one.key.right).toBe('b')
  expect(only(anItem('many'))).toMatchObject({ question: { type: 'many' }, key: { right: 'a+c' } })
  expect(only(anItem('many', { shuffle: false })).question.fixed).toBe(true)
})

it('asks true or false as a choice of two in this order', () => {
  const { question, key } = only(anItem('truth'))
  expect(question).toMatchObject({ fixed: true, options: [{ id: 'b' }, { id: 's' }] })
  expect(question).not.toHaveProperty('type')
  expect(key).toMatchObject({ right: 'b', why: { b: 'Tepat.' } })
})

it('keys an order by the steps as they are written, shown in another order', () => {
  const shown = only(anItem('order'))
  const { content } = anItem('order')
  const steps = content.type === 'order' ? content.steps.map(({ text }) => text) : []
  expect(shown.key.right.split('+').map((id) => said(shown, id))).toEqual(steps)
  expect(shown.question.options.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

it('shows steps in an order that does not depend on which is right', () => {
  const steps = Array.from({ length: 6 }, (_, index) => ({
    id: `s${index}`,
    text: `Langkah ${index}`,
  }))
  const ordered = (given: typeof steps): ItemContent => ({
    type: 'order',
    stem: 'Urutkan.',
    explanation: '',
    steps: given,
  })
  const one = only(anItem(ordered(steps)))
  const other = only(anItem(ordered(steps.toReversed())))
  expect(one.question).toEqual(other.question)
  expect(one.key.right.split('+')).toEqual(other.key.right.split('+').toReversed())
  const shown = one.question.options.map(({ text }) => text)
  expect(shown).not.toEqual(steps.map(({ text }) => text))
  expect(shown).not.toEqual(steps.map(({ text }) => text).toReversed())
})

it('keys a match by partner, with partners that fit none beside them', () => {
  const shown = only(anItem('match'))
  const { content } = anItem('match')
  const pairs = content.type === 'match' ? content.pairs : []
  expect(shown.question.lefts?.map(({ text }) => text)).toEqual(pairs.map(({ left }) => left))
  expect(shown.question.options).toHaveLength(4)
  const chosen = shown.key.right.split('+').map((each) => said(shown, each.split('=')[1]))
  expect(chosen).toEqual(pairs.map(({ right }) => right))
})

it('makes one option of partners that say the same', () => {
  const same: ItemContent = {
    type: 'match',
    stem: 'Spesifik atau sensitif?',
    explanation: '',
    pairs: [
      { id: 'a', left: 'Imunisasi', right: 'Spesifik' },
      { id: 'b', left: 'Air bersih', right: 'Sensitif' },
      { id: 'c', left: 'ASI', right: 'Spesifik' },
    ],
    extra: [],
  }
  const shown = only(anItem(same))
  expect(shown.question.options).toHaveLength(2)
  const [first, , third] = shown.key.right.split('+').map((each) => each.split('=')[1])
  expect(first).toBe(third)
})

it('keys a number with its tolerance and a short answer with every form', () => {
  expect(only(anItem('number'))).toMatchObject({
    question: { type: 'number', unit: 'cm', options: [] },
    key: { right: '23.5', tolerance: 0.1 },
  })
  expect(only(anItem('short'))).toMatchObject({
    question: { type: 'short', options: [] },
    key: { right: 'ASI', accepted: ['ASI', 'A.S.I'] },
  })
})

it('makes of a case a question for each of its own, with the same situation', () => {
  const [first, second, ...others] = presented(anItem('case'))
  expect(others).toEqual([])
  expect([first?.question.id, second?.question.id]).toEqual(['soal-1', 'soal-2'])
  expect(first?.question.case).toMatchObject({
    id: 'soal',
    image: { url: `/media/${ITEM_IMAGES[0]}` },
  })
  expect(second?.question.case).toEqual(first?.question.case)
  expect(first?.key.explanation).toBe('Rujukan tidak menunggu.')
  expect(second?.key.explanation).toBe('Catat, lalu rujuk ke bidan.')
})

it('gives pictures with their address and size, and leaves out one that is not known', () => {
  const { question } = only(anItem(PICTURE_CHOICE))
  expect(question.image).toMatchObject({ url: `/media/${ITEM_IMAGES[0]}`, width: 640, height: 480 })
  expect(question.options.map(({ image }) => image?.url)).toEqual(
    ITEM_IMAGES.map((file) => `/media/${file}`),
  )
  const asked = { code: 'soal', module: 'modul', item: anItem(PICTURE_CHOICE) }
  expect(presentItem(asked, new Map())[0]?.question).not.toHaveProperty('image')
})

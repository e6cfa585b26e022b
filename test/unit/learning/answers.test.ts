import {
  array,
  assert,
  constantFrom,
  double,
  integer,
  property,
  record,
  shuffledSubarray,
  string,
  subarray,
} from 'fast-check'
import { expect, it } from 'vitest'
import type { ItemKey, Question } from '../../../worker/contract/curriculum.ts'
import { isRight, settled } from '../../../worker/learning/answers.ts'
import { givenIn } from '../../../worker/learning/given.ts'
import { grade } from '../../../worker/learning/rules.ts'

const IDS = ['a', 'b', 'c', 'd']
const options = IDS.map((id) => ({ id, text: `Pilihan ${id}` }))
const lefts = ['l1', 'l2', 'l3'].map((id) => ({ id, text: `Kiri ${id}` }))
const of = (type: Question['type'], own: Partial<Question> = {}): Question => ({
  id: 'q',
  module: 'satu',
  stem: 'Apa?',
  options,
  ...(type === undefined ? {} : { type }),
  ...(type === 'match' ? { lefts } : {}),
  ...(type === 'number' || type === 'short' ? { options: [] } : {}),
  ...own,
})
const key = (right: string, own: Partial<ItemKey> = {}): ItemKey => ({
  right,
  explanation: '',
  why: {},
  level: 1,
  objective: '',
  source: '',
  ...own,
})
const TYPES = [undefined, 'many', 'match', 'order', 'number', 'short'] as const
/** What the fields of one question hold. */
const fields = (given: Readonly<Record<string, string>>) => givenIn(given, 'j-')['q'] ?? ''

it('reads each type from the fields of a form', () => {
  expect(settled(of(undefined), fields({ 'j-q': 'b' }))).toBe('b')
  expect(settled(of('many'), fields({ 'j-q': 'c+a' }))).toBe('a+c')
  const pairs = { 'j-q.l3': 'a', 'j-q.l1': 'b', 'j-q.l2': 'a' }
  expect(settled(of('match'), fields(pairs))).toBe('l1=b+l2=a+l3=a')
  const places = { 'j-q.a': '2', 'j-q.b': '4', 'j-q.c': '1', 'j-q.d': '3' }
  expect(settled(of('order'), fields(places))).toBe('c+a+d+b')
  expect(settled(of('number'), fields({ 'j-q': ' 23,5 ' }))).toBe('23,5')
  expect(settled(of('short'), fields({ 'j-q': '  Air  susu ibu ' }))).toBe('Air susu ibu')
})

it.each([
  ['one that is no option', undefined, 'x'],
  ['two where one is asked', undefined, 'a+b'],
  ['nothing ticked', 'many', ''],
  ['one ticked that is no option', 'many', 'a+x'],
  ['one ticked twice', 'many', 'a+a'],
  ['a left one without its partner', 'match', 'l1=a+l2=b'],
  ['a partner that is no option', 'match', 'l1=a+l2=b+l3=x'],
  ['a left one named twice', 'match', 'l1=a+l1=b+l2=a'],
  ['a left one that is none', 'match', 'l1=a+l2=b+l3=c+l4=d'],
  ['a step without its place', 'order', 'a=1+b=2+c=3'],
  ['two steps in one place', 'order', 'a=1+b=1+c=3+d=4'],
  ['a place that is none', 'order', 'a=0+b=1+c=2+d=3'],
  ['a place far away', 'order', 'a=99999999+b=1+c=2+d=3'],
  ['a step twice', 'order', 'a+a+b+c'],
  ['a step that is none', 'order', 'a+b+c+x'],
  ['a word for a number', 'number', 'dua'],
  ['a number with two commas', 'number', '1,2,3'],
  ['nothing typed', 'short', '   '],
] as const)('takes for left open: %s', (_what, type, given) => {
  expect(settled(of(type), given)).toBeNull()
})

it('makes of any text one form, which it leaves as it is', () => {
  const pieces = constantFrom(
    'a',
    'b',
    'c',
    'd',
    'x',
    'l1=',
    'l2=',
    'l3=',
    '=',
    '+',
    '1',
    '2',
    ' ',
    ',',
  )
  assert(
    property(constantFrom(...TYPES), array(pieces, { maxLength: 12 }), (type, parts) => {
      const once = settled(of(type), parts.join(''))
      if (once !== null) expect(settled(of(type), once)).toBe(once)
    }),
  )
  assert(
    property(constantFrom(...TYPES), string(), (type, text) => {
      const once = settled(of(type), text)
      if (once !== null) expect(settled(of(type), once)).toBe(once)
    }),
  )
})

it('counts all or nothing where several parts are asked', () => {
  assert(
    property(subarray(IDS, { minLength: 1 }), shuffledSubarray(IDS), (right, chosen) => {
      const question = of('many')
      const answer = settled(question, chosen.join('+'))
      const isSame = [...right].toSorted().join() === [...chosen].toSorted().join()
      const isMarked = answer !== null && isRight(question, key(right.toSorted().join('+')), answer)
      expect(isMarked).toBe(isSame)
    }),
  )
  const all = shuffledSubarray(IDS, { minLength: 4 })
  assert(
    property(all, all, (right, chosen) => {
      const question = of('order')
      const given = chosen.map((id, index) => `${id}=${index + 1}`).toSorted()
      const answer = settled(question, given.join('+'))
      expect(answer).toBe(chosen.join('+'))
      expect(isRight(question, key(right.join('+')), answer ?? '')).toBe(
        right.join() === chosen.join(),
      )
    }),
  )
  const partners = record({
    l1: constantFrom(...IDS),
    l2: constantFrom(...IDS),
    l3: constantFrom(...IDS),
  })
  assert(
    property(partners, partners, (right, chosen) => {
      const text = (one: typeof right) => `l3=${one.l3}+l1=${one.l1}+l2=${one.l2}`
      const question = of('match')
      const answer = settled(question, text(chosen))
      expect(isRight(question, key(text(right)), answer ?? '')).toBe(text(right) === text(chosen))
    }),
  )
})

it('takes a number with comma or point, within the tolerance and no farther', () => {
  assert(
    property(
      integer({ min: -5000, max: 5000 }),
      integer({ min: 0, max: 50 }),
      integer({ min: -60, max: 60 }),
      constantFrom('.', ','),
      (value, tolerance, off, mark) => {
        const item = key(String(value / 10), { tolerance: tolerance / 10 })
        const typed = ((value + off) / 10).toFixed(1).replace('.', mark)
        const answer = settled(of('number'), typed)
        expect(answer).toBe(typed)
        expect(isRight(of('number'), item, answer ?? '')).toBe(Math.abs(off) <= tolerance)
      },
    ),
  )
  assert(
    property(double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (value) => {
      const answer = settled(of('number'), value.toFixed(4))
      expect(isRight(of('number'), key(String(value), { tolerance: 0.0001 }), answer ?? '')).toBe(
        true,
      )
    }),
  )
})

it('takes 2.500 for two and a half and for two thousand five hundred, whichever is right', () => {
  for (const right of ['2500', '2.5']) {
    expect(isRight(of('number'), key(right), '2.500')).toBe(true)
    expect(isRight(of('number'), key(right), '2.501')).toBe(false)
  }
  expect(isRight(of('number'), key('2500.5'), '2.500,5')).toBe(true)
  expect(isRight(of('number'), key('2500'), '2,500')).toBe(false)
})

it('takes a short answer whatever its capitals, spaces and marks at the ends', () => {
  const item = key('ASI', { accepted: ['ASI', 'Air susu ibu'] })
  const right = (text: string) => {
    const answer = settled(of('short'), text)
    return answer !== null && isRight(of('short'), item, answer)
  }
  for (const text of ['asi', ' ASI. ', '“Asi”', 'AIR  SUSU\tIBU!', 'air susu ibu?']) {
    expect(right(text)).toBe(true)
  }
  for (const text of ['a s i', 'air-susu-ibu', 'susu ibu', 'ASI eksklusif', '...']) {
    expect(right(text)).toBe(false)
  }
  expect(isRight(of('short'), key('?'), '?')).toBe(true)
  expect(isRight(of('short'), key('?'), '!')).toBe(false)
})

it('grades what a question cannot have, or was not asked, as left open', () => {
  const questions = [of('many', { id: 'q1' }), of('order', { id: 'q2' }), of('short', { id: 'q3' })]
  const keys = { q1: key('a+b'), q2: key('a+b+c+d'), q3: key('ya') }
  const answers = { q1: 'b+a', q2: 'a+b+c', q3: 'tidak', q9: 'a' }
  expect(grade(questions, keys, answers)).toEqual({
    marks: [
      { itemId: 'q1', chosen: 'a+b', right: true },
      { itemId: 'q2', chosen: null, right: false },
      { itemId: 'q3', chosen: 'tidak', right: false },
    ],
    right: 1,
    score: 33,
  })
})

it('reads only fields with the prefix, and names that every object has', () => {
  const posted = { percobaan: 'p', 'j-': 'x', 'j-constructor': 'a', 'j-__proto__': 'b', 'j-q': '' }
  expect(Object.entries(givenIn(posted, 'j-'))).toEqual([
    ['', 'x'],
    ['constructor', 'a'],
    ['__proto__', 'b'],
  ])
})

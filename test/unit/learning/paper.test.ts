import { assert, constantFrom, property, uuid } from 'fast-check'
import { expect, it } from 'vitest'
import type { Question } from '../../../worker/contract/curriculum.ts'
import { drawPaper, isDrawnById, phonePaper } from '../../../worker/learning/paper.ts'

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }))
const question = (id: string, own: Partial<Question> = {}): Question => ({
  id,
  module: id.slice(0, 1),
  stem: `${id}?`,
  options,
  ...own,
})
const PLAIN = ['a', 'b', 'c'].flatMap((module) =>
  Array.from({ length: 6 }, (_, index) => question(`${module}${index}`)),
)
const SEED = '0123456789abcdef0123456789abcdef0f1e2d3c4b5a69788796a5b4c3d2e1f0'
const asText = (paper: readonly Question[]) =>
  paper.map((each) => `${each.id}:${each.options.map(({ id }) => id).join('')}`).join(' ')

it('draws a paper of before as it always did', () => {
  const drawn = (drawPerModule: number, shuffle = true) =>
    asText(drawPaper({ quiz: { shuffle, drawPerModule }, questions: PLAIN }, SEED))
  // Written down: an answer that is graded later is graded by the paper that was asked.
  expect(drawn(2)).toBe('a3:acbd a4:cabd b2:cbad c0:cdab b0:dbca c2:cbad')
  expect(drawn(0)).toBe(
    'c2:bacd b4:bcad b2:abdc b3:badc b5:abdc a4:bdca b0:cadb a0:bacd a2:dacb c1:bacd c3:bacd b1:badc a5:abcd a1:abdc a3:cabd c5:acbd c0:adbc c4:cadb',
  )
  expect(drawn(0, false)).toBe(asText(PLAIN))
})

const about = (id: string) => ({ case: { id, text: `Cerita ${id}` } })
/** Two that are always asked, a pool of four units, one of them a case, and a pool of three. */
const POOLED = [
  question('a0'),
  question('a1', { pool: 0 }),
  question('a2', { pool: 0, ...about('k') }),
  question('a3', { pool: 0, ...about('k') }),
  question('a4', { pool: 0 }),
  question('a5', { pool: 0 }),
  question('b0', { pool: 1 }),
  question('b1', { pool: 1 }),
  question('b2', { pool: 1 }),
  question('c0'),
]
const POOLS = [2, 1]

it('draws from each pool what it says, and a case whole, together and in its order', () => {
  const seen = new Set<string>()
  assert(
    property(uuid(), constantFrom(true, false), (attemptId, shuffle) => {
      const quiz = { shuffle, drawPerModule: 0, pools: POOLS }
      const ids = phonePaper({ quiz, questions: POOLED }, attemptId).map(({ id }) => id)
      for (const id of ids) seen.add(id)
      const hasCase = ids.includes('a2')
      expect(ids.filter((id) => /a[1-5]/.test(id))).toHaveLength(hasCase ? 3 : 2)
      expect(ids.filter((id) => id.startsWith('b'))).toHaveLength(1)
      expect(ids).toEqual(expect.arrayContaining(['a0', 'c0']))
      if (hasCase) expect(ids[ids.indexOf('a2') + 1]).toBe('a3')
      else expect(ids).not.toContain('a3')
      if (!shuffle) expect(ids).toEqual(ids.toSorted())
    }),
  )
  expect(seen.size).toBe(POOLED.length)
})

it('keeps a case together where nothing is drawn, and draws it as one where so many of a module are', () => {
  const cased = [question('a0'), question('a1', about('k')), question('a2', about('k'))]
  for (let number = 0; number < 40; number += 1) {
    const seed = number.toString(16).padStart(32, '7')
    const all = drawPaper({ quiz: { shuffle: true, drawPerModule: 0 }, questions: cased }, seed)
    const ids = all.map(({ id }) => id)
    expect(ids.indexOf('a2')).toBe(ids.indexOf('a1') + 1)
    const one = drawPaper({ quiz: { shuffle: true, drawPerModule: 1 }, questions: cased }, seed)
    expect(['a0', 'a1 a2']).toContain(one.map(({ id }) => id).join(' '))
  }
})

it('leaves fixed options in their order, and mixes partners and steps in every quiz', () => {
  const orders = (own: Partial<Question>, shuffle: boolean) => {
    const quiz = { shuffle, drawPerModule: 0 }
    const seeds = Array.from({ length: 60 }, (_, index) => index.toString(16).padStart(32, '3'))
    return new Set(
      seeds.map((seed) => asText(drawPaper({ quiz, questions: [question('a', own)] }, seed))),
    ).size
  }
  expect(orders({}, true)).toBeGreaterThan(10)
  expect(orders({}, false)).toBe(1)
  expect(orders({ fixed: true }, true)).toBe(1)
  expect(orders({ type: 'many', fixed: true }, true)).toBe(1)
  for (const type of ['match', 'order'] as const) {
    expect(orders({ type, fixed: true }, false)).toBeGreaterThan(10)
    expect(orders({ type, fixed: true }, true)).toBeGreaterThan(10)
  }
})

it('takes the same questions for the same attempt, on the phone and in the Worker', () => {
  const pack = { quiz: { shuffle: true, drawPerModule: 0, pools: POOLS }, questions: POOLED }
  const id = '01a1c32f-0100-4018-94b4-000000000007'
  expect(phonePaper(pack, id)).toEqual(phonePaper(structuredClone(pack), id))
  // Written down: a phone keeps its half of this for months.
  expect(asText(phonePaper(pack, id))).toMatchInlineSnapshot(
    `"a2:bdac a3:cdba a0:dbac b2:cadb a4:dabc c0:cdab"`,
  )
  const quiz = { ...pack.quiz, slug: 's', title: '', questions: 5, passMark: 70 }
  const head = { ...quiz, attempts: 0, coolDownMinutes: 0 }
  expect(isDrawnById({ kind: 'module', quiz: head })).toBe(true)
  expect(isDrawnById({ kind: 'test', quiz: head })).toBe(false)
})

import { assert, constantFrom, integer, property, record, string } from 'fast-check'
import { expect, it } from 'vitest'
import type { CourseHead, Pack, Question } from '../../../worker/contract/curriculum.ts'
import { rulesOf, shortagesOf, type DrawRule } from '../../../worker/contract/draw-rules.ts'
import { drawPaper } from '../../../worker/learning/paper.ts'
import { isOffered, isPass, partsOf } from '../../../worker/learning/pre-test.ts'
import { NO_FACTS } from '../../../worker/learning/rules.ts'

const MODULES = ['satu', 'dua', 'tiga']
const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }))
const seeds = string({ unit: constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })

type Item = Question & { readonly level: 1 | 2 | 3; readonly tags: readonly string[] }

/** `size` questions of each module, levels in turn; the last two of a module are one case when `cased`. */
function stock(size: number, cased: 'cased' | 'plain' = 'plain'): Item[] {
  return MODULES.flatMap((module) =>
    Array.from({ length: size }, (_, index): Item => {
      const inCase = cased === 'cased' && index >= size - 2
      const level = ([1, 2, 3] as const)[index % 3] ?? 1
      return {
        id: `${module}-${index}`,
        module,
        stem: '?',
        options,
        level,
        tags: [],
        ...(inCase ? { case: { id: `${module}-k`, text: 'Cerita' } } : {}),
      }
    }),
  )
}

/** A pack's quiz and questions, as the compiler lays rules down. */
function packOf(rules: readonly DrawRule[], items: readonly Item[]) {
  const quiz: Pick<Pack['quiz'], 'shuffle' | 'drawPerModule' | 'pools'> = {
    shuffle: true,
    drawPerModule: 0,
    pools: rules.map(({ count }) => count),
  }
  const questions = items.flatMap((item) => {
    const pool = rules.findIndex(
      ({ module = null, level = null }) =>
        (module ?? item.module) === item.module && (level ?? item.level) === item.level,
    )
    return pool === -1 ? [] : [{ ...item, pool }]
  })
  return { quiz, questions }
}

const perModule = (drawPerModule: number, items: readonly Item[]) => ({
  quiz: { shuffle: true, drawPerModule },
  questions: items,
})
const idsOf = (paper: readonly Question[]) => paper.map(({ id }) => id)

it('asks nothing twice in pre-test and final test as long as each module has enough, whatever the seeds', () => {
  const sizes = record({
    pre: integer({ min: 1, max: 4 }),
    final: integer({ min: 1, max: 5 }),
    spare: integer({ min: 0, max: 3 }),
  })
  assert(
    property(sizes, seeds, seeds, ({ pre, final, spare }, one, other) => {
      const items = stock(pre + final + spare)
      const before = new Set(idsOf(drawPaper(perModule(pre, items), one)))
      const after = drawPaper(perModule(final, items), other, before)
      expect(after.filter(({ id }) => before.has(id))).toEqual([])
      for (const module of MODULES)
        expect(after.filter((question) => question.module === module)).toHaveLength(final)
    }),
  )
})

it('lets as few come again as are missing, and always asks as many as the blueprint says', () => {
  const sizes = record({
    size: integer({ min: 1, max: 8 }),
    pre: integer({ min: 1, max: 8 }),
    final: integer({ min: 1, max: 8 }),
  })
  assert(
    property(sizes, seeds, seeds, ({ size, pre, final }, one, other) => {
      const items = stock(size)
      const before = new Set(idsOf(drawPaper(perModule(pre, items), one)))
      const after = drawPaper(perModule(final, items), other, before)
      expect(after).toEqual(drawPaper(perModule(final, items), other, before))
      for (const module of MODULES) {
        const own = after.filter((question) => question.module === module)
        const asked = Math.min(final, size)
        expect(own).toHaveLength(asked)
        const fresh = size - Math.min(pre, size)
        expect(own.filter(({ id }) => before.has(id))).toHaveLength(Math.max(0, asked - fresh))
      }
    }),
  )
})

it('holds for rules by level too, where the trainer was not warned', () => {
  const rules = record({
    size: integer({ min: 1, max: 9 }),
    pre: integer({ min: 1, max: 3 }),
    final: integer({ min: 1, max: 4 }),
  })
  let warned = 0
  assert(
    property(rules, seeds, seeds, ({ size, pre, final }, one, other) => {
      const items = stock(size)
      const finalRules: DrawRule[] = [
        { count: final, level: 3 },
        { count: final, level: 1 },
      ]
      const preRules = rulesOf({ drawPerModule: pre }, MODULES)
      const short = shortagesOf(finalRules, preRules, items)
      const before = new Set(idsOf(drawPaper(perModule(pre, items), one)))
      const pack = packOf(finalRules, items)
      const after = drawPaper(pack, other, before)
      const again = after.filter(({ id }) => before.has(id))
      if (short.length === 0) expect(again).toEqual([])
      else warned += 1
    }),
  )
  expect(warned).toBeGreaterThan(5)
})

it('takes a case for asked when one of its questions was, and lets it come again whole', () => {
  assert(
    property(seeds, seeds, (one, other) => {
      const items = stock(4, 'cased')
      const before = new Set(idsOf(drawPaper(perModule(1, items), one)))
      const after = idsOf(drawPaper(perModule(2, items), other, before))
      expect(after.filter((id) => before.has(id))).toEqual([])
      // Three units, all to be asked: whatever the pre-test asked comes again.
      const all = idsOf(drawPaper(perModule(3, items), other, before))
      expect(all).toHaveLength(items.length)
    }),
  )
})

it('draws who took no pre-test the paper that she always got', () => {
  assert(
    property(seeds, (seed) => {
      const pack = perModule(2, stock(6))
      expect(drawPaper(pack, seed, new Set())).toEqual(drawPaper(pack, seed))
    }),
  )
})

it('warns of a module with too few questions, with all numbers that the author needs', () => {
  const items = stock(5)
  const [final, before] = [
    rulesOf({ drawPerModule: 4 }, MODULES),
    rulesOf({ drawPerModule: 2 }, MODULES),
  ]
  expect(shortagesOf(final, before, items)).toEqual(
    [0, 1, 2].map((rule) => ({ rule, size: 5, before: 2, count: 4 })),
  )
  expect(shortagesOf(final, before, stock(6))).toEqual([])
  // Questions of which the pre-test asks none are missing to nobody.
  expect(shortagesOf(final, [{ count: 1, module: 'satu' }], items)).toEqual([])
})

// Safe: what these rules read is there.
const head = {
  courseId: 'k',
  preTest: { slug: 'tes-awal', title: 'Tes awal', questions: 4, packHash: '', packBytes: 0 },
  modules: MODULES.map((slug) => ({ slug, title: `Modul ${slug}` })),
} as unknown as CourseHead

it('is offered until something else is done, and once only', () => {
  expect(isOffered(head, NO_FACTS)).toBe(true)
  const quiz = (slug: string) => ({ slug, used: 1, missedAt: null })
  expect(isOffered(head, { ...NO_FACTS, quizzes: [quiz('tes-awal')] })).toBe(false)
  expect(isOffered(head, { ...NO_FACTS, quizzes: [quiz('satu')] })).toBe(false)
  const read = { ...NO_FACTS, lessons: [{ module: 'satu', lesson: 'awal' }] }
  expect(isOffered(head, read)).toBe(false)
  expect(isOffered({ ...head, preTest: undefined }, NO_FACTS)).toBe(false)
})

it('is passed by nobody, with whatever mark', () => {
  expect(isPass({ kind: 'pre', passMark: 0 }, 100)).toBe(false)
  expect(isPass({ kind: 'test', passMark: 70 }, 70)).toBe(true)
  expect(isPass({ kind: 'module', passMark: 70 }, 69)).toBe(false)
})

it('tells what was right in each module, in the order of the course', () => {
  const questions = new Map(stock(2).map((item) => [item.id, item]))
  const mark = (itemId: string, right: boolean) => ({ itemId, chosen: 'a', right })
  const marks = [
    mark('dua-1', true),
    mark('satu-0', false),
    mark('dua-0', true),
    mark('satu-1', true),
  ]
  expect(partsOf(head, questions, marks)).toEqual([
    { slug: 'satu', title: 'Modul satu', right: 1, questions: 2 },
    { slug: 'dua', title: 'Modul dua', right: 2, questions: 2 },
  ])
})

import { assert, array, constantFrom, integer, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { contentProblemWords } from '../../../site/src/text/curriculum.ts'
import { fits, sharedWords } from '../../../site/src/text/blueprint-office.ts'
import { stockOf } from '../../../site/src/features/curriculum/course/stock.ts'
import {
  removeModule,
  togglePreTest,
  type Outline,
} from '../../../site/src/features/curriculum/course/outline-edit.ts'
import type { BankRow } from '../../../worker/contract/bank.ts'
import type { SourceFile } from '../../../worker/contract/curriculum.ts'
import { poolSizes, ruleOf, type DrawRule } from '../../../worker/contract/draw-rules.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { outlineOf } from '../../../worker/curriculum/draft/outline.ts'
import { outlineChange } from '../../../worker/curriculum/draft/write-outline.ts'
import { courseFiles, withFile } from '../../factories/course.ts'

const WITH = courseFiles({ preTest: 1 })
const result = (files: readonly SourceFile[]) => compileCourse(files, 'UJI')
const compiled = (files: readonly SourceFile[]) => {
  const done = result(files)
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return done.value
}
const problems = (files: readonly SourceFile[]) => {
  const done = result(files)
  return done.ok ? [] : done.problems
}
const inCourse = (from: string | RegExp, to: string, files = WITH) =>
  withFile(files, 'course.yaml', (text) => text.replace(from, to))
/** The three test questions of each module: ingat, paham, terap. */
const levelled = (files: readonly SourceFile[]) =>
  ['satu', 'dua'].reduce(
    (all, folder) =>
      withFile(all, `${folder}/soal.yaml`, (text) =>
        text.replaceAll(/(id: \w+-t(\d)\n {2}for: test\n {2}level: )1/g, '$1$2'),
      ),
    [...files],
  )

it('makes a head and a pack of the final test’s questions, and changes nothing else', () => {
  const { head, packs, warnings } = compiled(WITH)
  const plain = compiled(courseFiles())
  expect(warnings).toEqual([])
  expect(head.preTest).toEqual({ slug: 'tes-awal', title: 'Tes awal', questions: 2 })
  const { preTest: _, ...others } = head
  expect(others).toEqual(plain.head)
  expect(packs.slice(0, 3)).toEqual(plain.packs)
  const [test, pre] = packs.slice(2)
  expect(pre?.pack).toMatchObject({ kind: 'test', slug: 'tes-awal', quiz: { passMark: 0 } })
  expect(pre?.pack.questions).toEqual(test?.pack.questions)
  expect(pre?.keys).toEqual(test?.keys)
  expect('preTest' in plain.head).toBe(false)
})

it('is called tes-awal where the author gives it no name', () => {
  expect(compiled(inCourse('slug: tes-awal, ', '')).head).toEqual(compiled(WITH).head)
})

it.each([
  ['the final test is missing', /finalTest: \{.*\}/, 'finalTest: null', 'PRE_TEST_ALONE'],
  ['more is asked than there is', 'drawPerModule: 1', 'drawPerModule: 4', 'TEST_ITEMS_FEW'],
  ['its name is that of a module', 'slug: tes-awal', 'slug: satu', 'NAME_RESERVED'],
  ['its name is that of the final test', 'slug: tes-awal', 'slug: tes-akhir', 'NAMED_TWICE'],
])('refuses a pre-test when %s', (_, from, to, reason) => {
  expect(problems(inCourse(from, to)).map((problem) => problem.reason)).toContain(reason)
  expect(contentProblemWords({ reason, about: 'a: 1' })).not.toContain(reason)
})

it('warns in words where both tests may ask the same', () => {
  const { warnings } = compiled(inCourse('drawPerModule: 1', 'drawPerModule: 2'))
  expect(warnings).toEqual(
    ['satu', 'dua'].map((folder) => ({
      file: 'course.yaml',
      line: 10,
      reason: 'PRE_TEST_SHARES',
      about: `Modul ${folder}: 3/2/2`,
    })),
  )
  expect(warnings.map(contentProblemWords)[0]).toBe(
    'Bank tes “Modul satu” punya 3 soal; untuk tes awal 2 dan tes akhir 2 tanpa soal yang sama perlu 4.',
  )
  expect(sharedWords('Gizi', { size: 5, before: 2, count: 4 })).toBe(
    'Bank tes “Gizi” punya 5 soal; untuk tes awal 2 dan tes akhir 4 tanpa soal yang sama perlu 6.',
  )
})

it('draws by level, by module and by both, and says what is too few of', () => {
  const drawing = (draw: string) =>
    inCourse('drawPerModule: 2', `drawPerModule: 2, draw: ${draw}`, levelled(courseFiles()))
  const { packs, head } = compiled(
    drawing(
      '[{ count: 1, level: 3, module: satu }, { count: 2, level: 2 }, { count: 1, level: 3 }]',
    ),
  )
  const pools = new Map(packs[2]?.pack.questions.map(({ id, pool }) => [id, pool]))
  expect(Object.fromEntries(pools)).toEqual({
    'satu-t3': 0,
    'satu-t2': 1,
    'dua-t2': 1,
    'dua-t3': 2,
  })
  expect(head.finalTest?.questions).toBe(4)
  const short = problems(drawing('[{ count: 2, level: 3, module: satu }]'))
  expect(short).toEqual([
    expect.objectContaining({ reason: 'DRAW_TOO_MANY', about: 'level=3 + module=satu: 1' }),
  ])
  expect(short.map(contentProblemWords)[0]).toContain('tingkat terap + modul satu: 1')
})

it('counts for the form what the compiler draws from, whatever the rules', () => {
  const levels = constantFrom<1 | 2 | 3>(1, 2, 3)
  const modules = constantFrom('satu', 'dua')
  const tags = constantFrom('asi', 'mpasi')
  const rules = array(
    record(
      { count: integer({ min: 1, max: 5 }), level: levels, module: modules, tag: tags },
      { requiredKeys: ['count'] },
    ),
    { maxLength: 4 },
  )
  const items = array(
    record({ level: levels, module: modules, tags: array(tags, { maxLength: 2 }) }),
    { maxLength: 20 },
  )
  assert(
    property(rules, items, (wished: DrawRule[], known) => {
      const sizes = poolSizes(wished, known)
      const drawn = known.filter((item) => ruleOf(wished, item) !== -1)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(drawn.length)
      // Nothing that a rule takes is taken by one after it.
      for (const item of drawn) {
        const place = ruleOf(wished, item)
        expect(ruleOf(wished.slice(0, place), item)).toBe(-1)
      }
    }),
  )
})

it('tells the form what the bank knows, and never calls too few what it does not know', () => {
  // Safe: what is counted by is there.
  const row = { level: 2, tags: ['asi'] } as unknown as BankRow
  const module = {
    slug: 'satu',
    items: [
      { code: 'a', for: 'test' as const },
      { code: 'b', for: 'test' as const },
      { code: 'c', for: 'quiz' as const },
    ],
  }
  const rows = new Map<string, BankRow | null>([
    ['a', row],
    ['b', null],
    ['c', row],
  ])
  expect(stockOf([module], rows, 'test')).toEqual({
    items: [{ module: 'satu', level: 2, tags: ['asi'] }],
    unknown: 1,
  })
  expect(fits(1, 3, 0)).toBe('Cocok 1 soal. Kurang 2: tambah soal, atau ambil lebih sedikit.')
  expect(fits(1, 3, 1)).toBe('Cocok paling sedikit 1 soal.')
})

it('reads and writes levels, modules and the pre-test, and leaves a file alone that says the same', () => {
  const draw = '[{ count: 1, level: 3 }, { count: 2, tag: asi, module: satu }, { count: 1 }]'
  const files = inCourse('drawPerModule: 1', `drawPerModule: 1, draw: ${draw}`)
  const outline = outlineOf(files)
  expect(outline.settings.preTest).toEqual({
    slug: 'tes-awal',
    title: 'Tes awal',
    drawPerModule: 1,
    draw: [
      { count: 1, tag: null, level: 3 },
      { count: 2, tag: 'asi', module: 'satu' },
      { count: 1, tag: null },
    ],
  })
  expect(outlineChange(files, outline, 'UJI').put).toEqual([])
  const renamed = { ...outline, settings: { ...outline.settings, title: 'Judul lain' } }
  const { put } = outlineChange(files, renamed, 'UJI')
  expect(put.map(({ path }) => path)).toEqual(['course.yaml'])
  expect(outlineOf([...put, ...files.slice(1)])).toEqual(renamed)
  const gone = { ...outline, settings: { ...outline.settings, preTest: null } }
  const without = outlineChange(files, gone, 'UJI').put
  expect(outlineOf([...without, ...files.slice(1)]).settings).not.toHaveProperty('preTest')
})

it('gives a pre-test a name of its own course, takes it away again, and forgets rules of a module that is gone', () => {
  const { settings, modules } = outlineOf(courseFiles())
  const on = togglePreTest(settings, 'GIZI-1', 'Tes awal')
  expect(on.preTest).toEqual({
    slug: 'tes-awal-gizi-1',
    title: 'Tes awal',
    drawPerModule: 1,
    draw: [],
  })
  expect(togglePreTest(on, 'GIZI-1', 'Tes awal')).toEqual(settings)
  const rules = [
    { count: 1, tag: null, module: 'dua' },
    { count: 1, tag: null, level: 2 as const },
  ]
  const outline: Outline = {
    settings: { ...on, preTest: { slug: 'tes', title: 'Tes', drawPerModule: 1, draw: rules } },
    modules: [...modules],
  }
  expect(removeModule(outline, 'dua').settings.preTest?.draw).toEqual(rules.slice(1))
})

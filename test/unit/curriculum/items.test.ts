import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { courseFiles as shippedFiles } from '../../../db/seed/course.ts'
import { contentProblemWords } from '../../../site/src/text/curriculum.ts'
import { pack as packSchema, type SourceFile } from '../../../worker/contract/curriculum.ts'
import { ITEM_TYPES, type ItemVersion } from '../../../worker/contract/items.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { presentItem } from '../../../worker/curriculum/bank/present.ts'
import { formatOf, type BankedItem } from '../../../worker/curriculum/compile/compile-items.ts'
import {
  readItems,
  writeItems,
  type ListedItem,
} from '../../../worker/curriculum/compile/item-source.ts'
import { courseFiles, withFile } from '../../factories/course.ts'
import { anItem, ITEM_IMAGES, ITEM_MEDIA, PICTURE_CHOICE } from '../../factories/items.ts'

const banked = (items: Readonly<Record<string, Partial<BankedItem>>>) =>
  new Map(
    Object.entries(items).map(([code, wishes]): [string, BankedItem] => [
      code,
      { itemId: `id-${code}`, version: 1, item: anItem(), tags: [], isRetired: false, ...wishes },
    ]),
  )
const EVERY_TYPE = banked(
  Object.fromEntries(ITEM_TYPES.map((type) => [type, { item: anItem(type) }])),
)
const asking = (text: string, course = courseFiles()) =>
  withFile(course, 'satu/soal.yaml', (old) => text + old.slice(old.indexOf('- id: satu-t1')))
const refer = (...codes: string[]) =>
  codes.map((code) => `- { item: ${code}, for: quiz }\n`).join('')

const compiled = (files: readonly SourceFile[], items = EVERY_TYPE, media = ITEM_MEDIA) => {
  const result = compileCourse(files, 'UJI', media, items)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const problems = (files: readonly SourceFile[], items = EVERY_TYPE, media = ITEM_MEDIA) => {
  const result = compileCourse(files, 'UJI', media, items)
  return result.ok ? [] : result.problems
}

it('compiles the shipped course to the very bytes that are published', () => {
  const { head, packs } = (() => {
    const result = compileCourse(shippedFiles('kpm-dasar'), 'KPM-DASAR')
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    return result.value
  })()
  const text = JSON.stringify([head, packs.map(({ pack, keys }) => [pack, keys])])
  // Changes with the shipped course's own files only: phones keep their packs, and certificates the version they name.
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    '137636fa099d4c7f815cac9c2f91ac466dbd46a6504a42e45e5684b2d3d5bb5f',
  )
}, 20_000)

it('asks questions of the bank of every type, with the edition that is asked', () => {
  const { packs } = compiled(asking(refer(...ITEM_TYPES)))
  const [first] = packs
  expect(packSchema.safeParse(first?.pack).error).toBeUndefined()
  expect(first?.pack.format).toBe(2)
  expect(first?.pack.questions.map(({ id }) => id)).toEqual([
    ...ITEM_TYPES.filter((type) => type !== 'case'),
    'case-1',
    'case-2',
  ])
  expect(first?.pack.quiz.questions).toBe(9)
  expect(first?.keys['case-2']).toMatchObject({ right: '22', edition: 'id-case.1' })
  expect(JSON.stringify(packs.map(({ pack }) => pack))).not.toMatch(/right|why|tolerance|accepted/)
})

it('keeps format 1 for what phones of before can ask', () => {
  const formats = (...items: ItemVersion[]) =>
    formatOf(
      items
        .flatMap((item) => presentItem({ code: 'soal', module: 'satu', item }, ITEM_MEDIA))
        .map(({ question }) => question),
    )
  expect(formats(anItem('one'), anItem('truth'))).toBe(1)
  for (const type of ['many', 'match', 'order', 'number', 'short', 'case'] as const) {
    expect(formats(anItem('one'), anItem(type))).toBe(2)
  }
  expect(formats(anItem(PICTURE_CHOICE))).toBe(2)
})

it('lists the pictures of questions among what a module downloads', () => {
  const pictures = banked({ gambar: { item: anItem(PICTURE_CHOICE) } })
  const files = asking(refer('gambar'))
  expect(compiled(files, pictures).packs[0]?.pack.media).toEqual(
    ITEM_IMAGES.map((file) => ({
      kind: 'image',
      url: `/media/${file}`,
      bytes: 9_000,
      lesson: 'kuis',
    })),
  )
  expect(problems(files, pictures, new Map())).toContainEqual({
    file: 'satu/soal.yaml',
    line: 1,
    reason: 'MEDIUM_UNKNOWN',
    about: `gambar: ${ITEM_IMAGES[0]}`,
  })
})

it('names a question that the bank does not have, and warns of one that was put aside', () => {
  const files = asking(refer('one', 'tidak-ada'))
  expect(problems(files)).toEqual([
    { file: 'satu/soal.yaml', line: 2, reason: 'ITEM_UNKNOWN', about: 'tidak-ada' },
  ])
  expect(compiled(asking(refer('one')), banked({ one: { isRetired: true } })).warnings).toEqual([
    { file: 'satu/soal.yaml', line: 1, reason: 'ITEM_RETIRED', about: 'one' },
  ])
})

it('refuses a question with which nobody could be right, wherever it stands', () => {
  const wrong = anItem({
    type: 'many',
    stem: 'Apa?',
    explanation: '',
    options: [
      { id: 'a', text: 'Gizi', right: false, why: '' },
      { id: 'b', text: '', right: false, why: '' },
    ],
  })
  const faults = (files: readonly SourceFile[]) =>
    problems(files, banked({ salah: { item: wrong } })).map(
      ({ line, reason, about }) => `${line} ${reason} ${about}`,
    )
  expect(faults(asking(refer('salah')))).toEqual(['1 RIGHT_MISSING salah', '1 OPTION_EMPTY salah'])
  const inline = writeItems([{ kind: 'inline', code: 'salah', for: 'quiz', item: wrong, tags: [] }])
  expect(faults(asking(inline))).toEqual(['8 RIGHT_MISSING salah', '8 OPTION_EMPTY salah'])
})

it('refuses the same question twice in a course, also by the name of a part', () => {
  expect(problems(asking(refer('one', 'one')))).toContainEqual(
    expect.objectContaining({ line: 2, reason: 'ID_TWICE', about: 'one (satu/soal.yaml)' }),
  )
  const both = new Map([...EVERY_TYPE, ...banked({ 'case-1': {} })])
  expect(problems(asking(refer('case', 'case-1')), both)).toContainEqual(
    expect.objectContaining({ reason: 'ID_TWICE', about: 'case-1 (satu/soal.yaml)' }),
  )
})

it.each([
  ['- 7', 'FIELD_WRONG', 1, '0'],
  ['- { item: one }', 'FIELD_MISSING', 1, '0.for'],
  ['- { item: one, for: quiz, level: 1 }', 'FIELD_UNKNOWN', 1, '0.level'],
  ['- { item: ONE, for: quiz }', 'FIELD_WRONG', 1, '0.item'],
  ['- id: a\n  for: quiz\n  type: lain', 'FIELD_WRONG', 3, '0.type'],
  ['- id: a\n  for: quiz\n  warna: biru', 'FIELD_UNKNOWN', 3, '0.warna'],
  ['satu: dua', 'FIELD_WRONG', 1, ''],
])('refuses %j with %s in line %i', (text, reason, line, about) => {
  const read = readItems(text)
  expect(read.ok ? [] : read.faults).toContainEqual({ reason, line, about })
})

it('takes a file without questions for one that asks none yet', () => {
  for (const empty of ['', '[]\n', '# nanti\n']) {
    expect(readItems(empty)).toMatchObject({ ok: true, value: { value: [] } })
  }
  const files = withFile(courseFiles({ test: null }), 'dua/soal.yaml', () => '[]\n')
  expect(problems(files)).toEqual([
    { file: 'dua/soal.yaml', line: 1, reason: 'QUIZ_EMPTY', about: '' },
  ])
})

const NASTY = 'Apa: "ini" #1? - ya\n  baris & dua {x} [y] *z* &a !b %c @d `e` ~ null'

it.each([...ITEM_TYPES, 'gambar', 'tanda'] as const)(
  'reads a question of type %s as it was written into a file',
  (type) => {
    const items: Record<string, ItemVersion> = {
      gambar: anItem(PICTURE_CHOICE),
      tanda: anItem({
        type: 'short',
        stem: NASTY,
        explanation: 'true',
        accepted: ['null', '0012', 'ya', '1e3', NASTY.replaceAll('\n', ' ')],
      }),
    }
    const item = items[type] ?? anItem(type as 'one', { fact: 'f-1', shuffle: false })
    const listed: ListedItem[] = [
      { kind: 'inline', code: 'soal', for: 'quiz', item, tags: type === 'one' ? ['gizi'] : [] },
      { kind: 'reference', code: 'lain', for: 'test' },
    ]
    const read = readItems(writeItems(listed))
    expect(read.ok ? read.value.value : read.faults).toEqual(listed)
  },
)

const DRAWING = banked({
  a1: { tags: ['gizi'] },
  a2: { tags: ['gizi', 'asi'] },
  a3: { tags: ['asi'] },
  case: { item: anItem('case'), tags: ['kasus'] },
  b1: {},
})
const drawing = (draw: string) =>
  withFile(asking(refer('a1', 'a2', 'a3', 'case', 'b1')), 'satu/module.yaml', (text) =>
    text.replace('shuffle: true', `shuffle: true, draw: ${draw}`),
  )

it('puts questions into pools, each into that of the first rule that fits', () => {
  const rules = '[{ count: 1, tag: gizi }, { count: 1, tag: kasus }, { count: 2 }]'
  const { packs, head } = compiled(drawing(rules), DRAWING)
  expect(packs[0]?.pack.quiz).toMatchObject({ pools: [1, 1, 2], questions: 5 })
  expect(head.modules[0]?.quiz.questions).toBe(5)
  expect(packs[0]?.pack.questions.map(({ id, pool }) => `${id} ${pool}`)).toEqual([
    'a1 0',
    'a2 0',
    'a3 2',
    'case-1 1',
    'case-2 1',
    'b1 2',
  ])
})

it('leaves out what no rule draws, with its key', () => {
  const { packs } = compiled(drawing('[{ count: 2, tag: asi }]'), DRAWING)
  expect(packs[0]?.pack.questions.map(({ id }) => id)).toEqual(['a2', 'a3'])
  expect(Object.keys(packs[0]?.keys ?? {})).toEqual(['a2', 'a3'])
})

it('refuses to draw more than there is', () => {
  expect(problems(drawing('[{ count: 3, tag: asi }, { count: 9 }]'), DRAWING)).toEqual([
    { file: 'satu/module.yaml', line: 4, reason: 'DRAW_TOO_MANY', about: 'asi: 2' },
    { file: 'satu/module.yaml', line: 4, reason: 'DRAW_TOO_MANY', about: '*: 3' },
  ])
  expect(contentProblemWords({ reason: 'DRAW_TOO_MANY', about: '*: 3' })).toContain('(3)')
})

it('draws the final test from pools over all modules, or so many of each', () => {
  const files = withFile(courseFiles(), 'course.yaml', (text) =>
    text.replace('drawPerModule: 2', 'drawPerModule: 2, draw: [{ count: 5 }]'),
  )
  const test = compiled(files).packs[2]?.pack
  expect(test?.quiz).toMatchObject({ pools: [5], drawPerModule: 0, questions: 5 })
  expect(compiled(files).head.finalTest?.questions).toBe(5)
})

it('says of a quiz what it wishes, and nothing when that is the usual', () => {
  const wishing = (wishes: string) =>
    compiled(
      withFile(courseFiles(), 'satu/module.yaml', (text) =>
        text.replace('shuffle: true', `shuffle: true, ${wishes}`),
      ),
    )
  expect(wishing('minutes: 0, feedback: now, closesOn: null, draw: []')).toEqual(
    compiled(courseFiles()),
  )
  const wished = { minutes: 20, feedback: 'closed', closesOn: '2026-12-01' }
  const { head, packs } = wishing('minutes: 20, feedback: closed, closesOn: 2026-12-01')
  expect(head.modules[0]?.quiz).toMatchObject(wished)
  expect(packs[0]?.pack.quiz).toMatchObject(wished)
  const test = (wishes: string) =>
    compiled(
      withFile(courseFiles(), 'course.yaml', (text) =>
        text.replace('drawPerModule: 2', `drawPerModule: 2, ${wishes}`),
      ),
    )
  expect(test('feedback: passed')).toEqual(compiled(courseFiles()))
  expect(test('feedback: now').head.finalTest).toMatchObject({ feedback: 'now' })
})

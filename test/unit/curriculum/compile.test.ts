import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CONTENT_REASONS, contentProblemWords } from '../../../site/src/text/curriculum.ts'
import type { SourceFile } from '../../../worker/contract/curriculum.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { courseFiles as shippedFiles } from '../../../db/seed/course.ts'
import { courseFiles, withFile } from '../../factories/course.ts'

const FILES = courseFiles()
const compiled = (files: readonly SourceFile[]) => {
  const result = compileCourse(files, 'UJI')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const problems = (files: readonly SourceFile[]) => {
  const result = compileCourse(files, 'UJI')
  return result.ok ? [] : result.problems
}
const changed = (file: string, from: string | RegExp, to: string) =>
  problems(withFile(FILES, file, (text) => text.replace(from, to)))

it('makes a head, one pack per module and one for the final test', () => {
  const { head, packs, warnings } = compiled(FILES)
  expect(warnings).toEqual([])
  expect(head.modules.map(({ slug, quiz }) => [slug, quiz.questions])).toEqual([
    ['satu', 3],
    ['dua', 3],
  ])
  expect(head.modules[0]?.lessons).toEqual([
    { slug: 'awal', title: 'Awal satu' },
    { slug: 'akhir', title: 'Akhir satu' },
  ])
  expect(head.finalTest).toMatchObject({ slug: 'tes-akhir', questions: 4, attempts: 3 })
  expect(packs.map(({ pack }) => pack.slug)).toEqual(['satu', 'dua', 'tes-akhir'])
  expect(packs[2]?.pack.questions.map(({ module }) => module)).toEqual([
    'satu',
    'satu',
    'satu',
    'dua',
    'dua',
    'dua',
  ])
})

it('tells the time limit of the final test in the head, when there is one', () => {
  const withLimit = (minutes: number) => compiled(courseFiles({ test: { minutes } }))
  expect(withLimit(60).head.finalTest?.minutes).toBe(60)
  expect(withLimit(0).head.finalTest).not.toHaveProperty('minutes')
  expect(withLimit(60).packs).toEqual(withLimit(0).packs)
  expect(changed('course.yaml', 'minutes: 0', 'minutes: 601')).toEqual([
    expect.objectContaining({ reason: 'FIELD_WRONG', about: 'finalTest.minutes' }),
  ])
})

it('tells how long certificates hold and what is refreshed, only where the source says so', () => {
  const { head } = compiled(courseFiles({ validMonths: 24, refreshes: 'DASAR' }))
  expect(head).toMatchObject({ validMonths: 24, refreshes: 'DASAR' })
  const none = compiled(FILES).head
  expect(none).not.toHaveProperty('validMonths')
  expect(none).not.toHaveProperty('refreshes')
  const withNull = withFile(FILES, 'course.yaml', (text) => `${text}validMonths: null\n`)
  expect(compiled(withNull).head).toEqual(none)
  for (const wrong of ['0', '1.5', '121', 'dua']) {
    expect(
      problems(withFile(FILES, 'course.yaml', (text) => `${text}validMonths: ${wrong}\n`)),
    ).toEqual([expect.objectContaining({ reason: 'FIELD_WRONG', about: 'validMonths' })])
  }
  expect(problems(courseFiles({ refreshes: 'UJI' }))).toEqual([
    expect.objectContaining({ reason: 'REFRESHES_ITSELF', about: 'UJI' }),
  ])
})

it('puts no key, explanation or test question into a module pack', () => {
  const { packs } = compiled(FILES)
  const text = JSON.stringify(packs.map(({ pack }) => pack))
  for (const word of ['Alasan', 'Pembahasan', 'right', 'why', 'Sumber', 'Tujuan']) {
    expect(text).not.toContain(word)
  }
  expect(JSON.stringify(packs[0]?.pack)).not.toContain('-t1')
  expect(Object.keys(packs[0]?.keys ?? {})).toEqual(['satu-k1', 'satu-k2', 'satu-k3'])
})

it('finds every fault of every file at once, each with its line', () => {
  let files = withFile(FILES, 'satu/awal.md', (text) => `${text}\n<b>x</b>\n`)
  files = withFile(files, 'dua/soal.yaml', (text) => text.replace('right: true', 'right: false'))
  files = withFile(files, 'dua/akhir.md', null)
  files = withFile(files, 'satu/gambar/peta.svg', (text) => text.replace('<rect', '<rect id="x"'))
  expect(problems(files)).toEqual([
    { file: 'satu/gambar/peta.svg', line: 1, reason: 'SVG_ATTRIBUTE', about: 'id' },
    { file: 'satu/awal.md', line: 9, reason: 'HTML_REFUSED', about: '<b>' },
    { file: 'satu/awal.md', line: 9, reason: 'HTML_REFUSED', about: '</b>' },
    { file: 'dua/module.yaml', line: 5, reason: 'LESSON_MISSING', about: 'akhir.md' },
    { file: 'dua/soal.yaml', line: 7, reason: 'ONE_RIGHT_OPTION', about: 'dua-k1: 0' },
  ])
})

it.each([
  ['course.yaml', 'title: Pelatihan uji\n', '', 'FIELD_MISSING', 1, 'title'],
  ['course.yaml', 'language: id', 'language: en', 'FIELD_WRONG', 5, 'language'],
  ['course.yaml', 'audience: Kader', 'audience: Kader\nwarna: biru', 'FIELD_UNKNOWN', 5, 'warna'],
  ['course.yaml', 'code: UJI', 'code: LAIN', 'CODE_DIFFERENT', 1, 'LAIN'],
  ['course.yaml', 'title: Pelatihan uji', 'title: a: b', 'YAML_BROKEN', 2, 'BLOCK_AS_IMPLICIT_KEY'],
  ['course.yaml', 'code: UJI', 'code: &a UJI\nx: *a', 'YAML_BROKEN', 1, 'ALIAS'],
  ['course.yaml', 'drawPerModule: 2', 'drawPerModule: 4', 'TEST_ITEMS_FEW', 9, 'satu: 3'],
  ['course.yaml', 'modules: [satu, dua]', 'modules: [satu, dua, tiga]', 'FILE_MISSING', 0, ''],
  ['course.yaml', 'modules: [satu, dua]', 'modules: [satu, satu]', 'NAMED_TWICE', 8, 'satu'],
  [
    'course.yaml',
    'modules: [satu, dua]',
    'modules: [satu]',
    'MODULE_NOT_LISTED',
    8,
    'dua/module.yaml',
  ],
  ['course.yaml', 'modules: all', 'modules: [tiga]', 'MODULE_UNKNOWN', 10, 'tiga'],
  [
    'satu/module.yaml',
    'lessons: [awal, akhir]',
    'lessons: [kuis, akhir]',
    'NAME_RESERVED',
    5,
    'kuis',
  ],
  ['satu/module.yaml', 'passMark: 70', 'passMark: 170', 'FIELD_WRONG', 4, 'quiz.passMark'],
  ['satu/soal.yaml', 'id: satu-k2', 'id: satu-k1', 'ID_TWICE', 12, 'satu-k1 (satu/soal.yaml)'],
  ['satu/soal.yaml', 'Pilihan dua satu-k1', 'Pilihan satu satu-k1', 'OPTION_TWICE', 7, 'satu-k1'],
  ['satu/soal.yaml', 'right: false', 'right: true', 'ONE_RIGHT_OPTION', 7, 'satu-k1: 2'],
  ['satu/soal.yaml', ', why: Alasan a satu-k1', '', 'FIELD_MISSING', 8, '0.options.0.why'],
  ['satu/soal.yaml', 'level: 1', 'level: 4', 'FIELD_WRONG', 3, '0.level'],
])('refuses %s with %j as %j: %s in line %i', (file, from, to, reason, line, about) => {
  expect(changed(file, from, to)).toContainEqual(expect.objectContaining({ reason, line, about }))
})

it('refuses files that belong nowhere', () => {
  const stray = [...FILES, { path: 'satu/lain/x.md', text: '# x' }]
  expect(problems(stray)).toContainEqual({
    file: 'satu/lain/x.md',
    line: 0,
    reason: 'FILE_UNKNOWN',
    about: '',
  })
  expect(problems([])).toEqual([
    { file: 'course.yaml', line: 0, reason: 'FILE_MISSING', about: '' },
  ])
})

it('warns of what is allowed but poor', () => {
  const files = [
    ...withFile(FILES, 'satu/soal.yaml', (text) =>
      text.replaceAll('Pilihan dua', 'Pilihan dua yang paling panjang'),
    ),
    { path: 'satu/lama.md', text: '# Lama' },
    {
      path: 'dua/gambar/besar.svg',
      text: `<svg viewBox="0 0 1 1"><path d="${'M0 0'.repeat(1001)}"/></svg>`,
    },
  ]
  expect(
    compiled(files)
      .warnings.map(({ reason }) => reason)
      .toSorted(),
  ).toEqual(['DRAWING_LARGE', 'DRAWING_NOT_SHOWN', 'LESSON_NOT_LISTED', 'LONGEST_IS_RIGHT'])
})

it('has words for every reason it may give', () => {
  const room = path.resolve(import.meta.dirname, '../../../worker/curriculum')
  const compiler = readdirSync(path.join(room, 'compile')).map((file) => `compile/${file}`)
  const source = [...compiler, 'rules.ts']
    .map((file) => readFileSync(path.join(room, file), 'utf8'))
    .join('\n')
  const codes = new Set(source.match(/'[A-Z]+(_[A-Z]+)+'/g)?.map((code) => code.slice(1, -1)))
  // Codes of the Worker's answer and of the reader of YAML.
  for (const inner of ['CONTENT_INVALID', 'SOURCE_INVALID', 'DUPLICATE_KEY']) codes.delete(inner)
  expect([...codes].filter((code) => !CONTENT_REASONS.includes(code))).toEqual([])
})

it.each([
  ['DIRECTIVE_NEEDS', 'kartu-fakta: tinjau-ulang', 'Kartu fakta: "Tinjau ulang sebelum"'],
  ['DIRECTIVE_ATTRIBUTE', 'kartu-fakta: warna', 'isian "warna" tidak dikenal'],
  ['DATE_WRONG', 'tinjau-ulang="besok"', '"Tinjau ulang sebelum" tidak terbaca: besok'],
  ['YES_OR_NO', 'daerah="mungkin"', 'hanya boleh ya atau tidak'],
  ['BLOCK_EMPTY', 'kartu-fakta', 'Kartu fakta masih kosong'],
  ['FIELD_WRONG', 'summary', 'Ringkasan pelatihan belum diisi'],
  ['ALT_MISSING', 'x', 'bagi yang tidak melihat'],
])('words %s (%s) as the forms call what is meant', (reason, about, words) => {
  expect(contentProblemWords({ reason, about })).toContain(words)
})

it('compiles the shipped course without a fault or a warning', () => {
  const result = compileCourse(shippedFiles('kpm-dasar'), 'KPM-DASAR')
  const words = (result.ok ? result.value.warnings : result.problems).map(
    (problem) => `${problem.file}:${problem.line} ${contentProblemWords(problem)}`,
  )
  expect(words).toEqual([])
}, 20_000)

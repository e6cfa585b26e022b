/** Materials as sheets to open: what an address names, and what of a module is printed together. */
import { expect, it } from 'vitest'
import {
  lowered,
  openedBy,
  sheetsOf,
  type Course,
} from '../../../site/src/features/curriculum/materials/sheets.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { courseFiles, materialFiles } from '../../factories/course.ts'

const compiled = compileCourse([...courseFiles(), ...materialFiles()], 'UJI')
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
const { head, materials } = compiled.value
const course: Course = {
  code: 'UJI',
  title: head.title,
  ownerArea: 'ID',
  version: { number: 1, publishedAt: '2026-11-23T01:00:00.000Z' },
  modules: head.modules.map(({ slug, title, lessons }) => ({
    slug,
    title,
    lessons: lessons.map((lesson) => ({ ...lesson, isRecorded: false })),
  })),
  materials: [...materials],
}
const sheets = sheetsOf(course)
const keys = (key: string) => openedBy(key, sheets)?.sheets.map((sheet) => sheet.key)

it('names every sheet, with the messages of a module on one', () => {
  expect(sheets.whole.map(({ key }) => key)).toEqual([
    '_pelatihan/agenda-1-hari',
    '_pelatihan/formulir-rtl',
    '_pelatihan/catatan-pelatih',
  ])
  expect(sheets.modules.map(({ slug, sheets: own }) => [slug, own.length])).toEqual([
    ['satu', 5],
    ['dua', 0],
  ])
})

it('opens one sheet, or a module with all of its sheets, and nothing that is not there', () => {
  expect(keys('satu/naskah/awal')).toEqual(['satu/naskah/awal'])
  expect(keys('_pelatihan/formulir-rtl')).toEqual(['_pelatihan/formulir-rtl'])
  expect(openedBy('satu/pesan', sheets)?.sheets[0].materials).toHaveLength(2)
  expect(keys('satu')).toEqual([
    'satu/catatan-pelatih',
    'satu/lembar-praktik',
    'satu/pesan',
    'satu/naskah/awal',
    'satu/naskah/akhir',
  ])
  for (const key of ['dua', 'tiga', 'satu/lain', 'satu/naskah', ''])
    expect(openedBy(key, sheets)).toBeNull()
})

it('keeps a module called pelatihan apart from the course', () => {
  const named = <Part extends { module: string | null }>(part: Part) =>
    part.module === 'satu' ? { ...part, module: 'pelatihan' } : part
  const like = sheetsOf({
    ...course,
    modules: course.modules.map((each) =>
      each.slug === 'satu' ? { ...each, slug: 'pelatihan' } : each,
    ),
    materials: course.materials.map(named),
  })
  expect(openedBy('pelatihan/catatan-pelatih', like)?.module?.slug).toBe('pelatihan')
  expect(openedBy('_pelatihan/catatan-pelatih', like)).toMatchObject({ module: null })
})

it('puts the headings of a text under the title of its sheet', () => {
  expect(lowered('<h2>Tujuan</h2><h3>a</h3><hr />')).toBe('<h3>Tujuan</h3><h4>a</h4><hr />')
})

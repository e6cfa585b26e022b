/** Training materials as source: what is made of them, what is refused, and what becomes of them when the outline changes. */
import { describe, expect, it } from 'vitest'
import { CONTENT_REASONS } from '../../../site/src/text/curriculum.ts'
import type { SourceFile } from '../../../worker/contract/curriculum.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { plainText, withMarks } from '../../../worker/curriculum/compile/material-text.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { seal } from '../../../worker/curriculum/compile/seal.ts'
import { copiedFiles, freeNames } from '../../../worker/curriculum/draft/new-course.ts'
import { outlineOf } from '../../../worker/curriculum/draft/outline.ts'
import { outlineChange } from '../../../worker/curriculum/draft/write-outline.ts'
import { courseFiles, materialFiles, withFile } from '../../factories/course.ts'

const PLAIN = courseFiles()
const FILES = [...PLAIN, ...materialFiles()]
const compiled = (files: readonly SourceFile[]) => {
  const result = compileCourse(files, 'UJI')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const faults = (files: readonly SourceFile[]) => {
  const result = compileCourse(files, 'UJI')
  if (result.ok) throw new Error('nothing was found')
  return result.problems.map(
    ({ file, line, reason, about }) => `${file}:${line} ${reason} ${about}`,
  )
}
const changed = (file: string, from: string | RegExp, to: string) =>
  faults(withFile(FILES, file, (text) => text.replace(from, to)))
const found = (kind: string, slug: string) =>
  compiled(FILES).materials.find((each) => each.kind === kind && each.slug === slug)

describe('what is made of them', () => {
  it('puts those of the course first, then module by module as they are used', () => {
    const { materials, warnings } = compiled(FILES)
    expect(warnings).toEqual([])
    expect(materials.map(({ module, kind, slug }) => [module, kind, slug].join(' '))).toEqual([
      ' agenda agenda-1-hari',
      ' plan formulir-rtl',
      ' notes catatan-pelatih',
      'satu notes catatan-pelatih',
      'satu practice lembar-praktik',
      'satu script awal',
      'satu script akhir',
      'satu message pesan-1',
      'satu message pesan-2',
    ])
  })

  it('keeps tables, and makes rows of dots places to write in', () => {
    const plan = found('plan', 'formulir-rtl')
    expect(plan?.title).toBe('Rencana')
    expect(plan?.html).not.toContain('<h1')
    expect(plan?.html).toContain('aria-label="Tabel 1: Rencana"')
    expect(plan?.html).toContain(
      '<strong>Nama:</strong> <span class="isian lebar" aria-hidden="true"></span>',
    )
    expect(plan?.html).not.toContain('......')
    expect(plan?.html).toContain(
      '<span class="kotak" aria-hidden="true"></span> siap, <svg class="centang"',
    )
  })

  it('gives the steps of a sheet as data, of every table of steps and no other', () => {
    expect(found('practice', 'lembar-praktik')?.steps).toEqual([
      'Menyapa & meminta izin',
      'Membaca angka',
      'Menyebut usul',
    ])
  })

  it('gives each message its words for WhatsApp and the drawing it names, without anything that was not allowed', () => {
    const first = found('message', 'pesan-1')
    expect(first).toMatchObject({
      title: 'Untuk ayah',
      text: 'Ayah, *timbang* anak bulan ini. Datang bersama.\n\n- Bawa Buku KIA\n- Bawa mainan',
      picture: { alt: 'Peta "desa"' },
    })
    expect(first?.picture?.svg).toBe(
      '<svg viewBox="0 0 10 10" role="img" aria-label="Peta &quot;desa&quot;"><rect width="10" height="10" fill="#00594c"/></svg>',
    )
    expect(first?.html).not.toContain('<svg')
    expect(found('message', 'pesan-2')).not.toHaveProperty('picture')
  })

  it('writes marks as WhatsApp reads them', () => {
    expect(plainText(['Satu *pelan* dan **tegas**,', '[tanya](https://a.id) dulu\\.'])).toBe(
      'Satu _pelan_ dan *tegas*, tanya https://a.id dulu.',
    )
    expect(plainText(['Ini ***penting*** dan **lagi *ini* itu**.'])).toBe(
      'Ini *_penting_* dan *lagi _ini_ itu*.',
    )
  })

  it('leaves the words of a drawing as they were drawn', () => {
    const drawing = '<svg viewBox="0 0 9 9"><text>✓ ☐\n......</text></svg>'
    expect(withMarks(drawing)).toBe(drawing)
    expect(withMarks(`<p>☐</p>${drawing}<p>☐</p>`)).toBe(
      `<p><span class="kotak" aria-hidden="true"></span></p>${drawing}<p><span class="kotak" aria-hidden="true"></span></p>`,
    )
  })
})

it.each([
  ['raw HTML', 'satu/bahan/pesan.md', 'Ayah,', '<b>Ayah</b>,', '7 HTML_REFUSED <b>'],
  [
    'a drawing that is not there',
    'satu/bahan/pesan.md',
    'peta.svg',
    'x.svg',
    '5 IMAGE_UNKNOWN gambar/x.svg',
  ],
  [
    'a picture without words',
    'satu/bahan/pesan.md',
    'Peta "desa"',
    '',
    '5 ALT_MISSING gambar/peta.svg',
  ],
  [
    'a table in a message',
    'satu/bahan/pesan.md',
    '- Bawa mainan',
    '| a |',
    '11 MESSAGE_NOT_PLAIN Untuk ayah',
  ],
  [
    'a picture amid the words of a message',
    'satu/bahan/pesan.md',
    'Datang bersama.',
    'Datang ![a](gambar/peta.svg).',
    '8 MESSAGE_PICTURE_PLACE Untuk ayah',
  ],
  [
    'a message without words',
    'satu/bahan/pesan.md',
    'Nenek, terima kasih.',
    '',
    '13 MESSAGE_EMPTY Untuk nenek',
  ],
  [
    'two pictures in a message',
    'satu/bahan/pesan.md',
    'Nenek, terima kasih.',
    'Nenek.\n\n![a](gambar/peta.svg)\n\n![b](gambar/peta.svg)',
    '13 MESSAGE_PICTURES Untuk nenek',
  ],
  ['no message at all', 'satu/bahan/pesan.md', /\n## /g, '\n\n', '0 MESSAGES_MISSING '],
  [
    'a box of lessons',
    'satu/bahan/catatan-pelatih.md',
    'Siapkan',
    ':::bahaya\nx\n:::\n\nSiapkan',
    '3 MATERIAL_BLOCK bahaya',
  ],
  [
    'an explained word',
    'satu/bahan/naskah/awal.md',
    'Halo',
    ':istilah[HPK]{arti="x"}',
    '3 MATERIAL_BLOCK istilah',
  ],
  [
    'a sheet without steps',
    'satu/bahan/lembar-praktik.md',
    /Langkah yang/g,
    'Hal yang',
    '0 PRACTICE_STEPS_MISSING ',
  ],
  ['a title that is missing', 'bahan/agenda-1-hari.md', '# Agenda', 'Agenda', '1 TITLE_MISSING '],
])('refuses %s', (_, file, from, to, fault) => {
  const given = changed(file, from, to)
  expect(given).toContain(`${file}:${fault}`)
  const [, reason = ''] = fault.split(' ')
  expect(CONTENT_REASONS).toContain(reason)
})

it.each(['[b](/pesan/uji)', '[b](satu/awal)', '[b](tel:119)', '[b](#atas)', '[b]: https://a.id'])(
  'refuses %s in a message',
  (link) => {
    const given = changed('satu/bahan/pesan.md', 'Datang bersama.', `\n\n${link}`)
    expect(given).toContain('satu/bahan/pesan.md:10 MESSAGE_LINK Untuk ayah')
    expect(CONTENT_REASONS).toContain('MESSAGE_LINK')
  },
)

it('takes a whole address in a message', () => {
  const files = withFile(FILES, 'satu/bahan/pesan.md', (text) =>
    text.replace('Datang bersama.', 'Lihat [contoh](https://a.id/b) dan [ini](https://b.id).'),
  )
  const { materials } = compiled(files)
  expect(materials.find(({ slug }) => slug === 'pesan-1')?.text).toContain(
    'Lihat contoh https://a.id/b dan ini https://b.id.',
  )
})

it('refuses more materials than the database takes in one value', () => {
  // Each blank becomes a tag of about sixty bytes.
  const line = '...... a '.repeat(250).trim()
  const blanks = Array.from({ length: 12 }, () => line).join('\n\n')
  const more = Array.from({ length: 10 }, (_, index) => ({
    path: `bahan/agenda-besar-${index}.md`,
    text: `# Agenda ${index}\n\n${blanks}\n`,
  }))
  expect(compiled([...FILES, ...more.slice(0, 5)]).materials).toHaveLength(14)
  const [fault = '', ...others] = faults([...FILES, ...more])
  expect(others).toEqual([])
  const [, bytes] = /^course\.yaml:0 MATERIALS_LARGE (\d+)$/.exec(fault) ?? []
  expect(Number(bytes)).toBeGreaterThan(1_500_000)
  expect(CONTENT_REASONS).toContain('MATERIALS_LARGE')
})

it('refuses a script of no lesson, other files in the folder, and a module of its name', () => {
  const put = (path: string) => faults([...FILES, { path, text: '# Judul\n\nIsi.\n' }])
  expect(put('satu/bahan/naskah/lain.md')).toEqual([
    'satu/bahan/naskah/lain.md:0 SCRIPT_WITHOUT_LESSON lain',
  ])
  expect(put('bahan/lain.md')).toEqual(['bahan/lain.md:0 FILE_UNKNOWN '])
  expect(put('bahan/pesan.md')).toEqual(['bahan/pesan.md:0 FILE_UNKNOWN '])
  expect(put('satu/bahan/lain.md')).toEqual(['satu/bahan/lain.md:0 FILE_UNKNOWN '])
  expect(changed('course.yaml', 'modules: [satu', 'modules: [bahan, satu')).toContain(
    'course.yaml:8 NAME_RESERVED bahan',
  )
})

it('changes the hash of the content and none of a pack; without materials all is as it was', async () => {
  const sealed = async (files: readonly SourceFile[]) => {
    const course = compiled(files)
    return seal(course, course.head.review)
  }
  const [bare, with_, other] = await Promise.all([
    sealed(PLAIN),
    sealed(FILES),
    sealed(withFile(FILES, 'satu/bahan/naskah/awal.md', (text) => `${text}\nLagi.\n`)),
  ])
  expect(new Set([bare.hash, with_.hash, other.hash]).size).toBe(3)
  expect(with_.packs).toEqual(bare.packs)
  expect(with_.head).toEqual(bare.head)
  const texts = bare.packs.map(({ text, keys }) => [text, keys])
  expect(bare.hash).toBe(await sha256(JSON.stringify([bare.head, texts])))
})

describe('when the outline changes', () => {
  const outline = outlineOf(FILES)
  const change = (modules: typeof outline.modules) =>
    outlineChange(FILES, { ...outline, modules }, 'UJI')
  const [satu, dua] = outline.modules
  if (satu === undefined || dua === undefined) throw new Error('two modules')
  const [awal, akhir] = satu.lessons
  if (awal === undefined || akhir === undefined) throw new Error('two lessons')

  it('leaves them alone while modules change their places and names', () => {
    const { put, gone } = change([dua, { ...satu, title: 'Lain' }])
    expect(gone).toEqual([])
    expect(put.map(({ path }) => path)).toEqual(['course.yaml', 'satu/module.yaml'])
  })

  it('lets those of a module go with it, and the script of a lesson with the lesson', () => {
    const without = change([dua]).gone
    const own = FILES.filter(({ path }) => path.startsWith('satu/')).map(({ path }) => path)
    expect(without.toSorted()).toEqual(own.toSorted())
    expect(change([{ ...satu, lessons: [akhir] }, dua]).gone).toEqual([
      'satu/awal.md',
      'satu/bahan/naskah/awal.md',
    ])
  })

  it('takes the script of a lesson along into another module', () => {
    const third = { ...dua, slug: 'tiga', title: 'Tiga', lessons: [awal], items: [] }
    const { put, gone, relied } = change([{ ...satu, lessons: [akhir] }, dua, third])
    expect(put.map(({ path }) => path)).toContain('tiga/bahan/naskah/awal.md')
    expect(gone).toContain('satu/bahan/naskah/awal.md')
    expect(relied).toContain('satu/bahan/naskah/awal.md')
  })

  it('copies them into a course of its own', () => {
    const own = { title: 'Salinan', code: 'SALIN', from: 'UJI' }
    const paths = copiedFiles(FILES, own, freeNames([])).map(({ path }) => path)
    expect(paths).toContain('bahan/agenda-1-hari.md')
    expect(paths).toContain('salin-satu/bahan/naskah/awal.md')
  })
})

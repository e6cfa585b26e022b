/**
 * A course from one district to another as one file, through the very bytes of the file: what comes out there is what went in here,
 * and what a look at the file says is what opening it does.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { readCourseFile } from '../../../site/src/lib/course-file/read-course-file.ts'
import { writeCourseFile } from '../../../site/src/lib/course-file/write-course-file.ts'
import type { SourceFile } from '../../../worker/contract/curriculum.ts'
import type { Context } from '../../../worker/core/context.ts'
import { compareCourse } from '../../../worker/curriculum/course-file/compare-course.ts'
import { listRevisions } from '../../../worker/curriculum/draft/read-lesson.ts'
import { exportCourse } from '../../../worker/curriculum/course-file/export-course.ts'
import { importCourse } from '../../../worker/curriculum/course-file/import-course.ts'
import { addMedium } from '../../../worker/curriculum/index.ts'
import { readForPrint } from '../../../worker/curriculum/course-file/read-for-print.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { base64Of, webp } from '../../factories/media.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const here = contextFor(staff('TRAINER', '35.08'))
const there = contextFor(staff('TRAINER', '33.75'))

const picture = webp(64, 48, { seed: 9 })

/** A course of Lumajang with a picture in a lesson, written as its trainer would. */
async function written(code: string, ctx: Context = here, ownerArea = '35.08') {
  const { name } = await addMedium(ctx, { ownerArea, base64: base64Of(picture) })
  const prefix = code.toLowerCase()
  const files = withFile(
    courseFiles({ code, title: `Pelatihan ${code}` }),
    `${prefix}-satu/awal.md`,
    (text) => `${text}\n![Kader mengukur bayi](media/${name})\n`,
  )
  const { courseId } = await importCourse(ctx, { code, ownerArea, files, version: 0 })
  return { courseId, name, files }
}

/** The file of a course as the browser saves it, read again as the browser opens it. */
async function asFile(ctx: Context, courseId: string) {
  const { code, files, media } = await exportCourse(ctx, { courseId })
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const name of media) {
    const kept = await env.FILES.get(`media/${name}`)
    if (kept !== null) bytes.set(name, new Uint8Array(await kept.arrayBuffer()))
  }
  const file = await writeCourseFile({ code, title: code, madeAt: NOW, texts: files, media: bytes })
  const reading = await readCourseFile(new Uint8Array(await file.arrayBuffer()))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.course
}

const look = (ctx: Context, ownerArea: string, course: Awaited<ReturnType<typeof asFile>>) =>
  compareCourse(ctx, {
    ownerArea,
    code: course.code,
    files: [...course.texts],
    media: [...course.media].map(([name, bytes]) => ({ name, bytes: bytes.length })),
  })

const titledCode = (files: readonly SourceFile[], code: string) =>
  withFile(files, 'course.yaml', (text) => text.replace(/^code: .*$/m, `code: ${code}`))

it('brings a course to another district with the same texts and media', async () => {
  const { courseId, name } = await written('BAGI')
  const file = await asFile(here, courseId)
  const told = await look(there, '33.75', file)
  expect(told).toMatchObject({ course: null, newCode: 'BAGI-2', problems: [] })
  expect(told.items).toHaveLength(12)
  expect(told.items.every(({ is }) => is === 'new')).toBe(true)
  for (const [medium, bytes] of file.media) {
    const added = await addMedium(there, { ownerArea: '33.75', base64: base64Of(bytes) })
    expect(added.name).toBe(medium)
  }
  const done = await importCourse(there, {
    courseId: newUuid(),
    code: told.newCode,
    ownerArea: '33.75',
    title: 'Pelatihan BAGI',
    files: [...file.texts],
    version: 0,
  })
  expect(done).toMatchObject({ version: 1, added: 12, changed: 0, same: 0 })
  const again = await asFile(there, done.courseId)
  // A code is one course's in the whole country; all else is letter for letter what was sent.
  expect(again.texts).toEqual(titledCode(file.texts, told.newCode))
  expect([...again.media]).toEqual([...file.media])
  expect([...again.media.keys()]).toEqual([name])
})

it('is the very same course where nobody has its code', async () => {
  const { courseId } = await written('KEMBALI')
  const file = await asFile(here, courseId)
  const texts = file.texts.map(({ path, text }) => ({
    path: path.replace('kembali-', 'pulang-'),
    text: text.replaceAll('kembali-', 'pulang-').replace('KEMBALI', 'PULANG'),
  }))
  const title = /^title: (.*)$/m.exec(texts.find(({ path }) => path === 'course.yaml')?.text ?? '')
  const done = await importCourse(there, {
    courseId: newUuid(),
    code: 'PULANG',
    ownerArea: '33.75',
    title: title?.[1] ?? '',
    files: texts,
    version: 0,
  })
  expect((await exportCourse(there, { courseId: done.courseId })).files).toEqual(texts)
})

it('gives modules other names where a course beside it has them', async () => {
  const { courseId } = await written('SEBELAH')
  const file = await asFile(here, courseId)
  const told = await look(here, '35.08', file)
  const done = await importCourse(here, {
    courseId: newUuid(),
    code: told.newCode,
    ownerArea: '35.08',
    title: 'Salinan',
    files: [...file.texts],
    version: 0,
  })
  const { files } = await exportCourse(here, { courseId: done.courseId })
  const folders = new Set(files.map(({ path }) => path.split('/')[0]))
  expect(folders).not.toContain('sebelah-satu')
  const printed = await readForPrint(here, { courseId: done.courseId, of: 'draft' })
  expect(printed).toMatchObject({ title: 'Salinan', problems: [] })
  expect(printed.modules).toHaveLength(2)
})

it('says what would change in the draft that is there, and does exactly that', async () => {
  const { courseId } = await written('BANDING')
  const file = await asFile(here, courseId)
  expect(await look(here, '35.08', file)).toMatchObject({
    course: { courseId, version: 1 },
    changes: [],
    modules: [{ lessons: ['Awal banding-satu', 'Akhir banding-satu'] }, {}],
  })
  const texts = withFile(
    withFile(file.texts, 'banding-satu/akhir.md', (text) => `${text}\nTambahan.\n`),
    'banding-dua/soal.yaml',
    (text) => text.replace('Soal banding-dua-k1?', 'Soal lain?'),
  )
  const told = await look(here, '35.08', { ...file, texts })
  expect(told.changes.map(({ kind, what }) => [kind, what])).toEqual([
    ['LESSON_TEXT', 'Akhir banding-satu'],
    ['ITEM_TEXT', 'banding-dua-k1'],
  ])
  expect(told.items.filter(({ is }) => is !== 'same')).toEqual([
    { code: 'banding-dua-k1', is: 'changed', becomes: 'banding-dua-k1' },
  ])
  const done = await importCourse(here, {
    code: 'BANDING',
    ownerArea: '35.08',
    files: texts,
    version: told.course?.version ?? 0,
  })
  expect(done).toMatchObject({ courseId, version: 2, added: 0, changed: 1, same: 11 })
  const { revisions } = await listRevisions(here, {
    courseId,
    module: 'banding-satu',
    lesson: 'akhir',
  })
  expect(revisions.map(({ text }) => text)).toContain(
    file.texts.find(({ path }) => path === 'banding-satu/akhir.md')?.text,
  )
})

it('is refused where somebody saved since it was looked at, and leaves that draft alone', async () => {
  const { courseId } = await written('SELA')
  const file = await asFile(here, courseId)
  const told = await look(here, '35.08', file)
  const other = withFile(file.texts, 'sela-satu/akhir.md', () => '# Rekan\n')
  await importCourse(here, { code: 'SELA', ownerArea: '35.08', files: other, version: 1 })
  const files = withFile(file.texts, 'sela-satu/awal.md', () => '# Saya\n')
  const version = told.course?.version ?? 0
  await expect(
    importCourse(here, { code: 'SELA', ownerArea: '35.08', files, version }),
  ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  const kept = (await exportCourse(here, { courseId })).files
  expect(kept.find(({ path }) => path === 'sela-satu/akhir.md')?.text).toBe('# Rekan\n')
})

it('names a question that the bank has otherwise, and the code under which it comes in', async () => {
  const { courseId } = await written('KODE')
  const file = await asFile(here, courseId)
  const told = await look(there, '33.75', file)
  await importCourse(there, {
    courseId: newUuid(),
    code: told.newCode,
    ownerArea: '33.75',
    title: 'Kode',
    files: [...file.texts],
    version: 0,
  })
  const texts = withFile(file.texts, 'kode-satu/soal.yaml', (text) =>
    text.replace('Soal kode-satu-k1?', 'Soal yang lain?'),
  )
  const second = await look(there, '33.75', { ...file, texts })
  expect(second.items.filter(({ is }) => is !== 'same')).toEqual([
    { code: 'kode-satu-k1', is: 'renamed', becomes: 'kode-satu-k1-2' },
  ])
})

it('makes a new course once, however often it is asked for', async () => {
  const files = courseFiles({ code: 'SEKALI' })
  const wish = {
    courseId: newUuid(),
    code: 'SEKALI',
    ownerArea: '35.08',
    title: 'Sekali',
    files,
    version: 0,
  }
  const first = await importCourse(here, wish)
  expect(await importCourse(here, wish)).toMatchObject({ courseId: first.courseId, added: 0 })
  await expect(importCourse(here, { ...wish, courseId: newUuid() })).rejects.toMatchObject({
    code: 'DUPLICATE',
  })
  const count = await env.DB.prepare('select count(*) n from courses where code = ?')
    .bind('SEKALI')
    .first<number>('n')
  expect(count).toBe(1)
})

it('never writes into a course of another area by its id', async () => {
  const { courseId } = await written('TETANGGA')
  const before = (await exportCourse(here, { courseId })).files
  const files = courseFiles({ code: 'CURI' })
  for (const title of [undefined, 'Curi']) {
    await expect(
      importCourse(there, { courseId, code: 'CURI', ownerArea: '33.75', title, files, version: 1 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  expect((await exportCourse(here, { courseId })).files).toEqual(before)
})

it('says nothing of a course of another area, and writes nothing by looking', async () => {
  const { courseId } = await written('RAHASIA')
  const file = await asFile(here, courseId)
  const tables = ['courses', 'draft_files', 'bank_items', 'audit_entries', 'course_media']
  const counts = () =>
    Promise.all(
      tables.map((table) => env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')),
    )
  const before = await counts()
  const told = await look(there, '33.75', file)
  expect(told).toMatchObject({ course: null, changes: [] })
  expect(await counts()).toEqual(before)
  await expect(look(there, '35.08', file)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('names a medium that a lesson shows and the file does not bring', async () => {
  const { courseId } = await written('TANPA')
  const file = await asFile(here, courseId)
  const missing = `${'ab'.repeat(8)}.webp`
  const texts = withFile(
    file.texts,
    'tanpa-satu/awal.md',
    () => `# Awal\n\nSatu kalimat.\n\n![Foto](media/${missing})\n`,
  )
  const bare = await look(there, '33.75', { ...file, texts })
  expect(bare.problems).toMatchObject([{ file: 'tanpa-satu/awal.md', line: 5 }])
  const media = new Map([[missing, picture]])
  expect((await look(there, '33.75', { ...file, texts, media })).problems).toEqual([])
})

it('prints what was published with its number, and the draft with why it cannot be published', async () => {
  const { courseId } = await publishFiles(system, courseFiles({ code: 'CETAK' }), {
    code: 'CETAK',
    ownerArea: '35.08',
  })
  const printed = await readForPrint(here, { courseId, of: 'published' })
  expect(printed).toMatchObject({ version: { number: 1 }, isPublished: true, problems: [] })
  const [first] = printed.modules
  expect(first?.lessons.map(({ title }) => title)).toEqual(['Awal cetak-satu', 'Akhir cetak-satu'])
  expect(first?.items[0]).toMatchObject({
    question: { id: 'cetak-satu-k1' },
    key: { right: 'b', why: { a: 'Alasan a cetak-satu-k1' }, level: 1 },
  })
  expect(printed.finalTest?.items).toHaveLength(6)
  const broken = withFile(courseFiles({ code: 'CETAK' }), 'cetak-dua/awal.md', null)
  await importCourse(here, { code: 'CETAK', ownerArea: '35.08', files: broken, version: 1 })
  const draft = await readForPrint(here, { courseId, of: 'draft' })
  expect(draft).toMatchObject({ version: null, modules: [], title: 'Pelatihan uji' })
  expect(draft.problems).not.toEqual([])
  await expect(readForPrint(there, { courseId, of: 'draft' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

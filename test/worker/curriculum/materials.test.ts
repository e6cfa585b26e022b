/** Training materials from the draft to who reads them: published with a version, kept by all that touches a draft, never changed. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { exportCourse } from '../../../worker/curriculum/course-file/export-course.ts'
import { importCourse } from '../../../worker/curriculum/course-file/import-course.ts'
import { readOutline } from '../../../worker/curriculum/draft/read-outline.ts'
import { saveLesson } from '../../../worker/curriculum/draft/save-lesson.ts'
import { saveOutline } from '../../../worker/curriculum/draft/save-outline.ts'
import {
  getHead,
  publishCourse,
  readChanges,
  readMessages,
  saveDraft,
} from '../../../worker/curriculum/index.ts'
import { readDraft } from '../../../worker/curriculum/read-draft.ts'
import { readMaterials } from '../../../worker/curriculum/read-materials.ts'
import { withdrawCourse } from '../../../worker/curriculum/draft/withdraw-course.ts'
import { newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, materialFiles, publishFiles, withFile } from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const here = contextFor(staff('TRAINER', '35.08'))
const filesOf = (code: string) => [
  ...courseFiles({ code, title: `Pelatihan ${code}` }),
  ...materialFiles(`${code.toLowerCase()}-satu`),
]
const isMaterial = ({ path }: { readonly path: string }) => /(?:^|\/)bahan\//.test(path)

it('publishes them with the version, and a change of them alone as the next one with the same packs', async () => {
  const files = filesOf('BAHAN')
  const one = await publishFiles(system, files, { code: 'BAHAN' })
  const read = await readMaterials(here, one)
  expect(read).toMatchObject({ title: 'Pelatihan BAHAN', version: { number: 1 } })
  expect(read.modules[0]?.lessons).toEqual([
    { slug: 'awal', title: 'Awal bahan-satu', isRecorded: false },
    { slug: 'akhir', title: 'Akhir bahan-satu', isRecorded: false },
  ])
  expect(read.materials).toHaveLength(9)
  expect(read.materials[4]).toMatchObject({
    kind: 'practice',
    steps: expect.arrayContaining(['Membaca angka']),
  })

  const script = 'bahan-satu/bahan/naskah/awal.md'
  const other = withFile(files, script, (text) => `${text}\nLagi.\n`)
  const { version } = await readDraft(system, 'BAHAN')
  await saveDraft(system, { code: 'BAHAN', files: other, version })
  const { changes } = await readChanges(system, one)
  expect(changes).toEqual([
    {
      kind: 'MATERIAL_TEXT',
      module: 'Modul bahan-satu',
      what: 'Naskah rekaman: Awal',
      before: '',
      after: '',
    },
  ])
  const two = await publishFiles(system, other, { code: 'BAHAN' })
  const heads = await Promise.all([one, two].map(({ versionId }) => getHead(system.db, versionId)))
  expect(heads.map(({ versionNumber }) => versionNumber)).toEqual([1, 2])
  expect(heads[1]?.modules).toEqual(heads[0]?.modules)
  expect(await publishCourse(system, two)).toMatchObject({ isNew: false })
})

it('is read by who may read the course, and found by nobody of another district', async () => {
  const { courseId } = await publishFiles(system, filesOf('DEKAT'), {
    code: 'DEKAT',
    ownerArea: '35.08',
  })
  for (const reader of [
    staff('TRAINER', '35.08'),
    staff('DISTRICT_ADMIN', '35.08'),
    staff('SUPERADMIN', 'ID'),
  ]) {
    expect((await readMaterials(contextFor(reader), { courseId })).materials).not.toHaveLength(0)
  }
  for (const stranger of [staff('TRAINER', '33.75'), cadre(newUuid(), '33.75')]) {
    await expect(readMaterials(contextFor(stranger), { courseId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  }
  await expect(readMaterials(contextFor(PUBLIC), { courseId })).rejects.toMatchObject({
    code: 'SIGN_IN_NEEDED',
  })
})

it('gives everybody the messages of a course of the nation while it is taught', async () => {
  const { courseId } = await publishFiles(system, filesOf('PESAN'), { code: 'PESAN' })
  const read = await readMessages(system.db, 'PESAN', 'pesan-satu')
  expect(read).toMatchObject({
    course: { code: 'PESAN', title: 'Pelatihan PESAN' },
    module: { slug: 'pesan-satu', title: 'Modul pesan-satu' },
    messages: [{ title: 'Untuk ayah', picture: { alt: 'Peta "desa"' } }, { title: 'Untuk nenek' }],
  })
  expect(await readMessages(system.db, 'PESAN', 'pesan-dua')).toBeNull()
  expect(await readMessages(system.db, 'PESAN', 'tidak-ada')).toBeNull()
  expect(await readMessages(system.db, 'TIDAK-ADA', 'pesan-satu')).toBeNull()
  await publishFiles(system, filesOf('KABUPATEN'), { code: 'KABUPATEN', ownerArea: '35.08' })
  expect(await readMessages(system.db, 'KABUPATEN', 'kabupaten-satu')).toBeNull()
  await withdrawCourse(system, { courseId, withdrawn: true, reason: 'Diganti' })
  expect(await readMessages(system.db, 'PESAN', 'pesan-satu')).toBeNull()
})

it('is never changed and never deleted', async () => {
  await publishFiles(system, filesOf('TETAP'), { code: 'TETAP' })
  for (const statement of [
    "update course_materials set material = '{}'",
    'delete from course_materials',
  ]) {
    await expect(env.DB.prepare(statement).run()).rejects.toThrow(
      'a published version is immutable',
    )
  }
})

it('stays while lessons and order are saved, and comes along in a file of the course', async () => {
  const files = filesOf('SIMPAN')
  const { courseId } = await saveDraft(system, { code: 'SIMPAN', files, version: 0 })
  const before = files.filter(isMaterial)
  const lesson = { courseId, module: 'simpan-satu', lesson: 'awal' }
  await saveLesson(system, { ...lesson, text: '# Nama baru\n\nIsi baru.\n', version: 1 })
  const { version, settings, modules } = await readOutline(system, { courseId })
  await saveOutline(system, {
    courseId,
    version,
    settings,
    modules: modules.toReversed().map(({ slug, title, objective, jp, quiz, lessons, items }) => ({
      slug,
      title,
      objective,
      jp,
      quiz,
      items,
      lessons: lessons.map((each) => ({ slug: each.slug, title: each.title })),
    })),
  })
  const kept = (await readDraft(system, 'SIMPAN')).files
  expect(kept.filter(isMaterial)).toEqual(
    before.toSorted((one, two) => (one.path < two.path ? -1 : 1)),
  )

  const sent = await exportCourse(system, { courseId })
  await importCourse(contextFor(staff('TRAINER', '33.75')), {
    courseId: newUuid(),
    code: 'TIBA',
    ownerArea: '33.75',
    title: 'Tiba',
    files: sent.files,
    version: 0,
  })
  const come = (await readDraft(system, 'TIBA')).files.filter(isMaterial)
  expect(come.map(({ text }) => text).toSorted()).toEqual(before.map(({ text }) => text).toSorted())
})

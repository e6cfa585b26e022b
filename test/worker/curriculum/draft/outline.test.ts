import { beforeAll, describe, expect, it } from 'vitest'
import type { OutlineModule } from '../../../../worker/contract/workshop.ts'
import { listRevisions, readLesson } from '../../../../worker/curriculum/draft/read-lesson.ts'
import { listWorkshop } from '../../../../worker/curriculum/draft/list-workshop.ts'
import { readOutline } from '../../../../worker/curriculum/draft/read-outline.ts'
import { saveOutline } from '../../../../worker/curriculum/draft/save-outline.ts'
import { startCourse } from '../../../../worker/curriculum/draft/start-course.ts'
import { saveDraft } from '../../../../worker/curriculum/index.ts'
import { readDraft } from '../../../../worker/curriculum/read-draft.ts'
import { newUuid } from '../../../factories/certification.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { courseFiles, withFile } from '../../../factories/course.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import {
  ani,
  ANI,
  AREA,
  arrange,
  audits,
  BUDI,
  LESSON,
  lessonOf,
  openDesk,
  outlineToSave,
  STRANGER,
  write,
} from './desk.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const fileOf = async (code: string, path: string) =>
  (await readDraft(system, code)).files.find((file) => file.path === path)?.text

function moduleLike(module: OutlineModule | undefined, own: Partial<OutlineModule>): OutlineModule {
  if (module === undefined) throw new Error('no module')
  return { ...module, items: [], ...own }
}

describe('starting a course', () => {
  it('makes one module and one lesson without a word: nothing of it can be published unwritten', async () => {
    const courseId = newUuid()
    const wish = { courseId, area: AREA, title: 'Gizi Ibu & Anak' }
    const { code } = await startCourse(ani, wish)
    expect(code).toBe('GIZI-IBU-ANAK')
    const outline = await readOutline(ani, { courseId })
    expect(outline).toMatchObject({
      code,
      ownerArea: AREA,
      settings: { title: 'Gizi Ibu & Anak', countsAsTrained: false, finalTest: null },
      current: null,
      isChanged: true,
      savedBy: 'Ani',
      review: { needed: false, is: 'none' },
    })
    expect(outline.modules.map(({ lessons }) => lessons.map(({ title }) => title))).toEqual([
      ['Pelajaran 1'],
    ])
    expect(outline.modules[0]?.objective).toBe('')
    expect(outline.problems.map(({ file, reason, about }) => [file, reason, about])).toEqual([
      ['gizi-ibu-anak-modul-1/module.yaml', 'OBJECTIVE_MISSING', 'Modul 1'],
      ['gizi-ibu-anak-modul-1/pelajaran-1.md', 'LESSON_EMPTY', 'Pelajaran 1'],
      ['gizi-ibu-anak-modul-1/soal.yaml', 'QUIZ_EMPTY', ''],
    ])
    expect(await startCourse(ani, wish)).toEqual({ courseId, code })
    expect(await audits('course.draft', courseId)).toBe(1)
  })

  it('gives two courses of one title two codes and no name in common', async () => {
    const ids = [newUuid(), newUuid()]
    const codes = await Promise.all(
      ids.map((courseId) =>
        startCourse(contextFor(ANI), { courseId, area: AREA, title: 'Sama persis' }),
      ),
    )
    expect(codes.map(({ code }) => code).toSorted()).toEqual(['SAMA-PERSIS', 'SAMA-PERSIS-2'])
    const outlines = await Promise.all(ids.map((courseId) => readOutline(ani, { courseId })))
    const names = outlines.flatMap(({ modules }) => modules.map(({ slug }) => slug))
    expect(new Set(names).size).toBe(2)
  })

  it('refuses a code that another course has', async () => {
    const { code } = await openDesk()
    const wish = { courseId: newUuid(), area: AREA, title: 'Lain', code }
    await expect(startCourse(ani, wish)).rejects.toMatchObject({ code: 'DUPLICATE' })
  })

  it('copies lessons, drawings and questions of a course above under names of its own', async () => {
    const files = courseFiles({ code: 'ASAL', title: 'Asal' })
    const linked = withFile(
      files,
      'asal-satu/awal.md',
      (text) => `${text}\n[lanjut](/belajar/asal-dua/awal/)\n`,
    )
    const { courseId: copyOf } = await saveDraft(system, {
      code: 'ASAL',
      files: linked,
      version: 0,
    })
    const courseId = newUuid()
    const wish = { courseId, area: AREA, title: 'Salinan daerah', copyOf }
    const { code } = await startCourse(ani, wish)
    const copy = await readOutline(ani, { courseId })
    expect(copy.problems).toEqual([])
    expect(copy.settings).toMatchObject({
      title: 'Salinan daerah',
      finalTest: { slug: 'salinan-daerah-tes-akhir' },
    })
    expect(copy.modules.map(({ slug }) => slug)).toEqual([
      'salinan-daerah-satu',
      'salinan-daerah-dua',
    ])
    expect(copy.modules[0]?.items).toHaveLength(6)
    expect(await fileOf(code, 'salinan-daerah-satu/awal.md')).toContain(
      '/belajar/salinan-daerah-dua/awal/',
    )
    const { publishCourse } = await import('../../../../worker/curriculum/index.ts')
    const { approveDraft } = await import('../../../factories/course.ts')
    await approveDraft(system, courseId)
    expect(await publishCourse(system, { courseId })).toMatchObject({ isNew: true })
  })

  it('copies nothing from beside its area', async () => {
    const { courseId: copyOf } = await openDesk()
    const stranger = contextFor(STRANGER)
    const wish = { courseId: newUuid(), area: '33.75', title: 'Curian', copyOf }
    await expect(startCourse(stranger, wish)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a reviewer', staff('REVIEWER', AREA), 'NOT_ALLOWED'],
    ['a trainer of another district', STRANGER, 'NOT_FOUND'],
  ])('is refused to %s', async (_, actor, code) => {
    const wish = { courseId: newUuid(), area: AREA, title: 'Tidak boleh' }
    await expect(startCourse(contextFor(actor), wish)).rejects.toMatchObject({ code })
    expect(await audits('course.draft', wish.courseId)).toBe(0)
  })
})

describe('saving the outline', () => {
  it('keeps what it says word for word when it is read again', async () => {
    const desk = await openDesk()
    await arrange(ani, desk, ({ settings, modules }) => ({
      settings: {
        ...settings,
        title: 'Judul: "baru" #1',
        summary: 'Ya\n\n- tidak: no',
        countsAsTrained: true,
        validMonths: 24,
        finalTest: {
          slug: 'meja-tes',
          title: 'Tes',
          drawPerModule: 2,
          passMark: 80,
          attempts: 3,
          coolDownMinutes: 60,
          shuffle: false,
          minutes: 45,
          feedback: 'closed',
          closesOn: '2027-01-31',
          draw: [],
        },
      },
      modules: modules.map((module) => ({
        ...module,
        objective: 'Tujuan: satu',
        quiz: {
          ...module.quiz,
          feedback: 'passed',
          draw: [
            { count: 2, tag: 'gizi' },
            { count: 1, tag: null },
          ],
        },
        items: [
          { code: 'soal-1', for: 'quiz' },
          { code: 'soal-2', for: 'test' },
        ],
      })),
    }))
    const saved = await outlineToSave(ani, desk.courseId)
    expect(saved).toMatchObject({
      settings: {
        title: 'Judul: "baru" #1',
        summary: 'Ya\n\n- tidak: no',
        countsAsTrained: true,
        validMonths: 24,
        finalTest: { minutes: 45, feedback: 'closed', closesOn: '2027-01-31', shuffle: false },
      },
      modules: [
        {
          objective: 'Tujuan: satu',
          quiz: {
            feedback: 'passed',
            draw: [
              { count: 2, tag: 'gizi' },
              { count: 1, tag: null },
            ],
          },
          items: [
            { code: 'soal-1', for: 'quiz' },
            { code: 'soal-2', for: 'test' },
          ],
        },
      ],
    })
    expect(await fileOf(desk.code, `${desk.module}/soal.yaml`)).toContain('item: soal-1')
  })

  it('begins a new lesson with its title, renames one in its first line, and keeps one that is gone', async () => {
    const desk = await openDesk()
    await write(ani, desk, '# Pelajaran 1\n\nIsi yang berharga.\n')
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({
        ...module,
        lessons: [
          { slug: 'kedua', title: 'Yang kedua' },
          { slug: LESSON, title: 'Nama lain' },
        ],
      })),
    }))
    expect((await readLesson(ani, lessonOf(desk, 'kedua'))).text).toBe('# Yang kedua\n')
    expect((await readLesson(ani, lessonOf(desk))).text).toBe('# Nama lain\n\nIsi yang berharga.\n')
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({ ...module, lessons: module.lessons.slice(0, 1) })),
    }))
    await expect(readLesson(ani, lessonOf(desk))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { revisions } = await listRevisions(ani, lessonOf(desk))
    expect(revisions[0]).toMatchObject({ text: '# Nama lain\n\nIsi yang berharga.\n' })
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({
        ...module,
        lessons: [...module.lessons, { slug: LESSON, title: 'Kembali' }],
      })),
    }))
    const again = await readLesson(ani, lessonOf(desk))
    expect(again.version).toBeGreaterThan(revisions[0]?.version ?? 99)
  })

  it('takes a lesson with its text and drawings to another module', async () => {
    const desk = await openDesk()
    const { version, files } = await readDraft(system, desk.code)
    const drawing = { path: `${desk.module}/gambar/peta.svg`, text: '<svg viewBox="0 0 9 9"/>' }
    await saveDraft(ani, { code: desk.code, files: [...files, drawing], version })
    await write(ani, desk, '# Pindah\n\n![Peta](gambar/peta.svg)\n')
    await arrange(ani, desk, ({ modules }) => ({
      modules: [
        moduleLike(modules[0], { lessons: [{ slug: 'tinggal', title: 'Tinggal' }] }),
        moduleLike(modules[0], {
          slug: 'meja-dua',
          title: 'Dua',
          lessons: [{ slug: LESSON, title: 'Pindah' }],
        }),
      ],
    }))
    expect((await readLesson(ani, { ...lessonOf(desk), module: 'meja-dua' })).text).toContain(
      'gambar/peta.svg',
    )
    expect(await fileOf(desk.code, 'meja-dua/gambar/peta.svg')).toBe(drawing.text)
  })

  it('removes a module with all its files, which are kept', async () => {
    const desk = await openDesk()
    await arrange(ani, desk, ({ modules }) => ({
      modules: [...modules, moduleLike(modules[0], { slug: 'meja-lain', title: 'Lain' })],
    }))
    await arrange(ani, desk, ({ modules }) => ({ modules: modules.slice(1) }))
    const { files } = await readDraft(system, desk.code)
    expect(files.filter(({ path }) => path.startsWith(`${desk.module}/`))).toEqual([])
    expect((await listRevisions(ani, lessonOf(desk))).revisions).toHaveLength(1)
  })

  it('leaves a file that says the same as somebody wrote it, and keeps questions that stand in it', async () => {
    const files = withFile(
      courseFiles({ code: 'KOMENTAR', test: null }),
      'komentar-satu/module.yaml',
      (text) => `# Catatan penulis\n${text}`,
    )
    const { courseId } = await saveDraft(system, {
      code: 'KOMENTAR',
      ownerArea: AREA,
      files,
      version: 0,
    })
    await arrange(ani, { courseId }, ({ modules }) => ({
      modules: modules.map((module) => ({ ...module, items: module.items.toReversed() })),
    }))
    expect(await fileOf('KOMENTAR', 'komentar-satu/module.yaml')).toContain('# Catatan penulis')
    const outline = await readOutline(ani, { courseId })
    expect(outline.problems).toEqual([])
    expect(outline.modules[0]?.items[0]).toEqual({ code: 'komentar-satu-t3', for: 'test' })
    expect(await fileOf('KOMENTAR', 'komentar-satu/soal.yaml')).toContain(
      'Pembahasan komentar-satu-t3',
    )
  })

  it('refuses what somebody saved over, with who and when, and answers a repeat as the first time', async () => {
    const desk = await openDesk()
    const outline = await outlineToSave(ani, desk.courseId)
    const mine = { ...outline, settings: { ...outline.settings, title: 'Milik Ani' } }
    const first = await saveOutline(ani, { courseId: desk.courseId, ...mine })
    expect(await saveOutline(ani, { courseId: desk.courseId, ...mine })).toEqual(first)
    expect(await audits('course.draft', desk.courseId)).toBe(2)
    await expect(
      saveOutline(contextFor(BUDI), { courseId: desk.courseId, ...outline }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      detail: { version: first.version, savedBy: 'Ani' },
    })
  })

  it('lets exactly one of two at once win, whoever writes a lesson meanwhile', async () => {
    const desk = await openDesk()
    const outline = await outlineToSave(ani, desk.courseId)
    const titled = (title: string) => ({
      courseId: desk.courseId,
      ...outline,
      settings: { ...outline.settings, title },
      modules: outline.modules.map((module) => ({
        ...module,
        lessons: [{ slug: LESSON, title: 'Dinamai ulang' }],
      })),
    })
    const done = await Promise.allSettled([
      saveOutline(contextFor(ANI), titled('Satu')),
      saveOutline(contextFor(BUDI), titled('Dua')),
      write(contextFor(BUDI), desk, '# Pelajaran 1\n\nSedang ditulis.\n'),
    ])
    const outlines = done.slice(0, 2)
    expect(outlines.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outlines.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CHANGED_MEANWHILE' },
    })
    if (done[2]?.status === 'fulfilled') {
      expect((await readLesson(ani, lessonOf(desk))).text).toContain('Sedang ditulis.')
    }
  })

  it('refuses names that are there twice', async () => {
    const desk = await openDesk()
    await expect(
      arrange(ani, desk, ({ modules }) => ({ modules: [...modules, ...modules] })),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(
      arrange(ani, desk, ({ modules }) => ({
        modules: modules.map((module) => ({
          ...module,
          lessons: [...module.lessons, ...module.lessons],
        })),
      })),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a reviewer', staff('REVIEWER', AREA), 'NOT_ALLOWED'],
    ['a trainer of another district', STRANGER, 'NOT_FOUND'],
  ])('is refused to %s', async (_, actor, code) => {
    const { courseId } = await openDesk()
    const outline = await outlineToSave(ani, courseId)
    await expect(saveOutline(contextFor(actor), { courseId, ...outline })).rejects.toMatchObject({
      code,
    })
    expect(await audits('course.draft', courseId)).toBe(1)
  })

  it('mends a file that cannot be read, and keeps what it held', async () => {
    const desk = await openDesk()
    const { version, files } = await readDraft(system, desk.code)
    const broken = withFile(files, `${desk.module}/module.yaml`, () => 'title: [\n')
    await saveDraft(ani, { code: desk.code, files: broken, version })
    const outline = await readOutline(ani, desk)
    expect(outline.problems.map(({ reason }) => reason)).toContain('YAML_BROKEN')
    await arrange(ani, desk, ({ modules }) => ({
      modules: [
        moduleLike(modules[0], {
          title: 'Sembuh',
          objective: 'Tujuan',
          lessons: [{ slug: LESSON, title: 'Pelajaran 1' }],
        }),
      ],
    }))
    const after = await readOutline(ani, desk)
    expect(after.problems.map(({ reason }) => reason)).not.toContain('YAML_BROKEN')
    expect(after.modules[0]?.title).toBe('Sembuh')
  })
})

it('lists the courses of an area and above, own ones first, with where their drafts stand', async () => {
  const { courseId } = await openDesk()
  const { courses } = await listWorkshop(ani, { area: AREA })
  expect(courses.find((course) => course.courseId === courseId)).toMatchObject({
    isOwn: true,
    current: null,
    isChanged: true,
    savedBy: 'Ani',
    withdrawnAt: null,
    review: { is: 'none', needed: false },
  })
  const owners = courses.map(({ isOwn }) => isOwn)
  expect(owners).toEqual(owners.toSorted((one, two) => Number(two) - Number(one)))
  await expect(listWorkshop(contextFor(STRANGER), { area: AREA })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

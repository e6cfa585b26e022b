import { beforeAll, describe, expect, it } from 'vitest'
import { listFacts } from '../../../../worker/curriculum/draft/list-facts.ts'
import { previewLesson } from '../../../../worker/curriculum/draft/preview-lesson.ts'
import { readChanges } from '../../../../worker/curriculum/draft/read-changes.ts'
import { readLesson } from '../../../../worker/curriculum/draft/read-lesson.ts'
import { readOutline } from '../../../../worker/curriculum/draft/read-outline.ts'
import { withdrawCourse } from '../../../../worker/curriculum/draft/withdraw-course.ts'
import { listHeads, publishCourse, saveDraft } from '../../../../worker/curriculum/index.ts'
import { readCatalog } from '../../../../worker/curriculum/read-catalog.ts'
import { readDraft } from '../../../../worker/curriculum/read-draft.ts'
import { readProgress } from '../../../../worker/learning/index.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { cadre, contextFor, PUBLIC, staff } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import {
  ani,
  AREA,
  arrange,
  audits,
  item,
  lessonOf,
  finished,
  openDesk,
  PENERBIT,
  STRANGER,
  write,
  type Desk,
} from './desk.ts'

beforeAll(makeDistricts)

const penerbit = contextFor(PENERBIT)

async function putQuestions(desk: Desk, text: string): Promise<void> {
  const { version, files } = await readDraft(ani, desk.code)
  const path = `${desk.module}/soal.yaml`
  const others = finished(files).filter((file) => file.path !== path)
  await saveDraft(ani, { code: desk.code, files: [...others, { path, text }], version })
}

async function openPublished(text?: string): Promise<Desk> {
  const desk = await openDesk()
  await putQuestions(desk, `${item('soal-a')}${item('soal-b')}`)
  if (text !== undefined) await write(ani, desk, text)
  await publishCourse(ani, desk)
  return desk
}

const fact = (id: string, figure: string, until = '2027-01-01') =>
  `:::kartu-fakta{id="${id}" angka="${figure}" sumber="Perpres 72/2021" ditinjau="2026-01-01" tinjau-ulang="${until}" daerah="ya"}\n\nIsi kartu.\n\n:::\n`

const changes = async (desk: Desk) =>
  (await readChanges(ani, desk)).changes.map(({ kind, what, before, after }) =>
    [kind, what, before, after].filter((part) => part !== '').join(' | '),
  )

describe('the differences between draft and published version', () => {
  it('are none right after publishing', async () => {
    const desk = await openPublished()
    expect(await changes(desk)).toEqual([])
    expect((await readOutline(ani, desk)).isChanged).toBe(false)
  })

  it('tell a corrected key from a changed text, and say old and new answer', async () => {
    const desk = await openPublished()
    await putQuestions(
      desk,
      `${item('soal-a', 'a')}${item('soal-b').replace('Soal soal-b?', 'Soal yang lain?')}${item('soal-c')}`,
    )
    expect(await changes(desk)).toEqual([
      'ITEM_KEY | soal-a | Dua | Satu',
      'ITEM_TEXT | soal-b | Soal soal-b? | Soal yang lain?',
      'ITEM_ADDED | soal-c | Soal soal-c?',
    ])
    await putQuestions(desk, item('soal-a'))
    expect(await changes(desk)).toEqual(['ITEM_REMOVED | soal-b | Soal soal-b?'])
  })

  it('say a new figure with the old one', async () => {
    const desk = await openPublished(`# Angka\n\n${fact('f-1', '21,5 %')}`)
    await write(ani, desk, `# Angka\n\n${fact('f-1', '19,8 %')}\n${fact('f-2', '1 dari 5')}`)
    const found = await changes(desk)
    expect(found).toContain('FACT_FIGURE | f-1 | 21,5 % | 19,8 %')
    expect(found).toContain('FACT_ADDED | f-2 | 1 dari 5')
    expect(found.filter((line) => line.startsWith('LESSON_TEXT | Angka'))).toHaveLength(1)
    await write(ani, desk, `# Angka\n\n${fact('f-2', '1 dari 5')}`)
    expect(await changes(desk)).toContain('FACT_REMOVED | f-1 | 21,5 %')
  })

  it('say settings, modules and lessons in order', async () => {
    const desk = await openPublished()
    await arrange(ani, desk, ({ settings, modules }) => ({
      settings: { ...settings, summary: 'Ringkasan lain' },
      modules: modules.flatMap((module) => [
        { ...module, slug: `${desk.module}-b`, title: 'Modul 2', items: [] },
        {
          ...module,
          title: 'Modul satu',
          quiz: { ...module.quiz, passMark: 80 },
          lessons: [
            { slug: 'baru', title: 'Pelajaran baru' },
            ...module.lessons.map(({ slug }) => ({ slug, title: 'Nama lain' })),
          ],
        },
      ]),
    }))
    const { version, files } = await readDraft(ani, desk.code)
    const path = `${desk.module}-b/soal.yaml`
    const others = files.filter((file) => file.path !== path)
    await saveDraft(ani, {
      code: desk.code,
      files: [...others, { path, text: item('soal-z') }],
      version,
    })
    await write(ani, desk, '# Pelajaran baru\n\nIsi.\n', 'baru')
    await write(ani, { ...desk, module: `${desk.module}-b` }, '# Pelajaran 1\n\nIsi.\n')
    expect(await changes(desk)).toEqual([
      `SETTING | summary | Pelatihan Meja ${desk.code.slice(5)}. | Ringkasan lain`,
      'MODULE_ADDED | Modul 2',
      'MODULE_RENAMED | Modul satu | Modul 1 | Modul satu',
      'SETTING | quiz.passMark | 70 | 80',
      'LESSON_ADDED | Pelajaran baru',
      'LESSON_RENAMED | Nama lain | Pelajaran 1 | Nama lain',
      'ITEM_ADDED | soal-z | Soal soal-z?',
    ])
  })

  it('are not told while the draft cannot be published, but its faults are', async () => {
    const desk = await openPublished()
    await write(ani, desk, '<b>Bukan judul</b>\n')
    const read = await readChanges(ani, desk)
    expect(read.changes).toEqual([])
    expect(read.contentHash).toBeNull()
    expect(read.problems.map(({ reason }) => reason).toSorted()).toEqual([
      'HTML_REFUSED',
      'HTML_REFUSED',
      'TITLE_MISSING',
    ])
    await expect(readChanges(contextFor(STRANGER), desk)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('lists the facts of the newest versions, those to be reviewed first at the top', async () => {
  const late = await openPublished(`# Nanti\n\n${fact('x-nanti', 'B', '2027-09-09')}`)
  const soon = await openPublished(`# Segera\n\n${fact('x-segera', 'A', '2026-12-01')}`)
  const facts = async () =>
    (await listFacts(ani, { area: AREA })).facts.filter(({ id }) => id.startsWith('x-'))
  expect(await facts()).toMatchObject([
    {
      courseId: soon.courseId,
      module: soon.module,
      lesson: 'pelajaran-1',
      lessonTitle: 'Segera',
      id: 'x-segera',
      figure: 'A',
      source: 'Perpres 72/2021',
      reviewedOn: '2026-01-01',
      reviewBy: '2026-12-01',
      mayBeLocal: true,
    },
    { courseId: late.courseId },
  ])
  await write(ani, soon, `# Segera\n\n${fact('x-segera', 'A', '2028-01-01')}`)
  expect(await changes(soon)).toEqual([
    'FACT_FIGURE | x-segera | A · Perpres 72/2021 · 2026-01-01–2026-12-01 | A · Perpres 72/2021 · 2026-01-01–2028-01-01',
  ])
  await publishCourse(ani, soon)
  expect((await facts()).map(({ id, reviewBy }) => `${id} ${reviewBy}`)).toEqual([
    'x-nanti 2027-09-09',
    'x-segera 2028-01-01',
  ])
  await expect(listFacts(contextFor(STRANGER), { area: AREA })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

describe('withdrawing a course', () => {
  const withdraw = (desk: Desk, withdrawn: boolean, actor: Actor = PENERBIT) =>
    withdrawCourse(contextFor(actor), {
      courseId: desk.courseId,
      withdrawn,
      reason: 'Angka berubah.',
    })
  const taught = async ({ code }: Desk) => {
    const learner = contextFor(cadre('kader-tarik', AREA))
    const catalog = await readCatalog(ani.db, AREA)
    const progress = await readProgress(learner)
    return [
      catalog.courses.some(({ head }) => head.code === code),
      progress.some(({ head }) => head.code === code),
    ]
  }

  it('takes it out of catalogue and lists, keeps its versions, and puts it back', async () => {
    const desk = await openPublished()
    expect(await taught(desk)).toEqual([true, true])
    const { withdrawnAt } = await withdraw(desk, true)
    expect(withdrawnAt).not.toBeNull()
    expect(await taught(desk)).toEqual([false, false])
    expect((await listHeads(ani.db, AREA)).some(({ code }) => code === desk.code)).toBe(true)
    expect(await readOutline(ani, desk)).toMatchObject({ withdrawnAt, current: {} })
    expect(await withdraw(desk, true)).toEqual({ withdrawnAt })
    expect(await audits('course.withdraw', desk.courseId)).toBe(1)
    expect(await withdraw(desk, false)).toEqual({ withdrawnAt: null })
    expect(await withdraw(desk, false)).toEqual({ withdrawnAt: null })
    expect(await taught(desk)).toEqual([true, true])
    expect(await audits('course.withdraw', desk.courseId)).toBe(2)
  })

  it('is refused for what was never published', async () => {
    await expect(withdraw(await openDesk(), true)).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a trainer', staff('TRAINER', AREA), 'NOT_ALLOWED'],
    ['a publisher of another district', staff('PUBLISHER', '33.75'), 'NOT_FOUND'],
  ])('is refused to %s', async (_, actor, code) => {
    const desk = await openPublished()
    await expect(withdraw(desk, true, actor)).rejects.toMatchObject({ code })
    expect(await taught(desk)).toEqual([true, true])
  })
})

describe('previewing a lesson', () => {
  it('shows the text at hand with its figures and warnings, and writes nothing', async () => {
    const desk = await openDesk()
    const text = `# Coba\n\nKita bicara tentang konvergensi.\n\n---\n\n${fact('p-1', '5', '2026-11-01')}`
    const shown = await previewLesson(penerbit, { ...lessonOf(desk), text })
    expect(shown).toMatchObject({ title: 'Coba', figures: { screens: 2 }, problems: [] })
    expect(shown.screens[0]?.html).toBe('<p>Kita bicara tentang konvergensi.</p>')
    expect(shown.warnings.map(({ reason, about, line }) => `${line} ${reason} ${about}`)).toEqual([
      '3 JARGON_UNEXPLAINED konvergensi',
      '7 FACT_OVERDUE p-1',
    ])
    expect((await readLesson(ani, lessonOf(desk))).version).toBe(1)
  })

  it('knows the drawings of its module and the words that earlier lessons explained', async () => {
    const desk = await openDesk()
    const { version, files } = await readDraft(ani, desk.code)
    const drawing = {
      path: `${desk.module}/gambar/peta.svg`,
      text: '<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    }
    await saveDraft(ani, { code: desk.code, files: [...files, drawing], version })
    await write(ani, desk, '# Awal\n\n:istilah[Konvergensi]{arti="bersama-sama"} itu kuncinya.\n')
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({
        ...module,
        lessons: [...module.lessons, { slug: 'lanjut', title: 'Lanjut' }],
      })),
    }))
    const shown = await previewLesson(ani, {
      ...lessonOf(desk, 'lanjut'),
      text: '# Lanjut\n\nKonvergensi lagi.\n\n![Peta](gambar/peta.svg)\n',
    })
    expect(shown.warnings).toEqual([])
    expect(shown.problems).toEqual([])
    expect(shown.screens[0]?.html).toContain('<rect width="9" height="9"/>')
  })

  it('carries no script, whatever is written', async () => {
    const desk = await openDesk()
    const text =
      '# X\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1))\n\n![b](data:text/html,x)\n'
    const shown = await previewLesson(ani, { ...lessonOf(desk), text })
    const html = shown.screens.map((screen) => screen.html).join('')
    expect(html).not.toMatch(/<script|href="javascript|src="data/i)
    expect(shown.problems.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['HTML_REFUSED', 'LINK_REFUSED', 'IMAGE_UNKNOWN']),
    )
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a cadre', cadre('kader', AREA), 'NOT_ALLOWED'],
    ['a trainer of another district', STRANGER, 'NOT_FOUND'],
  ])('is refused to %s', async (_, actor, code) => {
    const desk = await openDesk()
    await expect(
      previewLesson(contextFor(actor), { ...lessonOf(desk), text: '# X\n' }),
    ).rejects.toMatchObject({ code })
  })
})

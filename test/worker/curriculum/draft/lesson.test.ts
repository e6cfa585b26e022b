import { beforeAll, describe, expect, it } from 'vitest'
import {
  listRevisions,
  readLesson,
  watchLesson,
} from '../../../../worker/curriculum/draft/read-lesson.ts'
import { readOutline } from '../../../../worker/curriculum/draft/read-outline.ts'
import { saveLesson } from '../../../../worker/curriculum/draft/save-lesson.ts'
import { cadre, contextFor, PUBLIC, staff } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { ani, ANI, audits, BUDI, later, lessonOf, openDesk, rows, STRANGER, write } from './desk.ts'

beforeAll(makeDistricts)

const budi = contextFor(BUDI)

describe('saving a lesson', () => {
  it('moves on its version and the draft’s, and says who and when', async () => {
    const desk = await openDesk()
    const at = lessonOf(desk)
    const [before] = await rows(
      'select version from course_drafts where course_id = ?',
      desk.courseId,
    )
    const saved = await saveLesson(ani, { ...at, text: '# Baru\n\nSatu.\n', version: 1 })
    expect(saved).toMatchObject({ version: 2 })
    expect(await readLesson(budi, at)).toEqual({
      text: '# Baru\n\nSatu.\n',
      version: 2,
      savedAt: saved.savedAt,
      savedBy: 'Ani',
    })
    expect(await watchLesson(budi, at)).toEqual({
      version: 2,
      savedAt: saved.savedAt,
      savedBy: 'Ani',
    })
    const [after] = await rows(
      'select version from course_drafts where course_id = ?',
      desk.courseId,
    )
    expect(Number(after?.['version'])).toBe(Number(before?.['version']) + 1)
    expect(await audits('course.draft', desk.courseId)).toBe(2)
  })

  it('answers a repeat as the first time, and writes nothing for it', async () => {
    const desk = await openDesk()
    const wish = { ...lessonOf(desk), text: '# Sekali\n', version: 1 }
    const first = await saveLesson(ani, wish)
    expect(await saveLesson(ani, wish)).toEqual(first)
    expect(await saveLesson(ani, { ...wish, version: 2 })).toEqual(first)
    expect(await audits('course.draft', desk.courseId)).toBe(2)
  })

  it('tells the second of two people who saved, when, and which version it is', async () => {
    const desk = await openDesk()
    const at = lessonOf(desk)
    const { savedAt } = await saveLesson(ani, { ...at, text: '# Milik Ani\n', version: 1 })
    await expect(
      saveLesson(budi, { ...at, text: '# Milik Budi\n', version: 1 }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      detail: { version: 2, savedBy: 'Ani', savedAt },
    })
    expect(await readLesson(budi, at)).toMatchObject({ text: '# Milik Ani\n' })
  })

  it('lets exactly one of two at the same moment win, and tells the other', async () => {
    const desk = await openDesk()
    const at = lessonOf(desk)
    for (let version = 1; version < 8; version += 1) {
      const texts = [`# Ani ${version}\n`, `# Budi ${version}\n`]
      const done = await Promise.allSettled([
        saveLesson(contextFor(ANI), { ...at, text: texts[0] ?? '', version }),
        saveLesson(contextFor(BUDI), { ...at, text: texts[1] ?? '', version }),
      ])
      const won = done.findIndex(({ status }) => status === 'fulfilled')
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(done[1 - won]).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE' } })
      expect(await readLesson(ani, at)).toMatchObject({ text: texts[won], version: version + 1 })
    }
  })

  it('keeps another person’s text, and the last of each ten minutes, newest first', async () => {
    const desk = await openDesk()
    const at = lessonOf(desk)
    await write(contextFor(ANI, later(0)), desk, '# Satu\n')
    await write(contextFor(ANI, later(20)), desk, '# Dua\n')
    await write(contextFor(ANI, later(700)), desk, '# Tiga\n')
    await write(contextFor(BUDI, later(720)), desk, '# Empat\n')
    const { revisions } = await listRevisions(ani, at)
    expect(revisions.map(({ text, savedBy }) => `${savedBy}: ${text}`)).toEqual([
      'Ani: # Tiga\n',
      'Ani: # Dua\n',
    ])
    expect(revisions.map(({ version }) => version)).toEqual([4, 3])
  })

  it('tells who has the outline open that a title is another now', async () => {
    const desk = await openDesk()
    const version = async () => (await readOutline(ani, desk)).version
    const before = await version()
    await write(ani, desk, '# Pelajaran 1\n\nIsi lain.\n')
    expect(await version()).toBe(before)
    await write(ani, desk, '# Judul lain\n')
    expect(await version()).toBe(before + 1)
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a cadre', cadre('kader', '35.08'), 'NOT_ALLOWED'],
    ['a reviewer', staff('REVIEWER', '35.08'), 'NOT_ALLOWED'],
    ['a trainer of another district', STRANGER, 'NOT_FOUND'],
  ])('is refused to %s, and writes nothing', async (_, actor, code) => {
    const desk = await openDesk()
    const before = await audits('course.draft', desk.courseId)
    const wish = { ...lessonOf(desk), text: '# Asing\n', version: 1 }
    await expect(saveLesson(contextFor(actor), wish)).rejects.toMatchObject({ code })
    expect(await audits('course.draft', desk.courseId)).toBe(before)
    expect(await readLesson(ani, lessonOf(desk))).toMatchObject({ version: 1 })
  })

  it('finds no lesson that is not there', async () => {
    const desk = await openDesk()
    const at = lessonOf(desk, 'tidak-ada')
    await expect(readLesson(ani, at)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(watchLesson(ani, at)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(saveLesson(ani, { ...at, text: 'x', version: 0 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is read by who writes below its area, and by nobody beside it', async () => {
    const nation = contextFor(staff('TRAINER', 'ID'))
    const { startCourse } = await import('../../../../worker/curriculum/draft/start-course.ts')
    const courseId = ani.ids.uuid()
    await startCourse(nation, { courseId, area: 'ID', title: 'Bacaan nasional' })
    const [module] = (await readOutline(ani, { courseId })).modules
    const at = { courseId, module: module?.slug ?? '', lesson: 'pelajaran-1' }
    expect((await readLesson(ani, at)).version).toBe(1)
    await expect(saveLesson(ani, { ...at, text: '# X\n', version: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('watches with one query after the scope', async () => {
  const desk = await openDesk()
  const watcher = contextFor(ANI)
  await watchLesson(watcher, lessonOf(desk))
  expect(watcher.db.meter.queries).toBe(2)
})

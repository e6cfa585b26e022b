import { beforeAll, describe, expect, it } from 'vitest'
import { askReview } from '../../../../worker/curriculum/draft/ask-review.ts'
import { decideReview } from '../../../../worker/curriculum/draft/decide-review.ts'
import { listWorkshop } from '../../../../worker/curriculum/draft/list-workshop.ts'
import { readChanges } from '../../../../worker/curriculum/draft/read-changes.ts'
import { readOutline } from '../../../../worker/curriculum/draft/read-outline.ts'
import { saveItem } from '../../../../worker/curriculum/bank/save-item.ts'
import { getHead, publishCourse, saveDraft } from '../../../../worker/curriculum/index.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { newUuid } from '../../../factories/certification.ts'
import { contextFor, PUBLIC, staff } from '../../../factories/context.ts'
import { anItem } from '../../../factories/items.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { readDraft } from '../../../../worker/curriculum/read-draft.ts'
import {
  ani,
  ANI,
  AREA,
  arrange,
  audits,
  BIDAN,
  BUDI,
  item,
  later,
  finished,
  LESSON_TEXT,
  openDesk,
  PENERBIT,
  rows,
  STRANGER,
  write,
  type Desk,
} from './desk.ts'
import { PROVED } from '../../../factories/proved.ts'

beforeAll(makeDistricts)

const bidan = contextFor(BIDAN)
const penerbit = contextFor(PENERBIT)

/** A course that could be published, with two questions; `trained`: it makes cadres count as trained. */
async function openReady(kind: 'trained' | 'plain' = 'trained'): Promise<Desk> {
  const desk = await openDesk()
  const { version, files } = await readDraft(ani, desk.code)
  const path = `${desk.module}/soal.yaml`
  const others = finished(files).filter((file) => file.path !== path)
  const questions = { path, text: `${item('soal-a')}${item('soal-b')}` }
  await saveDraft(ani, { code: desk.code, files: [...others, questions], version })
  if (kind === 'trained') {
    await arrange(ani, desk, ({ settings }) => ({
      settings: { ...settings, countsAsTrained: true },
    }))
  }
  return desk
}

const hashOf = async ({ courseId }: Desk) =>
  (await readChanges(ani, { courseId })).contentHash ?? ''

const ask = (desk: Desk, actor: Actor = ANI, at?: string) =>
  askReview(contextFor(actor, at), { courseId: desk.courseId, note: 'Mohon ditelaah.' })

async function decide(desk: Desk, wishes: { approved?: boolean; hash?: string; by?: Actor } = {}) {
  return decideReview(contextFor(wishes.by ?? BIDAN), {
    courseId: desk.courseId,
    contentHash: wishes.hash ?? (await hashOf(desk)),
    approved: wishes.approved ?? true,
    as: 'Bidan koordinator, Dinkes Lumajang',
    comment: 'Angka sudah cocok.',
  })
}

/** Somebody who holds both roles. */
const writesAndReviews = (accountId: string, name: string): Actor => ({
  kind: 'staff',
  accountId,
  name,
  grants: [
    { role: 'TRAINER', area: AREA },
    { role: 'REVIEWER', area: AREA },
  ],
  sessionId: 'test',
  provedAt: PROVED,
})

describe('asking for a review', () => {
  it('names who asked, moves with the draft, and is one review until it is decided', async () => {
    const desk = await openReady()
    const first = await ask(desk)
    expect(first.review).toMatchObject({ needed: true, is: 'asked', askedBy: 'Ani' })
    expect(await ask(desk)).toEqual(first)
    expect(await audits('course.askReview', await reviewId(desk))).toBe(1)
    await write(ani, desk, '# Pelajaran 1\n\nBerubah.\n')
    expect((await ask(desk, BUDI, later(60))).review).toMatchObject({
      is: 'asked',
      askedBy: 'Budi',
    })
    const kept = await rows('select * from course_reviews where course_id = ?', desk.courseId)
    expect(kept).toHaveLength(1)
    expect(kept[0]?.['content_hash']).toBe(await hashOf(desk))
  })

  it('is one row when two ask at once', async () => {
    const desk = await openReady()
    await Promise.all([ask(desk, ANI), ask(desk, BUDI), ask(desk, ANI)])
    const kept = await rows('select * from course_reviews where course_id = ?', desk.courseId)
    expect(kept).toHaveLength(1)
  })

  it('refuses a draft that could not be published, with its faults', async () => {
    const desk = await openDesk()
    await write(ani, desk, 'Tanpa judul\n')
    await expect(ask(desk)).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
      detail: {
        problems: [
          { reason: 'OBJECTIVE_MISSING' },
          { reason: 'TITLE_MISSING' },
          { reason: 'QUIZ_EMPTY' },
        ],
      },
    })
  })
})

async function reviewId({ courseId }: Desk): Promise<string> {
  const [row] = await rows('select id from course_reviews where course_id = ?', courseId)
  return String(row?.['id'])
}

describe('deciding a review', () => {
  it('approves exactly the content that was read, under the reviewer’s name', async () => {
    const desk = await openReady()
    await ask(desk)
    const decided = await decide(desk)
    expect(decided.review).toMatchObject({
      is: 'approved',
      decidedBy: 'Bidan Rina',
      decidedAs: 'Bidan koordinator, Dinkes Lumajang',
      comment: 'Angka sudah cocok.',
    })
    expect(await decide(desk)).toEqual(decided)
    expect(await audits('course.review', await reviewId(desk))).toBe(1)
    await expect(decide(desk, { approved: false })).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
    await write(ani, desk, '# Pelajaran 1\n\nSesudah disetujui.\n')
    expect((await readOutline(ani, desk)).review.is).toBe('stale')
  })

  it('refuses a draft that changed after it was read', async () => {
    const desk = await openReady()
    await ask(desk)
    const hash = await hashOf(desk)
    await write(ani, desk, '# Pelajaran 1\n\nDiubah diam-diam.\n')
    await expect(decide(desk, { hash })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  it('is refused when nobody asked', async () => {
    await expect(decide(await openReady())).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })

  it('needs a second person: neither who asked nor who saved last', async () => {
    const both = writesAndReviews('dua-peran', 'Dua Peran')
    const asked = await openReady()
    await ask(asked, both)
    await expect(decide(asked, { by: both })).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    const saved = await openReady()
    await write(contextFor(both), saved, '# Pelajaran 1\n\nDari dua peran.\n')
    await ask(saved)
    await expect(decide(saved, { by: both })).rejects.toMatchObject({ code: 'OWN_CHANGE' })
    expect((await decide(saved)).review.is).toBe('approved')
  })

  it('is approved by nobody who wrote of it, though another saved last and asked', async () => {
    const both = writesAndReviews('menulis-dan-menelaah', 'Rina')
    const desk = await openReady()
    await write(contextFor(both), desk, '# Pelajaran 1\n\nDari penelaah.\n')
    await write(ani, desk, '# Pelajaran 1\n\nDari Ani.\n')
    await ask(desk)
    await expect(decide(desk, { by: both })).rejects.toMatchObject({ code: 'OWN_CHANGE' })
    expect(await audits('course.review', await reviewId(desk))).toBe(0)
    expect((await decide(desk, { by: both, approved: false })).review.is).toBe('returned')
    const ordered = await openReady()
    await arrange(contextFor(both), ordered, ({ settings }) => ({
      settings: { ...settings, summary: 'Dari penelaah.' },
    }))
    await arrange(ani, ordered, ({ settings }) => ({
      settings: { ...settings, summary: 'Dari Ani.' },
    }))
    await ask(ordered)
    await expect(decide(ordered, { by: both })).rejects.toMatchObject({ code: 'OWN_CHANGE' })
  })

  it('is approved by nobody who wrote a question of the bank that it newly asks', async () => {
    const both = writesAndReviews('soal-dan-telaah', 'Rina')
    const bank = { itemId: newUuid(), area: AREA, code: 'bank-telaah', tags: [] }
    await saveItem(contextFor(both), { ...bank, item: anItem('truth'), version: 0 })
    const desk = await openReady()
    await ask(desk)
    expect((await decide(desk, { by: both })).review.is).toBe('approved')
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({
        ...module,
        items: [...module.items, { code: bank.code, for: 'quiz' as const }],
      })),
    }))
    const other = anItem('truth', { source: 'Buku KIA' })
    await saveItem(ani, { ...bank, item: other, version: 1 })
    await ask(desk)
    await expect(decide(desk, { by: both })).rejects.toMatchObject({ code: 'OWN_CHANGE' })
    expect((await decide(desk)).review.is).toBe('approved')
    await publishCourse(penerbit, desk)
    await write(contextFor(ANI, later(60)), desk, '# Pelajaran 1\n\nSesudah terbit.\n')
    await ask(desk)
    expect((await decide(desk, { by: both })).review.is).toBe('approved')
  })

  it('lets one of two reviewers decide', async () => {
    const desk = await openReady()
    await ask(desk)
    const done = await Promise.allSettled([
      decide(desk),
      decide(desk, { approved: false, by: staff('REVIEWER', AREA, 'lain') }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'STATE_NOT_FIT' },
    })
  })

  it.each([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a publisher', PENERBIT, 'NOT_ALLOWED'],
    ['a reviewer of another district', staff('REVIEWER', '33.75'), 'NOT_FOUND'],
  ])('is refused to %s', async (_, by, code) => {
    const desk = await openReady()
    await ask(desk)
    await expect(decide(desk, { by })).rejects.toMatchObject({ code })
    expect(await audits('course.review', await reviewId(desk))).toBe(0)
    if (by !== PENERBIT)
      await expect(ask(desk, STRANGER)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('sends back with a comment, and the author may ask again for the same', async () => {
    const desk = await openReady()
    await ask(desk)
    expect((await decide(desk, { approved: false })).review).toMatchObject({
      is: 'returned',
      comment: 'Angka sudah cocok.',
    })
    await expect(publishCourse(penerbit, desk)).rejects.toMatchObject({ code: 'REVIEW_NEEDED' })
    expect((await ask(desk, ANI, later(60))).review.is).toBe('asked')
    expect((await decide(desk)).review.is).toBe('approved')
  })
})

describe('publishing', () => {
  it('of what counts as trained needs the approval of this very content, and names who gave it', async () => {
    const desk = await openReady()
    await expect(publishCourse(penerbit, desk)).rejects.toMatchObject({ code: 'REVIEW_NEEDED' })
    await ask(desk)
    await expect(publishCourse(penerbit, desk)).rejects.toMatchObject({ code: 'REVIEW_NEEDED' })
    await decide(desk)
    const first = await publishCourse(penerbit, desk)
    expect((await getHead(ani.db, first.versionId)).review).toEqual({
      required: true,
      by: 'Bidan Rina, Bidan koordinator, Dinkes Lumajang',
      on: '2026-11-21',
      notice: '',
    })
    expect(await publishCourse(penerbit, desk)).toMatchObject({
      versionId: first.versionId,
      isNew: false,
    })
    expect(await readOutline(ani, desk)).toMatchObject({
      isChanged: false,
      current: { versionNumber: 1 },
    })
    await write(ani, desk, '# Pelajaran 1\n\nTambahan.\n')
    expect((await readOutline(ani, desk)).isChanged).toBe(true)
    await expect(publishCourse(penerbit, desk)).rejects.toMatchObject({ code: 'REVIEW_NEEDED' })
  })

  it('of what counts as trained is no trainer’s right, approved or not', async () => {
    const desk = await openReady()
    await ask(desk)
    await decide(desk)
    await expect(publishCourse(ani, desk)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await listWorkshop(ani, { area: AREA })).courses).toContainEqual(
      expect.objectContaining({
        courseId: desk.courseId,
        review: expect.objectContaining({ is: 'approved', needed: true }),
      }),
    )
  })

  it('of what ends that asks for the same two persons: nobody alone replaces the course of certificates', async () => {
    const desk = await openReady()
    await ask(desk)
    await decide(desk)
    await publishCourse(penerbit, desk)
    const { version, files } = await readDraft(ani, desk.code)
    const plain = files.map(({ path, text }) => ({
      path,
      text: text.replace('countsAsTrained: true', 'countsAsTrained: false'),
    }))
    expect(plain).not.toEqual(files)
    await saveDraft(ani, { code: desk.code, files: plain, version })
    expect((await readOutline(ani, desk)).review.needed).toBe(true)
    await expect(publishCourse(ani, desk)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(publishCourse(penerbit, desk)).rejects.toMatchObject({ code: 'REVIEW_NEEDED' })
    await ask(desk)
    await decide(desk)
    await publishCourse(penerbit, desk)
    await write(ani, desk, '# Pelajaran 1\n\nKini biasa.\n')
    expect((await publishCourse(ani, desk)).isNew).toBe(true)
  })

  it('of what does not is, and nobody can write himself in as who checked it', async () => {
    const desk = await openReady('plain')
    const { version, files } = await readDraft(ani, desk.code)
    const forged = files.map(({ path, text }) => ({
      path,
      text:
        path === 'course.yaml'
          ? text.replace(/by: null\n {2}on: null/, 'by: dr. Palsu\n  on: 2026-01-01')
          : text,
    }))
    expect(forged).not.toEqual(files)
    await saveDraft(ani, { code: desk.code, files: forged, version })
    const { versionId } = await publishCourse(ani, desk)
    expect((await getHead(ani.db, versionId)).review).toMatchObject({ by: null, on: null })
  })

  it('stands by what was decided last of a content, also after the draft went elsewhere and back', async () => {
    const desk = await openReady()
    await ask(desk)
    await decide(desk)
    await write(ani, desk, '# Pelajaran 1\n\nLain.\n')
    await write(ani, desk, LESSON_TEXT)
    expect((await readOutline(ani, desk)).review.is).toBe('approved')
    expect(await publishCourse(penerbit, desk)).toMatchObject({ isNew: true })
  })

  it('is read by the reviewer before she decides', async () => {
    const desk = await openReady()
    await ask(desk)
    const read = await readChanges(bidan, desk)
    expect(read).toMatchObject({
      changes: [{ kind: 'COURSE_NEW' }],
      problems: [],
      review: { is: 'asked', needed: true },
    })
    expect(read.contentHash).toMatch(/^[0-9a-f]{64}$/)
  })
})

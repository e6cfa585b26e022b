/**
 * What a phone with a service worker learns of what happens meanwhile: a key that is corrected, and a course that is withdrawn.
 * Both reach her with the next signal, and stay right without any.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { PATIENCE } from './browser.ts'
import type { Actor } from '../../worker/core/access.ts'
import { withdrawCourse } from '../../worker/curriculum/draft/withdraw-course.ts'
import { getGraded } from '../../worker/curriculum/index.ts'
import { regradeItem } from '../../worker/learning/insight/regrade-item.ts'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { controlled, openPhone, saveModules } from '../link/phone.ts'
import { markShown, see } from './learner.ts'
import { openLumajang, SYSTEM, type Lumajang } from './lumajang.ts'
import { startService, type Service } from './running-product.ts'
import { PROVED } from '../factories/proved.ts'

const SLUG = 'mengenal-kpm'

let service: Service
let lumajang: Lumajang
let cadres: Cadre[]
/** Question → the key that stood when it was published, and the one that it is corrected to. */
let asked: { readonly id: string; readonly right: string; readonly other: string }[]
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  cadres = await openCadres(service, lumajang, ['Siti Aminah', 'Sri Wahyuni'])
  const { pack, keys } = await getGraded(service.context(SYSTEM).db, lumajang.versionId, SLUG)
  asked = pack.questions.map(({ id, options }) => {
    const right = keys[id]?.right ?? ''
    return { id, right, other: options.find((option) => option.id !== right)?.id ?? '' }
  })
})
afterAll(async () => {
  await service?.close()
})

const PUBLISHER: Actor = {
  kind: 'staff',
  accountId: '018f0000-0000-7000-8000-000000000001',
  name: 'Joko Santoso',
  grants: [{ role: 'PUBLISHER', area: 'ID' }],
  sessionId: 'e2e',
  provedAt: PROVED,
}

/** A phone of this cadre after her first page with signal, all modules taken home. */
async function equipped(cadre: Cadre | undefined) {
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await openPhone({ url: service.url })
  onTestFinished(() => phone.discard())
  await phone.signIn(cadre.cookie, 'keep')
  await phone.page.goto('/belajar/')
  await controlled(phone.page)
  await saveModules(phone.page)
  return phone
}

/** Fills the paper in; the first question with `first`, all others right. */
async function fillIn(page: Page, first: 'right' | 'other'): Promise<void> {
  await page.goto(`/belajar/${SLUG}/kuis/`)
  for (const [index, question] of asked.entries()) {
    const option = index === 0 ? question[first] : question.right
    await page.locator(`input[name="j-${question.id}"][value="${option}"]`).check()
  }
}

/** Something to send: with its answer her state comes home. */
async function finishLesson(page: Page): Promise<void> {
  await page.goto(`/belajar/${SLUG}/siapa-kpm/`)
  await page.getByRole('button', { name: 'Tandai selesai & lanjut' }).click()
  await page.waitForURL((url) => !url.pathname.includes('siapa-kpm'))
}

const WHILE = { timeout: PATIENCE }

/** Stays on a page that sends by itself until so many events of hers have arrived. */
async function sent(page: Page, cadre: Cadre | undefined, events: number): Promise<void> {
  await page.goto('/hp-ini/')
  const arrived = () =>
    service.db
      .prepare('select count(*) as n from learning_events where cadre_id = ?')
      .bind(cadre?.id ?? '')
      .first<number>('n')
  await expect.poll(arrived, WHILE).toBe(events)
}

const from = (page: Page) => page.locator('body').getAttribute('data-dari')
const reads = async (page: Page, path: string, words: RegExp) => {
  await page.goto(path)
  expect(await from(page)).toBe('hp')
  return words.test(await page.locator('main').innerText())
}

it('brings a corrected mark with the next signal, tells her so, and stops once she has confirmed it', async () => {
  const { page, context } = await equipped(cadres[0])
  await fillIn(page, 'other')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await page.waitForURL('**/hasil/**')
  const before = await markShown(page)
  expect(before).toBeLessThan(100)
  const resultPath = new URL(page.url()).pathname

  const [first] = asked
  if (first === undefined) throw new Error('no question')
  await context.setOffline(true)
  await regradeItem(service.context(PUBLISHER), {
    regradeId: crypto.randomUUID(),
    courseId: lumajang.courseId,
    questionId: first.id,
    right: first.other,
    reason: 'Kunci lama keliru.',
  })
  await finishLesson(page)
  const told = new RegExp(`berubah dari ${before} menjadi 100 karena kunci satu soal dibetulkan`)
  expect(await reads(page, '/belajar/', told)).toBe(false)

  await context.setOffline(false)
  await sent(page, cadres[0], 2)
  await expect.poll(() => reads(page, '/belajar/', told), WHILE).toBe(true)
  await page.goto(resultPath)
  expect(await markShown(page)).toBe(100)

  await context.setOffline(true)
  expect(await reads(page, '/belajar/', told)).toBe(true)
  await page.getByRole('link', { name: 'Lihat nilai yang berubah' }).click()
  await see(page, 'Halaman ini perlu sinyal')
  await page.goto(resultPath)
  expect(await from(page)).toBe('hp')
  expect(await markShown(page)).toBe(100)

  // Without signal a confirmation is not lost unseen: she is told, and the note stays.
  await context.setOffline(false)
  await page.goto('/nilai-dibetulkan/')
  await see(page, 'Nilai yang dibetulkan')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sudah saya baca' }).click()
  await see(page, 'Halaman ini perlu sinyal')
  expect(await reads(page, '/belajar/', told)).toBe(true)

  await context.setOffline(false)
  await page.goto('/nilai-dibetulkan/')
  await page.getByRole('button', { name: 'Sudah saya baca' }).click()
  await page.waitForURL('**/belajar/')
  expect(await from(page)).toBe('hp')
  expect(await page.locator('main').innerText()).not.toMatch(told)
  await context.setOffline(true)
  expect(await reads(page, '/belajar/', told)).toBe(false)
})

it('says that a course was withdrawn, takes the answers that were waiting, and begins nothing new', async () => {
  const cadre = cadres[1]
  const { page, context } = await equipped(cadre)
  await fillIn(page, 'other')
  await context.setOffline(true)
  const { courseId } = lumajang
  await withdrawCourse(service.context(PUBLISHER), {
    courseId,
    withdrawn: true,
    reason: 'Isinya diperbarui dulu.',
  })
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await see(page, 'Jawaban tersimpan')
  const resultPath = new URL(page.url()).pathname

  await context.setOffline(false)
  await sent(page, cadre, 1)
  const told = /Pelatihan .+ tidak dibuka lagi\./
  await expect.poll(() => reads(page, '/belajar/', told), WHILE).toBe(true)
  expect(await page.getByRole('link', { name: /^(Mulai belajar|Lanjutkan: )/ }).count()).toBe(0)
  const { results } = await service.db
    .prepare('select score from attempts where cadre_id = ?')
    .bind(cadre?.id ?? '')
    .all()
  expect(results).toEqual([{ score: 100 }])
  await page.goto(resultPath)
  expect(await markShown(page)).toBe(100)
  for (const path of [`/belajar/${SLUG}/`, `/belajar/${SLUG}/kuis/`]) {
    await page.goto(path)
    await see(page, 'Pelatihan ini tidak dibuka lagi')
  }

  await context.setOffline(true)
  expect(await reads(page, '/belajar/', told)).toBe(true)
  await page.goto(`/belajar/${SLUG}/`)
  await see(page, 'Bagian ini belum ada di HP')

  // Put back, it is there as it was.
  await withdrawCourse(service.context(PUBLISHER), {
    courseId,
    withdrawn: false,
    reason: 'Selesai.',
  })
  await context.setOffline(false)
  await page.goto('/hp-ini/')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.goto(`/belajar/${SLUG}/`)
  await see(page, 'Mengenal KPM')
})

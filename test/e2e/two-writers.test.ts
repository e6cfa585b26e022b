/**
 * No letter that the page called kept is lost: two people in one lesson, ten minutes of typing without signal, and a browser that
 * is killed while somebody types. The figure of the last is counted over kills at random moments from a fixed seed.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { openPhone, type Phone } from '../link/phone.ts'
import { openBrowser } from './browser.ts'
import { keep } from './look-over.ts'
import { openLumajang, TRAINER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'
import {
  addPeople,
  COLLEAGUE,
  PEOPLE,
  paper,
  saveState,
  startCourse,
  write,
} from './workshop-desk.ts'

let service: Service
let browser: Browser
beforeAll(async () => {
  service = await startService()
  await openLumajang(service)
  await addPeople(service)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

const SAVED = /^\s*Tersimpan/
const KEPT_HERE = /aman di komputer ini/

async function desk(who: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...DESK, baseURL: service.url })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await signIn(page, who)
  return { context, page }
}

type Begun = { readonly courseId: string; readonly address: string }

/** A new course and the address of the one lesson that it has. */
async function begin(page: Page, title: string): Promise<Begun> {
  const courseId = await startCourse(page, title)
  const link = page.getByRole('link', { name: /^Tulis / }).first()
  return { courseId, address: (await link.getAttribute('href')) ?? '' }
}

/** With the cursor behind its last letter. */
async function openLesson(page: Page, { address }: Begun): Promise<void> {
  await page.goto(address)
  await paper(page).locator('p').last().click()
  await page.keyboard.press('Control+End')
}

/** The lesson as the Worker has it. */
async function lessonText({ courseId }: Begun): Promise<string> {
  const row = await service.db
    .prepare(`select text from draft_files where course_id = ? and path like '%.md'`)
    .bind(courseId)
    .first<{ text: string }>()
  return row?.text ?? ''
}

it('takes the keys of a quick hand where the cursor went, even on a page that is busy', async () => {
  const { page } = await desk(TRAINER)
  const begun = await begin(page, 'Mengetik cepat')
  await openLesson(page, begun)
  await write(page, () => page.keyboard.type('Awal.'))
  const keys = await page.context().newCDPSession(page)
  for (let round = 0; round < 5; round += 1) {
    await page.keyboard.press('Control+Home')
    await page.waitForTimeout(200)
    await write(page, async () => {
      const busy = page.evaluate('for (const until = Date.now() + 300; Date.now() < until; ) {}')
      // Sent without waiting for what the page makes of the one before, as a hand does.
      await Promise.all([busy, ...[TO_END, ENTER, LETTER].map((key) => strike(keys, key))])
    })
  }
  expect(oneLine(await shownText(page))).toBe('Awal. x x x x x')
})

const TO_END = { key: 'End', code: 'End', windowsVirtualKeyCode: 35, modifiers: 2 }
const ENTER = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
const LETTER = { key: 'x', code: 'KeyX', windowsVirtualKeyCode: 88, text: 'x' }

async function strike(keys: CDPSession, key: typeof TO_END | typeof ENTER): Promise<void> {
  const down = keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  await Promise.all([down, keys.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' })])
}

it('names who saved first to the second of two writers before anything is lost, and keeps both texts', async () => {
  const { page: first } = await desk(TRAINER)
  const { page: second } = await desk(COLLEAGUE)
  const begun = await begin(first, 'Menimbang berdua')
  await openLesson(first, begun)
  await write(first, () => first.keyboard.type('Ibu datang ke Posyandu.'))

  // Both read the same version; each writes on.
  await openLesson(second, begun)
  await paper(second).getByText('Ibu datang ke Posyandu.').waitFor()
  await write(first, () => first.keyboard.type('\nLilik menulis kalimat ini.'))
  await second.keyboard.type('\nWulan menulis kalimat itu.')
  await second.getByText('Lilik Handayani juga mengubah pelajaran ini').waitFor()
  expect(await lessonText(begun)).toContain('Lilik menulis kalimat ini.')
  expect(await lessonText(begun)).not.toContain('Wulan')
  expect(await paper(second).innerText()).toContain('Wulan menulis kalimat itu.')
  keep('two-writers-told-1280', await second.screenshot())

  await second.getByRole('button', { name: 'Bandingkan dan pilih' }).click()
  keep('two-writers-compare-1280', await second.screenshot({ fullPage: true }))
  await second.getByRole('button', { name: 'Gabungkan' }).click()
  await write(second, () => second.getByRole('button', { name: 'Pakai teks gabungan' }).click())
  const joined = await lessonText(begun)
  expect(joined).toContain('Lilik menulis kalimat ini.')
  expect(joined).toContain('Wulan menulis kalimat itu.')

  // The first is told too when she looks at her tab again, and has both.
  await first.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
  await first.getByText(`${PEOPLE[COLLEAGUE].name} menyimpan pukul`).waitFor()
  expect(await paper(first).innerText()).toContain('Wulan menulis kalimat itu.')
  await write(first, async () => {
    await paper(first).locator('p').last().click()
    await first.keyboard.press('Control+End')
    await first.keyboard.type(' Selesai.')
  })
  expect(await lessonText(begun)).toContain('Wulan menulis kalimat itu.')
})

it('keeps ten minutes of typing without signal (by the clock of the page) and sends them all when it is back', async () => {
  const { context, page } = await desk(TRAINER)
  const begun = await begin(page, 'Menulis di balai desa')
  await page.clock.install()
  await openLesson(page, begun)
  await write(page, () => page.keyboard.type('Awal.'))
  await context.setOffline(true)
  const sentences = Array.from({ length: 60 }, (_, at) => `Kalimat ke-${at + 1} ditulis di desa.`)
  for (const sentence of sentences) {
    await page.keyboard.type(` ${sentence}`)
    await page.clock.runFor(10_000)
  }
  await saveState(page).filter({ hasText: KEPT_HERE }).waitFor()
  keep('two-writers-no-signal-1280', await page.screenshot())
  expect(await lessonText(begun)).not.toContain('Kalimat')

  await context.setOffline(false)
  await page.clock.runFor(30_000)
  await saveState(page).filter({ hasText: SAVED }).waitFor()
  expect(await lessonText(begun)).toContain(['Awal.', ...sentences].join(' '))
})

const KILLS = 6

it(`loses none of the letters that it called kept when the browser is killed ${KILLS} times in the middle of typing`, async () => {
  const random = randomOf(inject('seed') ?? Date.now())
  let computer = await openPhone({ url: service.url })
  onTestFinished(() => computer.discard())
  await signIn(computer.page, TRAINER)
  const cookie = (await computer.context.cookies()).map(({ name, value }) => `${name}=${value}`)
  const begun = await begin(computer.page, 'Komputer yang mati')
  const figures = { kills: 0, letters: 0, lost: 0, unacknowledged: 0, withoutSignal: 0 }
  let written = ''
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { page, context } = computer
    await openLesson(page, begun)
    const isOffline = random() < 0.5
    await context.setOffline(isOffline)
    await page.keyboard.type(wordsOf(random, 8))
    await acknowledged(page)
    const safe = await shownText(page)
    expect(safe.startsWith(written)).toBe(true)
    const typing = page.keyboard.type(wordsOf(random, 40), { delay: 12 }).catch(() => undefined)
    const moment = 100 + Math.floor(random() * 2200)
    await new Promise((resolve) => setTimeout(resolve, moment))
    const typed = await shownText(page)
    await computer.kill()
    await typing

    computer = await again(computer, cookie)
    await openLesson(computer.page, begun)
    await saveState(computer.page).filter({ hasText: SAVED }).waitFor()
    written = await shownText(computer.page)
    figures.kills += 1
    figures.withoutSignal += isOffline ? 1 : 0
    figures.letters += safe.length
    figures.lost += safe.length - sameStart(safe, written)
    figures.unacknowledged += Math.max(0, typed.length - written.length)
    expect(oneLine(await lessonText(begun))).toContain(written)
  }
  console.log('killed while typing', figures)
  expect(figures.lost).toBe(0)
})

/** Waits until what was typed has stood for a moment, and the page says that it is kept here or saved. */
async function acknowledged(page: Page): Promise<void> {
  // Letters go from the editor to what is kept four times a second.
  await page.waitForTimeout(300)
  const state = saveState(page)
  await state
    .filter({ hasText: SAVED })
    .or(state.filter({ hasText: KEPT_HERE }))
    .waitFor()
}

async function again(computer: Phone, cookie: readonly string[]): Promise<Phone> {
  const next = await computer.reopen()
  await next.signIn(cookie.join('; '))
  return next
}

/** The words of the lesson as they stand in the editor, in one line. */
async function shownText(page: Page): Promise<string> {
  const lines = await paper(page).locator('p:not(.screen-label)').allInnerTexts()
  return oneLine(lines.join(' '))
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function sameStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at
}

const WORDS = ['bidan', 'desa', 'gizi', 'timbang', 'catat', 'ibu', 'anak', 'sehat', 'periksa']

function wordsOf(random: () => number, count: number): string {
  const word = () =>
    `${WORDS[Math.floor(random() * WORDS.length)] ?? ''}${Math.floor(random() * 1e6)}`
  return Array.from({ length: count }, () => ` ${word()}`).join('')
}

/** mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

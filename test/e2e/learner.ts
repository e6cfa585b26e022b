/** What a cadre does on her phone. Only forms and links, so the same steps serve with scripts and without. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { answerTo, oneLine } from './answer-key.ts'
import { PIN } from './lumajang.ts'

/** A cheap phone, held upright. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
}

/** From the filled-in code to the list of modules. */
export async function activate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await see(page, 'Apakah ini Anda?')
  await page.getByText(name, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Ya, ini saya' }).click()
  await see(page, 'Buat PIN 6 angka')
  await page.getByLabel('PIN baru (6 angka)').fill(PIN)
  await page.getByLabel('Ketik PIN yang sama sekali lagi').fill(PIN)
  await page.getByLabel('HP saya sendiri').check()
  await page.getByRole('button', { name: 'Simpan PIN dan masuk' }).click()
  await page.waitForURL('**/belajar/')
  await see(page, name)
}

/** Begins with the one button of the list and reads every lesson of the module that is next; returns how many. */
export async function readModule(page: Page): Promise<number> {
  await page
    .getByRole('link', { name: /^(Mulai belajar|Lanjutkan: )/ })
    .first()
    .click()
  let read = 0
  for (;;) {
    const finish = page.getByRole('button', { name: 'Tandai selesai & lanjut' })
    if ((await finish.count()) === 0) break
    await finish.click()
    read += 1
  }
  await page.waitForURL('**/#kuis')
  return read
}

/** Opens the quiz of the page, answers every question and hands in; returns the mark that the result shows. */
export async function takeQuiz(page: Page, wanted: 'right' | 'wrong'): Promise<number> {
  const entry = page.getByRole('link', { name: /^(Kerjakan kuis|Coba lagi)$/ })
  if ((await entry.count()) > 0) await entry.click()
  // The final test is started on its own page, to which trying it again leads too.
  const start = page.getByRole('button', { name: 'Mulai tes' })
  if ((await start.count()) > 0) {
    await page.getByLabel('Saya mengerjakan tes ini sendiri').check()
    await start.click()
  }
  await answerPaper(page, wanted)
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  return markShown(page)
}

async function answerPaper(page: Page, wanted: 'right' | 'wrong'): Promise<void> {
  for (const question of await page.locator('form').getByRole('group').all()) {
    const stem = oneLine(await question.locator('legend').innerText())
    await question.getByLabel(answerTo(stem, wanted), { exact: true }).check()
  }
}

export async function markShown(page: Page): Promise<number> {
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  expect(title).toMatch(/^Nilai Anda \d+$/)
  return Number(title.split(' ').at(-1))
}

/** The page has a heading with these words. */
export async function see(page: Page, words: string): Promise<void> {
  await page
    .getByRole('heading', { level: 1, name: words })
    .waitFor({ timeout: 15_000 })
    .catch(async () => {
      const found = await page.getByRole('heading', { level: 1 }).allInnerTexts()
      throw new Error(`expected the page "${words}" at ${page.url()}, found "${found.join(' / ')}"`)
    })
}

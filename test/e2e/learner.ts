/** What a cadre does on her phone. Only forms and links, so the same steps serve with scripts and without. */
import type { Locator, Page } from 'playwright-core'
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

/** Presses what leads to another address, and waits until the page there is whole. */
export async function follow(link: Locator): Promise<void> {
  const page = link.page()
  const from = page.url()
  await link.click()
  await page.waitForURL(({ href }) => href !== from)
}

/** Begins with the one button of the list and reads every lesson of the module that is next; returns how many. */
export async function readModule(page: Page): Promise<number> {
  await follow(page.getByRole('link', { name: /^(Mulai belajar|Lanjutkan: )/ }).first())
  let read = 0
  while (new URL(page.url()).hash !== '#kuis') {
    await follow(page.getByRole('button', { name: 'Tandai selesai & lanjut' }))
    read += 1
  }
  return read
}

/** Opens the quiz of the page, answers every question and hands in; returns the mark that the result shows. */
export async function takeQuiz(page: Page, wanted: 'right' | 'wrong'): Promise<number> {
  const entry = page.getByRole('link', { name: /^(Kerjakan kuis|Coba lagi)$/ })
  const start = page.getByRole('button', { name: 'Mulai tes' })
  const send = page.getByRole('button', { name: 'Kirim jawaban' })
  await entry.or(start).or(send).first().waitFor()
  if (await entry.isVisible()) await follow(entry)
  // The final test is started on its own page, to which trying it again leads too.
  await start.or(send).first().waitFor()
  if (await start.isVisible()) {
    await page.getByLabel('Saya mengerjakan tes ini sendiri').check()
    await follow(start)
  }
  await answerPaper(page, wanted)
  await follow(send)
  return markShown(page)
}

/** Ticks an answer to every question of the paper that is open, or comes next. */
export async function answerPaper(page: Page, wanted: 'right' | 'wrong'): Promise<void> {
  // Stands below the last question.
  await page.getByRole('button', { name: 'Kirim jawaban' }).waitFor()
  for (const question of await page.locator('form').getByRole('group').all()) {
    const stem = oneLine(await question.locator('legend').innerText())
    await question.getByLabel(answerTo(stem, wanted), { exact: true }).check()
  }
}

/** The mark on the result that is open, or comes next. */
export async function markShown(page: Page): Promise<number> {
  const title = page.getByRole('heading', { level: 1, name: /^Nilai Anda \d+$/ })
  return Number((await title.innerText()).split(' ').at(-1))
}

/** The page has a heading with these words. */
export async function see(page: Page, words: string): Promise<void> {
  await page
    .getByRole('heading', { level: 1, name: words })
    .waitFor()
    .catch(async () => {
      const found = await page.getByRole('heading', { level: 1 }).allInnerTexts()
      throw new Error(`expected the page "${words}" at ${page.url()}, found "${found.join(' / ')}"`)
    })
}

/** Answers to a paper of any type of question, by the words that stand on the phone. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { PATIENCE } from './browser.ts'
import { oneLine } from './answer-key.ts'
import { see } from './learner.ts'
import { picture } from './look-over.ts'
import type { Service } from './running-product.ts'

export type Given =
  | { readonly choose: string }
  | { readonly type: string }
  /** Left → partner. */
  | { readonly match: Readonly<Record<string, string>> }
  | { readonly order: readonly string[] }

/** Answers every question on the page; throws when it asks what is not in `answers`. */
export async function answerSheet(
  page: Page,
  answers: Readonly<Record<string, Given>>,
): Promise<void> {
  // Stands below the last question.
  await page.getByRole('button', { name: 'Kirim jawaban' }).waitFor()
  for (const group of await page.locator('form').getByRole('group').all()) {
    const asked = oneLine(await group.locator('legend').innerText())
    const stem = Object.keys(answers).find((each) => asked.endsWith(each))
    const given = stem === undefined ? undefined : answers[stem]
    if (given === undefined) throw new Error(`nobody knows what to answer: ${asked}`)
    await answerOne(group, given)
  }
}

async function answerOne(group: Locator, given: Given): Promise<void> {
  const selectOf = (words: string) => group.locator('label', { hasText: words }).locator('select')
  if ('choose' in given) await group.getByLabel(given.choose, { exact: true }).check()
  else if ('type' in given) await group.getByRole('textbox').fill(given.type)
  else if ('match' in given) {
    for (const [left, label] of Object.entries(given.match)) {
      await selectOf(left).selectOption({ label })
    }
  } else {
    for (const [place, step] of given.order.entries()) {
      await selectOf(step).selectOption({ label: `${place + 1}` })
    }
  }
}

/** What the phone knows of courses is as old as if she had been in her village for an hour. */
export async function anHourAgo(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        if (!request.url.includes('/catalog.json')) continue
        const known = await cache.match(request)
        const headers = new Headers(known.headers)
        headers.set('x-disimpan', String(Number(headers.get('x-disimpan')) - 3_600_000))
        await cache.put(request, new Response(await known.text(), { headers }))
      }
    }
  })()`)
}

/** A phone with nothing to send asks for news no more often than this. */
const NEWS_EVERY = 600_000

/** Told to her at the next page with signal, when her phone asks for news, and no more once she has read it. */
export async function expectChange(page: Page, before: number, after: number): Promise<void> {
  await page.clock.setSystemTime(Date.now() + NEWS_EVERY + 60_000)
  await page.goto('/belajar/')
  const link = page.getByRole('link', { name: 'Lihat nilai yang berubah' })
  const told = async () => {
    await page.reload()
    return link.count()
  }
  await expect.poll(told, { timeout: PATIENCE, interval: 500 }).toBe(1)
  await link.click()
  await see(page, 'Nilai yang dibetulkan')
  await page.getByText(`berubah dari ${before} menjadi ${after}`).waitFor()
  await picture(page, `workshop-told-${before}`, 360)
}

/** Of every attempt, in the order in which they were handed in. */
export async function marksOf(service: Service): Promise<number[]> {
  const { results } = await service.db
    .prepare('select score from attempts order by submitted_at')
    .all<{ score: number }>()
  return results.map(({ score }) => score)
}

/** The practices of `addPractices`: each answers at once, a wrong number only when its field is left. */
export async function playPractices(page: Page): Promise<void> {
  const lineOf = (thing: string, group: string) =>
    page.getByRole('group', { name: thing }).getByText(group, { exact: true })
  await lineOf('Buku KIA', 'Dibawa').click()
  await lineOf('Kasur', 'Dibawa').click()
  await page.getByText(/ Tepat\. Bidan menulis di buku itu\./).waitFor()
  const bed = page.getByText('Belum tepat. Di sana sudah ada.')
  await bed.waitFor()
  await lineOf('Kasur', 'Ditinggal').click()
  await page.getByText(/ Tepat\. Di sana sudah ada\./).waitFor()
  await bed.waitFor({ state: 'hidden' })
  const field = page.getByRole('textbox', { name: 'Banyaknya (kali)' })
  const wrong = page.getByText('Belum tepat. Coba lagi. Tiga dibagi dua.')
  await field.fill('15')
  expect(await wrong.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Periksa: Banyaknya' }).click()
  await wrong.waitFor()
  await field.fill('1.50')
  await page.getByText(/ Tepat\. Tiga dibagi dua\./).waitFor()
  await wrong.waitFor({ state: 'hidden' })
}

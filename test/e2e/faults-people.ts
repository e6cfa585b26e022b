/** Cases of the fault suite: several tabs, double taps, wrong clocks, signing out, and several cadres on one phone. */
import { expect } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { systemClock } from '../../worker/core/clock.ts'
import { openSession } from '../../worker/identity/index.ts'
import {
  answer,
  drain,
  handIn,
  inRecord,
  kept,
  onPhone,
  openQuiz,
  press,
  QUESTIONS,
  readLesson,
  signIn,
  SYNC,
  takeWhole,
  ticked,
  until,
  waiting,
  type Case,
} from './fault-stage.ts'
import { SYSTEM } from './lumajang.ts'

const DAY = 86_400_000

/** Signs out by the form of her page, which is open; past the warning about unsent answers. */
async function leave(page: Page, warned: 'warned' | 'not warned'): Promise<void> {
  await page.locator('form[action="/keluar"] button:not([type=button])').click()
  const go = page.locator('[data-tetap]')
  if (warned === 'warned') {
    await go.waitFor()
    expect(await page.locator('[data-peringatan]').innerText()).toContain(
      'Ada 1 hasil belajar belum terkirim',
    )
    await go.click({ noWaitAfter: true })
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/data-saya'))
}

/** Moves the clocks of the service worker and of every page. */
async function setClock(context: BrowserContext, days: number): Promise<void> {
  const shift = `{ const real = Date; const by = ${days * DAY}; const now = real.now.bind(real)
    self.Date = class extends real {
      constructor(...given) { given.length === 0 ? super(now() + by) : super(...given) }
      static now() { return now() + by }
    } }`
  await context.addInitScript(shift)
  for (const worker of context.serviceWorkers()) await worker.evaluate(shift)
  for (const page of context.pages()) await page.reload()
}

const wrongClock = (days: number): Case => [
  `the clock is ${Math.abs(days)} days ${days < 0 ? 'behind' : 'ahead'}`,
  async ({ page, context, link, service, cadre, done }) => {
    await setClock(context, days)
    link.set('down')
    await readLesson(page, done)
    expect((await takeWhole(page, done)).end).toBe('queued')
    link.set('up')
    await drain(page, cadre)
    const { events, attempts } = await inRecord(service, cadre)
    expect(attempts[0]).toMatchObject({ score: 100, flag: null })
    for (const event of events) {
      const claimed = Date.parse(event.claimed_at) - Date.now()
      expect(Math.abs(claimed - days * DAY)).toBeLessThan(120_000)
      expect(Math.abs(Date.parse(event.done_at) - Date.now())).toBeLessThan(120_000)
    }
  },
]

export const PEOPLE: readonly Case[] = [
  [
    'two tabs hand in the same paper',
    async ({ page, context, cadre, done }) => {
      const attempt = await openQuiz(page)
      await answer(page)
      const other = await context.newPage()
      expect(await openQuiz(other)).toBe(attempt)
      await until(async () => Object.keys(await ticked(other)).length === QUESTIONS, 'ticked')
      done.attempts.add(attempt)
      const ends = await Promise.all([handIn(page, attempt), handIn(other, attempt)])
      expect(ends).toHaveLength(2)
      await drain(page, cadre)
    },
  ],
  [
    'two tabs hand in the same paper without signal, and both send',
    async ({ page, context, link, edge, cadre, done }) => {
      const attempt = await openQuiz(page)
      await answer(page)
      const other = await context.newPage()
      await openQuiz(other)
      await until(async () => Object.keys(await ticked(other)).length === QUESTIONS, 'ticked')
      link.set('down')
      done.attempts.add(attempt)
      await Promise.all([handIn(page, attempt), handIn(other, attempt)])
      expect(await waiting(page, cadre)).toBe(1)
      await Promise.all([page.goto('/hp-ini/'), other.goto('/belajar/')])
      edge.forget()
      link.set('up')
      const hear = `dispatchEvent(new Event('online'))`
      await Promise.all([page.evaluate(hear), other.evaluate(hear)])
      await until(async () => (await waiting(page, cadre)) === 0, 'all is sent')
      expect(edge.seen(SYNC).filter(({ events }) => events > 0).length).toBeLessThanOrEqual(2)
    },
  ],
  [
    'two tabs send twenty answers at once',
    async ({ page, context, link, cadre, done, service }) => {
      link.set('down')
      for (const lesson of ['awal', 'akhir']) await readLesson(page, done, lesson)
      await takeWhole(page, done)
      const other = await context.newPage()
      await other.goto('/hp-ini/')
      link.set('up')
      const trigger = `for (let times = 0; times < 5; times += 1) dispatchEvent(new Event('online'))`
      await Promise.all([page.evaluate(trigger), other.evaluate(trigger)])
      await until(async () => (await waiting(page, cadre)) === 0, 'all is sent')
      expect((await inRecord(service, cadre)).events).toHaveLength(3)
    },
  ],
  [
    'double tap on the button',
    async ({ page, cadre, done }) => {
      const attempt = await openQuiz(page)
      await answer(page)
      done.attempts.add(attempt)
      await page.getByRole('button', { name: 'Kirim jawaban' }).dblclick()
      await page.waitForURL(`**/kuis/hasil/${attempt}**`)
      await drain(page, cadre)
    },
  ],
  [
    'the form is sent three times past every guard',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      const attempt = await openQuiz(page)
      await answer(page)
      done.attempts.add(attempt)
      await page.evaluate(`{ const form = document.querySelector('form[data-kuis]')
        form.submit(); form.submit(); setTimeout(() => form.submit(), 5) }`)
      // Which of the three the browser shows in the end is its own affair.
      await until(async () => (await waiting(page, cadre)) === 1, 'it is written down')
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'back to the paper that was handed in, and once more',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      const attempt = await openQuiz(page)
      await answer(page)
      done.attempts.add(attempt)
      await handIn(page, attempt)
      await page.goBack()
      await page.waitForLoadState()
      const form = page.locator('form[data-kuis]')
      if ((await form.count()) > 0 && (await form.getAttribute('data-percobaan')) === attempt) {
        await page.evaluate(`document.querySelector('form[data-kuis]').submit()`)
        await page.waitForURL(`**/kuis/hasil/${attempt}**`)
      }
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'a lesson marked twice in a row without signal',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      await readLesson(page, done)
      await page.goto('/belajar/uji-satu/awal/')
      const again = page.getByRole('button', { name: /Tandai selesai/ })
      if ((await again.count()) > 0) await again.first().click()
      link.set('up')
      await drain(page, cadre)
    },
  ],
  wrongClock(2),
  wrongClock(-2),
  [
    'signed out with unsent answers, then another cadre on the same phone',
    async ({ page, context, edge, link, service, cadre, done, another, prepare }) => {
      edge.breakWith({ kind: 'status', status: 503 })
      await readLesson(page, done)
      await page.goto('/data-saya/')
      await leave(page, 'warned')
      const next = another()
      await signIn(context, link.url, next)
      await page.goto('/belajar/')
      const seen = async () => page.evaluate<string>('document.documentElement.outerHTML')
      expect(await seen()).not.toContain(cadre.name)
      edge.heal()
      await prepare(page, next)
      expect(await page.getByText(next.name).count()).toBeGreaterThan(0)
      expect(await seen()).not.toContain(cadre.name)
      await page.goto('/hp-ini/')
      expect(await page.locator('main').innerText()).not.toContain('Pelajaran selesai')
      const arrived = async () => (await inRecord(service, cadre)).events.length === 1
      await until(arrived, 'her answer comes by its token')
      expect((await inRecord(service, cadre)).events[0]?.via).toBe('token')
      expect((await inRecord(service, next)).events).toEqual([])
      expect((await inRecord(service, next)).lessons).toEqual([])
    },
  ],
  [
    'signed out without signal, then the next person with signal',
    async ({ page, context, link, service, cadre, done, another, prepare }) => {
      await page.goto('/data-saya/')
      link.set('down')
      // On another tab, while the page to sign out is open.
      const tab = await context.newPage()
      await readLesson(tab, done)
      await tab.close()
      await leave(page, 'warned')
      await page.goto('/belajar/')
      expect(await page.locator('main').innerText()).not.toContain('Modul uji-satu')
      expect(await kept(page, cadre, 'state')).toBeNull()
      expect(await waiting(page, cadre)).toBe(1)
      link.set('up')
      await page.goto('/belajar/')
      const ended = async () => {
        const { results } = await service.db
          .prepare('select 1 from sessions where subject_id = ? and revoked_at is null')
          .bind(cadre.id)
          .all()
        return results.length === 0
      }
      await until(ended, 'the Worker is told that she has left')
      const next = another()
      await signIn(context, link.url, next)
      await prepare(page, next)
      expect(await page.content()).not.toContain(cadre.name)
      await until(async () => (await inRecord(service, cadre)).events.length === 1, 'hers arrives')
      expect((await inRecord(service, next)).events).toEqual([])
    },
  ],
  [
    'signed out with nothing unsent leaves nothing of her on the phone',
    async ({ page, cadre }) => {
      await page.goto('/data-saya/')
      await leave(page, 'not warned')
      const stores = ['outbox', 'receipts', 'drafts', 'papers', 'kept']
      const left = () => Promise.all(stores.map((store) => onPhone(page, cadre, store)))
      await until(async () => (await left()).flat().length === 0, 'her store holds nothing')
    },
  ],
  [
    'a half-answered quiz outlives signing out and in again',
    async ({ page, context, link, service, cadre, done, prepare }) => {
      const attempt = await openQuiz(page)
      await answer(page, 2)
      const draft = async () => (await onPhone(page, cadre, 'drafts')).length === 1
      await until(draft, 'the draft is on the disk')
      await page.goto('/data-saya/')
      await leave(page, 'not warned')
      expect(await draft()).toBe(true)
      const ctx = service.context(SYSTEM, systemClock)
      const again = await openSession(ctx, { kind: 'cadre', id: cadre.id, scheme: 'http' })
      await signIn(context, link.url, { ...cadre, cookie: again.cookie })
      await prepare(page, cadre)
      expect(await openQuiz(page)).toBe(attempt)
      await until(async () => Object.keys(await ticked(page)).length === 2, 'ticked again')
      await answer(page)
      done.attempts.add(attempt)
      await handIn(page, attempt)
      await drain(page, cadre)
    },
  ],
  [
    'Background Sync brings the answers while none of our pages is open',
    async ({ page, context, edge, link, service, cadre, done }) => {
      edge.breakWith({ kind: 'status', status: 503 })
      await takeWhole(page, done)
      // A file of ours in which no script of ours runs.
      await page.goto('/manifest.webmanifest')
      await page.waitForTimeout(500)
      expect((await inRecord(service, cadre)).events).toEqual([])
      edge.heal()
      const session = await context.newCDPSession(page)
      const found: { registrationId: string; scopeURL: string }[] = []
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
        found.push(...registrations),
      )
      await session.send('ServiceWorker.enable')
      const ours = () => found.find(({ scopeURL }) => scopeURL.startsWith(link.url))
      await until(async () => ours() !== undefined, 'the service worker is found')
      await session.send('ServiceWorker.dispatchSyncEvent', {
        origin: link.url,
        registrationId: ours()?.registrationId ?? '',
        tag: 'kirim',
        lastChance: false,
      })
      await until(async () => (await inRecord(service, cadre)).events.length === 1, 'it arrives')
    },
  ],
  [
    'the service worker is stopped between writing down and sending',
    async ({ page, context, link, cadre, done }) => {
      link.set('hang')
      const attempt = await openQuiz(page)
      await answer(page)
      done.attempts.add(attempt)
      await press(page)
      const watcher = await context.newPage()
      await watcher.goto('/hp-ini/')
      await until(async () => (await waiting(watcher, cadre)) === 1, 'it is written down')
      const session = await context.newCDPSession(watcher)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      link.set('up')
      await page.close()
      await drain(watcher, cadre)
    },
  ],
]

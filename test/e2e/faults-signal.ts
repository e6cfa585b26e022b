/** Cases of the fault suite: signal that goes, answers that are lost on the way, and what is not our Worker. */
import { PATIENCE } from './browser.ts'
import { expect } from 'vitest'
import {
  answer,
  drain,
  FINAL,
  handIn,
  inRecord,
  MODULE,
  openQuiz,
  press,
  readLesson,
  save,
  SECOND,
  signIn,
  takeWhole,
  waiting,
  type Case,
} from './fault-stage.ts'

export const SIGNAL: readonly Case[] = [
  [
    'reload without signal',
    async ({ page, link }) => {
      link.set('down')
      await page.reload()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/signal/)
      await page.getByText('Modul uji-satu').first().waitFor()
    },
  ],
  [
    'the whole journey without signal',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      await page.goto('/belajar/')
      await page.goto(`/belajar/${MODULE}/`)
      await readLesson(page, done, 'awal')
      await readLesson(page, done, 'akhir')
      expect((await takeWhole(page, done)).end).toBe('queued')
      // What was answered opens what comes after.
      await readLesson(page, done, 'awal', SECOND)
      expect((await takeWhole(page, done, SECOND)).end).toBe('queued')
      await page.goto('/hp-ini/')
      await page.getByText('Jawaban kuis: Modul uji-satu').waitFor()
      expect(await waiting(page, cadre)).toBe(5)
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'the reply is lost after the commit',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'drop-after' }, { times: 1 })
      await takeWhole(page, done)
      await drain(page, cadre)
    },
  ],
  [
    'ten replies in a row are lost after the commit',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'drop-after' }, { times: 10 })
      await takeWhole(page, done)
      for (let times = 0; times < 6; times += 1) await page.goto('/hp-ini/')
      edge.heal()
      await drain(page, cadre)
    },
  ],
  [
    'the request is lost before the Worker',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'drop-before' }, { times: 2 })
      await takeWhole(page, done)
      await drain(page, cadre)
    },
  ],
  [
    'a commit that takes longer than she waits',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'slow-after', ms: 7000 }, { times: 1 })
      expect((await takeWhole(page, done)).end).toBe('queued')
      await drain(page, cadre)
    },
  ],
  [
    'a request that arrives when its repeat is through',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'slow-before', ms: 6000 }, { times: 1 })
      await takeWhole(page, done)
      await drain(page, cadre)
      // Only now does the first request come to the Worker.
      await page.waitForTimeout(6500)
    },
  ],
  ...([503, 401] as const).map((status): Case => [
    `the edge says ${status}`,
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'status', status })
      expect((await takeWhole(page, done)).end).toBe('queued')
      await readLesson(page, done)
      expect(await waiting(page, cadre)).toBe(2)
      edge.heal()
      await drain(page, cadre)
    },
  ]),
  [
    'an error page of somebody else',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'html-500' }, { path: /.*/ })
      expect((await takeWhole(page, done)).end).toBe('queued')
      edge.heal()
      await drain(page, cadre)
    },
  ],
  [
    'a captive portal answers everything',
    async ({ page, edge, cadre, done }) => {
      edge.breakWith({ kind: 'portal' }, { path: /.*/ })
      await readLesson(page, done)
      expect((await takeWhole(page, done)).end).toBe('queued')
      await page.goto('/belajar/')
      expect(await page.content()).not.toContain('WiFi</title>')
      expect(await waiting(page, cadre)).toBe(2)
      edge.heal()
      await drain(page, cadre)
    },
  ],
  [
    'connected but silent',
    async ({ page, link, cadre, done }) => {
      link.set('hang')
      const opened = Date.now()
      await page.goto('/belajar/')
      const attempt = await openQuiz(page)
      expect(Date.now() - opened).toBeLessThan(PATIENCE / 3)
      await answer(page)
      done.attempts.add(attempt)
      expect(await handIn(page, attempt)).toBe('queued')
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'a try by hand on a silent link: she hears that it is under way, and how it ended',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      await readLesson(page, done)
      await page.goto('/hp-ini/')
      const send = page.getByRole('button', { name: 'Coba kirim sekarang' })
      link.set('hang')
      await send.click()
      await page.getByText('Sedang mencoba mengirim').waitFor()
      expect(await send.isDisabled()).toBe(true)
      link.set('down')
      await page.getByText('Belum terkirim: belum ada sinyal.').waitFor()
      link.set('hang')
      await send.click()
      await page.getByText('Sedang mencoba mengirim').waitFor()
      // What only the Worker has is not waited for for ever.
      const other = await page.context().newPage()
      await other.goto('/sertifikat/')
      await other.getByText('Halaman ini perlu sinyal').waitFor()
      link.set('up')
      await page.getByText('Semua sudah terkirim.').waitFor()
      await drain(page, cadre)
    },
  ],
  [
    'silent while it is handed in, and back before she gives up',
    async ({ page, link, done, cadre }) => {
      const attempt = await openQuiz(page)
      await answer(page)
      done.attempts.add(attempt)
      link.set('hang')
      await press(page)
      await page.waitForTimeout(1500)
      link.set('up')
      await page.waitForURL(`**/kuis/hasil/${attempt}**`)
      await drain(page, cadre)
    },
  ],
  [
    '2G',
    async ({ page, link, cadre, done }) => {
      link.use('2g')
      await readLesson(page, done)
      await takeWhole(page, done)
      await drain(page, cadre)
    },
  ],
  [
    'signal that comes and goes',
    async ({ page, link, cadre, done }) => {
      for (const lesson of ['awal', 'akhir']) {
        link.set('down')
        await readLesson(page, done, lesson)
        link.set('up')
        await page.waitForTimeout(300)
        link.set('down')
      }
      await takeWhole(page, done)
      link.set('hang')
      await page.goto('/hp-ini/')
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'the session is ended in the database: the token brings the answers',
    async ({ page, link, service, cadre, done }) => {
      link.set('down')
      await takeWhole(page, done)
      await service.db.prepare('delete from sessions where subject_id = ?').bind(cadre.id).run()
      link.set('up')
      await drain(page, cadre)
      const { events } = await inRecord(service, cadre)
      expect(events.map(({ via }) => via)).toEqual(['token'])
    },
  ],
  [
    'the session ends while a quiz is open, with signal',
    async ({ page, service, cadre, done }) => {
      const attempt = await openQuiz(page)
      await answer(page)
      await service.db.prepare('delete from sessions where subject_id = ?').bind(cadre.id).run()
      done.attempts.add(attempt)
      await press(page)
      await page.waitForURL(`**/kuis/hasil/${attempt}**`)
      await drain(page, cadre)
    },
  ],
  [
    'a final test started with signal, answered without, handed in later',
    async (stage) => {
      const { page, link, cadre, done } = stage
      const attempt = await startTest(stage)
      link.set('down')
      await page.goto(`/belajar/${FINAL}/kuis/`)
      await answer(page, 99)
      done.attempts.add(attempt)
      expect(await handIn(page, attempt)).toBe('queued')
      link.set('up')
      await drain(page, cadre)
      const { attempts } = await inRecord(stage.service, cadre)
      expect(attempts.find(({ id }) => id === attempt)).toMatchObject({ score: 100, flag: null })
    },
  ],
  [
    'a final test that comes after its deadline counts, with a mark for the trainer',
    async (stage) => {
      const { page, link, cadre, done, service } = stage
      const attempt = await startTest(stage)
      link.set('down')
      await page.goto(`/belajar/${FINAL}/kuis/`)
      await answer(page, 99)
      done.attempts.add(attempt)
      await handIn(page, attempt)
      await service.db
        .prepare(`update test_papers set due_at = '2026-01-01T00:00:00.000Z' where id = ?`)
        .bind(attempt)
        .run()
      link.set('up')
      await drain(page, cadre)
      const { attempts } = await inRecord(service, cadre)
      expect(attempts.find(({ id }) => id === attempt)).toMatchObject({ score: 100, flag: 'LATE' })
      const notice = await service.db
        .prepare('select kind from learning_notices where event_id = ?')
        .bind(attempt)
        .first('kind')
      expect(notice).toBe('LATE')
    },
  ],
  [
    'a phone that was installed anew goes on where she was',
    async ({ page, context, link, cadre, done, prepare }) => {
      await readLesson(page, done)
      await takeWhole(page, done)
      await drain(page, cadre)
      const browser = context.browser()
      const anew = await browser?.newContext({ baseURL: link.url })
      if (anew === undefined) throw new Error('no browser')
      await signIn(anew, link.url, cadre)
      const other = await anew.newPage()
      await prepare(other, cadre)
      link.set('down')
      await other.goto(`/belajar/${SECOND}/`)
      expect(await other.locator('main').innerText()).toContain('Modul uji-dua')
      expect(await save(other, [SECOND]).catch(() => '')).not.toBe('full')
      const second = await takeWhole(other, done, SECOND)
      expect(second.end).toBe('queued')
      link.set('up')
      await drain(other, cadre)
      await anew.close()
    },
  ],
]

/** Passes both modules and starts the final test; the attempt's id. */
async function startTest({ page, cadre, done, context }: Parameters<Case[1]>[0]): Promise<string> {
  void context
  await takeWhole(page, done)
  await drain(page, cadre)
  await takeWhole(page, done, SECOND)
  await drain(page, cadre)
  await page.goto(`/belajar/${FINAL}/`)
  await page.getByLabel('Saya mengerjakan tes ini sendiri').check()
  await page.getByRole('button', { name: 'Mulai tes' }).click()
  const id = await page.locator('form[data-kuis]').getAttribute('data-percobaan')
  if (id === null) throw new Error('a test has an id')
  return id
}

/** Cases of the fault suite: the browser is killed as Android kills it, at every step of a quiz. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Phone } from '../link/phone.ts'
import {
  answer,
  drain,
  handIn,
  inRecord,
  onPhone,
  openQuiz,
  press,
  QUESTIONS,
  readLesson,
  ticked,
  until,
  waiting,
  type Cadre,
  type Case,
  type KillStage,
} from './fault-stage.ts'

/** Kills the browser and opens the same profile again, where it goes on. */
async function back(phone: Phone, then: (page: Page) => Promise<void>): Promise<void> {
  await phone.kill()
  const again = await phone.reopen()
  try {
    await then(again.page)
  } finally {
    await again.close()
  }
}

/** Waits until so many answers of the quiz that is open are on the disk. */
async function written(page: Page, cadre: Cadre, count: number): Promise<void> {
  await until(async () => {
    const [draft] = await onPhone<{ answers: object }>(page, cadre, 'drafts')
    return Object.keys(draft?.answers ?? {}).length === count
  }, 'the draft is on the disk')
}

/** So many answers are given when it happens. */
const afterAnswers = (count: number): Case<KillStage> => [
  count === 0
    ? 'killed after opening the quiz'
    : `killed after answer ${count} of ${QUESTIONS}: they are ticked again`,
  async ({ phone, link, cadre, done }) => {
    link.set('down')
    const attempt = await openQuiz(phone.page)
    await answer(phone.page, count)
    const given = await ticked(phone.page)
    await written(phone.page, cadre, count)
    await back(phone, async (page) => {
      expect(await openQuiz(page)).toBe(attempt)
      await until(async () => Object.keys(await ticked(page)).length === count, 'ticked again')
      expect(await ticked(page)).toEqual(given)
      await answer(page)
      done.attempts.add(attempt)
      expect(await handIn(page, attempt)).toBe('queued')
      link.set('up')
      await drain(page, cadre)
    })
  },
]

export const KILL: readonly Case<KillStage>[] = [
  ...Array.from({ length: QUESTIONS + 1 }, (_, count) => afterAnswers(count)),
  [
    'killed right after the button: the draft or the answer is there',
    async ({ phone, link, cadre, done }) => {
      link.set('hang')
      const attempt = await openQuiz(phone.page)
      await answer(phone.page)
      // The last tick takes some milliseconds to the disk, as nothing can change.
      await written(phone.page, cadre, QUESTIONS)
      await press(phone.page)
      await back(phone, async (page) => {
        link.set('up')
        await page.goto('/belajar/')
        const drafts = await onPhone(page, cadre, 'drafts')
        if ((await waiting(page, cadre)) === 0 && drafts.length > 0) {
          expect(await openQuiz(page)).toBe(attempt)
          await until(async () => Object.keys(await ticked(page)).length === QUESTIONS, 'ticked')
          await handIn(page, attempt)
        }
        done.attempts.add(attempt)
        await drain(page, cadre)
      })
    },
  ],
  [
    'killed after it was queued',
    async ({ phone, link, cadre, done }) => {
      link.set('down')
      const attempt = await openQuiz(phone.page)
      await answer(phone.page)
      done.attempts.add(attempt)
      expect(await handIn(phone.page, attempt)).toBe('queued')
      await back(phone, async (page) => {
        await page.goto('/hp-ini/')
        expect(await waiting(page, cadre)).toBe(1)
        link.set('up')
        await drain(page, cadre)
      })
    },
  ],
  [
    'killed while it is sent, before the Worker has it',
    async ({ phone, edge, cadre, done, service }) => {
      const attempt = await openQuiz(phone.page)
      await answer(phone.page)
      edge.breakWith({ kind: 'slow-before', ms: 1500 }, { times: 1 })
      done.attempts.add(attempt)
      await press(phone.page)
      await until(async () => edge.seen().some(({ events }) => events > 0), 'it is on its way')
      expect((await inRecord(service, cadre)).attempts).toEqual([])
      await back(phone, (page) => drain(page, cadre))
    },
  ],
  [
    'killed after the commit, before the reply',
    async ({ phone, edge, cadre, done, service }) => {
      const attempt = await openQuiz(phone.page)
      await answer(phone.page)
      edge.breakWith({ kind: 'slow-after', ms: 5000 }, { times: 1 })
      done.attempts.add(attempt)
      await press(phone.page)
      await until(async () => (await inRecord(service, cadre)).attempts.length === 1, 'committed')
      await back(phone, async (page) => {
        await page.goto('/belajar/')
        await drain(page, cadre)
      })
    },
  ],
  [
    'killed right after a lesson was marked as read',
    async ({ phone, link, cadre, done }) => {
      link.set('down')
      await readLesson(phone.page, done)
      await back(phone, async (page) => {
        link.set('up')
        await drain(page, cadre)
      })
    },
  ],
  [
    'killed three times in a row with answers unsent',
    async ({ phone, link, cadre, done }) => {
      link.set('down')
      await readLesson(phone.page, done)
      await phone.kill()
      const second = await phone.reopen()
      await readLesson(second.page, done, 'akhir')
      await second.kill()
      const third = await second.reopen()
      const attempt = await openQuiz(third.page)
      await answer(third.page)
      done.attempts.add(attempt)
      await handIn(third.page, attempt)
      await back(third, async (page) => {
        await page.goto('/belajar/')
        expect(await waiting(page, cadre)).toBe(3)
        link.set('up')
        await drain(page, cadre)
      })
    },
  ],
]

import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { confirmCorrections } from '../../../../worker/learning/insight/own-corrections.ts'
import { regradeItem } from '../../../../worker/learning/insight/regrade-item.ts'
import { syncEvents } from '../../../../worker/learning/sync-events.ts'
import { answer, learner, plainCourse, type Learner } from '../../../factories/attempts.ts'
import { contextFor, NOW, staff } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

let made = 0
async function course() {
  made += 1
  const own = await plainCourse(`ko${made}`, { ownerArea: '35.08' })
  return { ...own, k1: `${own.one}-k1` }
}

const regrade = ({ courseId, k1 }: Awaited<ReturnType<typeof course>>, right = 'c') =>
  regradeItem(contextFor(staff('PUBLISHER', '35.08')), {
    regradeId: crypto.randomUUID(),
    courseId,
    questionId: k1,
    right,
    reason: 'Kunci lama keliru.',
  })

/** What a phone asks that has nothing to send and was told `cursor` last. */
const ask = (on: Learner, cursor?: string | null) =>
  syncEvents(
    on,
    {
      v: 1,
      now: Date.parse(NOW),
      cadre: on.cadreId,
      events: [],
      formats: 2,
      ...(cursor == null ? {} : { cursor }),
    },
    null,
  )

it('moves the state of a phone that missed by the wrong key, and sends the new mark with words for it', async () => {
  const own = await course()
  const on = learner()
  const { attemptId } = await answer(on, own.one, { [own.k1]: 'c' })
  const before = await ask(on)
  expect(before).not.toHaveProperty('regraded')
  expect(before.state).not.toHaveProperty('notes')

  await regrade(own)
  const after = await ask(on, before.cursor)
  expect(after.cursor).not.toBe(before.cursor)
  expect(after.regraded).toMatchObject([{ attemptId, score: 100, passed: true }])
  const marked = after.regraded?.[0]?.marked?.find(({ id }) => id === own.k1)
  expect(marked).toMatchObject({ right: true })
  const facts = after.state?.courses.find(({ courseId }) => courseId === own.courseId)?.facts
  expect(facts?.passes).toEqual([{ slug: own.one, bestScore: 100 }])
  expect(after.state?.notes).toContain(
    `Nilai Anda untuk kuis Modul ${own.one} berubah dari 67 menjadi 100`,
  )
  expect(after.state?.notes).toContain('href="/nilai-dibetulkan/"')
})

it('moves it also where nothing but the mark of one attempt changes: who is lowered keeps her best', async () => {
  const own = await course()
  const on = learner()
  const { attemptId } = await answer(on, own.one)
  const before = await ask(on)
  await regrade(own)
  const after = await ask(on, before.cursor)
  expect(after.regraded).toMatchObject([{ attemptId, score: 67, passed: true }])
  const { courses } = after.state ?? {}
  expect(courses).toEqual(before.state?.courses)
})

it('sends the marks once: with other news afterwards they stay away, and without news everything does', async () => {
  const own = await course()
  const on = learner()
  await answer(on, own.one, { [own.k1]: 'c' })
  await regrade(own)
  const told = await ask(on)
  expect(told.regraded).toHaveLength(1)
  const quiet = await ask(on, told.cursor)
  expect([quiet.cursor, quiet.state, quiet.regraded]).toEqual([told.cursor, undefined, undefined])
  await answer(on, own.two)
  const news = await ask(on, told.cursor)
  expect(news.state?.notes).toBe(told.state?.notes)
  expect(news).not.toHaveProperty('regraded')
  await regrade(own, 'a')
  expect((await ask(on, news.cursor)).regraded).toMatchObject([{ score: 67 }])
})

it('stops once she has confirmed, and a phone that never heard of it still gets the mark', async () => {
  const own = await course()
  const on = learner()
  const { attemptId } = await answer(on, own.one)
  const before = await ask(on)
  await regrade(own)
  await confirmCorrections(on)
  const after = await ask(on, before.cursor)
  expect(after.state).not.toHaveProperty('notes')
  expect(after.regraded).toMatchObject([{ attemptId, score: 67 }])
})

it('tells nobody of the marks of another cadre', async () => {
  const own = await course()
  const [on, other] = [learner(), learner()]
  await answer(on, own.one)
  await answer(other, own.one, { [own.k1]: 'c' })
  await regrade(own)
  expect((await ask(on)).regraded).toMatchObject([{ score: 67 }])
  expect((await ask(other)).regraded).toMatchObject([{ score: 100 }])
  const { results } = await env.DB.prepare('select cadre_id from regraded_attempts').all()
  expect(results.length).toBeGreaterThan(1)
})

import { beforeAll, expect, it } from 'vitest'
import { syncEvents } from '../../../../worker/learning/sync-events.ts'
import { startQuiz, submitAttempt } from '../../../../worker/learning/index.ts'
import {
  answer,
  learner,
  plainCourse,
  recounted,
  storedTallies,
} from '../../../factories/attempts.ts'
import { NOW } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

let made = 0
function course() {
  made += 1
  return plainCourse(`h${made}`)
}

const quizEvent = (id: string, body: object, seq: number) => ({
  id,
  device: crypto.randomUUID(),
  seq,
  at: Date.parse(NOW),
  tz: -420,
  type: 'quiz.submitted',
  body,
})

it('tallies first attempts, with what the rest of each paper is worth, and no later ones', async () => {
  const own = await course()
  const first = learner()
  await answer(first, own.one, { 'h1-satu-k1': 'a', 'h1-satu-k2': '' })
  await answer(first, own.one)
  await answer(learner(), own.one, {}, 'c')
  expect(await storedTallies(own.courseId)).toEqual(await recounted(own.courseId))
  expect(await storedTallies(own.courseId)).toContainEqual({
    slug: 'h1-satu',
    question_id: 'h1-satu-k2',
    edition: '',
    answer: '',
    count: 1,
    rest_sum: 50,
    rest_squares: 2500,
    strong: 0,
  })
})

it('tallies what a phone sends by the same rule, each event once', async () => {
  const own = await course()
  const ctx = learner()
  const versionId = own.versionId
  const answers = { 'h2-satu-k1': 'b', 'h2-satu-k2': 'a', 'h2-satu-k3': 'b' }
  const events = [
    quizEvent(crypto.randomUUID(), { versionId, slug: own.one, answers }, 1),
    quizEvent(crypto.randomUUID(), { versionId, slug: own.one, answers: {} }, 2),
    quizEvent(crypto.randomUUID(), { versionId, slug: own.two, answers: {} }, 3),
  ]
  const send = () =>
    syncEvents(ctx, { v: 1, cadre: ctx.cadreId, now: Date.parse(NOW), events }, null)
  const { results } = await send()
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied'])
  await send()
  const tallies = await storedTallies(own.courseId)
  expect(tallies).toHaveLength(6)
  expect(tallies).toEqual(await recounted(own.courseId))
})

it('counts a paper once that two windows hand in', async () => {
  const own = await course()
  const ctx = learner()
  const { attemptId, versionId, slug } = await startQuiz(ctx, { slug: own.one })
  const input = { attemptId, versionId, slug, answers: { 'h3-satu-k1': 'b' } }
  await Promise.all([submitAttempt(ctx, input), submitAttempt(ctx, input)])
  expect(await storedTallies(own.courseId)).toEqual(await recounted(own.courseId))
  expect(await storedTallies(own.courseId)).toHaveLength(3)
})

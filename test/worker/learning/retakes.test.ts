import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { commit } from '../../../worker/core/commit.ts'
import type { Context } from '../../../worker/core/context.ts'
import {
  listRetaken,
  openRetakes,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { ownCourse, RIGHT, WRONG } from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const SINCE = '2027-08-22T17:00:00.000Z'
const LATER = '2027-09-01T02:00:00.000Z'
const system = contextFor(SYSTEM)
let made = 0

async function course() {
  made += 1
  return ownCourse(system, { code: `ULANG-${made}`, prefix: `u${made}-`, test: { attempts: 2 } })
}
type Course = Awaited<ReturnType<typeof course>>

const answersOf = (
  paper: { readonly questions: readonly { readonly id: string }[] },
  option: string,
) => Object.fromEntries(paper.questions.map(({ id }) => [id, option]))

async function sit(ctx: Context, own: Course, option: string) {
  const paper = await startTest(ctx, { slug: own.test, isOwnWork: true })
  const { attemptId, versionId, slug } = paper
  return submitAttempt(ctx, { attemptId, versionId, slug, answers: answersOf(paper, option) })
}

/** A cadre who passed everything, the final test at her second and last attempt. */
async function passed(own: Course): Promise<string> {
  made += 1
  const cadreId = `ulang-${made}`
  const ctx = contextFor(cadre(cadreId, '35.08'))
  for (const slug of [own.one, own.two]) {
    const paper = await startQuiz(ctx, { slug })
    const { attemptId, versionId } = paper
    await submitAttempt(ctx, { attemptId, versionId, slug, answers: answersOf(paper, RIGHT) })
  }
  await sit(ctx, own, WRONG)
  await sit(ctx, own, RIGHT)
  return cadreId
}

async function open(own: Course, cadreIds: readonly string[], since = SINCE): Promise<boolean> {
  const by = allow(system, 'certificate.expire', '35.08')
  const { courseId, test: slug } = own
  const retakes = cadreIds.map((cadreId) => ({ cadreId, courseId, slug, since }))
  const entry = { entity: 'retake', entityId: '35.08' }
  return (await commit(system, by, entry, [openRetakes(retakes)])).applied
}

const later = (cadreId: string) => contextFor(cadre(cadreId, '35.08'), LATER)
const progressIn = async (ctx: Context, { courseId }: Course) =>
  (await readProgress(ctx)).find(({ head }) => head.courseId === courseId)
const retaken = (own: Course, cadreId: string) =>
  listRetaken(system.db, [cadreId], {
    courseId: own.courseId,
    slug: own.test,
    minimumMark: 70,
  })

it('opens a final test once more for who had used up her attempts, and for nobody else', async () => {
  const own = await course()
  const her = await passed(own)
  const other = await passed(own)
  await expect(sit(later(her), own, RIGHT)).rejects.toMatchObject({ code: 'ATTEMPTS_USED_UP' })
  expect(await open(own, [her])).toBe(true)
  expect((await progressIn(later(her), own))?.finalTest).toMatchObject({
    bestScore: null,
    attemptsUsed: 0,
  })
  expect((await progressIn(later(other), own))?.finalTest).toMatchObject({
    state: 'done',
    attemptsUsed: 2,
  })
  await expect(sit(later(other), own, RIGHT)).rejects.toMatchObject({ code: 'ATTEMPTS_USED_UP' })
})

it('opens it once, and none for who never met the pass rule', async () => {
  const own = await course()
  const her = await passed(own)
  expect(await open(own, [her])).toBe(true)
  expect(await open(own, [her])).toBe(false)
  expect(await open(own, [her], '2027-01-01T00:00:00.000Z')).toBe(false)
  expect(await open(own, ['belum-lulus'])).toBe(false)
})

it('numbers attempts on, keeps modules, mark and first pass, and is done by one more pass', async () => {
  const own = await course()
  const her = await passed(own)
  await open(own, [her])
  expect(await retaken(own, her)).toEqual([])
  const ctx = later(her)
  expect((await sit(ctx, own, WRONG)).number).toBe(3)
  expect((await progressIn(ctx, own))?.finalTest).toMatchObject({
    attemptsUsed: 1,
    bestScore: null,
  })
  expect((await sit(ctx, own, RIGHT)).number).toBe(4)
  const after = await progressIn(ctx, own)
  expect(after?.finalTest).toMatchObject({ state: 'done', bestScore: 100, attemptsUsed: 2 })
  expect(after?.modules.every(({ state }) => state === 'done')).toBe(true)
  expect(after?.eligibleAt).toBe(NOW)
  expect(await retaken(own, her)).toEqual([
    { cadreId: her, passedAt: LATER, versionId: own.versionId },
  ])
  await expect(sit(ctx, own, RIGHT)).rejects.toMatchObject({ code: 'ATTEMPTS_USED_UP' })
})

it('is the same on her phone: open again in its state, and an answer that it sends counts', async () => {
  const own = await course()
  const her = await passed(own)
  await open(own, [her])
  const ctx = later(her)
  const send = (events: { id: string }[]) =>
    syncEvents(ctx, { v: 1, now: Date.parse(LATER), cadre: her, events }, null)
  const { state } = await send([])
  const facts = state?.courses.find(({ courseId }) => courseId === own.courseId)?.facts
  expect(facts?.passes.map(({ slug }) => slug)).toEqual([own.two, own.one])
  expect(facts?.quizzes.find(({ slug }) => slug === own.test)).toEqual({
    slug: own.test,
    used: 0,
    missedAt: NOW,
  })

  const paper = await startTest(ctx, { slug: own.test, isOwnWork: true })
  const event = {
    id: paper.attemptId,
    device: crypto.randomUUID(),
    seq: 1,
    at: Date.parse(LATER),
    tz: -420,
    type: 'quiz.submitted',
    body: { versionId: own.versionId, slug: own.test, answers: answersOf(paper, RIGHT) },
  }
  const { results } = await send([event])
  expect(results).toMatchObject([{ id: paper.attemptId, status: 'applied' }])
  const row = await env.DB.prepare('select number, passed from attempts where id = ?')
    .bind(paper.attemptId)
    .first()
  expect(row).toEqual({ number: 3, passed: 1 })
  expect(await retaken(own, her)).toHaveLength(1)
})

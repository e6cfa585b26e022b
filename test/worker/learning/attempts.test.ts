import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import type { Context } from '../../../worker/core/context.ts'
import { getGraded } from '../../../worker/curriculum/index.ts'
import {
  finishLesson,
  listEligible,
  readMarks,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { readAttempt } from '../../../worker/learning/read-attempt.ts'
import { allow, type Actor } from '../../../worker/core/access.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  courseFiles,
  ownCourse,
  publishFiles,
  RIGHT,
  withFile,
  WRONG,
  type CourseWishes,
} from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
let made = 0

/** A published course of its own for a test, its slugs begun with `prefix`. */
function course(wishes: CourseWishes = {}) {
  made += 1
  return ownCourse(system, { ...wishes, code: `UJI-${made}`, prefix: `u${made}-` })
}
type Course = Awaited<ReturnType<typeof course>>

function learner(district = '35.08', at = NOW): Context & { readonly cadreId: string } {
  made += 1
  const cadreId = `kader-${made}`
  return { ...contextFor(cadre(cadreId, district), at), cadreId }
}

const later = (ctx: Context, minutes: number): Context => ({
  ...ctx,
  clock: fixedClock(new Date(Date.parse(NOW) + minutes * 60_000).toISOString()),
})

/** The next paper of a quiz; a final test is started for it. */
const nextPaper = (ctx: Context, slug: string) =>
  slug.endsWith('tes-akhir') ? startTest(ctx, { slug, isOwnWork: true }) : startQuiz(ctx, { slug })

/** Answers the next paper of a quiz; `right` of its questions well, the rest wrong. */
async function answer(ctx: Context, slug: string, right = 99) {
  const paper = await nextPaper(ctx, slug)
  const answers = Object.fromEntries(
    paper.questions.map(({ id }, index) => [id, index < right ? RIGHT : WRONG]),
  )
  return submitAttempt(ctx, {
    attemptId: paper.attemptId,
    versionId: paper.versionId,
    slug,
    answers,
  })
}

async function passModules(ctx: Context, { one, two }: Course) {
  await answer(ctx, one)
  await answer(ctx, two)
}

const progressIn = async (ctx: Context, { courseId }: Course) => {
  const found = (await readProgress(ctx)).find(({ head }) => head.courseId === courseId)
  if (found === undefined) throw new Error('course not listed')
  return found
}
const attemptsOf = async (cadreId: string) =>
  (
    await env.DB.prepare('select number from attempts where cadre_id = ? order by number')
      .bind(cadreId)
      .all<{ number: number }>()
  ).results.map(({ number }) => number)
const auditsOf = async (entityId: string) =>
  (
    await env.DB.prepare(
      'select action, actor_id, area_code, detail from audit_entries where entity_id = ?',
    )
      .bind(entityId)
      .all()
  ).results

it('grades a quiz, notes the pass and opens the next module', async () => {
  const own = await course()
  const ctx = learner()
  await expect(startQuiz(ctx, { slug: own.two })).rejects.toMatchObject({ code: 'NOT_OPEN_YET' })
  const missed = await answer(ctx, own.one, 2)
  expect(missed).toMatchObject({
    score: 67,
    passMark: 70,
    passed: false,
    right: 2,
    questions: 3,
    number: 1,
  })
  expect((await progressIn(ctx, own)).modules.map(({ state }) => state)).toEqual([
    'started',
    'locked',
  ])
  const passed = await answer(ctx, own.one)
  expect(passed).toMatchObject({ score: 100, passed: true, number: 2 })
  expect((await progressIn(ctx, own)).modules.map(({ state }) => state)).toEqual(['done', 'ready'])
  expect(await auditsOf(passed.attemptId)).toEqual([
    {
      action: 'attempt.submit',
      actor_id: ctx.cadreId,
      area_code: '35.08',
      detail: JSON.stringify({ course: own.code, quiz: own.one, passed: true }),
    },
  ])
})

it('explains every question of a module quiz, with the words for the option chosen', async () => {
  const own = await course()
  const { marked } = await answer(learner(), own.one, 0)
  expect(marked).toHaveLength(3)
  for (const question of marked ?? []) {
    expect(question).toEqual({
      id: question.id,
      stem: `Soal ${question.id}?`,
      right: false,
      chosen: { text: `Pilihan satu ${question.id}`, why: `Alasan a ${question.id}` },
      correct: `Pilihan dua ${question.id}`,
      explanation: `Pembahasan ${question.id}`,
    })
  }
})

it('counts a question left open as not right, and refuses answers to other questions', async () => {
  const own = await course()
  const ctx = learner()
  const { attemptId, versionId } = await startQuiz(ctx, { slug: own.one })
  const send = (answers: Record<string, string>) =>
    submitAttempt(ctx, { attemptId, versionId, slug: own.one, answers })
  await expect(send({ 'lain-k1': 'b' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  await expect(send({ [`${own.one}-t1`]: 'b' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  const result = await send({ [`${own.one}-k1`]: 'b', [`${own.one}-k2`]: 'zzz' })
  expect(result).toMatchObject({ right: 1, questions: 3, score: 33 })
  expect(result.marked?.filter(({ chosen }) => chosen === null)).toHaveLength(2)
})

it('gives the same paper until it is handed in, another one afterwards, and to each cadre her own', async () => {
  const own = await course()
  const ctx = learner()
  await passModules(ctx, own)
  const first = await nextPaper(ctx, own.test)
  expect(await startQuiz(later(ctx, 500), { slug: own.test })).toEqual(first)
  await answer(ctx, own.test, 0)
  const second = await nextPaper(ctx, own.test)
  expect(second.number).toBe(2)
  expect(second.attemptId).not.toBe(first.attemptId)
  expect(first.questions).toHaveLength(4)
  for (const module of [own.one, own.two]) {
    expect(first.questions.filter((question) => question.module === module)).toHaveLength(2)
  }
  const papers = new Set<string>()
  for (let round = 0; round < 8; round += 1) {
    const paper = await startQuiz(learner(), { slug: own.one })
    papers.add(JSON.stringify(paper.questions))
  }
  expect(papers.size).toBeGreaterThan(3)
})

it('takes the same attempt sent 20 times at once as one', async () => {
  const own = await course()
  const ctx = learner()
  const { attemptId, versionId, questions } = await startQuiz(ctx, { slug: own.one })
  const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
  const send = () =>
    submitAttempt(contextFor(cadre(ctx.cadreId, '35.08')), {
      attemptId,
      versionId,
      slug: own.one,
      answers,
    })
  const done = await Promise.all(Array.from({ length: 20 }, send))
  for (const result of done) expect(result).toEqual(done[0])
  expect(await attemptsOf(ctx.cadreId)).toEqual([1])
  expect(await auditsOf(attemptId)).toHaveLength(1)
  expect(await submitAttempt(ctx, { attemptId, versionId, slug: own.one, answers: {} })).toEqual(
    done[0],
  )
})

it('keeps the limit when different attempts come at once', async () => {
  const own = await course({ attempts: 3 })
  const ctx = learner()
  const { versionId } = await startQuiz(ctx, { slug: own.one })
  const done = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      submitAttempt(contextFor(cadre(ctx.cadreId, '35.08')), {
        attemptId: crypto.randomUUID(),
        versionId,
        slug: own.one,
        answers: {},
      }),
    ),
  )
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const each of done) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'ATTEMPTS_USED_UP' })
  }
  expect(await attemptsOf(ctx.cadreId)).toEqual([1, 2, 3])
  await expect(startQuiz(ctx, { slug: own.one })).rejects.toMatchObject({
    code: 'ATTEMPTS_USED_UP',
  })
})

it('numbers attempts without a gap when they come at once and nothing limits them', async () => {
  const own = await course()
  const ctx = learner()
  const { versionId } = await startQuiz(ctx, { slug: own.one })
  await Promise.all(
    Array.from({ length: 12 }, () =>
      submitAttempt(contextFor(cadre(ctx.cadreId, '35.08')), {
        attemptId: crypto.randomUUID(),
        versionId,
        slug: own.one,
        answers: {},
      }),
    ),
  )
  expect(await attemptsOf(ctx.cadreId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

it('makes her wait after a miss, in races too, and says until when', async () => {
  const own = await course({ coolDownMinutes: 60 })
  const ctx = learner()
  const { versionId } = await startQuiz(ctx, { slug: own.one })
  const send = (at: Context) =>
    submitAttempt(at, { attemptId: crypto.randomUUID(), versionId, slug: own.one, answers: {} })
  const done = await Promise.allSettled(
    Array.from({ length: 10 }, () => send(contextFor(cadre(ctx.cadreId, '35.08')))),
  )
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = {
    code: 'COOL_DOWN',
    detail: { until: '2026-11-21T03:00:00.000Z', timeZone: 'Asia/Jakarta' },
  }
  await expect(startQuiz(later(ctx, 59), { slug: own.one })).rejects.toMatchObject(refused)
  await expect(send(later(ctx, 59))).rejects.toMatchObject(refused)
  expect(await send(later(ctx, 60))).toMatchObject({ number: 2 })
})

it('takes the paper of a final test once, from however many windows it is handed in', async () => {
  const own = await course()
  const ctx = learner()
  await passModules(ctx, own)
  const { attemptId, versionId, questions } = await nextPaper(ctx, own.test)
  const answers = Object.fromEntries(questions.map(({ id }) => [id, WRONG]))
  const send = (id: string) =>
    submitAttempt(contextFor(cadre(ctx.cadreId, '35.08')), {
      attemptId: id,
      versionId,
      slug: own.test,
      answers,
    })
  await expect(send(crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_STARTED' })
  const done = await Promise.all(Array.from({ length: 4 }, () => send(attemptId)))
  for (const result of done) expect(result).toEqual(done[0])
  await expect(send(crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_STARTED' })
  expect((await progressIn(ctx, own)).finalTest).toMatchObject({ attemptsUsed: 1 })
})

it('keeps the keys of the final test closed until it is passed or no attempt is left', async () => {
  const own = await course({ test: { attempts: 2 } })
  const closed = learner()
  await passModules(closed, own)
  const first = await answer(closed, own.test, 2)
  expect(first).toMatchObject({ passed: false, score: 50, marked: null })
  expect(first.reread.length).toBeGreaterThan(0)
  const second = await answer(closed, own.test, 0)
  expect(second.marked).toHaveLength(4)
  expect((await readAttempt(closed, { attemptId: first.attemptId })).marked).toHaveLength(4)
  expect((await progressIn(closed, own)).next).toEqual({ kind: 'trainer' })

  const open = learner()
  await passModules(open, own)
  const missed = await answer(open, own.test, 0)
  expect((await answer(open, own.test)).marked).toHaveLength(4)
  expect((await readAttempt(open, { attemptId: missed.attemptId })).marked).toHaveLength(4)
})

it('makes her eligible when the pass rule is first met, and never takes it back', async () => {
  const own = await course({ test: { attempts: 5 }, minimumMark: 80 })
  const ctx = learner()
  await passModules(ctx, own)
  expect(await answer(ctx, own.test, 3)).toMatchObject({ score: 75, passed: true })
  expect((await progressIn(ctx, own)).eligibleAt).toBeNull()
  await answer(later(ctx, 10), own.test)
  const eligibleAt = '2026-11-21T02:10:00.000Z'
  expect(await progressIn(ctx, own)).toMatchObject({ eligibleAt, next: { kind: 'done' } })
  await answer(later(ctx, 20), own.test, 0)
  const progress = await progressIn(ctx, own)
  expect(progress).toMatchObject({
    eligibleAt,
    finalTest: { state: 'done', bestScore: 100, attemptsUsed: 3 },
  })
  expect(await readMarks(ctx.db, [ctx.cadreId, 'niemand'], own.courseId)).toEqual([
    {
      cadreId: ctx.cadreId,
      versionId: own.versionId,
      mark: 100,
      startedAt: NOW,
      eligibleAt,
      passes: [own.two, own.one, own.test].map((slug) => ({ slug, bestScore: 100 })),
    },
  ])
})

it('notices the last of several required quizzes though they come at once', async () => {
  const own = await course({ test: null })
  const ctx = learner()
  await answer(ctx, own.one)
  const { versionId, questions } = await startQuiz(ctx, { slug: own.two })
  const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
  await Promise.all(
    Array.from({ length: 5 }, () =>
      submitAttempt(contextFor(cadre(ctx.cadreId, '35.08')), {
        attemptId: crypto.randomUUID(),
        versionId,
        slug: own.two,
        answers,
      }),
    ),
  )
  expect((await progressIn(ctx, own)).eligibleAt).toBe(NOW)
})

it('lists eligible cadres of a scope page by page', async () => {
  const own = await course({ test: null })
  const people = []
  for (let number = 0; number < 5; number += 1) {
    const ctx = learner(number === 4 ? '33.75' : '35.08')
    await passModules(later(ctx, number), own)
    people.push(ctx.cadreId)
  }
  const admin = contextFor(staff('DISTRICT_ADMIN', '35.08'))
  const scope = allow(admin, 'certificate.propose', '35.08')
  const first = await listEligible(admin.db, scope, own.courseId, null, 3)
  const rest = await listEligible(admin.db, scope, own.courseId, first.at(-1) ?? null, 3)
  expect([...first, ...rest].map(({ cadreId }) => cadreId)).toEqual(people.slice(0, 4))
  expect(first[0]).toMatchObject({
    versionId: own.versionId,
    eligibleAt: NOW,
    districtCode: '35.08',
  })
  const all = await listEligible(
    system.db,
    allow(system, 'certificate.propose', 'ID'),
    own.courseId,
  )
  expect(all).toHaveLength(5)
})

it('grades against the version that was answered after a newer one came out', async () => {
  const own = await course()
  const ctx = learner()
  const paper = await startQuiz(ctx, { slug: own.one })
  const turned = withFile(courseFiles(own.source), `${own.one}/soal.yaml`, (text) =>
    text
      .replaceAll('right: true', 'right: x')
      .replaceAll(/(id: a, [^}]*?)right: false/g, '$1right: true')
      .replaceAll('right: x', 'right: false'),
  )
  const newer = await publishFiles(system, turned, own.source)
  expect(newer.versionId).not.toBe(own.versionId)
  expect((await getGraded(ctx.db, newer.versionId, own.one)).keys[`${own.one}-k1`]?.right).toBe('a')
  const answers = Object.fromEntries(paper.questions.map(({ id }) => [id, RIGHT]))
  const old = await submitAttempt(ctx, {
    attemptId: paper.attemptId,
    versionId: paper.versionId,
    slug: own.one,
    answers,
  })
  expect(old).toMatchObject({ score: 100, versionId: own.versionId })
  expect(await answer(ctx, own.one)).toMatchObject({
    score: 0,
    versionId: newer.versionId,
    number: 2,
  })
  expect((await progressIn(ctx, own)).modules[0]).toMatchObject({ state: 'done', bestScore: 100 })
})

it('asks for what the newest version asks, also of an answer to an older one', async () => {
  const own = await course({ test: null })
  const ctx = learner()
  await publishFiles(system, courseFiles({ ...own.source, test: {} }), own.source)
  await passModules(ctx, own)
  const old = await submitAttempt(ctx, {
    attemptId: crypto.randomUUID(),
    versionId: own.versionId,
    slug: own.two,
    answers: {},
  })
  expect(old).toMatchObject({ score: 0, versionId: own.versionId })
  expect(await progressIn(ctx, own)).toMatchObject({ eligibleAt: null, next: { kind: 'test' } })
})

it('marks a lesson as read once, in an open module only', async () => {
  const own = await course()
  const ctx = learner()
  const read = { module: own.one, lesson: 'awal' }
  expect(await finishLesson(ctx, read)).toMatchObject({ next: { kind: 'lesson', lesson: 'akhir' } })
  expect(await finishLesson(later(ctx, 5), read)).toMatchObject({ next: { lesson: 'akhir' } })
  expect((await progressIn(ctx, own)).modules[0]).toMatchObject({
    state: 'started',
    lessonsRead: ['awal'],
  })
  expect(await auditsOf(`${own.one}/awal`)).toHaveLength(1)
  await expect(finishLesson(ctx, { module: own.two, lesson: 'awal' })).rejects.toMatchObject({
    code: 'NOT_OPEN_YET',
  })
  await expect(finishLesson(ctx, { module: own.one, lesson: 'tiada' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(finishLesson(ctx, { module: 'tiada', lesson: 'awal' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('shows a result to nobody else, and takes nobody else’s attempt for a repeat', async () => {
  const own = await course()
  const { attemptId } = await answer(learner(), own.one)
  const other = learner()
  await expect(readAttempt(other, { attemptId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    submitAttempt(other, { attemptId, versionId: own.versionId, slug: own.one, answers: {} }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('does not let a cadre into the course of another district', async () => {
  const code = 'HANYA-KOTA'
  const wishes = { code, prefix: 'kota-' }
  const { versionId } = await publishFiles(system, courseFiles(wishes), {
    code,
    ownerArea: '33.75',
  })
  const ctx = learner('35.08')
  const slug = 'kota-satu'
  await expect(startQuiz(ctx, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    submitAttempt(ctx, { attemptId: crypto.randomUUID(), versionId, slug, answers: {} }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(finishLesson(ctx, { module: slug, lesson: 'awal' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await answer(learner('33.75'), slug)).toMatchObject({ passed: true })
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a trainer', staff('TRAINER', '35.08'), 'NOT_ALLOWED'],
  ['the clock', SYSTEM, 'NOT_ALLOWED'],
])('lets %s learn nothing in a cadre’s place', async (_, actor, code) => {
  const own = await course()
  const ctx = contextFor(actor)
  const attempt = {
    attemptId: crypto.randomUUID(),
    versionId: own.versionId,
    slug: own.one,
    answers: {},
  }
  await expect(submitAttempt(ctx, attempt)).rejects.toMatchObject({ code })
  await expect(finishLesson(ctx, { module: own.one, lesson: 'awal' })).rejects.toMatchObject({
    code,
  })
  await expect(startQuiz(ctx, { slug: own.one })).rejects.toMatchObject({ code })
  await expect(readProgress(ctx)).rejects.toMatchObject({ code })
})

import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import type { Context } from '../../../worker/core/context.ts'
import {
  finishLesson,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { regradeItem } from '../../../worker/learning/insight/regrade-item.ts'
import { readAttempt } from '../../../worker/learning/read-attempt.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { answer, learner, recounted, storedTallies } from '../../factories/attempts.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  courseFiles,
  ownCourse,
  publishFiles,
  RIGHT,
  withFile,
  WRONG,
} from '../../factories/course.ts'
import { auditOf, cookieOf, makeLogin } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
let made = 0

async function course(preTest = 1, test = {}) {
  made += 1
  return ownCourse(system, { code: `AWAL-${made}`, prefix: `w${made}-`, preTest, test })
}
type Course = Awaited<ReturnType<typeof course>>

const start = (ctx: Context, { preTest }: Pick<Course, 'preTest'>) =>
  startTest(ctx, { slug: preTest, isOwnWork: false })
const startFinal = (ctx: Context, { test }: Pick<Course, 'test'>) =>
  startTest(ctx, { slug: test, isOwnWork: true })
type Paper = Awaited<ReturnType<typeof start>>

const idsOf = ({ questions }: Paper) => questions.map(({ id }) => id)
async function handIn(ctx: Context, paper: Paper, option = RIGHT) {
  const { attemptId, versionId, slug } = paper
  const answers = Object.fromEntries(idsOf(paper).map((id) => [id, option]))
  return submitAttempt(ctx, { attemptId, versionId, slug, answers })
}
const rowsOf = async (query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all()
  ).results
const courseIn = async (ctx: Context, { courseId }: Course) =>
  (await readProgress(ctx)).find(({ head }) => head.courseId === courseId)

it('gives one paper of the final test’s questions, however often and from however many windows it is started', async () => {
  const own = await course()
  const ctx = learner()
  const first = await start(ctx, own)
  expect(first).toMatchObject({ kind: 'pre', number: 1, passMark: 0, dueAt: null })
  expect(idsOf(first).toSorted()).toEqual([
    expect.stringMatching(/dua-t\d$/),
    expect.stringMatching(/satu-t\d$/),
  ])
  const again = await Promise.all(
    Array.from({ length: 6 }, () => start(contextFor(ctx.actor), own)),
  )
  for (const paper of again) expect(paper).toEqual(first)
  expect(await startQuiz(ctx, { slug: own.preTest })).toEqual(first)
  expect(await auditOf(first.attemptId)).toEqual([
    expect.objectContaining({ action: 'test.start', actorKind: 'cadre' }),
  ])
})

it('counts once, tells what was right in each module and no key, and passes nothing', async () => {
  const own = await course()
  const ctx = learner()
  const paper = await start(ctx, own)
  const result = await handIn(ctx, paper)
  expect(result).toMatchObject({
    kind: 'pre',
    score: 100,
    passed: false,
    marked: null,
    parts: [
      { slug: own.one, title: `Modul ${own.one}`, right: 1, questions: 1 },
      { slug: own.two, right: 1, questions: 1 },
    ],
  })
  expect(JSON.stringify(result)).not.toContain('Alasan')
  expect(await handIn(ctx, paper, WRONG)).toEqual(result)
  expect(await auditOf(paper.attemptId)).toHaveLength(2)
  expect(await rowsOf('select 1 from passes where cadre_id = ?', ctx.cadreId)).toEqual([])
  const known = await courseIn(ctx, own)
  expect(known).toMatchObject({ eligibleAt: null, next: { kind: 'lesson', module: own.one } })
  expect(known?.modules.map(({ state }) => state)).toEqual(['ready', 'locked'])
})

it('is taken once, also after a newer version came out', async () => {
  const own = await course()
  const ctx = learner()
  const paper = await start(ctx, own)
  const changed = withFile(courseFiles(own.source), `${own.one}/soal.yaml`, (text) =>
    text.replaceAll('Soal ', 'Pertanyaan '),
  )
  await publishFiles(system, changed, own.source)
  expect(await start(ctx, own)).toEqual(paper)
  await handIn(ctx, paper)
  await expect(start(ctx, own)).rejects.toMatchObject({ code: 'ATTEMPTS_USED_UP' })
  await expect(startQuiz(ctx, { slug: own.preTest })).rejects.toMatchObject({
    code: 'ATTEMPTS_USED_UP',
  })
})

it('is not begun after she has begun to learn, but what was begun may be handed in', async () => {
  const own = await course()
  const [reader, quizzer, slow] = [learner(), learner(), learner()]
  await finishLesson(reader, { module: own.one, lesson: 'awal' })
  await answer(quizzer, own.one)
  for (const late of [reader, quizzer]) {
    await expect(start(late, own)).rejects.toMatchObject({ code: 'ALREADY_BEGUN' })
  }
  const paper = await start(slow, own)
  await finishLesson(slow, { module: own.one, lesson: 'awal' })
  expect(await handIn(slow, paper)).toMatchObject({ kind: 'pre', score: 100 })
})

it('may be skipped: the rest goes on as without it', async () => {
  const own = await course()
  const [without, withIt] = [learner(), learner()]
  await handIn(withIt, await start(withIt, own), WRONG)
  for (const ctx of [without, withIt]) {
    await answer(ctx, own.one)
    await answer(ctx, own.two)
    expect(await answer(ctx, own.test)).toMatchObject({ number: 1, passed: true })
    expect(await courseIn(ctx, own)).toMatchObject({ eligibleAt: NOW, next: { kind: 'done' } })
  }
})

it('is not handed in without being started, nor with the paper of another', async () => {
  const own = await course()
  const [ctx, other] = [learner(), learner()]
  const theirs = await start(other, own)
  await expect(startQuiz(ctx, { slug: own.preTest })).rejects.toMatchObject({ code: 'NOT_STARTED' })
  for (const attemptId of [theirs.attemptId, crypto.randomUUID()]) {
    await expect(handIn(ctx, { ...theirs, attemptId })).rejects.toMatchObject({
      code: 'NOT_STARTED',
    })
  }
  await handIn(other, theirs)
  await expect(handIn(ctx, theirs)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(readAttempt(ctx, { attemptId: theirs.attemptId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a trainer', staff('TRAINER', '35.08'), 'NOT_ALLOWED'],
  ['a cadre of a district that does not use the course', cadre('jauh', '33.75'), 'NOT_FOUND'],
])('is started by no one else: %s', async (_, actor, code) => {
  made += 1
  const wishes = { code: `AWAL-${made}`, prefix: `w${made}-`, preTest: 1, ownerArea: '35.08' }
  const own = await ownCourse(system, wishes)
  await expect(start(contextFor(actor), own)).rejects.toMatchObject({ code })
  await expect(
    startTest(contextFor(cadre('dekat', '35.08')), { slug: own.one, isOwnWork: true }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('leaves the final test other questions, in every attempt, and the same ones until it is graded', async () => {
  const own = await course(1, { attempts: 3 })
  for (let at = 0; at < 8; at += 1) {
    const ctx = learner()
    const before = idsOf(await handedIn(ctx, own))
    await answer(ctx, own.one)
    await answer(ctx, own.two)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const paper = await startFinal(ctx, own)
      expect(idsOf(paper)).toHaveLength(4)
      expect(idsOf(paper).filter((id) => before.includes(id))).toEqual([])
      expect(await startFinal(contextFor(ctx.actor), own)).toEqual(paper)
      expect(await handIn(ctx, paper, WRONG)).toMatchObject({ questions: 4, score: 0 })
    }
  }
})

async function handedIn(ctx: Context, own: Course) {
  const paper = await start(ctx, own)
  await handIn(ctx, paper)
  return paper
}

it('asks as few again as are missing where there are too few, also of who never handed the pre-test in', async () => {
  // Three questions of each module, of which the pre-test asks two and the final test two.
  const own = await course(2)
  for (let at = 0; at < 6; at += 1) {
    const ctx = learner()
    const before = idsOf(at % 2 === 0 ? await handedIn(ctx, own) : await start(ctx, own))
    await answer(ctx, own.one)
    await answer(ctx, own.two)
    const paper = await startFinal(ctx, own)
    for (const module of [own.one, own.two]) {
      const asked = idsOf(paper).filter((id) => id.startsWith(module))
      expect(asked).toHaveLength(2)
      expect(asked.filter((id) => before.includes(id))).toHaveLength(1)
    }
    expect(await handIn(ctx, paper)).toMatchObject({ score: 100, passed: true })
  }
})

it('is explained when the final test is passed or used up, and not before', async () => {
  const own = await course(1, { attempts: 2 })
  const [passer, misser] = [learner(), learner()]
  for (const ctx of [passer, misser]) {
    const { attemptId } = await handedIn(ctx, own)
    const isClosed = async () => (await readAttempt(ctx, { attemptId })).marked === null
    await answer(ctx, own.one)
    await answer(ctx, own.two)
    expect(await isClosed()).toBe(true)
    await answer(ctx, own.test, {}, ctx === passer ? RIGHT : WRONG)
    if (ctx === misser) {
      expect(await isClosed()).toBe(true)
      await answer(ctx, own.test, {}, WRONG)
    }
    const { marked } = await readAttempt(ctx, { attemptId })
    expect(marked).toHaveLength(2)
    expect(marked?.[0]?.explanation).toMatch(/^Pembahasan /)
  }
})

it('is graded anew like any other when a key was wrong, and still passed by nobody', async () => {
  const own = await course()
  const ctx = learner()
  const paper = await start(ctx, own)
  await handIn(ctx, paper)
  const questionId = idsOf(paper)[0] ?? ''
  const { courseId } = own
  const outcome = await regradeItem(contextFor(staff('PUBLISHER', 'ID')), {
    regradeId: crypto.randomUUID(),
    courseId,
    questionId,
    right: 'c',
    reason: 'Kunci lama keliru.',
  })
  expect(outcome).toMatchObject({ attempts: 1, changed: 1, passedNow: 0 })
  expect(await readAttempt(ctx, paper)).toMatchObject({ score: 50, passed: false })
  expect(await rowsOf('select 1 from passes where cadre_id = ?', ctx.cadreId)).toEqual([])
  expect(await storedTallies(courseId)).toEqual(await recounted(courseId))
})

it('is taken from a phone’s own outbox too, when it was started', async () => {
  const own = await course()
  const ctx = learner()
  const paper = await start(ctx, own)
  const { versionId, slug, attemptId } = paper
  const answers = Object.fromEntries(idsOf(paper).map((id) => [id, RIGHT]))
  const sent = (id: string, seq: number) => ({
    id,
    device: '0198a000-0000-8000-8000-000000000001',
    seq,
    at: Date.parse(NOW),
    tz: -420,
    type: 'quiz.submitted',
    body: { versionId, slug, answers },
  })
  const events = [sent(crypto.randomUUID(), 1), sent(attemptId, 2)]
  const { results } = await syncEvents(
    contextFor(ctx.actor),
    { v: 1, now: Date.parse(NOW), cadre: ctx.cadreId, events },
    null,
  )
  expect(results.map(({ status, code }) => code ?? status)).toEqual(['NOT_STARTED', 'applied'])
  expect(await readAttempt(ctx, { attemptId })).toMatchObject({ score: 100, passed: false })
})

it('is offered on her courses, on her phone too, until she takes it or begins without it', async () => {
  const own = await course()
  const ctx = learner()
  const told = async () => {
    const input = { v: 1 as const, now: Date.parse(NOW), cadre: ctx.cadreId, events: [] }
    const { state } = await syncEvents(contextFor(ctx.actor), input, null)
    return state?.notes?.includes(`/belajar/${own.preTest}/`) ?? false
  }
  expect(await told()).toBe(true)
  await handedIn(ctx, own)
  expect(await told()).toBe(false)
})

it('leads through plain pages: what it is, the paper with open questions allowed, the result without a key', async () => {
  const own = await course()
  const { cadreId } = await makeLogin('35.08')
  const cookie = await cookieOf(cadreId)
  const send = async (path: string, fields?: Record<string, string>) => {
    const reply = await exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
      ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    })
    const html = await reply.text()
    return { status: reply.status, location: reply.headers.get('location'), html }
  }
  const [page, quiz] = [`/belajar/${own.preTest}/`, `/belajar/${own.preTest}/kuis/`]
  expect((await send('/belajar/')).html).toContain(`href="${page}"`)
  expect(await send(quiz)).toMatchObject({ status: 303, location: page })
  const about = (await send(page)).html
  expect(about).toContain('Ini bukan ujian')
  expect(about).toContain('Lewati, langsung belajar')
  expect(about).not.toContain('name="sendiri"')
  expect(await send(`${quiz}mulai`, {})).toMatchObject({ status: 303, location: quiz })
  expect((await send(page)).html).toContain('Lanjutkan tes awal')

  const paper = (await send(quiz)).html
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(paper)?.[1] ?? ''
  const [percobaan, versi] = [field('percobaan'), field('versi')]
  const first = /name="(j-[^"]+)"/.exec(paper)?.[1] ?? ''
  // A browser must not ask for the answers that she leaves open.
  expect(paper).toMatch(/<form[^>]+novalidate/)
  expect(paper).not.toMatch(/Alasan|Pembahasan|Nilai lulus \d/)
  const done = await send(quiz, { percobaan, versi, [first]: RIGHT })
  expect(done).toMatchObject({ status: 303, location: `${quiz}hasil/${percobaan}/` })
  const result = (await send(done.location ?? '')).html
  expect(result).toContain('1 dari 2 soal sudah Anda ketahui')
  expect(result).toMatch(/Modul w\d+-satu:<\/strong> [01] dari 1 soal/)
  expect(result).not.toMatch(/Alasan|Jawaban yang benar|Belum lulus/)
  expect((await send('/belajar/')).html).not.toContain(`href="${page}"`)
  expect((await send(page)).html).toContain('Lihat hasil tes awal')
  // Going back to the paper leads to what became of it.
  expect(await send(quiz)).toMatchObject({ status: 303, location: page })
})

import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import type { Context } from '../../../worker/core/context.ts'
import {
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { readAttempt } from '../../../worker/learning/read-attempt.ts'
import { readOpenPaper } from '../../../worker/learning/start-test.ts'
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
import { auditOf, cookieOf, makeLogin } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
let made = 0

async function course(test: CourseWishes['test'] = {}) {
  made += 1
  const own = await ownCourse(system, { code: `TES-${made}`, prefix: `t${made}-`, test })
  return { ...own, slug: own.test, modules: [own.one, own.two] }
}
type Course = Awaited<ReturnType<typeof course>>

const later = (ctx: Context, minutes: number): Context =>
  contextFor(ctx.actor, new Date(Date.parse(NOW) + minutes * 60_000).toISOString())

async function pass(ctx: Context, { modules }: Pick<Course, 'modules'>) {
  for (const slug of modules) {
    const { attemptId, versionId, questions } = await startQuiz(ctx, { slug })
    const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
    await submitAttempt(ctx, { attemptId, versionId, slug, answers })
  }
}

/** A cadre who has passed all modules. */
async function ready(own: Course): Promise<Context> {
  made += 1
  const ctx = contextFor(cadre(`penguji-${made}`, '35.08'))
  await pass(ctx, own)
  return ctx
}

const start = (ctx: Context, { slug }: Pick<Course, 'slug'>) =>
  startTest(ctx, { slug, isOwnWork: true })

async function handIn(ctx: Context, paper: Awaited<ReturnType<typeof start>>, option = RIGHT) {
  const { attemptId, versionId, slug, questions } = paper
  const answers = Object.fromEntries(questions.map(({ id }) => [id, option]))
  return submitAttempt(ctx, { attemptId, versionId, slug, answers })
}

const rowsOf = async (sql: string, ...values: string[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all()
  ).results
const papersOf = ({ actor }: Context) =>
  rowsOf(
    'select number, started_at, due_at from test_papers where cadre_id = ? order by number',
    actor.kind === 'cadre' ? actor.cadreId : '',
  )
const finalTestIn = async (ctx: Context, { courseId }: Course) =>
  (await readProgress(ctx)).find(({ head }) => head.courseId === courseId)?.finalTest

it('gives one paper with one deadline, however often and from however many windows it is started', async () => {
  const own = await course({ minutes: 60 })
  const ctx = await ready(own)
  const first = await start(ctx, own)
  expect(first).toMatchObject({
    kind: 'test',
    number: 1,
    dueAt: '2026-11-21T03:00:00.000Z',
    versionId: own.versionId,
  })
  const again = await Promise.all(Array.from({ length: 10 }, () => start(later(ctx, 30), own)))
  for (const paper of again) expect(paper).toEqual(first)
  expect(await startQuiz(later(ctx, 30), own)).toEqual(first)
  expect(await papersOf(ctx)).toEqual([
    { number: 1, started_at: NOW, due_at: '2026-11-21T03:00:00.000Z' },
  ])
  expect(await auditOf(first.attemptId)).toEqual([
    expect.objectContaining({ action: 'test.start', actorKind: 'cadre' }),
  ])
})

it('starts one test when two windows are the first at once', async () => {
  const own = await course()
  const ctx = await ready(own)
  const papers = await Promise.all(
    Array.from({ length: 10 }, () => start(contextFor(ctx.actor), own)),
  )
  expect(new Set(papers.map(({ attemptId }) => attemptId)).size).toBe(1)
  expect(await papersOf(ctx)).toEqual([{ number: 1, started_at: NOW, due_at: null }])
})

it('shows and grades no test that was not started', async () => {
  const own = await course()
  const ctx = await ready(own)
  await expect(startQuiz(ctx, own)).rejects.toMatchObject({ code: 'NOT_STARTED' })
  const other = await start(await ready(own), own)
  await expect(handIn(ctx, other)).rejects.toMatchObject({ code: 'NOT_STARTED' })
  await expect(handIn(ctx, { ...other, attemptId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'NOT_STARTED',
  })
  expect(await finalTestIn(ctx, own)).toMatchObject({ attemptsUsed: 0 })
})

it('refuses to start what is closed, has to wait, is used up, is no test, or is not her own work', async () => {
  const own = await course({ attempts: 2, coolDownMinutes: 60 })
  const ctx = contextFor(cadre('penguji-tutup', '35.08'))
  await expect(start(ctx, own)).rejects.toMatchObject({ code: 'NOT_OPEN_YET' })
  await pass(ctx, own)
  await expect(startTest(ctx, { slug: own.slug, isOwnWork: false })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  })
  for (const slug of [own.modules[0] ?? '', 'tiada']) {
    await expect(start(ctx, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await handIn(ctx, await start(ctx, own), WRONG)
  await expect(start(later(ctx, 59), own)).rejects.toMatchObject({ code: 'COOL_DOWN' })
  await handIn(later(ctx, 60), await start(later(ctx, 60), own), WRONG)
  await expect(start(later(ctx, 500), own)).rejects.toMatchObject({ code: 'ATTEMPTS_USED_UP' })
  expect(await papersOf(ctx)).toHaveLength(2)
})

it('takes an answer within the grace as in time, and a later one too, with a notice', async () => {
  const own = await course({ minutes: 60 })
  const inTime = await ready(own)
  const paper = await start(inTime, own)
  expect(await handIn(later(inTime, 75), paper)).toMatchObject({ passed: true, flag: null })

  const late = await ready(own)
  const second = await start(late, own)
  const result = await handIn(later(late, 76), second)
  expect(result).toMatchObject({ passed: true, score: 100, flag: 'LATE' })
  await handIn(later(late, 90), second)
  expect(await readAttempt(late, { attemptId: second.attemptId })).toMatchObject({ flag: 'LATE' })
  expect(await finalTestIn(late, own)).toMatchObject({ state: 'done', bestScore: 100 })
  const notices = await rowsOf(
    'select kind, district_code, received_at from learning_notices where event_id in (?, ?)',
    paper.attemptId,
    second.attemptId,
  )
  expect(notices).toEqual([
    { kind: 'LATE', district_code: '35.08', received_at: '2026-11-21T03:16:00.000Z' },
  ])
})

it('goes on with the version in which it was started, and starts the next in the newest', async () => {
  const own = await course({ minutes: 30 })
  const ctx = await ready(own)
  const paper = await start(ctx, own)
  const changed = withFile(courseFiles(own.source), `${own.modules[0]}/soal.yaml`, (text) =>
    text.replaceAll('Soal ', 'Pertanyaan '),
  )
  const newer = await publishFiles(system, changed, own.source)
  expect(await start(later(ctx, 5), own)).toEqual(paper)
  expect(await handIn(later(ctx, 10), paper, WRONG)).toMatchObject({ versionId: own.versionId })
  const next = await start(later(ctx, 20), own)
  expect(next).toMatchObject({
    number: 2,
    versionId: newer.versionId,
    dueAt: '2026-11-21T02:50:00.000Z',
  })
  expect(next.attemptId).not.toBe(paper.attemptId)
})

it('knows the open paper until it is handed in', async () => {
  const own = await course()
  const ctx = await ready(own)
  const head = (await readProgress(ctx)).find((each) => each.head.courseId === own.courseId)?.head
  if (head === undefined) throw new Error('course not listed')
  expect(await readOpenPaper(ctx, head)).toBeNull()
  const paper = await start(ctx, own)
  expect(await readOpenPaper(ctx, head)).toEqual(paper)
  await handIn(ctx, paper)
  expect(await readOpenPaper(ctx, head)).toBeNull()
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a trainer', staff('TRAINER', '35.08'), 'NOT_ALLOWED'],
  ['the clock', SYSTEM, 'NOT_ALLOWED'],
])('lets %s start no test in a cadre’s place', async (_, actor, code) => {
  const own = await course()
  await expect(start(contextFor(actor), own)).rejects.toMatchObject({ code })
})

it('does not start the test of another district’s course', async () => {
  const wishes = { code: 'HANYA-KOTA-TES', prefix: 'kotates-' }
  await publishFiles(system, courseFiles(wishes), { code: wishes.code, ownerArea: '33.75' })
  await expect(
    start(contextFor(cadre('orang-lumajang', '35.08')), { slug: 'kotates-tes-akhir' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('asks for the sentence of integrity on the page, starts, and leads back to what is open', async () => {
  const own = await course({ minutes: 45 })
  const { cadreId } = await makeLogin('35.08')
  await pass({ ...contextFor(cadre(cadreId, '35.08')), clock: fixedClock(NOW) }, own)
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
  const [page, quiz] = [`/belajar/${own.slug}/`, `/belajar/${own.slug}/kuis/`]
  expect(await send(quiz)).toMatchObject({ status: 303, location: page })
  const before = await send(page)
  expect(before.html).toMatch(/Waktu 45 menit/)
  expect(before.html).toMatch(/bisa dijawab tanpa sinyal/)
  expect(before.html).toMatch(/name="sendiri"\s+value="ya"\s+required/)
  expect(before.html).toContain('Mulai tes')

  const refused = await send(`${quiz}mulai`, {})
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('id="galat-sendiri"')
  expect(await papersOf(contextFor(cadre(cadreId, '35.08')))).toEqual([])

  expect(await send(`${quiz}mulai`, { sendiri: 'ya' })).toMatchObject({
    status: 303,
    location: quiz,
  })
  expect((await send(quiz)).html).toContain('name="percobaan"')
  const after = await send(page)
  expect(after.html).toContain('Lanjutkan tes')
  expect(after.html).toMatch(/Kirim sebelum \d+ \S+ \d{4}, \d\d\.\d\d WIB/)
  expect(after.html).not.toContain('name="sendiri"')
})

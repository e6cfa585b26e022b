import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { InputOf } from '../../../worker/contract/endpoint.ts'
import type * as contract from '../../../worker/contract/learning-sync.ts'
import type { Actor } from '../../../worker/core/access.ts'
import type { Context } from '../../../worker/core/context.ts'
import {
  listEligible,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { applyEvents, syncEvents } from '../../../worker/learning/sync-events.ts'
import { allow } from '../../../worker/core/access.ts'
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
import { makeActivated } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const NOW_MS = Date.parse(NOW)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let made = 0

/** A published course of its own for a test, its slugs begun with a prefix. */
function course(wishes: CourseWishes = {}) {
  made += 1
  return ownCourse(system, { ...wishes, code: `SINKRON-${made}`, prefix: `s${made}-` })
}
type Course = Awaited<ReturnType<typeof course>>

type Phone = Context & { readonly cadreId: string; readonly device: string; seq: number }

/** A cadre with a phone of her own, in a request of its own each time it is asked for. */
function phone(district = '35.08', at = NOW): Phone {
  const cadreId = crypto.randomUUID()
  const ctx = contextFor(cadre(cadreId, district), at)
  return { ...ctx, cadreId, device: crypto.randomUUID(), seq: 0 }
}
const requestOf = ({ cadreId }: Phone, at = NOW) => contextFor(cadre(cadreId, '35.08'), at)
const at = (minutes: number) => new Date(NOW_MS + minutes * MINUTE).toISOString()

type Wish = { readonly id?: string; readonly seq?: number; readonly at?: number }

function event(on: Phone, type: string, body: object, wish: Wish = {}) {
  on.seq += 1
  return {
    id: wish.id ?? crypto.randomUUID(),
    device: on.device,
    seq: wish.seq ?? on.seq,
    at: wish.at ?? NOW_MS,
    tz: -420,
    type,
    body,
  }
}
const lesson = (on: Phone, module: string, name: string, wish?: Wish) =>
  event(on, 'lesson.finished', { module, lesson: name }, wish)
const answersOf = (slug: string, right: number) =>
  Object.fromEntries([1, 2, 3].map((n) => [`${slug}-k${n}`, n <= right ? RIGHT : WRONG]))
const quiz = (
  on: Phone,
  { versionId }: { versionId: string },
  slug: string,
  right = 3,
  wish?: Wish,
) => event(on, 'quiz.submitted', { versionId, slug, answers: answersOf(slug, right) }, wish)

type Input = InputOf<typeof contract.syncEvents>
const sync = (on: Phone, events: Input['events'], more: Partial<Input> = {}, ctx: Context = on) =>
  syncEvents(ctx, { v: 1, now: NOW_MS, cadre: on.cadreId, events, ...more }, null)
const statuses = (reply: { results: readonly { status: string; code?: string | undefined }[] }) =>
  reply.results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))

const rows = async (text: string, ...values: string[]) =>
  (
    await env.DB.prepare(text)
      .bind(...values)
      .all()
  ).results
const attemptsOf = (cadreId: string) =>
  rows('select id, number, score, flag from attempts where cadre_id = ? order by number', cadreId)
const eventsOf = (cadreId: string) =>
  rows('select * from learning_events where cadre_id = ? order by seq', cadreId)
const noticesOf = (cadreId: string) =>
  rows(
    'select kind, event_id, detail, district_code from learning_notices where cadre_id = ?',
    cadreId,
  )
const auditsOf = (cadreId: string) =>
  rows("select * from audit_entries where entity_id = ? and action like 'learning.%'", cadreId)

const progressIn = async (ctx: Context, { courseId }: Course) => {
  const found = (await readProgress(ctx)).find(({ head }) => head.courseId === courseId)
  if (found === undefined) throw new Error('course not listed')
  return found
}

it('applies lessons and quizzes in the order of the phone, grades them, and tells the new state', async () => {
  const own = await course()
  const on = phone()
  const events = [
    lesson(on, own.one, 'awal'),
    lesson(on, own.one, 'akhir'),
    quiz(on, own, own.one, 2),
    quiz(on, own, own.one),
    quiz(on, own, own.two),
  ]
  const reply = await sync(on, events.toReversed())
  expect(statuses(reply)).toEqual(Array.from({ length: 5 }, () => 'applied'))
  const grades = reply.results.map(({ grade }) => grade?.score)
  expect(grades).toEqual([100, 100, 67, undefined, undefined])
  expect(reply.results[2]?.grade).toMatchObject({ number: 1, attemptsUsed: 2, passed: false })
  expect(reply.results[2]?.grade?.marked).toHaveLength(3)
  expect((await progressIn(on, own)).modules.map(({ state }) => state)).toEqual(['done', 'done'])
  expect((await attemptsOf(on.cadreId)).map(({ number, flag }) => [number, flag])).toEqual([
    [1, null],
    [1, null],
    [2, null],
  ])
  expect(reply.state?.courses.find(({ courseId }) => courseId === own.courseId)).toMatchObject({
    versionId: own.versionId,
    facts: {
      passes: [
        { slug: own.two, bestScore: 100 },
        { slug: own.one, bestScore: 100 },
      ],
      quizzes: [
        { slug: own.two, used: 1, missedAt: null },
        { slug: own.one, used: 2, missedAt: NOW },
      ],
    },
  })
})

it('writes one line into the log for a request, however many events it has', async () => {
  const own = await course()
  const on = phone()
  const events = [lesson(on, own.one, 'awal'), quiz(on, own, own.one), lesson(on, own.one, 'tiada')]
  await sync(on, events)
  expect(await auditsOf(on.cadreId)).toEqual([
    expect.objectContaining({
      action: 'learning.sync',
      actor_kind: 'cadre',
      actor_id: on.cadreId,
      area_code: '35.08',
      detail: JSON.stringify({ via: 'session', applied: 2, duplicate: 0, rejected: 1 }),
    }),
  ])
})

it('applies what comes again once, and says so', async () => {
  const own = await course()
  const on = phone()
  const events = [lesson(on, own.one, 'awal'), quiz(on, own, own.one, 1)]
  const first = await sync(on, events)
  const again = await sync(on, events, {}, requestOf(on, at(5)))
  expect(statuses(again)).toEqual(['duplicate', 'duplicate'])
  expect(again.results[1]?.grade).toEqual(first.results[1]?.grade)
  const [sent] = events
  expect(
    statuses(
      await sync(
        on,
        [sent, sent].flatMap((each) => each ?? []),
      ),
    ),
  ).toEqual(['duplicate', 'duplicate'])
  expect(await attemptsOf(on.cadreId)).toHaveLength(1)
  expect(await eventsOf(on.cadreId)).toHaveLength(2)
  expect(await auditsOf(on.cadreId)).toHaveLength(1)
})

it('takes one request sent eight times at once as one', async () => {
  const own = await course()
  const on = phone()
  const events = Array.from({ length: 6 }, (_, index) => quiz(on, own, own.one, index % 3))
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => sync(on, events, {}, requestOf(on))),
  )
  const all = replies.flatMap(statuses)
  expect(all.filter((status) => status === 'applied')).toHaveLength(6)
  expect(all.filter((status) => status === 'duplicate')).toHaveLength(42)
  expect((await attemptsOf(on.cadreId)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(await auditsOf(on.cadreId)).toHaveLength(1)
})

it('applies everything once when two requests share some of their events', async () => {
  const own = await course()
  const on = phone()
  const events = Array.from({ length: 9 }, () => quiz(on, own, own.one, 1))
  const parts = [events.slice(0, 6), events.slice(3)]
  const replies = await Promise.all(parts.map((part) => sync(on, part, {}, requestOf(on))))
  for (const status of replies.flatMap(statuses)) expect(status).toMatch(/^(applied|duplicate)$/)
  expect(replies.flatMap(statuses).filter((status) => status === 'applied')).toHaveLength(9)
  expect((await attemptsOf(on.cadreId)).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9,
  ])
})

it('keeps the limit of a quiz when two phones of one cadre send at once', async () => {
  const own = await course({ attempts: 3 })
  const on = phone()
  const other = { ...phone(), cadreId: on.cadreId }
  const replies = await Promise.all(
    [on, other].map((each) =>
      sync(
        each,
        Array.from({ length: 3 }, () => quiz(each, own, own.one, 0)),
        {},
        requestOf(on),
      ),
    ),
  )
  const all = replies.flatMap(statuses)
  expect(all.filter((status) => status === 'applied')).toHaveLength(3)
  expect(all.filter((status) => status === 'rejected ATTEMPTS_USED_UP')).toHaveLength(3)
  expect(await attemptsOf(on.cadreId)).toHaveLength(3)
  expect(await eventsOf(on.cadreId)).toHaveLength(6)
  expect((await noticesOf(on.cadreId)).map(({ kind, detail }) => [kind, detail])).toEqual(
    Array.from({ length: 3 }, () => ['REJECTED', '{"code":"ATTEMPTS_USED_UP"}']),
  )
})

it('lets the web and the phone count attempts together', async () => {
  const own = await course()
  const on = phone()
  const submit = () =>
    submitAttempt(requestOf(on), {
      attemptId: crypto.randomUUID(),
      versionId: own.versionId,
      slug: own.one,
      answers: {},
    })
  const events = Array.from({ length: 5 }, () => quiz(on, own, own.one, 0))
  const [reply] = await Promise.all([sync(on, events), submit(), submit(), submit()])
  expect(new Set(statuses(reply))).toEqual(new Set(['applied']))
  expect((await attemptsOf(on.cadreId)).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ])
})

it('records the event of an attempt that the browser had posted, and makes no second one', async () => {
  const own = await course()
  const on = phone()
  const { attemptId: id, versionId } = await startQuiz(on, { slug: own.one })
  await submitAttempt(on, { attemptId: id, versionId, slug: own.one, answers: {} })
  const reply = await sync(on, [quiz(on, own, own.one, 3, { id })])
  expect(reply.results[0]).toMatchObject({ status: 'applied', grade: { score: 0, number: 1 } })
  expect(await attemptsOf(on.cadreId)).toHaveLength(1)
  const stranger = phone()
  expect(statuses(await sync(stranger, [quiz(stranger, own, own.one, 3, { id })]))).toEqual([
    'rejected CONFLICT',
  ])
  const { attemptId } = await startQuiz(stranger, { slug: own.one })
  await submitAttempt(stranger, { attemptId, versionId, slug: own.one, answers: {} })
  expect(statuses(await sync(on, [quiz(on, own, own.one, 3, { id: attemptId })]))).toEqual([
    'rejected CONFLICT',
  ])
  expect(await attemptsOf(on.cadreId)).toHaveLength(1)
})

it('keeps the first when an id comes again with another content, and tells the trainer once', async () => {
  const own = await course()
  const on = phone()
  const first = quiz(on, own, own.one, 1)
  const other = { ...first, body: { ...first.body, answers: answersOf(own.one, 3) } }
  await sync(on, [first])
  for (let round = 0; round < 2; round += 1) {
    const reply = await sync(on, [other, lesson(on, own.one, 'awal')])
    expect(statuses(reply)).toEqual(['rejected CONFLICT', 'applied'])
    expect(reply.results[0]?.grade).toBeUndefined()
  }
  expect(await attemptsOf(on.cadreId)).toMatchObject([{ score: 33 }])
  expect(await noticesOf(on.cadreId)).toMatchObject([
    { kind: 'CONTENT_DIFFERS', event_id: first.id, district_code: '35.08' },
  ])
  expect(statuses(await sync(on, [other]))).toEqual(['rejected CONFLICT'])

  const swapped = {
    ...first,
    body: {
      answers: Object.fromEntries(Object.entries(answersOf(own.one, 1)).toReversed()),
      slug: own.one,
      versionId: own.versionId,
    },
  }
  expect(statuses(await sync(on, [swapped]))).toEqual(['duplicate'])
})

it('takes no event over from another cadre', async () => {
  const own = await course()
  const on = phone()
  const stranger = phone('33.75')
  const first = quiz(on, own, own.one)
  await sync(on, [first])
  const reply = await sync(stranger, [first])
  expect(statuses(reply)).toEqual(['rejected CONFLICT'])
  expect(reply.results[0]?.grade).toBeUndefined()
  expect(await attemptsOf(stranger.cadreId)).toEqual([])
  expect(await noticesOf(stranger.cadreId)).toMatchObject([
    { kind: 'CONTENT_DIFFERS', district_code: '33.75' },
  ])
  expect(await noticesOf(on.cadreId)).toEqual([])
})

it('applies an event whose number another one has, and tells the trainer', async () => {
  const own = await course()
  const on = phone()
  await sync(on, [lesson(on, own.one, 'awal', { seq: 1 })])
  const copied = lesson(on, own.one, 'akhir', { seq: 1 })
  const reply = await sync(on, [copied, lesson(on, own.two, 'awal', { seq: 2 })])
  expect(statuses(reply)).toEqual(['applied', 'applied'])
  expect(await noticesOf(on.cadreId)).toMatchObject([{ kind: 'SEQ_REUSED', event_id: copied.id }])
  expect((await progressIn(on, own)).modules[0]?.lessonsRead).toEqual(['awal', 'akhir'])
})

it('rejects what it cannot read or does not know, keeps it, and lets nothing else wait for it', async () => {
  const own = await course()
  const on = phone()
  const good = lesson(on, own.one, 'awal')
  const bad = [
    { ...lesson(on, own.one, 'akhir'), seq: 'dua' },
    { id: crypto.randomUUID(), type: 'lesson.lost' },
    { id: 'bukan-uuid', type: 'lesson.finished' },
    lesson(on, 'modul-lain', 'awal'),
    quiz(on, { versionId: crypto.randomUUID() }, own.one),
    quiz(on, own, 'modul-lain'),
    event(on, 'quiz.submitted', {
      versionId: own.versionId,
      slug: own.one,
      answers: { lain: 'b' },
    }),
  ]
  const expected = [
    'rejected INPUT_INVALID',
    'rejected INPUT_INVALID',
    'rejected INPUT_INVALID',
    'rejected NOT_FOUND',
    'rejected NOT_FOUND',
    'rejected NOT_FOUND',
    'rejected INPUT_INVALID',
  ]
  expect(statuses(await sync(on, [...bad, good]))).toEqual([...expected, 'applied'])
  expect(statuses(await sync(on, bad))).toEqual(expected)
  expect(await attemptsOf(on.cadreId)).toEqual([])
  const kept = await eventsOf(on.cadreId)
  expect(kept).toHaveLength(7)
  expect(kept.filter(({ outcome }) => outcome === 'REJECTED')).toHaveLength(6)
  const unknown = kept.find(({ id }) => id === bad[1]?.id)
  expect(unknown).toMatchObject({ type: 'unknown', body: JSON.stringify(bad[1]), device: null })
  expect(new Set((await noticesOf(on.cadreId)).map(({ event_id: id }) => id))).toEqual(
    new Set(bad.map(({ id }) => id)),
  )
  expect(await noticesOf(on.cadreId)).toHaveLength(bad.length)
})

it('counts an answer to an old version by that version', async () => {
  const own = await course()
  const on = phone()
  const files = withFile(courseFiles(own.source), `${own.one}/soal.yaml`, (text) =>
    text.replaceAll(`Soal ${own.one}-k1?`, 'Soal yang baru?'),
  )
  const newer = await publishFiles(system, files, own.source)
  expect(newer.versionId).not.toBe(own.versionId)
  const reply = await sync(on, [quiz(on, own, own.one)])
  expect(reply.results[0]).toMatchObject({
    status: 'applied',
    grade: { versionId: own.versionId, score: 100 },
  })
})

it('counts a lesson that has another name by now, and one whose module is gone', async () => {
  const own = await course()
  const on = phone()
  const reads = [lesson(on, own.one, 'awal'), lesson(on, own.two, 'akhir')]
  const kept = courseFiles(own.source).filter(({ path }) => !path.startsWith(`${own.two}/`))
  const files = kept.map(({ path, text }) => ({
    path: path.replace(`${own.one}/awal.md`, `${own.one}/pembuka.md`),
    text: text.replace('lessons: [awal,', 'lessons: [pembuka,').replace(`, ${own.two}]`, ']'),
  }))
  const newer = await publishFiles(system, files, own.source)
  expect(newer.versionId).not.toBe(own.versionId)
  const reply = await sync(on, [
    ...reads,
    lesson(on, own.one, 'pembuka'),
    lesson(on, own.one, 'tidak-pernah-ada'),
  ])
  expect(statuses(reply)).toEqual(['applied', 'applied', 'applied', 'rejected NOT_FOUND'])
  expect(
    await rows(
      'select course_id, module, lesson from lesson_reads where cadre_id = ? order by lesson',
      on.cadreId,
    ),
  ).toEqual([
    { course_id: own.courseId, module: own.two, lesson: 'akhir' },
    { course_id: own.courseId, module: own.one, lesson: 'awal' },
    { course_id: own.courseId, module: own.one, lesson: 'pembuka' },
  ])
  const progress = await readProgress(requestOf(on))
  expect(progress.find(({ head }) => head.courseId === own.courseId)?.modules[0]).toMatchObject({
    lessonsRead: ['pembuka'],
  })
})

it('asks a quiz from a phone neither for its lock nor for its wait, and flags what came too early', async () => {
  const own = await course({ coolDownMinutes: 60 })
  const on = phone()
  const ago = (minutes: number): Wish => ({ at: NOW_MS - minutes * MINUTE })
  const reply = await sync(on, [
    quiz(on, own, own.two, 0, ago(300)),
    quiz(on, own, own.two, 0, ago(250)),
    quiz(on, own, own.two, 0, ago(180)),
  ])
  expect(statuses(reply)).toEqual(['applied', 'applied', 'applied'])
  expect((await attemptsOf(on.cadreId)).map(({ flag }) => flag)).toEqual([null, 'EARLY', null])
  const later = await sync(on, [
    quiz(on, own, own.two, 0, ago(115)),
    quiz(on, own, own.two, 3, ago(70)),
  ])
  expect(later.results.map(({ grade }) => grade?.flag)).toEqual([null, 'EARLY'])
  expect((await noticesOf(on.cadreId)).map(({ kind }) => kind)).toEqual(['EARLY', 'EARLY'])
})

it('flags what lay on the phone for more than a week, by a clock that is put right', async () => {
  const own = await course()
  const on = phone()
  const slow = NOW_MS - 2 * DAY
  const reply = await sync(
    on,
    [
      quiz(on, own, own.one, 3, { at: slow - 8 * DAY }),
      quiz(on, own, own.one, 3, { at: slow - 6 * DAY }),
      lesson(on, own.one, 'awal', { at: slow + 3 * DAY }),
      lesson(on, own.one, 'akhir', { at: 86_400_000 }),
    ],
    { now: slow },
  )
  expect(reply.results.map(({ grade }) => grade?.flag)).toEqual([
    'LONG_OFFLINE',
    null,
    undefined,
    undefined,
  ])
  const moments = (await eventsOf(on.cadreId)).map(({ done_at: done }) => done)
  expect(moments).toEqual([
    new Date(NOW_MS - 8 * DAY).toISOString(),
    new Date(NOW_MS - 6 * DAY).toISOString(),
    NOW,
    null,
  ])
  expect(reply.results[0]?.grade?.submittedAt).toBe(NOW)
})

it('takes a final test only when it was started, and flags it after the deadline', async () => {
  const own = await course({ test: { minutes: 60 } })
  const { versionId } = own
  const on = phone()
  await sync(on, [quiz(on, own, own.one), quiz(on, own, own.two)])
  const test = (id: string, answers: Record<string, string>) =>
    event(on, 'quiz.submitted', { versionId, slug: own.test, answers }, { id })
  const madeUp = await sync(on, [test(crypto.randomUUID(), {})])
  expect(statuses(madeUp)).toEqual(['rejected NOT_STARTED'])

  const paper = await startTest(requestOf(on), { slug: own.test, isOwnWork: true })
  const open = await sync(on, [])
  expect(open.state?.courses.find(({ courseId }) => courseId === own.courseId)?.openPaper).toEqual(
    paper,
  )
  const wrong = Object.fromEntries(paper.questions.map(({ id }) => [id, WRONG]))
  const inTime = await sync(on, [test(paper.attemptId, wrong)], {}, requestOf(on, at(75)))
  expect(inTime.results[0]).toMatchObject({
    status: 'applied',
    grade: { score: 0, flag: null, marked: null },
  })
  const second = await startTest(requestOf(on, at(80)), { slug: own.test, isOwnWork: true })
  const right = Object.fromEntries(second.questions.map(({ id }) => [id, RIGHT]))
  const late = requestOf(on, at(80 + 76))
  const done = await sync(on, [test(second.attemptId, right)], {}, late)
  expect(done.results[0]).toMatchObject({
    status: 'applied',
    grade: { number: 2, score: 100, flag: 'LATE' },
  })
  expect((await noticesOf(on.cadreId)).map(({ kind }) => kind)).toEqual(['REJECTED', 'LATE'])
  const scope = allow(contextFor(staff('DISTRICT_ADMIN', '35.08')), 'learning.read', '35.08')
  const eligible = await listEligible(on.db, scope, own.courseId)
  expect(eligible.map(({ cadreId }) => cadreId)).toEqual([on.cadreId])
})

it("takes no other cadre's test paper", async () => {
  const own = await course()
  const [on, stranger] = [phone(), phone()]
  for (const each of [on, stranger])
    await sync(each, [quiz(each, own, own.one), quiz(each, own, own.two)])
  const { attemptId, versionId } = await startTest(on, { slug: own.test, isOwnWork: true })
  const body = { versionId, slug: own.test, answers: {} }
  const stolen = event(stranger, 'quiz.submitted', body, { id: attemptId })
  expect(statuses(await sync(stranger, [stolen]))).toEqual(['rejected NOT_STARTED'])
})

it('passes a reported question on to the trainer', async () => {
  const own = await course()
  const on = phone()
  const { versionId } = own
  const report = (question: string) =>
    event(on, 'question.reported', {
      versionId,
      slug: own.one,
      question,
      kind: 'unclear',
      note: 'Kalimatnya panjang.',
    })
  const reply = await sync(on, [report(`${own.one}-k2`), report('tiada')])
  expect(statuses(reply)).toEqual(['applied', 'rejected NOT_FOUND'])
  const notices = await noticesOf(on.cadreId)
  expect(JSON.parse(String(notices.find(({ kind }) => kind === 'REPORT')?.['detail']))).toEqual({
    question: `Soal ${own.one}-k2?`,
    kind: 'unclear',
    note: 'Kalimatnya panjang.',
  })
})

it('asks the database no more often for 50 events than for 1', async () => {
  const own = await course()
  const cost = async (count: number) => {
    const on = phone()
    const events = [
      quiz(on, own, own.one),
      ...Array.from({ length: count - 1 }, (_, index) =>
        index % 2 === 0 ? quiz(on, own, own.one, index % 3) : lesson(on, own.one, 'awal'),
      ),
    ]
    const ctx = requestOf(on)
    await sync(on, [...events, lesson(on, own.one, 'akhir')].slice(0, count), {}, ctx)
    return ctx.db.meter.queries
  }
  await cost(1)
  const [one, ten, fifty] = [await cost(1), await cost(10), await cost(50)]
  // A lesson among them is one more write, of all lessons at once.
  expect(ten).toBe(one + 1)
  expect(fifty).toBe(ten)
})

it('leaves the state out while nothing has changed', async () => {
  const own = await course()
  const on = phone()
  const first = await sync(on, [])
  expect(first.state?.cadreId).toBe(on.cadreId)
  expect(first.cursor).toMatch(/^[0-9a-f]{16}$/)
  const cursor = first.cursor ?? ''
  const same = await sync(on, [], { cursor }, requestOf(on, at(30)))
  expect(same).toMatchObject({ cursor, results: [] })
  expect(same.state).toBeUndefined()
  const changed = await sync(on, [lesson(on, own.one, 'awal')], { cursor })
  expect(changed.cursor).not.toBe(cursor)
  expect(changed.state).toBeDefined()
})

it('takes events only from the cadre who is named, and from no office', async () => {
  const own = await course()
  const on = phone()
  const events = [lesson(on, own.one, 'awal')]
  const as = (actor: Actor) => sync(on, events, {}, contextFor(actor))
  await expect(as(PUBLIC)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
  await expect(as(staff('TRAINER', '35.08'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(as(cadre(crypto.randomUUID(), '35.08'))).rejects.toMatchObject({
    code: 'OTHER_PERSON',
  })
  const { cadre: _, ...unnamed } = { v: 1 as const, now: NOW_MS, cadre: '', events }
  await expect(syncEvents(on, unnamed, null)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  expect(await eventsOf(on.cadreId)).toEqual([])
})

it('takes no event of a course of another district', async () => {
  made += 1
  const files = courseFiles({ code: `JAUH-${made}`, prefix: `jauh${made}-` })
  const far = { code: `JAUH-${made}`, ownerArea: '33.75' }
  const { versionId } = await publishFiles(system, files, far)
  const module = `jauh${made}-satu`
  const on = phone()
  const events = [quiz(on, { versionId }, module), lesson(on, module, 'awal')]
  expect(statuses(await sync(on, events))).toEqual(['rejected NOT_FOUND', 'rejected NOT_FOUND'])
})

it('refuses more text than 50 honest events can have', async () => {
  const on = phone()
  const flood = { ...lesson(on, 'satu', 'awal'), note: 'x'.repeat(400_000) }
  await expect(sync(on, [flood])).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
})

it('says by whose permission a file of answers was taken', async () => {
  const own = await course()
  const on = phone()
  const trainer = contextFor(staff('TRAINER', '35.08'))
  const by = allow(trainer, 'learning.receive', '35.08')
  const results = await applyEvents(
    trainer,
    { by, cadreId: on.cadreId },
    { now: null, via: 'file', events: [quiz(on, own, own.one)] },
  )
  expect(results.map(({ status }) => status)).toEqual(['applied'])
  expect(await auditsOf(on.cadreId)).toMatchObject([
    { action: 'learning.receive', actor_kind: 'staff', actor_id: 'TRAINER-35.08' },
  ])
  expect(await eventsOf(on.cadreId)).toMatchObject([{ via: 'file' }])
})

async function post(
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; reply: Record<string, unknown> }> {
  const answer = await exports.default.fetch('https://kelas.test/api/v1/sync', {
    method: 'POST',
    headers: { origin: 'https://kelas.test', ...headers },
    body,
  })
  return { status: answer.status, reply: await answer.json() }
}
const JSON_TYPE = { 'content-type': 'application/json' }

it('refuses a body that is no JSON, whatever it says of itself', async () => {
  const { cookie } = await makeActivated()
  const portal = '<html><body>Selamat datang di WiFi</body></html>'
  for (const type of ['text/html', 'application/json', 'text/plain']) {
    expect(await post(portal, { cookie, 'content-type': type })).toMatchObject({
      status: 415,
      reply: { code: 'BODY_NOT_JSON' },
    })
  }
})

it('drains the outbox with an upload token after the session, and tells nothing then', async () => {
  const own = await course()
  const { cadreId, cookie } = await makeActivated()
  const on: Phone = { ...phone(), cadreId }
  const token = 'ab'.repeat(32)
  const body = (events: object[], more: object = {}) =>
    JSON.stringify({ v: 1, now: Date.now(), cadre: cadreId, events, ...more })
  const first = await post(body([], { register: token }), { ...JSON_TYPE, cookie })
  expect(first).toMatchObject({ status: 200, reply: { state: { cadreId, phone: 'own' } } })

  const bearer = { ...JSON_TYPE, authorization: `Bearer ${token}` }
  const sent = quiz(on, own, own.one, 3, { at: Date.now() })
  const { status, reply } = await post(body([sent]), bearer)
  expect(status).toBe(200)
  expect(reply).toEqual({
    v: 1,
    now: expect.any(Number) as number,
    results: [{ id: sent.id, status: 'applied' }],
    cursor: null,
  })
  expect(await eventsOf(cadreId)).toMatchObject([{ id: sent.id, via: 'token' }])

  const other = await makeActivated()
  const mine = body([lesson(on, own.one, 'awal')])
  const refused = await post(mine, { ...JSON_TYPE, cookie: other.cookie })
  expect(refused).toMatchObject({ status: 409, reply: { code: 'OTHER_PERSON' } })
  const taken = await post(mine, { ...bearer, cookie: other.cookie })
  expect(taken).toMatchObject({ status: 200, reply: { cursor: null } })
  expect(await eventsOf(other.cadreId)).toEqual([])
  const strange = { ...JSON_TYPE, authorization: `Bearer ${'cd'.repeat(32)}` }
  expect(await post(mine, strange)).toMatchObject({ status: 401 })
})

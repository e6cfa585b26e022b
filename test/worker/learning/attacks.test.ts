import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { MAX_EVENTS } from '../../../worker/contract/learning-sync.ts'
import { registerUpload } from '../../../worker/identity/index.ts'
import { listNotices } from '../../../worker/learning/list-notices.ts'
import { startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, RIGHT } from '../../factories/course.ts'
import { lessonEvent, newToken } from '../../factories/answers.ts'
import { makeActivated, PRESENT } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

const system = contextFor(SYSTEM)
let versionId = ''

beforeAll(async () => {
  await makeDistricts()
  versionId = (await publishFiles(system, courseFiles())).versionId
})

type Events = Parameters<typeof syncEvents>[1]['events']

const send = (cadreId: string, events: Events) =>
  syncEvents(
    contextFor(cadre(cadreId, '35.08')),
    { v: 1, now: Date.parse(NOW), cadre: cadreId, events },
    null,
  )

/** What the trainer reads of a cadre, page by page. */
async function noticesOf(cadreId: string) {
  const ctx = contextFor(staff('TRAINER', '35.08'))
  const found: Awaited<ReturnType<typeof listNotices>>['notices'] = []
  let after: string | undefined
  do {
    const page = await listNotices(ctx, { area: '35.08', after })
    found.push(...page.notices.filter((notice) => notice.cadreId === cadreId))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

it('refuses an event that is nested deeper than can be written, and the phone goes on with the others', async () => {
  const cadreId = crypto.randomUUID()
  const deep = (levels: number) => {
    const body: unknown = JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    return { ...lessonEvent('satu', 'awal', 1), body }
  }
  await expect(send(cadreId, [deep(100_000)])).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
  await expect(send(cadreId, [deep(5_800)])).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  const { results } = await send(cadreId, [lessonEvent('satu', 'awal', 2)])
  expect(results[0]?.status).toBe('applied')
})

it('counts what was sent in bytes, as the database does', async () => {
  const cadreId = crypto.randomUUID()
  const device = crypto.randomUUID()
  const answers: Record<string, string> = {}
  for (let index = 0; index < 6500; index += 1) answers[`${'€'.repeat(35)}${index}`] = '€€€€€€€€€€'
  const quiz = (seq: number) => ({
    ...lessonEvent('', '', seq, device),
    type: 'quiz.submitted',
    body: { versionId, slug: 'satu', answers },
  })
  await send(cadreId, [lessonEvent('satu', 'awal', 1, device)])
  await expect(send(cadreId, [quiz(1)])).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
})

it('takes the worst that fits: every event refused twice, all of it characters that are escaped', async () => {
  const cadreId = crypto.randomUUID()
  const device = crypto.randomUUID()
  const first = Array.from({ length: MAX_EVENTS }, (_, n) =>
    lessonEvent('satu', 'awal', n + 1, device),
  )
  await send(cadreId, first)
  const answers = Object.fromEntries(
    Array.from({ length: 70 }, (_, n) => [`${n}${'"'.repeat(37)}`, '"'.repeat(10)]),
  )
  const worst = first.map(({ seq }) => ({
    ...lessonEvent('', '', seq, device),
    type: 'quiz.submitted',
    body: { versionId, slug: 'satu', answers },
  }))
  const { results } = await send(cadreId, worst)
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']))
})

it('lets an upload token into nothing but the sync', async () => {
  const { cadreId } = await makeActivated()
  const token = newToken()
  await registerUpload(contextFor(cadre(cadreId, '35.08'), PRESENT), { cadreId, token })
  const as = (method: string, path: string, body?: object) =>
    exports.default.fetch(`http://127.0.0.1/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  for (const [method, path, body] of [
    ['GET', '/me/progress'],
    ['POST', '/me/tests/tes-akhir/start', { isOwnWork: true }],
    ['GET', '/sessions'],
  ] as const) {
    const answer = await as(method, path, body)
    expect(await answer.json(), path).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  }
  const events = [
    {
      ...lessonEvent('', '', 1),
      type: 'quiz.submitted',
      body: { versionId, slug: 'satu', answers: { 'satu-k1': RIGHT } },
    },
  ]
  const reply = await as('POST', '/sync', { v: 1, now: Date.now(), cadre: cadreId, events })
  const text = await reply.text()
  expect(JSON.parse(text)).toEqual({
    v: 1,
    now: expect.any(Number),
    results: [{ id: events[0]?.id, status: 'applied' }],
    cursor: null,
  })
  expect(text).not.toContain(token)
})

it('takes no sync that a page of another site could send', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
    const answer = await exports.default.fetch('http://127.0.0.1/api/v1/sync', {
      method: 'POST',
      headers: {
        origin: 'https://jahat.example',
        ...(type === '' ? {} : { 'content-type': type }),
      },
      body: JSON.stringify({ v: 1, now: 1, events: [] }),
    })
    expect([403, 415, 422, 400], `${type} ${answer.status}`).toContain(answer.status)
  }
})

it('keeps whatever a phone may send, and the trainer can still read the list', async () => {
  const cadreId = crypto.randomUUID()
  const base = lessonEvent('satu', 'awal', 1)
  const hostile: Events = [
    { id: '' },
    { id: '\u0000' },
    { id: '\ud800' },
    { id: 'x'.repeat(80), body: null },
    { ...base, id: crypto.randomUUID().toUpperCase() },
    { ...base, id: crypto.randomUUID(), type: { toString: 'x' } },
    { ...base, id: crypto.randomUUID(), type: '\u0000' },
    { ...base, id: crypto.randomUUID(), type: ['quiz.submitted'] },
    { ...base, id: crypto.randomUUID(), at: 8.65e15 },
    { ...base, id: crypto.randomUUID(), at: -1e308 },
    { ...base, id: crypto.randomUUID(), at: 1.5, tz: 1e308 },
    { ...base, id: crypto.randomUUID(), seq: 2 ** 53 - 1 },
    { ...base, id: crypto.randomUUID(), seq: 2 ** 53 },
    { ...base, id: crypto.randomUUID(), seq: 1.5 },
    { ...base, id: crypto.randomUUID(), body: ['satu', 'awal'] },
    { ...base, id: crypto.randomUUID(), body: { module: '__proto__', lesson: 'constructor' } },
    { ...base, id: crypto.randomUUID(), body: { versionId, slug: 'constructor' } },
    {
      ...base,
      id: crypto.randomUUID(),
      type: 'quiz.submitted',
      body: JSON.parse(
        `{"versionId":"${versionId}","slug":"satu","answers":{"__proto__":"b","constructor":"b"}}`,
      ) as object,
    },
    {
      ...base,
      id: crypto.randomUUID(),
      type: 'question.reported',
      body: {
        versionId,
        slug: 'satu',
        question: 'satu-k1',
        kind: 'other',
        note: '\u0000\ud800<img src=x onerror=alert(1)>\u202e',
      },
    },
  ]
  for (const now of [Date.parse(NOW), -1e308, 8.65e15]) {
    const ctx = contextFor(cadre(cadreId, '35.08'))
    const { results } = await syncEvents(ctx, { v: 1, now, cadre: cadreId, events: hostile }, null)
    expect(results).toHaveLength(hostile.length)
    for (const { status } of results) expect(status).not.toBe('retry')
  }
  const notices = await noticesOf(cadreId)
  const report = notices.find(({ kind }) => kind === 'REPORT')
  expect(report?.detail['note']).toContain('<img src=x onerror=alert(1)>')
  expect(notices.length).toBeGreaterThan(10)
})

it('tells the trainer when a phone says something else about an attempt that the web form handed in', async () => {
  const cadreId = crypto.randomUUID()
  const ctx = contextFor(cadre(cadreId, '35.08'))
  const attemptId = crypto.randomUUID()
  await submitAttempt(ctx, { attemptId, versionId, slug: 'satu', answers: { 'satu-k1': RIGHT } })
  const says = (answers: Record<string, string>, id: string) => ({
    ...lessonEvent('', '', 1),
    id,
    type: 'quiz.submitted',
    body: { versionId, slug: 'satu', answers },
  })
  const { results } = await send(cadreId, [
    says({ 'satu-k1': RIGHT, 'satu-k2': RIGHT, 'satu-k3': RIGHT }, attemptId),
  ])
  expect(results[0]).toMatchObject({ status: 'applied', grade: { right: 1 } })
  const same = crypto.randomUUID()
  await submitAttempt(ctx, {
    attemptId: same,
    versionId,
    slug: 'satu',
    answers: { 'satu-k1': RIGHT },
  })
  await send(cadreId, [says({ 'satu-k1': RIGHT }, same)])
  const notices = await noticesOf(cadreId)
  expect(notices.map(({ kind }) => kind)).toEqual(['CONTENT_DIFFERS'])
})

it('lets no module quiz take the place of a started test', async () => {
  const files = courseFiles({ code: 'TEMPAT' })
  const own = await publishFiles(system, files, { code: 'TEMPAT' })
  const cadreId = crypto.randomUUID()
  const ctx = contextFor(cadre(cadreId, '35.08'))
  const quiz = (slug: string, seq: number, id: string = crypto.randomUUID()) => ({
    ...lessonEvent('', '', seq),
    id,
    type: 'quiz.submitted',
    body: {
      versionId: own.versionId,
      slug: `tempat-${slug}`,
      answers: Object.fromEntries([1, 2, 3].map((n) => [`tempat-${slug}-k${n}`, RIGHT])),
    },
  })
  await send(cadreId, [quiz('satu', 1), quiz('dua', 2)])
  const start = () => startTest(ctx, { slug: 'tempat-tes-akhir', isOwnWork: true })
  const paper = await start()
  const { results } = await send(cadreId, [quiz('satu', 3, paper.attemptId)])
  expect(results[0]).toMatchObject({ status: 'rejected', code: 'CONFLICT' })
  const { versionId: version, slug, answers } = quiz('dua', 4).body
  await expect(
    submitAttempt(ctx, { attemptId: paper.attemptId, versionId: version, slug, answers }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await start()).toEqual(paper)
})

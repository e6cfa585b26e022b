import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { finishLesson, startTest } from '../../../worker/learning/index.ts'
import { readProgressAt } from '../../../worker/learning/read-progress.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { enterTopic } from '../../../worker/learning/topics/enter-topic.ts'
import { closeTopic, listTopics, openTopic } from '../../../worker/learning/topics/open-topic.ts'
import { answer, plainCourse } from '../../factories/attempts.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { publishFiles, withFile } from '../../factories/course.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13'
const AT = '2026-12-01T02:00:00.000Z'
/** The next day has begun in Lumajang. */
const TOMORROW = '2026-12-01T17:00:00.000Z'

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM)
const trainer = contextFor(staff('TRAINER', DISTRICT), AT)
let made = 0
const course = () => plainCourse(`tk${(made += 1)}`)
type Course = Awaited<ReturnType<typeof course>>
const person = async (name: string, area = `${KUNIR}.2001`) =>
  (await makeCadre(office, area, name)).id
const as = (cadreId: string, at = AT, district = DISTRICT) =>
  contextFor(cadre(cadreId, district), at)

async function opened({ courseId }: Course, modules: string[], area = DISTRICT, ctx = trainer) {
  const { topic } = await openTopic(ctx, { area, courseId, topicId: crypto.randomUUID(), modules })
  return topic
}
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const states = async (ctx: ReturnType<typeof as>, slug: string) => {
  const { modules, finalTest } = await readProgressAt(ctx, slug)
  return [...modules, ...(finalTest === null ? [] : [finalTest])].map(({ state }) => state)
}
const count = (sql: string, ...values: string[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .first<number>('count')

it('opens a module for her, on her phone too, and passes nothing', async () => {
  const own = await course()
  const ctx = as(await person('Buka Satu'))
  expect(await states(ctx, own.one)).toEqual(['ready', 'locked', 'locked'])
  const { code } = await opened(own, [own.two])
  expect(code).toMatch(/^[\dA-HJKMNP-TV-Z]{6}$/)
  const scanned = `https://kelas.example/buka/#${code}`
  const reply = await enterTopic(ctx, { code: scanned })
  expect(reply.modules).toEqual([{ slug: own.two, title: `Modul ${own.two}` }])
  expect(await states(ctx, own.one)).toEqual(['ready', 'ready', 'locked'])
  const { state } = await syncEvents(ctx, { v: 1, now: Date.parse(AT), events: [] }, null)
  expect(state?.courses.find(({ courseId }) => courseId === own.courseId)?.facts.opened).toEqual([
    own.two,
  ])
  await finishLesson(ctx, { module: own.two, lesson: 'awal' })
  await answer(ctx, own.two)
  expect(await states(ctx, own.one)).toEqual(['ready', 'done', 'locked'])
  // The final test waits for all of them, and so does what the pass rule asks.
  expect(await refusal(startTest(ctx, { slug: own.test, isOwnWork: true }))).toBe('NOT_OPEN_YET')
  expect((await readProgressAt(ctx, own.one)).eligibleAt).toBeNull()
})

it('takes the letters in any case, twice without harm, and counts who entered', async () => {
  const own = await course()
  const id = await person('Buka Dua')
  const topic = await opened(own, [own.two, own.one])
  expect(topic.modules.map(({ slug }) => slug)).toEqual([own.one, own.two])
  const typed = ` ${topic.code.slice(0, 3)}-${topic.code.slice(3)} `.toLowerCase()
  for (const code of [typed, topic.code]) {
    expect((await enterTopic(as(id), { code })).modules).toHaveLength(2)
  }
  const { topics } = await listTopics(trainer, { area: DISTRICT, courseId: own.courseId })
  expect(topics.map(({ id: topicId, code, entered }) => [topicId, code, entered])).toEqual([
    [topic.id, topic.code, 1],
  ])
  expect(await count('select count(*) as count from module_openings where cadre_id = ?', id)).toBe(
    2,
  )
  expect(
    await count(
      `select count(*) as count from audit_entries where action = 'topic.enter' and actor_id = ?`,
      id,
    ),
  ).toBe(1)
})

it('is worth nothing tomorrow, once taken back, in another district or sub-district, or for another version', async () => {
  const own = await course()
  const here = await person('Buka Tiga')
  const { code, id, endsAt } = await opened(own, [own.two])
  expect(endsAt).toBe(TOMORROW)
  expect(await refusal(enterTopic(as(here, TOMORROW), { code }))).toBe('TOPIC_ENDED')
  const abroad = await person('Buka Kupang', '53.01.06.1004')
  expect(await refusal(enterTopic(as(abroad, AT, '53.01'), { code }))).toBe('TOPIC_WRONG')
  const ofKunir = await opened(
    own,
    [own.two],
    KUNIR,
    contextFor(staff('SUB_DISTRICT_ADMIN', KUNIR), AT),
  )
  const there = await person('Buka Jatiroto', '35.08.17.2002')
  expect(await refusal(enterTopic(as(there), { code: ofKunir.code }))).toBe('TOPIC_ELSEWHERE')
  expect(await refusal(enterTopic(as(here), { code: ofKunir.code }))).toBe('done')
  await closeTopic(trainer, { area: DISTRICT, topicId: id })
  await closeTopic(trainer, { area: DISTRICT, topicId: id })
  expect(await refusal(enterTopic(as(there), { code }))).toBe('TOPIC_ENDED')
  const other = await course()
  const old = await opened(other, [other.two])
  const renamed = withFile(other.source, 'course.yaml', (text) =>
    text.replace(/title: .*/, 'title: Judul baru'),
  )
  await publishFiles(office, renamed, { code: other.code })
  expect(await refusal(enterTopic(as(here), { code: old.code }))).toBe('TOPIC_OLD')
  expect(
    await count('select count(*) as count from module_openings where cadre_id = ?', there),
  ).toBe(0)
})

it('stops guessing after ten wrong codes in an hour; a slip is none', async () => {
  const own = await course()
  const id = await person('Tebak Kode')
  const { code } = await opened(own, [own.two])
  const slip = `${code.slice(0, 5)}${code.endsWith('0') ? '1' : '0'}`
  for (const text of [slip, '', 'ABC', 'bukan kode', '#']) {
    expect(await refusal(enterTopic(as(id), { code: text }))).toBe('TOPIC_WRONG')
  }
  expect(await count('select count(*) as count from topic_tries where cadre_id = ?', id)).toBe(0)
  const wrong = await wrongCodes(own, 11)
  for (const text of wrong.slice(0, 10)) {
    expect(await refusal(enterTopic(as(id), { code: text }))).toBe('TOPIC_WRONG')
  }
  expect(await refusal(enterTopic(as(id), { code }))).toBe('TOPIC_LOCKED')
  const later = new Date(Date.parse(AT) + 3_601_000).toISOString()
  expect(await refusal(enterTopic(as(id, later), { code }))).toBe('done')
})

/** Codes of the right form that open nothing here: those of another district. */
async function wrongCodes({ courseId }: Course, many: number): Promise<string[]> {
  const ctx = contextFor(staff('TRAINER', '53.01'), AT)
  const modules = [`tk${made}-dua`]
  return Promise.all(
    Array.from({ length: many }, async () => {
      const topicId = crypto.randomUUID()
      return (await openTopic(ctx, { area: '53.01', courseId, topicId, modules })).topic.code
    }),
  )
}

it('is made, seen and taken back by those who train there, and by nobody else', async () => {
  const own = await course()
  const { id } = await opened(own, [own.one])
  const ask = { area: DISTRICT, courseId: own.courseId }
  const make = { ...ask, topicId: crypto.randomUUID(), modules: [own.one] }
  const strangers = [
    [contextFor(staff('TRAINER', '33.75'), AT), 'NOT_FOUND'],
    [contextFor(staff('SUB_DISTRICT_ADMIN', KUNIR), AT), 'NOT_FOUND'],
    [contextFor(staff('APPROVER', DISTRICT), AT), 'NOT_ALLOWED'],
    [as(await person('Bukan Pelatih')), 'NOT_ALLOWED'],
  ] as const
  for (const [ctx, code] of strangers) {
    expect(await refusal(listTopics(ctx, ask))).toBe(code)
    expect(await refusal(openTopic(ctx, make))).toBe(code)
    expect(await refusal(closeTopic(ctx, { area: DISTRICT, topicId: id }))).toBe(code)
  }
  const foreign = { area: '33.75', topicId: id }
  expect(await refusal(closeTopic(contextFor(staff('TRAINER', '33.75'), AT), foreign))).toBe(
    'NOT_FOUND',
  )
  expect(await refusal(openTopic(trainer, { ...make, modules: ['tidak-ada'] }))).toBe('NOT_FOUND')
  // The same id again is the same code.
  const first = await openTopic(trainer, make)
  expect((await openTopic(trainer, make)).topic).toEqual(first.topic)
})

it('holds no letters in the database, and no more than twenty codes of an area at a time', async () => {
  const own = await course()
  const ctx = contextFor(staff('TRAINER', '33.75'), AT)
  const make = async () =>
    openTopic(ctx, {
      area: '33.75',
      courseId: own.courseId,
      topicId: crypto.randomUUID(),
      modules: [own.one],
    })
  const codes: string[] = []
  for (let at = 0; at < 20; at += 1) codes.push((await make()).topic.code)
  expect(await refusal(make())).toBe('TOPICS_FULL')
  const { results } = await env.DB.prepare('select * from topic_codes').all()
  const stored = JSON.stringify(results)
  for (const code of codes) expect(stored).not.toContain(code)
})

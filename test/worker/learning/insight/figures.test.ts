import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../../worker/core/access.ts'
import { finishLesson } from '../../../../worker/learning/index.ts'
import { readFunnel } from '../../../../worker/learning/insight/read-funnel.ts'
import { readItemFigures } from '../../../../worker/learning/insight/read-item-figures.ts'
import { addNotice, closeNotice } from '../../../../worker/learning/store-notices.ts'
import { answer, learner, plainCourse } from '../../../factories/attempts.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const TRAINER = staff('TRAINER', '35.08')
let made = 0
function course(ownerArea = 'ID') {
  made += 1
  return plainCourse(`f${made}`, { ownerArea })
}

async function report(slug: string, question: string, districtCode = '35.08'): Promise<string> {
  const { db, ids } = contextFor(SYSTEM)
  const id = ids.uuid()
  await db.batch([
    addNotice({
      id,
      districtCode,
      cadreId: ids.uuid(),
      kind: 'REPORT',
      eventId: ids.uuid(),
      contentHash: id,
      event: { type: 'question.reported', body: { versionId: ids.uuid(), slug, question } },
      detail: {},
      doneAt: null,
      receivedAt: NOW,
    }),
  ])
  return id
}

it('shows each question of the newest version with its answers and intervals', async () => {
  const own = await course()
  const k1 = `${own.one}-k1`
  for (let at = 0; at < 8; at += 1) await answer(learner(), own.one, at < 2 ? { [k1]: 'a' } : {})
  await answer(learner('33.75'), own.one, { [k1]: '' })
  const { items } = await readItemFigures(contextFor(TRAINER), own)
  expect(items).toHaveLength(12)
  const first = items.find(({ id }) => id === k1)
  expect(first).toMatchObject({
    module: own.one,
    quiz: own.one,
    itemId: null,
    version: null,
    answers: 9,
    right: 'b',
    isCorrected: false,
    discrimination: null,
    reports: 0,
    strong: 9,
  })
  expect(first?.difficulty?.value).toBeCloseTo(6 / 9)
  expect(first?.chosen.map(({ answer: given, right, count }) => [given, right, count])).toEqual([
    ['b', true, 6],
    ['a', false, 2],
    ['', false, 1],
    ['c', false, 0],
  ])
  expect(first?.advice).toEqual([{ reason: 'TOO_FEW', about: '9' }])
})

it('puts a doubtful key first, then what cadres reported while the report is open', async () => {
  const own = await course()
  const doubted = `${own.one}-k3`
  for (let at = 0; at < 12; at += 1) await answer(learner(), own.one, { [doubted]: 'c' })
  const reported = `${own.two}-k2`
  const closed = await report(own.two, `${own.two}-k1`)
  const { db } = contextFor(SYSTEM)
  await db.batch([closeNotice(closed, 'siapa', NOW)])
  await report(own.two, reported)
  await report(own.two, reported, '33.75')
  const { items } = await readItemFigures(contextFor(TRAINER), own)
  expect(items[0]).toMatchObject({
    id: doubted,
    advice: [{ reason: 'KEY_DOUBTED', about: 'c' }, {}],
  })
  expect(items[1]).toMatchObject({ id: reported, reports: 1 })
  expect(items.slice(2).every(({ reports }) => reports === 0)).toBe(true)
})

it('says how far the cadres of the area came, and how long it took', async () => {
  const own = await course()
  const days = (count: number) => new Date(Date.parse(NOW) + count * 86_400_000).toISOString()
  const read = async (ctx: ReturnType<typeof learner>, lesson: string) =>
    finishLesson(ctx, { module: own.one, lesson })
  const [quick, slow, reader, elsewhere] = [learner(), learner(), learner(), learner('33.75')]
  await read(quick, 'awal')
  await read(quick, 'akhir')
  await answer({ ...quick, clock: contextFor(SYSTEM, days(1)).clock }, own.one)
  await read(slow, 'awal')
  await answer(slow, own.one, {}, 'a')
  await answer({ ...slow, clock: contextFor(SYSTEM, days(3)).clock }, own.one)
  await read(reader, 'awal')
  await answer(elsewhere, own.one)
  const funnel = await readFunnel(contextFor(TRAINER), { courseId: own.courseId, area: '35.08' })
  expect(funnel).toMatchObject({ cadres: 3, sampled: 3 })
  expect(funnel.modules[0]).toEqual({
    slug: own.one,
    title: `Modul ${own.one}`,
    started: 3,
    read: 1,
    tried: 2,
    passed: 2,
    passedAtOnce: 1,
    medianDays: 2,
    firstMark: 50,
    bestMark: 100,
  })
  expect(funnel.modules[1]).toMatchObject({ started: 0, medianDays: null, firstMark: null })
  const nation = contextFor(staff('SUPERADMIN', 'ID'))
  expect(await readFunnel(nation, { courseId: own.courseId, area: 'ID' })).toMatchObject({
    cadres: 4,
  })
})

it('takes an even sample where very many began', async () => {
  const own = await course()
  const { db } = contextFor(SYSTEM)
  const rows = Array.from(
    { length: 4100 },
    (_, at) =>
      `('s${made}-${at}', '${own.courseId}', '35.08', '${own.versionId}', '${NOW}', '${NOW}', null)`,
  )
  const { env } = await import('cloudflare:workers')
  for (let at = 0; at < rows.length; at += 500) {
    await env.DB.prepare(
      `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at) values ${rows.slice(at, at + 500).join(', ')}`,
    ).run()
  }
  const ctx = { ...contextFor(TRAINER), db }
  const before = db.meter.rowsRead
  const { cadres, sampled } = await readFunnel(ctx, { courseId: own.courseId, area: '35.08' })
  expect(cadres).toBe(4100)
  expect(sampled).toBeGreaterThan(1300)
  expect(sampled).toBeLessThanOrEqual(1400)
  expect(db.meter.rowsRead - before).toBeLessThan(2 * 4100 + 4 * 1400)
})

it('is open to trainers, reviewers and publishers wherever the course is used, and closed elsewhere', async () => {
  const { courseId } = await course('35.08')
  const items = (actor: Actor) => readItemFigures(contextFor(actor), { courseId })
  const funnel = (actor: Actor, area: string) => readFunnel(contextFor(actor), { courseId, area })
  for (const role of ['TRAINER', 'REVIEWER', 'PUBLISHER'] as const) {
    expect((await items(staff(role, '35.08'))).items).toHaveLength(12)
    expect(await funnel(staff(role, '35.08'), '35.08')).toMatchObject({ cadres: 0 })
    await expect(items(staff(role, '33.75'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(funnel(staff(role, '33.75'), '35.08')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(funnel(staff(role, '33.75'), '33.75')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  expect((await items(staff('SUPERADMIN', 'ID'))).items).toHaveLength(12)
  await expect(items(staff('DISTRICT_ADMIN', '35.08'))).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(items(PUBLIC)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
  await expect(
    readItemFigures(contextFor(staff('SUPERADMIN', 'ID')), { courseId: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(funnel(TRAINER, '35.08.01')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

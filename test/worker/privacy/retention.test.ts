/** Retention removes exactly what is due, of its own district, and never a mark; what went is counted. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  enforceAmong,
  enforceIn,
  enforceRetention,
  readRetention,
  setRetention,
  turnOf,
} from '../../../worker/privacy/retention.ts'
import { RETENTION_BOUNDS, RETENTION_KINDS } from '../../../worker/contract/retention-kinds.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const OTHER = '33.75'
const DAY = 86_400_000
const ago = (days: number) => new Date(Date.parse(NOW) - days * DAY).toISOString()
const office = contextFor(staff('DISTRICT_ADMIN', DISTRICT))
const clock = contextFor(SYSTEM)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

let made = 0
/** An attempt, and the event that it came with, of somebody who last learned so many days ago. */
async function attempt(days: number, district = DISTRICT): Promise<string> {
  made += 1
  const id = `percobaan-${made}`
  const who = `kader-${made}`
  const marks = JSON.stringify([
    { itemId: 'a', chosen: 'RAHASIA', right: true },
    { itemId: 'b', chosen: 'RAHASIA', right: false },
  ])
  await env.DB.batch([
    env.DB.prepare(
      `insert into attempts (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at)
       values (?, ?, 'k', 'v', 's', 1, '{"a":"RAHASIA"}', ?, 50, 1, ?)`,
    ).bind(id, who, marks, ago(days)),
    env.DB.prepare(
      `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id) values (?, 'k', 's', 50, ?, ?)`,
    ).bind(who, ago(days), id),
    env.DB.prepare(
      `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at)
       values (?, 'k', ?, 'v', ?, ?)`,
    ).bind(who, district, ago(days), ago(days)),
    env.DB.prepare(
      `insert into learning_events (id, cadre_id, type, body, content_hash, received_at, via, outcome)
       values (?, ?, 'attempt', '{"answers":"RAHASIA"}', 'h', ?, 'session', 'APPLIED')`,
    ).bind(id, who, ago(days)),
  ])
  return id
}

const stored = async (id: string) =>
  env.DB.prepare(
    `select a.answers, a.marks, a.score, a.passed, e.body, e.content_hash, p.best_score
     from attempts a join learning_events e on e.id = a.id join passes p on p.attempt_id = a.id where a.id = ?`,
  )
    .bind(id)
    .first()

beforeAll(async () => {
  await makeRosterDistricts()
})

it('lets go what was chosen after two years, and keeps the mark, the pass and what was right', async () => {
  const old = await attempt(731)
  const young = await attempt(729)
  const elsewhere = await attempt(900, OTHER)
  const before = await stored(young)
  await enforceIn(clock, DISTRICT)
  expect(await stored(old)).toEqual({
    answers: 'null',
    marks: '[{"itemId":"a","chosen":null,"right":true},{"itemId":"b","chosen":null,"right":false}]',
    score: 50,
    passed: 1,
    body: '{}',
    content_hash: 'h',
    best_score: 50,
  })
  expect(await stored(young)).toEqual(before)
  expect((await stored(elsewhere))?.['answers']).toContain('RAHASIA')
  const { days, rules } = await readRetention(office, { district: DISTRICT })
  expect(days).toEqual([{ day: '2026-11-21', kind: 'ANSWERS', removed: 1 }])
  expect(rules.map(({ due }) => due)).toEqual([0, 0, 0, 0])
  // A second run finds nothing, and says nothing.
  await enforceIn(clock, DISTRICT)
  expect((await readRetention(office, { district: DISTRICT })).days).toEqual(days)
})

it('takes more than one batch, each once', async () => {
  await env.DB.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < 620)
     insert into attempts (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at)
     select 'banyak-' || i, 'kader-banyak', 'banyak', 'v', 's', i, '{}', '[]', 80, 1, ? from n`,
  )
    .bind(ago(800))
    .run()
  await env.DB.prepare(
    `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at)
     values ('kader-banyak', 'banyak', ?, 'v', ?, ?)`,
  )
    .bind(DISTRICT, ago(800), ago(800))
    .run()
  const removed = async () =>
    (await readRetention(office, { district: DISTRICT })).days.reduce(
      (sum, each) => sum + each.removed,
      0,
    )
  const before = await removed()
  await enforceIn(clock, DISTRICT)
  expect((await removed()) - before).toBe(620)
  const left = await env.DB.prepare(
    "select count(*) n, sum(score) marks from attempts where course_id = 'banyak' and answers = 'null'",
  ).first<{ n: number; marks: number }>()
  expect(left).toEqual({ n: 620, marks: 620 * 80 })
})

it('lets go the telephone of who has long served nowhere, of nobody who serves', async () => {
  await bringIn(
    contextFor(SYSTEM, ago(900)),
    DISTRICT,
    sheet([
      { name: 'Sudah Lama', areaCode: '35.08.13.2001', decision: 'new', phone: '081200000001' },
      { name: 'Baru Saja', areaCode: '35.08.13.2001', decision: 'new', phone: '081200000002' },
      { name: 'Masih Bertugas', areaCode: '35.08.13.2001', decision: 'new', phone: '081200000003' },
      { name: 'Pindah Desa', areaCode: '35.08.13.2001', decision: 'new', phone: '081200000004' },
      { name: 'Pindah Desa Lagi', areaCode: '35.08.01.2005', decision: 'new' },
    ]),
  )
  const end = (name: string, days: number) =>
    env.DB.prepare(
      'update assignments set ended_on = ? where cadre_id = (select id from cadres where name = ?)',
    )
      .bind(ago(days).slice(0, 10), name)
      .run()
  await end('Sudah Lama', 400)
  await end('Baru Saja', 300)
  // Who serves by another entry of hers.
  await end('Pindah Desa', 400)
  const idOf = async (name: string) =>
    String(await env.DB.prepare('select id from cadres where name = ?').bind(name).first('id'))
  await mergeCadres(office, {
    district: DISTRICT,
    id: crypto.randomUUID(),
    keptId: await idOf('Pindah Desa'),
    mergedId: await idOf('Pindah Desa Lagi'),
  })
  await enforceIn(clock, DISTRICT)
  const { results } = await env.DB.prepare(
    `select name, phone_sealed is null and phone_key is null and phone_tail is null gone from cadres
     where name in ('Sudah Lama', 'Baru Saja', 'Masih Bertugas', 'Pindah Desa') order by name`,
  ).all<{ name: string; gone: number }>()
  expect(results.map(({ name, gone }) => [name, gone])).toEqual([
    ['Baru Saja', 0],
    ['Masih Bertugas', 0],
    ['Pindah Desa', 0],
    ['Sudah Lama', 1],
  ])
})

it('does nothing where the district switched it off, and sets nothing beyond its bounds', async () => {
  const set = (days: number, isOn: boolean, version: number) =>
    setRetention(office, { district: DISTRICT, kind: 'ANSWERS', isOn, days, version })
  const { least, most } = RETENTION_BOUNDS.ANSWERS
  expect(await refusal(set(least - 1, true, 0))).toBe('INPUT_INVALID')
  expect(await refusal(set(most + 1, true, 0))).toBe('INPUT_INVALID')
  const { rule } = await set(400, false, 0)
  expect(rule).toMatchObject({ isOn: false, days: 400, version: 1 })
  expect(await refusal(set(500, true, 0))).toBe('CHANGED_MEANWHILE')
  const kept = await attempt(1000)
  await enforceIn(clock, DISTRICT)
  expect((await stored(kept))?.['answers']).toContain('RAHASIA')
  await set(400, true, 1)
  await enforceIn(clock, DISTRICT)
  expect((await stored(kept))?.['answers']).toBe('null')
})

it('gives every district its hour once a day', async () => {
  const day = Array.from({ length: 24 }, (_, hour) => hour)
  const old = await attempt(2000, OTHER)
  for (const hour of day) {
    await enforceRetention(
      contextFor(SYSTEM, `2026-11-21T${String(hour).padStart(2, '0')}:10:00.000Z`),
    )
  }
  expect((await stored(old))?.['answers']).toBe('null')
})

it('goes on behind a district that fails, and says which', async () => {
  const old = await attempt(2000, OTHER)
  const lines: unknown[] = []
  const ctx = { ...contextFor(SYSTEM), log: (line: object) => lines.push(line) }
  await enforceAmong(ctx, ['99.99', OTHER])
  expect((await stored(old))?.['answers']).toBe('null')
  expect(lines).toMatchObject([{ event: 'retention.failed', district: '99.99', code: 'NOT_FOUND' }])
})

it('begins each day with another district of the hour, and leaves none out', () => {
  const all = Array.from({ length: 72 }, (_, at) => `11.${String(at + 1).padStart(2, '0')}`)
  const on = (day: number) => turnOf(all, new Date(Date.UTC(2026, 10, day, 5)))
  expect(new Set([1, 2, 3].map((day) => on(day)[0]))).toEqual(new Set(['11.06', '11.30', '11.54']))
  for (const day of [1, 2, 3]) expect(on(day).toSorted()).toEqual(['11.06', '11.30', '11.54'])
  const hours = Array.from({ length: 24 }, (_, hour) =>
    turnOf(all, new Date(Date.UTC(2026, 10, 1, hour))),
  )
  expect(hours.flat().toSorted()).toEqual(all)
  expect(turnOf([], new Date(NOW))).toEqual([])
})

it('has bounds around every default', () => {
  for (const kind of RETENTION_KINDS) {
    const { days, least, most } = RETENTION_BOUNDS[kind]
    expect(least <= days && days <= most, kind).toBe(true)
  }
})

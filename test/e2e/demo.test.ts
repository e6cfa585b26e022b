/**
 * The demonstration tells what the newspapers told: 205 = 198 + 7, 269 of 269 desa and of 284 areas, 31 = 27 + 4.
 * Made on a SQLite file by the same verbs, which also shows that the product needs nothing of D1 but plain SQLite.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ACCOUNTS, CARD_HOLDERS, DEMO_PASSWORD } from '../../db/seed/demo-accounts.ts'
import { areasOf } from '../../db/seed/areas.ts'
import { completeLumajang } from '../../db/seed/complete-lumajang.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { seedDemo, type Baggage } from '../../db/seed/demo.ts'
import { DEMO_CODES } from '../../db/seed/demo-districts.ts'
import { seedProof } from '../../db/seed/demo-proof.ts'
import { officer } from '../../db/seed/demo-steps.ts'
import type { SeedEnv } from '../../db/seed/stage.ts'
import { openSqlite, type OpenFile } from '../../db/local/sqlite-d1.ts'
import { readPublicCertificate } from '../../worker/certification/index.ts'
import { contextOf, type Context } from '../../worker/core/context.ts'
import { readProgress } from '../../worker/learning/index.ts'
import { compareCounters, readPublicCoverage } from '../../worker/reporting/index.ts'
import { listMeetings } from '../../worker/meetings/read-meetings.ts'
import { readPublicStatement } from '../../worker/dossier/statements/read-public-statement.ts'
import { listChanged, readChange } from '../../worker/reporting/read-change.ts'
import { readToday } from '../../worker/reporting/read-today.ts'
import { listCohorts } from '../../worker/roster/cohorts/read-cohorts.ts'
import { readWhatsappNumbers } from '../../worker/roster/cohorts/read-whatsapp-numbers.ts'
import { advanceCoverage, listCadres } from '../../worker/roster/index.ts'
import { playPekalongan } from './pekalongan.ts'
import { ORIGIN, SECRETS } from './running-product.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

let folder: string
let file: OpenFile
let env: SeedEnv
let baggage: Baggage

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'))
  file = openSqlite(path.join(folder, 'demo.sqlite'))
  const migrations = path.join(ROOT, 'db/migrations')
  for (const name of readdirSync(migrations).toSorted()) {
    if (name.endsWith('.sql')) file.exec(readFileSync(path.join(migrations, name), 'utf8'))
  }
  env = { DB: file.DB, ORIGIN, ...SECRETS }
  baggage = {
    areas: DEMO_CODES.flatMap((code) => areasOf(code)),
    files: courseFiles('kpm-dasar'),
    refresher: courseFiles('kpm-segar'),
  }
  await seedDemo(env, baggage)
  await seedProof(env)
  for (const code of DEMO_CODES) await advanceCoverage(system(), code)
})
afterAll(() => {
  file?.close()
  rmSync(folder, { recursive: true, force: true })
})

const system = (): Context =>
  contextOf(env, { actor: { kind: 'system', job: 'test' }, log: () => undefined })
const visitor = (): Context => contextOf(env, { actor: { kind: 'public' }, log: () => undefined })

type Row = { regency: string; code: string; desa: number; kelurahan: number; total: number }

const official: Row[] = readFileSync(path.join(ROOT, 'test/fixtures/region-counts.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [regency = '', code = '', , desa = '', kelurahan = '', total = ''] = line.split(',')
    return { regency, code, desa: Number(desa), kelurahan: Number(kelurahan), total: Number(total) }
  })

const STORIES = [
  {
    code: '35.08',
    kecamatan: 21,
    desa: 198,
    kelurahan: 7,
    cadres: 268,
    trained: 171,
    withCadre: 205,
    covered: 142,
    whole: 0,
  },
  {
    code: '33.01',
    kecamatan: 24,
    desa: 269,
    kelurahan: 15,
    cadres: 269,
    trained: 269,
    withCadre: 269,
    covered: 269,
    whole: 0,
  },
  {
    code: '53.01',
    kecamatan: 24,
    desa: 160,
    kelurahan: 17,
    cadres: 160,
    trained: 32,
    withCadre: 160,
    covered: 32,
    whole: 0,
  },
  {
    code: '33.75',
    kecamatan: 4,
    desa: 0,
    kelurahan: 27,
    cadres: 31,
    trained: 31,
    withCadre: 27,
    covered: 27,
    whole: 4,
  },
  {
    code: '17.08',
    kecamatan: 8,
    desa: 105,
    kelurahan: 12,
    cadres: 174,
    trained: 45,
    withCadre: 112,
    covered: 15,
    whole: 0,
  },
]

it.each(STORIES)('$code has the areas and cadres of its story', async (story) => {
  const coverage = await readPublicCoverage(visitor(), story.code, undefined)
  expect(coverage).toMatchObject({
    villages: story.desa,
    kelurahan: story.kelurahan,
    areas: story.desa + story.kelurahan,
    cadres: story.cadres,
    trained: story.trained,
    areasWithCadre: story.withCadre,
    areasCovered: story.covered,
    subDistrictCadres: story.whole,
  })
  expect(coverage.subDistricts).toHaveLength(story.kecamatan)
})

it('holds trainings, one of them today, a coordination meeting of all cadres, two mini lokakarya, and plans a third', async () => {
  const areas = ['35.08', '33.01', '17.08']
  const lists = await Promise.all(areas.map((area) => listMeetings(system(), { area })))
  expect(
    lists.map(({ meetings }) =>
      meetings.map(({ kind, state, people, hours, area }) =>
        [kind, state, people, hours, area.code].join(' '),
      ),
    ),
  ).toEqual([
    ['TRAINING PLANNED 24 15 35.08', 'TRAINING HELD 29 16 35.08'],
    ['COORDINATION HELD 269 0 33.01'],
    [
      'WORKSHOP PLANNED 85 0 17.08.04',
      'WORKSHOP HELD 85 0 17.08.04',
      'WORKSHOP HELD 85 0 17.08.04',
    ],
  ])
})

it('has the official number of desa and kelurahan in each of the 81 kecamatan', async () => {
  const found = await Promise.all(
    DEMO_CODES.map((code) => readPublicCoverage(visitor(), code, undefined)),
  )
  const counted = found
    .flatMap(({ subDistricts }) => subDistricts)
    .map(({ code, villages, kelurahan }) => `${code} ${villages} ${kelurahan}`)
  expect(official).toHaveLength(81)
  expect(counted.toSorted()).toEqual(
    official.map(({ code, desa, kelurahan }) => `${code} ${desa} ${kelurahan}`).toSorted(),
  )
})

it('counts the same from assignments and certificates as the counters say', async () => {
  for (const code of DEMO_CODES) expect(await compareCounters(system(), code)).toEqual([])
})

it('holds what the README promises: the certificate, the sign-in codes and the accounts', async () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  const [code = ''] = /KPM(-[0-9A-Z]{4}){3}/.exec(readme) ?? []
  const [, id = ''] = /\/c\/([0-9a-f-]{36})\.json/.exec(readme) ?? []
  expect(await readPublicCertificate(visitor(), code)).toMatchObject({ status: 'valid', id })

  const codes = [...readme.matchAll(/`([0-9A-Z]{10})`/g)].map((match) => match[1] ?? '')
  expect(codes).toHaveLength(CARD_HOLDERS.length)
  const cards = await env.DB.prepare('select code_hash from activation_codes')
    .bind()
    .all<{ code_hash: string }>()
  const hashes = await Promise.all(
    codes.map((text) => system().secrets.keyed('activation-code', text)),
  )
  expect(cards.results.map((row) => row.code_hash).toSorted()).toEqual(hashes.toSorted())

  expect(readme).toContain(DEMO_PASSWORD)
  for (const { username } of ACCOUNTS) expect(readme).toContain(username.split('.')[0])
})

it('offers the refresher to the trained one of those with a sign-in card, and to no other', async () => {
  const { results } = await env.DB.prepare(
    'select a.cadre_id, c.trained_on from activation_codes a join cadres c on c.id = a.cadre_id',
  )
    .bind()
    .all<{ cadre_id: string; trained_on: string | null }>()
  for (const { cadre_id: cadreId, trained_on: since } of results) {
    const actor = { kind: 'cadre', cadreId, district: '35.08', sessionId: 'test' } as const
    const courses = await readProgress(contextOf(env, { actor, log: () => undefined }))
    expect(courses.map(({ head }) => head.code)).toEqual(
      since === null ? ['KPM-DASAR'] : ['KPM-SEGAR', 'KPM-DASAR'],
    )
  }
  expect(results.filter(({ trained_on: since }) => since !== null)).toHaveLength(1)
})

it('has a statement that the README names and one that waits, cohorts past and to come, and telephones', async () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  const [code = ''] = /BKT(-[0-9A-Z]{4}){3}/.exec(readme) ?? []
  expect(await readPublicStatement(visitor(), code)).toMatchObject({
    status: 'valid',
    facts: { isSample: true, total: { cadres: 268, trained: 165, areasCovered: 136 } },
  })
  const as = (role: Parameters<typeof officer>[1]) =>
    contextOf(env, { actor: officer('35.08', role), log: () => undefined })
  expect(await readToday(as('APPROVER'), '35.08')).toMatchObject({ statementsToDecide: 1 })

  const office = as('DISTRICT_ADMIN')
  const { cohorts, asOf } = await listCohorts(office, { area: '35.08' })
  expect(
    cohorts.map(({ state, filled, trained, capacity, startsOn }) => ({
      state,
      isAhead: startsOn > asOf,
      hasPassed: trained === filled,
      hasSeats: filled < capacity,
    })),
  ).toEqual([
    { state: 'OPEN', isAhead: true, hasPassed: false, hasSeats: true },
    { state: 'CLOSED', isAhead: false, hasPassed: true, hasSeats: true },
  ])
  const { cadres } = await listCadres(office, { area: '35.08' })
  const cadreIds = cadres.slice(0, 20).map(({ id }) => id)
  const { numbers } = await readWhatsappNumbers(office, { district: '35.08', cadreIds })
  const known = numbers.flatMap(({ whatsappNumber }) => whatsappNumber ?? [])
  expect(known.length).toBeGreaterThan(10)
  expect(known.every((number) => /^628100000\d{4}$/.test(number))).toBe(true)
})

it('remembers what a week ago was, and has something new since, whenever it is made', async () => {
  const actor = officer('35.08', 'DISTRICT_ADMIN')
  const ctx = contextOf(env, { actor, log: () => undefined })
  const change = await readChange(ctx, '35.08')
  expect(change).toMatchObject({
    from: 'kept',
    cadres: { before: 268, now: 268 },
    trained: { before: 165, now: 171 },
    areasCovered: { before: 136, now: 142 },
  })
  const { gained, lost } = await listChanged(ctx, { area: '35.08', since: change.since })
  expect([gained.length, lost.length]).toEqual([6, 0])
})

it('plays the training of Kota Pekalongan: 31 people, two speakers, on page 2 of each certificate', async () => {
  const actor = officer('33.75', 'DISTRICT_ADMIN')
  await playPekalongan(contextOf(env, { actor, log: () => undefined }), visitor())
})

it('can be brought to 268 of 268 cadres and 205 of 205 areas, twice over', async () => {
  await completeLumajang(env, baggage)
  await completeLumajang(env, baggage)
  const coverage = await readPublicCoverage(visitor(), '35.08', undefined)
  expect(coverage).toMatchObject({ cadres: 268, trained: 268, areas: 205, areasCovered: 205 })
  expect(await compareCounters(system(), '35.08')).toEqual([])
})

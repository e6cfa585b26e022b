/** Who was affected: planted looks and files are found with whom they reached, and nothing outside the window or the district is. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { logLook } from '../../../worker/audit/log-look.ts'
import * as certificateChanges from '../../../worker/contract/certificate-changes.ts'
import * as fieldwork from '../../../worker/contract/fieldwork.ts'
import * as reports from '../../../worker/contract/reports.ts'
import * as rosterLife from '../../../worker/contract/roster-life.ts'
import { findAffected } from '../../../worker/privacy/affected.ts'
import { allow } from '../../../worker/core/access.ts'
import { note } from '../../../worker/core/commit.ts'
import { openCadre } from '../../../worker/roster/read-cadres.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const AT = '2026-11-19T03:00:00.000Z'
const WINDOW = { from: '2026-11-19T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z' }
const THIEF = '01980000-0000-7000-8000-00000000f00d'
const fresh = (at: string, area = DISTRICT, accountId = 'admin') => ({
  ...contextFor(staff('DISTRICT_ADMIN', area, accountId), at),
  actor: { ...staff('DISTRICT_ADMIN', area, accountId), provedAt: at },
})
const ask = (input: Partial<Parameters<typeof findAffected>[1]> = {}) =>
  findAffected(fresh(NOW), { district: DISTRICT, ...WINDOW, ...input })

let kunir: string[] = []
let tempursari = ''

beforeAll(async () => {
  await makeRosterDistricts()
  const ctx = contextFor(SYSTEM, '2026-11-01T00:00:00.000Z')
  kunir = [
    (await makeCadre(ctx, '35.08.13.2001', 'Ani Kunir')).id,
    (await makeCadre(ctx, '35.08.13.2001', 'Budi Kunir')).id,
  ]
  tempursari = (await makeCadre(ctx, '35.08.01.2005', 'Citra Tempursari')).id
  const far = (await makeCadre(ctx, '33.75.01.1001', 'Dewi Jauh')).id
  await openCadre(fresh(AT, DISTRICT, THIEF), { area: DISTRICT, cadreId: kunir[0] ?? '' })
  const thief = fresh(AT, DISTRICT, THIEF)
  await note(thief, allow(thief, 'report.export', '35.08.13'), {
    entity: 'report',
    entityId: 'R3',
    detail: { format: 'csv', rows: 2 },
  })
  // The day before and after, and another district.
  await openCadre(fresh('2026-11-18T03:00:00.000Z'), { area: DISTRICT, cadreId: tempursari })
  await openCadre(fresh('2026-11-20T00:00:00.000Z'), { area: DISTRICT, cadreId: tempursari })
  await openCadre(fresh(AT, '33.75'), { area: '33.75', cadreId: far })
})

it('names those who were looked at, and everybody of an area whose list left', async () => {
  const { people, entries, isCut } = await ask()
  expect(people.map(({ name, looks, lists }) => [name, looks, lists])).toEqual([
    ['Ani Kunir', 1, 1],
    ['Budi Kunir', 0, 1],
  ])
  expect(people[0]).toMatchObject({ firstAt: AT, lastAt: AT, areaCode: '35.08.13.2001' })
  const reachedBy = new Map(entries.map(({ action, people: reached }) => [action, reached]))
  expect([...reachedBy]).toHaveLength(2)
  expect(reachedBy.get('cadre.read')).toBe(1)
  expect(reachedBy.get('report.export')).toBeNull()
  expect(isCut).toBe(false)
})

it('narrows by account, kind and area', async () => {
  expect((await ask({ accountId: THIEF })).people).toHaveLength(2)
  expect((await ask({ accountId: crypto.randomUUID() })).people).toEqual([])
  expect((await ask({ group: 'view' })).people.map(({ name }) => name)).toEqual(['Ani Kunir'])
  expect((await ask({ area: '35.08.01' })).people).toEqual([])
  expect((await ask({ area: '35.08.13' })).people).toHaveLength(2)
})

it('finds nothing in a quiet window, and refuses one that is none', async () => {
  const quiet = await ask({ from: '2026-11-10T00:00:00.000Z', until: '2026-11-11T00:00:00.000Z' })
  expect([quiet.people, quiet.entries]).toEqual([[], []])
  const codes = await Promise.all(
    [
      { from: WINDOW.until, until: WINDOW.from },
      { from: '2024-01-01T00:00:00.000Z' },
      { area: '33.75.01' },
    ].map((input) =>
      ask(input).then(
        () => null,
        (error: { code?: string }) => error.code,
      ),
    ),
  )
  expect(codes).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'NOT_FOUND'])
})

it('is itself in the log', async () => {
  const { entries } = await findAffected(fresh(NOW), {
    district: DISTRICT,
    from: '2026-11-21T00:00:00.000Z',
    until: '2026-11-22T00:00:00.000Z',
  })
  expect(entries.some(({ action }) => action === 'breach.read')).toBe(true)
})

it('takes a look over a wider area, or at another cohort, for another look', async () => {
  const actor = '01980000-0000-7000-8000-00000000f001'
  const ctx = fresh('2026-11-05T03:00:00.000Z', DISTRICT, actor)
  const look = (more: object) =>
    logLook(ctx, reports.readReport, { area: DISTRICT, report: 'R6', ...more })
  await look({ area: '35.08.01' })
  await look({})
  await look({})
  await look({ cohortId: kunir[0] })
  await look({ cohortId: kunir[1] })
  await look({ meetingId: kunir[1] })
  const { results } = await env.DB.prepare(
    'select area_code area, detail from audit_entries where actor_id = ? order by rowid',
  )
    .bind(actor)
    .all<{ area: string; detail: string }>()
  expect(results.map(({ area, detail }) => [area, JSON.parse(detail)])).toEqual([
    ['35.08.01', {}],
    [DISTRICT, {}],
    [DISTRICT, { cohortId: kunir[0] }],
    [DISTRICT, { cohortId: kunir[1] }],
    [DISTRICT, { meetingId: kunir[1] }],
  ])
})

it('counts one cadre whose record was looked at as herself, though she serves no more', async () => {
  const gone = (
    await makeCadre(
      contextFor(SYSTEM, '2026-11-01T00:00:00.000Z'),
      '35.08.01.2005',
      'Endah Berhenti',
    )
  ).id
  await env.DB.prepare(
    "update assignments set ended_on = '2026-11-10', end_reason = 'RESIGNED' where cadre_id = ?",
  )
    .bind(gone)
    .run()
  const thief = '01980000-0000-7000-8000-00000000f002'
  const ctx = fresh('2026-11-17T03:00:00.000Z', DISTRICT, thief)
  const window = { from: '2026-11-17T00:00:00.000Z', until: '2026-11-18T00:00:00.000Z' }
  await logLook(ctx, fieldwork.readCadrePractice, { area: DISTRICT, cadreId: gone })
  const [otherId] = kunir
  await logLook(ctx, rosterLife.compareCadres, { district: DISTRICT, cadreId: gone, otherId })
  const certificateId = crypto.randomUUID()
  const paper = { district: DISTRICT, certificateId }
  await logLook(ctx, certificateChanges.readCorrectable, paper, { cadreId: kunir[1] })
  const { people, entries } = await ask({ ...window, accountId: thief })
  // By area, then by name.
  expect(people.map(({ name, looks, lists }) => [name, looks, lists])).toEqual([
    ['Endah Berhenti', 2, 0],
    ['Ani Kunir', 1, 0],
    ['Budi Kunir', 1, 0],
  ])
  expect(new Set(entries.map(({ people: reached }) => reached))).toEqual(new Set([1, 2]))
})

it('stays within the queries of one request when somebody went through every village', async () => {
  const thief = '01980000-0000-7000-8000-00000000f003'
  const ctx = fresh('2026-11-16T03:00:00.000Z', DISTRICT, thief)
  const villages = Array.from(
    { length: 120 },
    (_, at) => `35.08.${at % 2 ? '01' : '13'}.${2001 + at}`,
  )
  for (const code of villages) {
    await note(ctx, allow(ctx, 'cadre.read', code), { entity: 'villagePeople', entityId: code })
  }
  const asking = fresh(NOW)
  const before = asking.db.meter.queries
  const { entries, people } = await findAffected(asking, {
    district: DISTRICT,
    from: '2026-11-16T00:00:00.000Z',
    until: '2026-11-17T00:00:00.000Z',
    accountId: thief,
  })
  expect(entries).toHaveLength(120)
  expect(people.map(({ name }) => name)).toContain('Ani Kunir')
  expect(asking.db.meter.queries - before).toBeLessThan(60)
})

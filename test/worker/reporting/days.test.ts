import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { runHourly } from '../../../worker/jobs.ts'
import { listChanged, readChange } from '../../../worker/reporting/read-change.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { advanceCoverage } from '../../../worker/roster/index.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, putCadre, putCertificate } from '../../factories/reporting.ts'
import { bringIn, sheet } from '../../factories/roster.ts'

const BLUKON = '35.08.10.2008'
const TEGALREJO = '35.08.01.2001'
/** Ten past midnight in Lumajang on the day named. */
const nightOf = (day: string) =>
  new Date(Date.parse(`${day}T00:10:00.000Z`) - 7 * 3_600_000).toISOString()
const noonOf = (day: string) => `${day}T05:00:00.000Z`

type Day = { readonly day: string; readonly cadres: number; readonly trained: number }

async function days(): Promise<Day[]> {
  const { results } = await env.DB.prepare(
    `select day, cadres, trained, areas_covered as covered, villages from coverage_days
     where district_code = '35.08' order by day`,
  ).all<Day>()
  return results
}

const officer = (day: string) => contextFor(staff('DISTRICT_ADMIN', '35.08'), noonOf(day))

beforeAll(async () => {
  await makeDistricts()
  const trained = await putCadre({ areas: [BLUKON] })
  await putCertificate({ cadreId: trained })
})

it('keeps nothing when a district is counted for the first time, nor while its day lasts', async () => {
  await count('35.08', noonOf('2026-11-10'))
  await count('35.08', '2026-11-10T16:00:00.000Z')
  expect(await days()).toEqual([])
})

it('keeps the closing totals of the day that is over, once', async () => {
  await runHourly(contextFor(SYSTEM, nightOf('2026-11-11')))
  const closed = { day: '2026-11-10', cadres: 1, trained: 1, covered: 1, villages: 4 }
  expect(await days()).toEqual([closed])
  await env.DB.prepare(
    `update coverage_totals set as_of = '2026-11-10', cadres = 9
    where scope_code = '35.08'`,
  ).run()
  await advanceCoverage(contextFor(SYSTEM, nightOf('2026-11-11')), '35.08')
  expect(await days()).toEqual([closed])
})

it('keeps the day that is over also when a change comes before the run of the night', async () => {
  const ctx = contextFor(staff('DISTRICT_ADMIN', '35.08'), nightOf('2026-11-12'))
  await bringIn(ctx, '35.08', sheet([{ name: 'Dini Hari', areaCode: TEGALREJO, decision: 'new' }]))
  await runHourly(contextFor(SYSTEM, nightOf('2026-11-12')))
  expect((await days()).at(-1)).toMatchObject({ day: '2026-11-11', cadres: 1 })
  await runHourly(contextFor(SYSTEM, nightOf('2026-11-13')))
  expect((await days()).at(-1)).toMatchObject({ day: '2026-11-12', cadres: 2 })
})

it('compares with what was kept a week ago, and says which day that is', async () => {
  await runHourly(contextFor(SYSTEM, nightOf('2026-11-19')))
  expect(await readChange(officer('2026-11-19'), '35.08')).toEqual({
    since: '2026-11-12',
    asOf: '2026-11-19',
    from: 'kept',
    cadres: { before: 2, now: 2 },
    trained: { before: 1, now: 1 },
    areas: { before: 4, now: 4 },
    areasCovered: { before: 1, now: 1 },
  })
})

it('counts where nothing was kept: a sub-district, or a week without a run', async () => {
  const learner = await putCadre({ areas: [TEGALREJO], startedOn: '2026-11-15' })
  await putCertificate({ cadreId: learner, issuedOn: '2026-11-16' })
  await count('35.08', noonOf('2026-11-19'))
  expect(await readChange(officer('2026-11-19'), '35.08.01')).toMatchObject({
    since: '2026-11-12',
    from: 'counted',
    cadres: { before: 1, now: 2 },
    trained: { before: 0, now: 1 },
    areasCovered: { before: 0, now: 1 },
  })
  await env.DB.prepare('delete from coverage_days').run()
  expect(await readChange(officer('2026-11-19'), '35.08')).toMatchObject({
    from: 'counted',
    cadres: { before: 2, now: 3 },
    areasCovered: { before: 1, now: 2 },
  })
})

it('gives the public the last kept day of each month and the first of all, and nothing that is to come', async () => {
  const put = (district: string, at: string, trained: number) =>
    env.DB.prepare(`insert into coverage_days values (?, ?, 4, 1, 3, ?, 0, 2, 1)`)
      .bind(district, at, trained)
      .run()
  for (const [at, trained] of [
    ['2025-11-18', 9],
    ['2026-02-11', 0],
    ['2026-02-27', 1],
    ['2026-05-01', 2],
    ['2026-11-10', 9],
  ] as const) {
    await put('35.08', at, trained)
  }
  await put('33.75', '2026-03-31', 9)
  const trendAt = async (asOf: string | undefined) => {
    const { trend } = await readPublicCoverage(
      contextFor(PUBLIC, noonOf('2026-11-19')),
      '35.08',
      asOf,
    )
    return trend.map(({ day, trained }) => [day, trained])
  }
  expect(await trendAt(undefined)).toEqual([
    ['2026-02-11', 0],
    ['2026-02-27', 1],
    ['2026-05-01', 2],
  ])
  expect(await trendAt('2026-03-01')).toEqual([
    ['2025-11-18', 9],
    ['2026-02-27', 1],
  ])
  expect(await trendAt('2026-02-11')).toEqual([['2025-11-18', 9]])
  await env.DB.prepare('delete from coverage_days').run()
})

it('names the villages that were gained and lost since', async () => {
  await env.DB.prepare(`update assignments set ended_on = '2026-11-18' where area_code = ?`)
    .bind(BLUKON)
    .run()
  await count('35.08', noonOf('2026-11-19'))
  const { gained, lost } = await listChanged(officer('2026-11-19'), {
    area: '35.08',
    since: '2026-11-12',
  })
  expect(gained).toEqual([
    { code: TEGALREJO, name: 'Tegalrejo', kind: 'desa', subDistrictName: 'Tempursari' },
  ])
  expect(lost.map(({ name }) => name)).toEqual(['Blukon'])
  const part = await listChanged(officer('2026-11-19'), { area: '35.08.10', since: '2026-11-12' })
  expect([part.gained.length, part.lost.length]).toEqual([0, 1])
})

it('is read within the own area only', async () => {
  const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
  await expect(readChange(stranger, '35.08')).rejects.toThrow('NOT_FOUND')
  await expect(listChanged(stranger, { area: '35.08', since: '2026-11-12' })).rejects.toThrow(
    'NOT_FOUND',
  )
  await expect(readChange(officer('2026-11-19'), TEGALREJO)).rejects.toThrow('NOT_FOUND')
})

import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  cellText,
  comparisonTable,
  districtsTable,
  type ReportTable,
} from '../../../site/src/render/index.ts'
import type { Context } from '../../../worker/core/context.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import {
  issueStatement,
  withdrawStatement,
} from '../../../worker/dossier/statements/decide-statement.ts'
import { proposeStatement } from '../../../worker/dossier/statements/propose-statement.ts'
import { listStatementsInForce } from '../../../worker/dossier/statements/read-statement.ts'
import { loadAreas, setDistrict } from '../../../worker/regions/index.ts'
import { districtsCsvFile, districtsXlsxFile } from '../../../worker/reporting/district-files.ts'
import { listDistrictCoverage } from '../../../worker/reporting/list-districts.ts'
import { readChange } from '../../../worker/reporting/read-change.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { makeOffice, newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { CANARY_NAME, count, newId, putCadre, putCertificate } from '../../factories/reporting.ts'
import { dayOf, readSheet, type SheetCell } from '../../factories/workbook.ts'

const WHOLE = '91'
const CODES = Array.from({ length: 38 }, (_, at) => `91.${String(at + 1).padStart(2, '0')}`)
const TODAY = NOW.slice(0, 10)

const province = (area = '35') => contextFor(staff('PROVINCE', area))

/** Lumajang and Pekalongan at work, and a neighbour of Lumajang that has not joined. */
beforeAll(async () => {
  await makeOffice()
  await loadAreas(contextFor(SYSTEM), [{ code: '35.73', name: 'Kota Malang' }])
  const trained = await putCadre({ areas: ['35.08.10.2008'] })
  await putCertificate({ cadreId: trained })
  await putCadre({ areas: ['35.08.01.2001'] })
  await putCadre({ areas: ['33.75.01.1001'] })
  await count('35.08')
  await count('33.75')
})

const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Refusal ? error.code : error
}

async function keep(district: string, day: string, trained: number, covered: number) {
  await env.DB.prepare(
    `insert into coverage_days (district_code, day, villages, kelurahan, cadres, trained, sub_district_cadres,
      areas_with_cadre, areas_covered) values (?, ?, 4, 1, 2, ?, 0, 2, ?)`,
  )
    .bind(district, day, trained, covered)
    .run()
}

describe('a province of 38 districts', () => {
  async function people(cadres: number): Promise<void> {
    const numbers = `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${cadres - 1})`
    const statements = CODES.flatMap((code) => [
      env.DB
        .prepare(`insert into cadres (id, district_code, code, name, name_key, kind, trained_on, version, created_at, updated_at)
        ${numbers} select '${code}-${cadres}-' || i, '${code}', '${code}-${cadres}-' || i, 'Nama', 'nama', 'KPM',
          case when i % 2 = 0 then '2026-01-01' end, 1, '', '' from n`),
      env.DB
        .prepare(`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
        ${numbers} select '${code}-${cadres}-' || i, '${code}-${cadres}-' || i, '${code}', '${code}.01', '${code}.01.2001',
          'village', '2026-01-01' from n`),
    ])
    await env.DB.batch(statements)
    for (const code of CODES) await count(code)
  }

  async function cost(): Promise<Record<string, number>> {
    const rowsOf = async (work: (ctx: Context) => Promise<unknown>) => {
      const ctx = province(WHOLE)
      await work(ctx)
      return ctx.db.meter.rowsRead
    }
    return {
      list: await rowsOf((ctx) => listDistrictCoverage(ctx, WHOLE)),
      file: await rowsOf((ctx) => districtsXlsxFile(ctx, { area: WHOLE })),
      comparison: await rowsOf((ctx) =>
        districtsCsvFile(ctx, { area: WHOLE, districts: CODES.slice(0, 4).join('-') }),
      ),
      statements: await rowsOf((ctx) => listStatementsInForce(ctx, WHOLE)),
    }
  }

  it('costs the same rows for 40 and for 440 cadres in each, and one query for all of them', async () => {
    const ctx = contextFor(SYSTEM)
    await loadAreas(ctx, [
      { code: WHOLE, name: 'Uji' },
      ...CODES.flatMap((code) => [
        { code, name: `Kabupaten ${code}` },
        { code: `${code}.01`, name: 'Kecamatan' },
        { code: `${code}.01.2001`, name: 'Desa' },
      ]),
    ])
    for (const code of CODES) {
      await setDistrict(ctx, {
        code,
        timeZone: 'Asia/Jayapura',
        cadreTitle: 'Kader Pembangunan Manusia',
        codePrefix: `Q${code.slice(-2)}`,
        officeName: 'Dinas',
        isPublic: true,
        isDemo: false,
      })
    }
    await people(40)
    for (const code of CODES) await keep(code, '2026-11-13', 0, 0)
    const few = await cost()
    await people(400)
    const many = await cost()
    console.log('rows read for 38 districts', few)
    expect(many).toEqual(few)
    expect(few['list']).toBeLessThan(38 * 14)
    const reading = province(WHOLE)
    const { districts } = await listDistrictCoverage(reading, WHOLE)
    expect(districts).toHaveLength(38)
    expect(districts[0]).toMatchObject({ cadres: 440, trained: 220, weekAgo: { trained: 0 } })
    expect(reading.db.meter.queries).toBe(2)
  })
})

describe('the list', () => {
  it('has the districts at work with their numbers, and says who has none and why', async () => {
    const before = await listDistrictCoverage(province(), '35')
    expect(before.districts).toMatchObject([
      { code: '35.08', cadres: 2, trained: 1, areas: 8, areasCovered: 1, weekAgo: null },
    ])
    expect(before.others).toEqual([
      { code: '35.73', name: 'Kota Malang', provinceName: 'Jawa Timur', state: 'NOT_JOINED' },
    ])
    await setDistrict(contextFor(SYSTEM), {
      code: '35.73',
      timeZone: 'Asia/Jakarta',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: 'MLG',
      officeName: 'Dinas',
      isPublic: true,
      isDemo: false,
    })
    expect((await listDistrictCoverage(province(), '35')).others).toMatchObject([
      { code: '35.73', state: 'NOT_COUNTED' },
    ])
    const nation = await listDistrictCoverage(contextFor(staff('SUPERADMIN', 'ID')), 'ID')
    expect(nation.districts.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['33.75', '35.08']),
    )
  })

  it('tells the change of a week as the district itself sees it, and of four weeks', async () => {
    await keep('35.08', '2026-11-12', 0, 0)
    await keep('35.08', '2026-10-20', 3, 2)
    const [{ weekAgo, monthAgo } = { weekAgo: null, monthAgo: null }] = (
      await listDistrictCoverage(province(), '35')
    ).districts
    expect([weekAgo?.day, monthAgo?.day]).toEqual(['2026-11-12', '2026-10-20'])
    const own = await readChange(contextFor(staff('DISTRICT_ADMIN', '35.08')), '35.08')
    expect(own).toMatchObject({ from: 'kept', since: weekAgo?.day })
    expect(own.trained.before).toBe(weekAgo?.trained)
    expect(own.areasCovered.before).toBe(weekAgo?.areasCovered)
    // Older than a fortnight: that says nothing of a week.
    await env.DB.prepare(
      `update coverage_days set day = '2026-11-06' where day = '2026-11-12' and district_code = '35.08'`,
    ).run()
    const [later] = (await listDistrictCoverage(province(), '35')).districts
    expect(later?.weekAgo).toBeNull()
    await env.DB.prepare(
      `update coverage_days set day = '2026-11-12' where day = '2026-11-06' and district_code = '35.08'`,
    ).run()
  })

  it('names nobody', async () => {
    const answers = [
      await listDistrictCoverage(province(), '35'),
      await readCoverage(province(), { area: '35.08' }),
      await (await districtsCsvFile(province(), { area: '35' })).text(),
    ]
    expect(JSON.stringify(answers)).not.toContain(CANARY_NAME)
  })
})

describe('files', () => {
  const words = ({ rows, total }: ReportTable) =>
    [...rows, ...(total === null ? [] : [total])].map(({ cells }) => cells.map(cellText))

  /** A cell of a workbook as a spreadsheet shows it. */
  function shown({ value, format }: SheetCell): string {
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (format === '0.0%') return cellText({ is: 'share', part: value, whole: 1 })
    if (format.includes('mmmm')) return cellText({ is: 'day', on: dayOf(value) })
    if (format.includes('naik')) return cellText({ is: 'change', by: value })
    return cellText({ is: 'count', count: value })
  }

  it.each([undefined, '35.08'])(
    'hold what the screen shows, as words and as numbers (%s)',
    async (asked) => {
      const input = { area: '35', districts: asked }
      const all = await listDistrictCoverage(province(), '35')
      const table = asked === undefined ? districtsTable(all) : comparisonTable(all.districts)
      const csv = (await (await districtsCsvFile(province(), input)).text())
        .trimEnd()
        .split('\r\n')
        .map((line) => line.slice(1, -1).split('";"'))
      const head = csv.findIndex((cells) => cells[0] === table.columns[0]?.title)
      expect(csv.slice(head + 1, head + 1 + words(table).length)).toEqual(words(table))
      const answer = await districtsXlsxFile(province(), input)
      const { rows } = await readSheet(new Uint8Array(await answer.arrayBuffer()))
      expect(
        rows.slice(head + 1, head + 1 + words(table).length).map((row) => row.map(shown)),
      ).toEqual(words(table))
      expect(words(table).flat()).toContain('naik 1')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    },
  )

  it('are written into the log with the codes that left', async () => {
    await districtsXlsxFile(province(), { area: '35', districts: '35.08' })
    const entry = await env.DB.prepare(
      `select actor_id, area_code, entity_id, detail from audit_entries where action = 'coverage.export'
       order by rowid desc limit 1`,
    ).first<Record<string, string>>()
    expect(entry).toMatchObject({ actor_id: 'PROVINCE-35', area_code: '35', entity_id: '35' })
    expect(JSON.parse(entry?.['detail'] ?? '')).toEqual({ format: 'xlsx', districts: '35.08' })
  })
})

it('is of the own province only, and of people of the office', async () => {
  const other = province('33')
  expect(await codeOf(listDistrictCoverage(other, '35'))).toBe('NOT_FOUND')
  expect(await codeOf(districtsCsvFile(other, { area: '35' }))).toBe('NOT_FOUND')
  expect(await codeOf(districtsCsvFile(other, { area: '33', districts: '35.08' }))).toBe(
    'NOT_FOUND',
  )
  expect(await codeOf(readCoverage(other, { area: '35.08', asOf: '2026-04-30' }))).toBe('NOT_FOUND')
  expect(await codeOf(readCoverage(other, { area: '35.08.01' }))).toBe('NOT_FOUND')
  expect(await codeOf(listStatementsInForce(other, '35.08'))).toBe('NOT_FOUND')
  expect(await codeOf(districtsCsvFile(province(), { area: '35', districts: '35.73' }))).toBe(
    'NOT_FOUND',
  )
  const learner = contextFor(cadre(newId(), '35.08'))
  expect(await codeOf(districtsXlsxFile(learner, { area: '35' }))).toBe('NOT_ALLOWED')
  expect(await codeOf(districtsXlsxFile(contextFor(PUBLIC), { area: '35' }))).toBe('SIGN_IN_NEEDED')
})

it('shows each statement in force, with the numbers that it states', async () => {
  const first = contextFor(staff('DISTRICT_ADMIN', '35.08', 'satu'))
  const second = contextFor(staff('APPROVER', '35.08', 'dua'))
  const input = { district: '35.08', id: newUuid() }
  await proposeStatement(first, { ...input, asOf: TODAY })
  expect((await listStatementsInForce(province(), '35')).statements).toEqual([])
  const { facts } = await issueStatement(second, input)
  expect((await listStatementsInForce(province(), '35')).statements).toEqual([
    { district: '35.08', code: facts.code, asOf: TODAY, issuedOn: TODAY, total: facts.total },
  ])
  expect((await listStatementsInForce(province('33'), '33')).statements).toEqual([])
  await withdrawStatement(second, { ...input, reason: 'Uji' })
  expect((await listStatementsInForce(province(), '35.08')).statements).toEqual([])
})

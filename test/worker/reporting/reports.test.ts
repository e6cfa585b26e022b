import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText } from '../../../site/src/render/index.ts'
import type { Report, ReportCode, ReportQuestion } from '../../../worker/contract/reports.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { figuresFromIntervals } from '../../../worker/reporting/figures.ts'
import { csvFile, takeOut, uncoveredFile, xlsxFile } from '../../../worker/reporting/files.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { listReports, readReport } from '../../../worker/reporting/read-report.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, newId, putCadre, putCertificate } from '../../factories/reporting.ts'
import { dayOf, readSheet, type SheetCell } from '../../factories/workbook.ts'

const TEGALREJO = '35.08.01.2001'
const TEMPURSARI = '35.08.01.2005'
const TOMPOKERSAN = '35.08.10.1001'
const BLUKON = '35.08.10.2008'
const FORMULA = '=HYPERLINK("http://contoh.test","klik")'

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))

/** As in coverage.test: who serves two villages, who serves a sub-district, who lost her certificate, who left. */
beforeAll(async () => {
  await makeDistricts()
  const both = await putCadre({ areas: [TEGALREJO, BLUKON], name: 'Siti Aminah' })
  await putCertificate({ cadreId: both })
  const above = await putCadre({ areas: ['35.08.10'], name: 'Dewi Kecamatan' })
  await putCertificate({ cadreId: above })
  const limited = await putCadre({ areas: [BLUKON], name: 'Rina Terbatas' })
  await putCertificate({ cadreId: limited, expiresOn: '2026-11-01' })
  const revoked = await putCadre({ areas: [TEMPURSARI], name: 'Rini Astuti' })
  await putCertificate({ cadreId: revoked, revokedOn: '2026-05-01' })
  await putCadre({ areas: [TEMPURSARI], name: FORMULA })
  const gone = await putCadre({ areas: [TOMPOKERSAN], endedOn: '2026-06-30', name: 'Umi Pergi' })
  await putCertificate({ cadreId: gone })
  await env.DB.batch([
    env.DB.prepare(
      `insert into focus_villages (year, area_code, district_code) values (2026, ?, '35.08'), (2026, ?, '35.08')`,
    ).bind(TEMPURSARI, BLUKON),
    env.DB.prepare(
      `update assignments set decree_number = '141/7/2025', decree_on = '2025-12-30' where cadre_id = ?`,
    ).bind(both),
    env.DB.prepare(`update cadres set sex = 'F' where id = ?`).bind(both),
  ])
  await count('35.08')
})

const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Refusal ? error.code : error
}

/** The rows of a report, with its total, as people read them. */
const wordsOf = ({ table }: Report) =>
  [...table.rows, ...(table.total === null ? [] : [table.total])].map(({ cells }) =>
    cells.map(cellText),
  )

/** `text()` has dropped the byte order mark already. */
function csvCells(text: string): string[][] {
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      line === ''
        ? []
        : line
            .slice(1, -1)
            .split('";"')
            .map((cell) => cell.replaceAll('""', '"')),
    )
}

/** A cell of a workbook as a spreadsheet shows it to an Indonesian. */
function shown({ value, format }: SheetCell): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (format === '0.0%') return cellText({ is: 'share', part: value, whole: 1 })
  if (format.includes('mmmm')) return cellText({ is: 'day', on: dayOf(value) })
  expect(format).toBe('#,##0')
  return cellText({ is: 'count', count: value })
}

const asked = (report: ReportCode, more: Partial<ReportQuestion> = {}): ReportQuestion => ({
  area: '35.08',
  report,
  ...more,
})

describe('one report', () => {
  it.each<[ReportCode, Partial<ReportQuestion>]>([
    ['R1', {}],
    ['R1', { asOf: '2026-04-30' }],
    ['R1', { area: '35.08.10' }],
    ['R1', { focusYear: 2026 }],
    ['R2', {}],
    ['R2', { asOf: '2026-04-30' }],
    ['R3', {}],
    ['R3', { asOf: '2026-05-01', focusYear: 2026 }],
  ])('%s with %j is the same on the screen, in the CSV and in the workbook', async (code, more) => {
    const question = asked(code, more)
    const screen = await readReport(officer, question)
    const words = wordsOf(screen)
    expect(words.length).toBeGreaterThan(0)
    const titles = screen.table.columns.map(({ title }) => title)

    const csv = csvCells(await (await csvFile(officer, question)).text())
    const head = csv.findIndex((cells) => cells.length === titles.length)
    expect(csv[head]).toEqual(titles)
    const lawful = words.map((cells) => cells.map((cell) => (cell === FORMULA ? `'${cell}` : cell)))
    expect(csv.slice(head + 1, head + 1 + words.length)).toEqual(lawful)

    const answer = await xlsxFile(officer, question)
    const sheet = await readSheet(new Uint8Array(await answer.arrayBuffer()))
    expect(sheet.rows[head]?.map(shown)).toEqual(titles)
    expect(
      sheet.rows.slice(head + 1, head + 1 + words.length).map((row) => row.map(shown)),
    ).toEqual(words)
    expect(sheet.frozenRows).toBe(head + 1)
    expect(sheet.widths).toHaveLength(titles.length)
    const lines = sheet.rows.map((row) => row[0]?.value)
    expect(lines.slice(0, screen.head.length)).toEqual(screen.head)
    expect(lines.slice(-screen.foot.length)).toEqual(screen.foot)
    expect(csv.slice(0, screen.head.length).map(([line]) => line)).toEqual(screen.head)
  })

  it.each([undefined, '2026-02-28', '2026-04-30', '2026-05-01', '2026-06-30'])(
    'R1 of %s has the numbers of the public answer, and R2 names as many',
    async (asOf) => {
      const anyone = contextFor(PUBLIC)
      const known = await readPublicCoverage(anyone, '35.08', asOf)
      const recap = await readReport(officer, asked('R1', { asOf }))
      const columns = recap.table.columns.map(({ key }) => key)
      const total = new Map(recap.table.total?.cells.map((cell, index) => [columns[index], cell]))
      expect(recap.asOf).toBe(known.asOf)
      for (const key of [
        'cadres',
        'trained',
        'areasCovered',
        'areasWithCadre',
        'villages',
      ] as const) {
        expect(total.get(key)).toEqual({ is: 'count', count: known[key] })
      }
      expect(total.get('shareTrained')).toEqual({
        is: 'share',
        part: known.trained,
        whole: known.cadres,
      })
      const names = await readReport(officer, asked('R2', { asOf }))
      const state = names.table.columns.findIndex(({ key }) => key === 'state')
      expect(names.table.rows).toHaveLength(known.cadres)
      expect(wordsOf(names).filter((cells) => cells[state] === 'Terlatih')).toHaveLength(
        known.trained,
      )
      const open = await readReport(officer, asked('R3', { asOf }))
      expect(open.table.total?.cells).toContainEqual({
        is: 'count',
        count: known.areas - known.areasCovered,
      })
    },
  )

  it('says of each cadre once where she serves, by which decree, and what she holds', async () => {
    const { table } = await readReport(officer, asked('R2'))
    const rows = table.rows.map(({ cells }) => cells.map(cellText))
    const of = (name: string) => rows.find((cells) => cells[1] === name)?.slice(2)
    const [sex, kind, villages, subDistricts, decree, decreeOn, state] = of('Siti Aminah') ?? []
    expect([sex, kind, villages, subDistricts]).toEqual([
      'P',
      'KPM',
      'Tegalrejo, Blukon',
      'Tempursari, Lumajang',
    ])
    expect([decree, decreeOn, state]).toEqual(['141/7/2025', '30 Desember 2025', 'Terlatih'])
    expect(of('Siti Aminah')?.slice(8)).toEqual(['1 Maret 2026', '8'])
    expect(of('Dewi Kecamatan')?.slice(2, 4)).toEqual(['Tingkat kecamatan', 'Lumajang'])
    expect(of('Rini Astuti')?.[6]).toBe('Sertifikat dicabut')
    expect(of('Rina Terbatas')?.[6]).toBe('Sertifikat kedaluwarsa')
    expect(of('Umi Pergi')).toBeUndefined()
  })

  it('has the frame that was chosen, and none of itself', async () => {
    const line = async (frame?: 'aksi8' | 'aksi2025') =>
      (await readReport(officer, asked('R1', { frame }))).head.filter((each) =>
        each.startsWith('Kerangka laporan'),
      )
    expect(await line()).toEqual([])
    expect((await line('aksi8'))[0]).toContain('Aksi 5')
    expect((await line('aksi2025'))[0]).toContain('aksi pendukung')
    expect((await line('aksi2025'))[0]).not.toContain('Aksi 5')
  })

  it('says DATA CONTOH first where all is made up', async () => {
    await env.DB.prepare(`update districts set is_demo = 1 where code = '35.08'`).run()
    const { head, isDemo } = await readReport(officer, asked('R2'))
    expect(isDemo).toBe(true)
    expect(head[0]).toMatch(/^DATA CONTOH/)
    await env.DB.prepare(`update districts set is_demo = 0 where code = '35.08'`).run()
  })

  it('is signed by who signs for the office that day, and by nobody where none is set', async () => {
    expect((await readReport(officer, asked('R1'))).signer).toBeNull()
    await env.DB.prepare(
      `insert into signatories (id, unit_id, name, position, standing, rank, employee_number, valid_from, valid_until)
       values ('lama', 'unit-35.08', 'Yang Lama', 'Kepala Dinas', 'DEFINITIF', null, null, '2020-01-01', '2026-11-20'),
         ('kini', 'unit-35.08', 'Bambang', 'Kepala Dinas', 'PLT', 'Pembina', '197203151998031004', '2026-11-21', null)`,
    ).run()
    expect((await readReport(officer, asked('R1'))).signer).toEqual({
      place: 'Lumajang',
      position: 'Plt. Kepala Dinas',
      name: 'Bambang',
      rank: 'Pembina',
      employeeNumber: '197203151998031004',
    })
    const part = await readReport(officer, asked('R1', { area: '35.08.10' }))
    expect([part.signer, part.signsAs]).toEqual([null, 'Camat Lumajang'])
  })

  it('counts two entries of one person once, on every day', async () => {
    const before = await readCoverage(officer, { area: '35.08' })
    const kept = await putCadre({ areas: [TOMPOKERSAN], name: 'Sri Satu' })
    const same = await putCadre({ areas: [TEMPURSARI], name: 'Sri Sama' })
    await putCertificate({ cadreId: same, issuedOn: '2026-10-01' })
    await env.DB.batch([
      env.DB.prepare(
        `insert into cadre_merges (id, district_code, kept_id, merged_id, merged_at, merged_by)
         values (?, '35.08', ?, ?, '2026-11-20T02:00:00.000Z', 'test')`,
      ).bind(newId(), kept, same),
      env.DB.prepare('update cadres set merged_into = ? where id = ?').bind(kept, same),
    ])
    const names = await readReport(officer, asked('R2'))
    const found = wordsOf(names).filter((cells) => cells[1]?.startsWith('Sri'))
    expect(found.map((cells) => [cells[1], cells[4], cells[8]])).toEqual([
      ['Sri Satu', 'Tempursari, Tompokersan', 'Terlatih'],
    ])
    const { total } = await figuresFromIntervals(contextFor(SYSTEM), '35.08', '2026-11-20')
    expect([total.cadres, total.trained]).toEqual([before.cadres + 1, before.trained + 1])
    await env.DB.batch([
      env.DB.prepare('delete from cadre_merges where kept_id = ?').bind(kept),
      ...[kept, same].flatMap((id) => [
        env.DB.prepare('update cadres set merged_into = null where id = ?').bind(id),
        env.DB.prepare(`update assignments set ended_on = started_on where cadre_id = ?`).bind(id),
      ]),
    ])
  })
})

describe('who may', () => {
  it('is everybody of the area, within it: a sub-district officer sees only hers', async () => {
    const own = await readReport(camat, asked('R2', { area: '35.08.10' }))
    expect(wordsOf(own).map((cells) => cells[1])).toEqual([
      'Dewi Kecamatan',
      'Rina Terbatas',
      'Siti Aminah',
    ])
    // Her other village lies in another sub-district and is not named here.
    expect(wordsOf(own)[2]?.[4]).toBe('Blukon')
    for (const report of ['R1', 'R2', 'R3'] as const) {
      expect(await codeOf(readReport(camat, asked(report)))).toBe('NOT_FOUND')
      expect(await codeOf(readReport(camat, asked(report, { area: '35.08.01' })))).toBe('NOT_FOUND')
      const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
      expect(await codeOf(readReport(stranger, asked(report)))).toBe('NOT_FOUND')
      expect(await codeOf(csvFile(stranger, asked(report)))).toBe('NOT_FOUND')
      expect(await codeOf(takeOut(stranger, asked(report), 'print'))).toBe('NOT_FOUND')
    }
  })

  it('leaves names to who may read cadres: a province has R1 only', async () => {
    const province = contextFor(staff('PROVINCE', '35'))
    expect(await codeOf(readReport(province, asked('R1')))).toBeNull()
    for (const report of ['R2', 'R3', 'R6', 'R8', 'R7'] as const) {
      expect(await codeOf(readReport(province, asked(report)))).toBe('NOT_ALLOWED')
      expect(await codeOf(xlsxFile(province, asked(report)))).toBe('NOT_ALLOWED')
    }
    expect((await listReports(province, { area: '35.08' })).reports).toEqual(['R1'])
    expect((await listReports(officer, { area: '35.08' })).reports).toEqual([
      'R1',
      'R2',
      'R3',
      'R4',
      'R4K',
      'R6',
      'R8',
    ])
    expect(await codeOf(readReport(contextFor(PUBLIC), asked('R1')))).toBe('SIGN_IN_NEEDED')
  })

  it('may not ask for a day that has not come', async () => {
    for (const report of ['R1', 'R2', 'R3'] as const) {
      expect(await codeOf(readReport(officer, asked(report, { asOf: '2026-11-22' })))).toBe(
        'INPUT_INVALID',
      )
    }
  })
})

describe('what leaves the house', () => {
  const logged = async () => {
    const { results } = await env.DB.prepare(
      `select actor_id, area_code, action, entity, entity_id, detail from audit_entries
       where action = 'report.export' order by rowid`,
    ).all<Record<string, string>>()
    return results.map((row) => ({ ...row, detail: JSON.parse(row['detail'] ?? '') as unknown }))
  }

  it('is written into the log, by format and day, when it holds names, and only then', async () => {
    const before = (await logged()).length
    await csvFile(officer, asked('R1'))
    await xlsxFile(officer, asked('R1'))
    await readReport(officer, asked('R2'))
    await codeOf(csvFile(contextFor(staff('PROVINCE', '35')), asked('R2')))
    expect((await logged()).length).toBe(before)
    const { table } = await readReport(officer, asked('R2', { asOf: '2026-04-30' }))
    await csvFile(officer, asked('R2', { asOf: '2026-04-30' }))
    await xlsxFile(officer, asked('R2', { asOf: '2026-04-30' }))
    await takeOut(officer, asked('R2', { asOf: '2026-04-30' }), 'print')
    await uncoveredFile(officer, { area: '35.08' })
    const rows = (await logged()).slice(before)
    const entry = {
      actor_id: 'DISTRICT_ADMIN-35.08',
      area_code: '35.08',
      action: 'report.export',
      entity: 'report',
      entity_id: 'R2',
    }
    const detail = { asOf: '2026-04-30', rows: table.rows.length }
    expect(rows.slice(0, 3)).toEqual([
      { ...entry, detail: { ...detail, format: 'csv' } },
      { ...entry, detail: { ...detail, format: 'xlsx' } },
      { ...entry, detail: { ...detail, format: 'print' } },
    ])
    expect(rows[3]).toMatchObject({ entity_id: 'R3', detail: { format: 'csv' } })
  })

  it('runs nothing: a name that is a formula is text in both files', async () => {
    const csv = await (await csvFile(officer, asked('R2'))).text()
    expect(csv).toContain(`"'=HYPERLINK(`)
    expect(csv).not.toContain(`;"=HYPERLINK(`)
    const answer = await xlsxFile(officer, asked('R2'))
    const { rows } = await readSheet(new Uint8Array(await answer.arrayBuffer()))
    const cells = rows.flat()
    expect(cells.filter(({ value }) => value === FORMULA)).toHaveLength(1)
    expect(cells.filter(({ hasFormula }) => hasFormula)).toEqual([])
  })

  it('has a name that says what it is, and is kept by no cache', async () => {
    const answer = await xlsxFile(officer, asked('R2', { asOf: '2026-04-30' }))
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="daftar-kpm-35.08-2026-04-30.xlsx"',
    )
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const shut = await exports.default.fetch(
      'https://kelas.test/api/v1/reports/35.08/R2/laporan.csv',
      { redirect: 'manual' },
    )
    expect(shut.status).toBe(303)
  })
})

it('names 2,000 cadres in one answer', async () => {
  const numbers = `with recursive n (i) as (select 0 union all select i + 1 from n where i < 1999)`
  await env.DB.batch([
    env.DB
      .prepare(`insert into cadres (id, district_code, code, name, name_key, kind, trained_on, version, created_at, updated_at)
      ${numbers} select 'banyak-' || i, '33.75', 'PKL-' || i, 'Nama ' || i, 'nama ' || i, 'KPM', null, 1, '', '' from n`),
    env.DB
      .prepare(`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
      ${numbers} select 'banyak-' || i, 'banyak-' || i, '33.75', '33.75.01', '33.75.01.1001', 'village', '2026-01-01' from n`),
  ])
  await count('33.75')
  const ctx = contextFor(staff('DISTRICT_ADMIN', '33.75'))
  const report = await readReport(ctx, { area: '33.75', report: 'R2' })
  expect(report.table.rows).toHaveLength(2000)
  const answer = await xlsxFile(ctx, { area: '33.75', report: 'R2' })
  const { rows } = await readSheet(new Uint8Array(await answer.arrayBuffer()))
  expect(rows.filter((row) => String(row[1]?.value).startsWith('Nama '))).toHaveLength(2000)
  const open = await readReport(ctx, { area: '33.75', report: 'R3' })
  expect(open.table.rows).toHaveLength(2000)
}, 60_000)

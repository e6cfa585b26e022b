/**
 * The five districts of which newspapers wrote what their reports must be able to say (kpm.md 5.1 and 6): with their official
 * numbers of desa and kelurahan per kecamatan, rosters brought in by the import, and the reports as people read them.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText, textCell } from '../../../site/src/render/report-table.ts'
import { claimOf } from '../../../site/src/text/reporting.ts'
import { CADRE_KINDS, type CadreKind, type RosterRow } from '../../../worker/contract/roster.ts'
import type { CountedKind, ReportQuestion } from '../../../worker/contract/reports.ts'
import { loadAreas, setDistrict } from '../../../worker/regions/index.ts'
import { figuresFromIntervals } from '../../../worker/reporting/figures.ts'
import { compareCounters } from '../../../worker/reporting/index.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { readMeetingSheets } from '../../../worker/reporting/read-meeting-sheets.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { listReports, readReport } from '../../../worker/reporting/read-report.ts'
import { listCadres, setFocusVillages } from '../../../worker/roster/index.ts'
import regionCounts from '../../fixtures/region-counts.csv?raw'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { trainThese } from '../../factories/histories.ts'
import { bringIn, sheet } from '../../factories/roster.ts'

const DISTRICTS = [
  { code: '35.08', name: 'Kabupaten Lumajang', province: 'Jawa Timur', codePrefix: 'LMJ' },
  { code: '33.01', name: 'Kabupaten Cilacap', province: 'Jawa Tengah', codePrefix: 'CLP' },
  { code: '33.75', name: 'Kota Pekalongan', province: 'Jawa Tengah', codePrefix: 'PKL' },
  { code: '17.08', name: 'Kabupaten Kepahiang', province: 'Bengkulu', codePrefix: 'KPH' },
  { code: '53.01', name: 'Kabupaten Kupang', province: 'Nusa Tenggara Timur', codePrefix: 'KPG' },
] as const

type Village = { readonly code: string; readonly kind: 'desa' | 'kelurahan' }
const subDistricts = regionCounts
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [district = '', code = '', name = '', desa = '', kelurahan = ''] = line.split(',')
    const numbered = (kind: Village['kind'], first: number, howMany: string) =>
      Array.from({ length: Number(howMany) }, (_, index): Village => ({
        code: `${code}.${first + index}`,
        kind,
      }))
    return {
      district,
      code,
      name,
      villages: [...numbered('kelurahan', 1001, kelurahan), ...numbered('desa', 2001, desa)],
    }
  })
const villagesOf = (district: string) =>
  subDistricts.filter((each) => each.district === district).flatMap(({ villages }) => villages)

beforeAll(async () => {
  const ctx = contextFor(SYSTEM)
  await loadAreas(ctx, [
    ...DISTRICTS.map(({ code, province }) => ({ code: code.slice(0, 2), name: province })),
    ...DISTRICTS.map(({ code, name }) => ({ code, name })),
    ...subDistricts.map(({ code, name }) => ({ code, name })),
    ...subDistricts.flatMap(({ villages }) =>
      villages.map(({ code }) => ({ code, name: `Wilayah ${code}` })),
    ),
  ])
  for (const { code, codePrefix } of DISTRICTS) {
    await setDistrict(ctx, {
      code,
      timeZone: code === '53.01' ? 'Asia/Makassar' : 'Asia/Jakarta',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix,
      officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
      isPublic: true,
      isDemo: false,
    })
  }
})

/** One cadre in each of the areas, as one file; their ids in the order of the areas. */
async function enter(
  district: string,
  areas: readonly string[],
  more: Pick<RosterRow, 'kind'> = {},
): Promise<string[]> {
  const before = await idsIn(district)
  await bringIn(
    contextFor(SYSTEM),
    district,
    sheet(
      areas.map((areaCode, index) => ({
        name: `Kader ${before.length + index}`,
        areaCode,
        decision: 'new',
        ...more,
      })),
    ),
  )
  return (await idsIn(district)).slice(before.length)
}

async function idsIn(district: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'select id from cadres where district_code = ? order by code',
  )
    .bind(district)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

const officer = (district: string) => contextFor(staff('DISTRICT_ADMIN', district))

async function tableOf(question: ReportQuestion) {
  const { table } = await readReport(officer(question.area.slice(0, 5)), question)
  const words = (row: { readonly cells: Parameters<typeof cellText>[0][] } | null) =>
    row === null ? [] : row.cells.map(cellText)
  return { rows: table.rows.map(words), total: words(table.total) }
}

const EMPTY = textCell('')

describe('Lumajang', () => {
  beforeAll(async () => {
    const villages = villagesOf('35.08').map(({ code }) => code)
    const second = villages.slice(0, 63)
    await trainThese('35.08', await enter('35.08', [...villages, ...second]))
  })

  it('has 268 of 268 trained cadres in 205 of 205 areas, 198 desa and 7 kelurahan', async () => {
    const { rows, total } = await tableOf({ area: '35.08', report: 'R1' })
    expect(rows).toHaveLength(21)
    expect(total).toEqual([
      '',
      'Jumlah',
      '198',
      '7',
      '205',
      '268',
      '0',
      '268',
      '100,0%',
      '205',
      '100,0%',
      '0',
      '',
    ])
    // All seven kelurahan are in the sub-district that bears the name of the district.
    expect(rows.filter((cells) => cells[3] !== '0').map((cells) => cells.slice(1, 4))).toEqual([
      ['Lumajang', '5', '7'],
    ])
    expect((await tableOf({ area: '35.08', report: 'R3' })).rows).toEqual([])
    const coverage = await readCoverage(officer('35.08'), { area: '35.08' })
    expect(claimOf(coverage)).toBe('268 KPM terlatih di 205 desa/kelurahan.')
    expect(await compareCounters(contextFor(SYSTEM), '35.08')).toEqual([])
  })
})

describe('Cilacap', () => {
  beforeAll(async () => {
    const desa = villagesOf('33.01').filter(({ kind }) => kind === 'desa')
    await trainThese(
      '33.01',
      await enter(
        '33.01',
        desa.map(({ code }) => code),
      ),
    )
  })

  it('has a trained cadre in 269 of 269 desa, and in 269 of 284 areas: both are said', async () => {
    const { rows, total } = await tableOf({ area: '33.01', report: 'R1' })
    expect(rows).toHaveLength(24)
    expect(total).toEqual(
      ['', 'Jumlah', '269', '15', '269', '269', '0', '269', '100,0%', '269', '94,7%', '0'].concat(
        '15 belum tercakup (15 tanpa KPM)',
      ),
    )
    const coverage = await readCoverage(officer('33.01'), { area: '33.01' })
    expect(claimOf(coverage)).toBe(
      '269 KPM terlatih di 269 desa/kelurahan, dari 269 KPM dan 284 desa/kelurahan.',
    )
    const open = await tableOf({ area: '33.01', report: 'R3' })
    expect(open.rows).toHaveLength(15)
    expect(new Set(open.rows.map((cells) => cells[2]))).toEqual(new Set(['Kelurahan']))
  })
})

describe('Pekalongan', () => {
  let above: string[]
  let inVillages: string[]
  beforeAll(async () => {
    inVillages = await enter(
      '33.75',
      villagesOf('33.75').map(({ code }) => code),
    )
    above = await enter(
      '33.75',
      subDistricts.flatMap(({ district, code }) => (district === '33.75' ? [code] : [])),
    )
  })

  it('has 31 cadres, 27 of kelurahan and 4 of kecamatan, who count as persons and cover nothing', async () => {
    await trainThese('33.75', above)
    const first = await tableOf({ area: '33.75', report: 'R1' })
    expect(first.rows).toHaveLength(4)
    expect(first.total.slice(0, 12)).toEqual([
      '',
      'Jumlah',
      '0',
      '27',
      '27',
      '31',
      '4',
      '4',
      '12,9%',
      '0',
      '0,0%',
      '27',
    ])
    await trainThese('33.75', inVillages)
    const then = await tableOf({ area: '33.75', report: 'R1' })
    expect(then.total).toEqual([
      '',
      'Jumlah',
      '0',
      '27',
      '27',
      '31',
      '4',
      '31',
      '100,0%',
      '27',
      '100,0%',
      '0',
      '',
    ])
    const coverage = await readCoverage(officer('33.75'), { area: '33.75' })
    expect(claimOf(coverage)).toBe(
      '31 KPM terlatih di 27 kelurahan, termasuk 4 KPM tingkat kecamatan.',
    )
  })
})

describe('Kepahiang', () => {
  const PLACE = '17.08.04'

  it('has 23 areas in the kecamatan of that name, and tells how many of each kind of cadre are trained', async () => {
    const villages = villagesOf('17.08').filter(({ code }) => code.startsWith(PLACE))
    expect(villages).toHaveLength(23)
    const codes = villages.map(({ code }) => code)
    const byKind = {
      KPM: await enter('17.08', codes, { kind: 'KPM' }),
      TPK_BIDAN: await enter('17.08', codes, { kind: 'Bidan' }),
      TPK_PKK: await enter('17.08', codes, { kind: 'PKK' }),
    }
    await trainThese('17.08', [
      ...byKind.KPM.slice(0, 20),
      ...byKind.TPK_BIDAN.slice(0, 11),
      ...byKind.TPK_PKK.slice(0, 5),
    ])
    const coverage = await readCoverage(officer('17.08'), { area: PLACE })
    expect(coverage).toMatchObject({
      villages: 16,
      kelurahan: 7,
      areas: 23,
      cadres: 69,
      trained: 36,
      areasCovered: 20,
    })
    const { rows } = await tableOf({ area: PLACE, report: 'R1' })
    expect(rows).toHaveLength(23)
    const totalOf = async (kind: CadreKind, trained?: 'yes') =>
      (
        await listCadres(officer('17.08'), {
          area: PLACE,
          kind,
          ...(trained === undefined ? {} : { trained }),
        })
      ).total
    expect(await Promise.all([totalOf('KPM', 'yes'), totalOf('KPM')])).toEqual([20, 23])
    expect(await Promise.all([totalOf('TPK_BIDAN', 'yes'), totalOf('TPK_BIDAN')])).toEqual([11, 23])
    expect(await Promise.all([totalOf('TPK_PKK', 'yes'), totalOf('TPK_PKK')])).toEqual([5, 23])
  })

  it('reports one kind of cadre in its words: the three of a team together, or one of them', async () => {
    const of = async (kind: CountedKind) => {
      const { table } = await readReport(officer('17.08'), { area: '17.08', report: 'R1', kind })
      const part = table.rows.find(({ code }) => code === PLACE)?.cells.map(cellText)
      return [table.columns[5]?.title, ...(part ?? []).slice(4, 12)]
    }
    expect(await of('KPM')).toEqual(['Jml KPM', '23', '23', '0', '20', '87,0%', '20', '87,0%', '3'])
    const midwives = ['23', '23', '0', '11', '47,8%', '11', '47,8%', '12']
    expect(await of('TPK_BIDAN')).toEqual(['Jml TPK bidan', ...midwives])
    expect(await of('TPK')).toEqual([
      'Jml TPK',
      '23',
      '46',
      '0',
      '16',
      '34,8%',
      '11',
      '47,8%',
      '30',
    ])
    const nobody = ['0', '0', '0', '0', '-', '0', '0,0%', '0']
    expect(await of('POSYANDU')).toEqual(['Jml kader posyandu', ...nobody])

    const question = { area: PLACE, kind: 'TPK_BIDAN' } as const
    const report = await readReport(officer('17.08'), { ...question, report: 'R1' })
    expect(report.table.title).toBe('Rekap TPK bidan per desa/kelurahan')
    expect(report.head).toContain('Jenis kader: TPK bidan')
    expect(report.foot.join(' ')).toContain('hanya menghitung TPK bidan')
    expect([...report.head, ...report.foot].join(' ')).not.toContain('KPM')
    expect(report.fileName).toMatch(/^rekap-tpk-bidan-17\.08\.04-/)
    const names = await readReport(officer('17.08'), { ...question, report: 'R2' })
    expect(new Set(names.table.rows.map(({ cells }) => cellText(cells[3] ?? EMPTY)))).toEqual(
      new Set(['TPK bidan']),
    )
    expect(names.table.rows).toHaveLength(23)
    const open = await readReport(officer('17.08'), { ...question, report: 'R3' })
    expect(open.table.rows).toHaveLength(12)
    const without = { area: PLACE, report: 'R3', kind: 'TPK_KB' } as const
    const nowhere = await tableOf(without)
    expect(new Set(nowhere.rows.map((cells) => cells[6]))).toEqual(
      new Set(['Perlu penunjukan TPK KB']),
    )
  })

  it('counts every person under exactly one kind, in each village and each total, on any day', async () => {
    const allOn = (day: string) => figuresFromIntervals(contextFor(SYSTEM), '17.08', day)
    const days = ['2000-01-01', (await readCoverage(officer('17.08'), { area: PLACE })).today]
    for (const day of days) {
      const whole = await allOn(day)
      const parts = await Promise.all(
        CADRE_KINDS.map((kind) =>
          figuresFromIntervals(contextFor(SYSTEM), '17.08', day, { kinds: [kind] }),
        ),
      )
      for (const key of ['cadres', 'trained'] as const) {
        const sum = (of: (figures: typeof whole) => number) =>
          parts.reduce((total, part) => total + of(part), 0)
        expect(sum(({ total }) => total[key])).toBe(whole.total[key])
        for (const [index, village] of whole.villages.entries()) {
          expect(sum(({ villages }) => villages[index]?.[key] ?? 0)).toBe(village[key])
        }
      }
    }
  })

  it('says kader where all kinds are counted, names the kinds, and what is published stays as it is', async () => {
    const { foot, table } = await readReport(officer('17.08'), { area: '17.08', report: 'R1' })
    expect(table.title).toBe('Rekap kader per kecamatan')
    expect(foot.join('\n')).toContain(
      'Kader yang dihitung: 23 KPM dan 46 TPK; yang terlatih: 20 KPM dan 16 TPK.',
    )
    const names = await readReport(officer('17.08'), { area: '17.08', report: 'R2' })
    expect(names.table.title).toBe('Daftar kader')
    expect(names.foot.join('\n')).toContain('Jumlah kader: 69 orang')
    expect(names.foot.join('\n')).toContain(
      'Kader yang dihitung: 23 KPM dan 46 TPK; yang terlatih: 20 KPM dan 16 TPK.',
    )
    const open = await readReport(officer('17.08'), { area: '17.08', report: 'R3' })
    expect(new Set(open.table.rows.map(({ cells }) => cellText(cells[5] ?? EMPTY)))).toContain(
      'Belum ada kader',
    )
    expect((await listReports(officer('17.08'), { area: '17.08' })).word).toBe('kader')
    expect(table.total?.cells.slice(5, 8).map(cellText)).toEqual(['69', '0', '36'])
    expect(await readPublicCoverage(contextFor(PUBLIC), '17.08', undefined)).toMatchObject({
      cadres: 69,
      trained: 36,
      tpkCadres: 46,
      tpkTrained: 16,
    })
    const lumajang = await readReport(officer('35.08'), { area: '35.08', report: 'R1' })
    expect(lumajang.foot.join(' ')).not.toContain('Kader yang dihitung')
    expect(lumajang.table.title).toBe('Rekap KPM per kecamatan')
  })
})

describe('the sheet of a mini lokakarya', () => {
  it('has for each kecamatan the numbers of R1, the villages of R3, and the team', async () => {
    const { sheets, asOf } = await readMeetingSheets(officer('17.08'), { area: '17.08' })
    const recap = await tableOf({ area: '17.08', report: 'R1' })
    const numbersOf = (each: (typeof sheets)[number]) => [
      each.name,
      ...[each.villages, each.kelurahan, each.areasWithCadre, each.cadres].map(String),
      String(each.subDistrictCadres),
      String(each.trained),
      String(each.areasCovered),
    ]
    expect(sheets.map(numbersOf)).toEqual(
      recap.rows.map((cells) => [...cells.slice(1, 8), cells[9]]),
    )
    const place = sheets.find(({ code }) => code === '17.08.04')
    expect(place?.team).toEqual({ cadres: 46, trained: 16 })
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '17.08.04'))
    const own = await readMeetingSheets(camat, { area: '17.08.04' })
    expect(own.sheets).toEqual([place])
    const open = await readReport(camat, { area: '17.08.04', report: 'R3', asOf })
    expect(place?.open.map(({ code }) => code)).toEqual([
      ...new Set(open.table.rows.map(({ code }) => code)),
    ])
    await expect(readMeetingSheets(camat, { area: '17.08' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(
      readMeetingSheets(officer('17.08'), { area: '17.08', asOf: '2999-01-01' }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('Kupang', () => {
  it('counts only the desa lokus of a year when asked, in R1 and in R3', async () => {
    const villages = villagesOf('53.01').map(({ code }) => code)
    expect(villages).toHaveLength(177)
    const ids = await enter('53.01', villages)
    const focus = villages.filter((_, index) => index % 4 === 0)
    await trainThese(
      '53.01',
      ids.filter((_, index) => index % 8 === 0 || index % 5 === 1),
    )
    const set = (year: number, chosen: string[]) =>
      setFocusVillages(officer('53.01'), { district: '53.01', year, villages: chosen })
    await set(2026, focus)
    await set(2025, focus.slice(0, 3))

    const all = await tableOf({ area: '53.01', report: 'R1' })
    expect(all.total.slice(2, 6)).toEqual(['160', '17', '177', '177'])
    const isTrained = (index: number) => index % 8 === 0 || index % 5 === 1
    const covered = focus.filter((code) => isTrained(villages.indexOf(code)))
    const lokus = await tableOf({ area: '53.01', report: 'R1', focusYear: 2026 })
    expect(Number(lokus.total[2]) + Number(lokus.total[3])).toBe(45)
    expect([lokus.total[5], lokus.total[7], lokus.total[9]]).toEqual([
      '45',
      String(covered.length),
      String(covered.length),
    ])
    expect(covered.length).toBeGreaterThan(20)

    const open = await tableOf({ area: '53.01', report: 'R3', focusYear: 2026 })
    expect(open.rows).toHaveLength(45 - covered.length)
    expect(new Set(open.rows.map((cells) => cells[4]))).toEqual(new Set(['Ya']))
    const before = await tableOf({ area: '53.01', report: 'R1', focusYear: 2025 })
    expect(Number(before.total[2]) + Number(before.total[3])).toBe(3)
    const { head } = await readReport(officer('53.01'), {
      area: '53.01',
      report: 'R1',
      focusYear: 2026,
    })
    expect(head).toContain('Cakupan laporan: hanya desa lokus tahun 2026')
  })
})

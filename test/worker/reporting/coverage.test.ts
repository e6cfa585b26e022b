import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../worker/core/refusal.ts'
import { figuresFromCounters, figuresFromIntervals } from '../../../worker/reporting/figures.ts'
import { recapFile, uncoveredFile } from '../../../worker/reporting/files.ts'
import { listDistrictCoverage } from '../../../worker/reporting/list-districts.ts'
import { listUncovered } from '../../../worker/reporting/list-uncovered.ts'
import { getDistrict } from '../../../worker/regions/index.ts'
import { publicView } from '../../../worker/reporting/public-view.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { readToday } from '../../../worker/reporting/read-today.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import {
  CANARY_NAME,
  CANARY_PHONE,
  count,
  putCadre,
  putCertificate,
} from '../../factories/reporting.ts'
import { ALL_KPM } from '../../factories/all-kpm.ts'

const TEGALREJO = '35.08.01.2001'
const TEMPURSARI = '35.08.01.2005'
const TOMPOKERSAN = '35.08.10.1001'
const BLUKON = '35.08.10.2008'
const MEDONO = '33.75.01.1001'

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const anyone = contextFor(PUBLIC)

let learner: string

/**
 * Lumajang on 21 November 2026: 7 cadres at work, 4 of them trained; Tegalrejo and Blukon covered, Tempursari with two
 * untrained cadres, Tompokersan with none. One cadre left in June, one was trained until May, one begins tomorrow.
 */
beforeAll(async () => {
  await makeDistricts()
  const both = await putCadre({ areas: [TEGALREJO, BLUKON] })
  await putCertificate({ cadreId: both })
  const first = await putCadre({ areas: [TEGALREJO] })
  await putCertificate({ cadreId: first, issuedOn: '2026-04-01' })
  const above = await putCadre({ areas: ['35.08.10'] })
  await putCertificate({ cadreId: above })
  const limited = await putCadre({ areas: [BLUKON] })
  await putCertificate({ cadreId: limited, expiresOn: '2027-03-01' })
  const revoked = await putCadre({ areas: [TEMPURSARI], name: 'Rini Astuti' })
  await putCertificate({ cadreId: revoked, revokedOn: '2026-05-01' })
  learner = await putCadre({ areas: [TEMPURSARI], name: '=HYPERLINK("x")' })
  const uncounted = await putCadre({ areas: [BLUKON] })
  await putCertificate({ cadreId: uncounted, counts: false })
  const gone = await putCadre({ areas: [TOMPOKERSAN], endedOn: '2026-06-30' })
  await putCertificate({ cadreId: gone })
  await putCadre({ areas: [TOMPOKERSAN], startedOn: '2026-11-22' })
  const elsewhere = await putCadre({ areas: [MEDONO], name: 'Orang Pekalongan' })
  await putCertificate({ cadreId: elsewhere, district: '33.75' })
  await env.DB.prepare(
    `insert into focus_villages (year, area_code, district_code) values (2026, ?, '35.08'), (2026, ?, '35.08')`,
  )
    .bind(TEMPURSARI, BLUKON)
    .run()
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

describe('the public figures', () => {
  it('are counts of persons and areas, with the same per sub-district', async () => {
    expect(await readPublicCoverage(anyone, '35.08', undefined)).toEqual({
      code: '35.08',
      name: 'Kabupaten Lumajang',
      asOf: '2026-11-21',
      isDemo: false,
      villages: 3,
      kelurahan: 1,
      areas: 4,
      cadres: 7,
      trained: 4,
      subDistrictCadres: 1,
      areasWithCadre: 3,
      areasCovered: 2,
      ...ALL_KPM,
      recorded: 0,
      subDistricts: [
        {
          code: '35.08.01',
          name: 'Tempursari',
          villages: 2,
          kelurahan: 0,
          areas: 2,
          cadres: 4,
          trained: 2,
          subDistrictCadres: 0,
          areasWithCadre: 2,
          areasCovered: 1,
          ...ALL_KPM,
        },
        {
          code: '35.08.10',
          name: 'Lumajang',
          villages: 1,
          kelurahan: 1,
          areas: 2,
          cadres: 4,
          trained: 3,
          subDistrictCadres: 1,
          areasWithCadre: 1,
          areasCovered: 1,
          ...ALL_KPM,
        },
      ],
      trend: [],
    })
  })

  it('are the same from the counters and from the intervals', async () => {
    for (const district of ['35.08', '33.75']) {
      const counted = await figuresFromCounters(anyone, district)
      expect(counted).not.toBeNull()
      expect(await figuresFromIntervals(anyone, district, '2026-11-21')).toEqual(counted)
    }
  })

  it.each([
    // before anybody was there; before the first certificate; with all four and the one revoked later; after she lost it;
    // the last day and the first day without the cadre who left
    ['2025-12-31', 0, 0, 0],
    ['2026-02-28', 8, 0, 0],
    ['2026-04-30', 8, 6, 4],
    ['2026-05-01', 8, 5, 3],
    ['2026-06-29', 8, 5, 3],
    ['2026-06-30', 7, 4, 2],
  ])('of %s come from what held on that day', async (day, cadres, trained, areasCovered) => {
    expect(await readPublicCoverage(anyone, '35.08', day)).toMatchObject({
      asOf: day,
      cadres,
      trained,
      areas: 4,
      areasCovered,
    })
  })

  it('are refused for a day that has not come, by the calendar of the district', async () => {
    expect(await codeOf(readPublicCoverage(anyone, '35.08', '2026-11-22'))).toBe('INPUT_INVALID')
    const late = contextFor(PUBLIC, '2026-11-21T17:30:00.000Z')
    expect(await readPublicCoverage(late, '35.08', '2026-11-22')).toMatchObject({
      asOf: '2026-11-22',
      cadres: 8,
    })
  })

  it('are not shown while the district keeps them closed, or does not take part', async () => {
    await env.DB.prepare(`update districts set is_public = 0 where code = '33.75'`).run()
    expect(await codeOf(readPublicCoverage(anyone, '33.75', undefined))).toBe('NOT_FOUND')
    const page = await get('/kab/33.75/')
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('<h1>Kota Pekalongan</h1>')
    expect(text).toContain('tidak dibuka untuk umum')
    expect(text).not.toContain('KPM terlatih')
    expect((await get('/kab/11.01/')).status).toBe(404)
    await env.DB.prepare(`update districts set is_public = 1 where code = '33.75'`).run()
    expect(await codeOf(readPublicCoverage(anyone, '11.01', undefined))).toBe('NOT_FOUND')
  })

  it('answer any origin without a session, and a date that is none with 422', async () => {
    const answer = await get('/api/v1/public/coverage/35.08')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toContain('public')
    expect((await get('/api/v1/public/coverage/35.08?asOf=2026-02-30')).status).toBe(422)
    expect((await get('/api/v1/public/coverage/3508')).status).toBe(422)
  })

  it('hold no name, telephone number or kode kader', async () => {
    const answers = [
      await get('/api/v1/public/coverage/35.08'),
      await get('/api/v1/public/coverage/35.08?asOf=2026-05-01'),
    ]
    for (const answer of answers) {
      const text = await answer.text()
      for (const secret of [CANARY_NAME, CANARY_PHONE, 'Rini', 'LMJ-', '888']) {
        expect(text).not.toContain(secret)
      }
    }
  })
})

describe('the public page', () => {
  it('says the same in words, without a name, and may be kept for a minute', async () => {
    const answer = await get('/kab/35.08/')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    const text = await answer.text()
    expect(text).toContain('<h1>Kabupaten Lumajang</h1>')
    expect(text).toContain('4 dari 7 KPM terlatih. 2 dari 4 desa/kelurahan tercakup.')
    expect(text).toContain('Keadaan per tanggal 21 November 2026')
    expect(text).toMatch(/57,1%[\s\S]*50,0%/)
    for (const secret of [CANARY_NAME, CANARY_PHONE, 'Rini', 'LMJ-']) {
      expect(text).not.toContain(secret)
    }
  })

  it('shows another day, and says why it does not show one that cannot be', async () => {
    const lumajang = await getDistrict(anyone, '35.08')
    const past = await publicView(anyone, lumajang, '2026-06-29')
    expect(past).toMatchObject({ asOf: '2026-06-29', total: { cadres: 8, trained: 5 } })
    expect(past.trouble).toBeUndefined()
    for (const [asked, trouble] of [
      ['2026-11-22', 'future'],
      ['2026-02-30', 'unreadable'],
      ['besok', 'unreadable'],
    ] as const) {
      const view = await publicView(anyone, lumajang, asked)
      expect(view).toMatchObject({ asOf: '2026-11-21', trouble, total: { cadres: 7 } })
    }
    const answer = await get('/kab/35.08/?tanggal=2026-02-30')
    expect(await answer.text()).toContain('Tanggal itu tidak terbaca')
  })
})

describe('the figures for the office', () => {
  it('hold every village of a district', async () => {
    const coverage = await readCoverage(officer, { area: '35.08' })
    expect(coverage).toMatchObject({ level: 'district', cadres: 7, trained: 4, focusYears: [2026] })
    expect(
      coverage.villageList.map(({ code, cadres, trained, isFocus }) => [
        code,
        cadres,
        trained,
        isFocus,
      ]),
    ).toEqual([
      [TEGALREJO, 2, 2, false],
      [TEMPURSARI, 2, 0, true],
      [TOMPOKERSAN, 0, 0, false],
      [BLUKON, 3, 2, true],
    ])
  })

  it('are those of one sub-district for its own officer, and nothing above it', async () => {
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))
    const coverage = await readCoverage(camat, { area: '35.08.10' })
    expect(coverage).toMatchObject({
      level: 'subDistrict',
      name: 'Lumajang',
      parentName: 'Kabupaten Lumajang',
      cadres: 4,
      trained: 3,
    })
    expect(coverage.villageList.map(({ code }) => code)).toEqual([TOMPOKERSAN, BLUKON])
    expect(await codeOf(readCoverage(camat, { area: '35.08' }))).toBe('NOT_FOUND')
    expect(await codeOf(readCoverage(camat, { area: '35.08.01' }))).toBe('NOT_FOUND')
  })

  it('count focus villages only when asked for a year', async () => {
    expect(await readCoverage(officer, { area: '35.08', focusYear: 2026 })).toMatchObject({
      areas: 2,
      cadres: 5,
      trained: 2,
      areasWithCadre: 2,
      areasCovered: 1,
      subDistrictCadres: 0,
      focusYear: 2026,
    })
    expect(await readCoverage(officer, { area: '35.08', focusYear: 2024 })).toMatchObject({
      areas: 0,
      cadres: 0,
    })
  })

  it('add a province up from its districts', async () => {
    const province = contextFor(staff('PROVINCE', '35'))
    expect(await readCoverage(province, { area: '35' })).toMatchObject({
      level: 'province',
      name: 'Jawa Timur',
      cadres: 7,
      parts: [{ code: '35.08', cadres: 7, trained: 4, areasCovered: 2 }],
      villageList: [],
    })
    const { districts } = await listDistrictCoverage(province, '35')
    expect(districts.map(({ code, cadres, areas }) => [code, cadres, areas])).toEqual([
      ['35.08', 7, 4],
    ])
    expect(await codeOf(listDistrictCoverage(province, '33'))).toBe('NOT_FOUND')
    expect(await codeOf(readCoverage(province, { area: '33.75' }))).toBe('NOT_FOUND')
  })

  it('are refused to the public and to cadres', async () => {
    expect(await codeOf(readCoverage(anyone, { area: '35.08' }))).toBe('SIGN_IN_NEEDED')
    const cadre = contextFor({
      kind: 'cadre',
      cadreId: learner,
      district: '35.08',
      sessionId: 'test',
    })
    expect(await codeOf(readCoverage(cadre, { area: '35.08' }))).toBe('NOT_ALLOWED')
  })

  it('say what waits for a person', async () => {
    expect(await readToday(officer, '35.08')).toMatchObject({
      candidates: 0,
      proposalsToApprove: 0,
      proposedCadres: 0,
      areasWithoutCadre: 1,
      areasUntrained: 1,
    })
    await env.DB.prepare(
      `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
       values (?, 'course', '35.08', 'v', ?2, ?2, ?2)`,
    )
      .bind(learner, '2026-10-01T02:00:00.000Z')
      .run()
    expect(await readToday(officer, '35.08')).toMatchObject({ candidates: 1 })
    expect(await readToday(officer, '35.08.10')).toMatchObject({ candidates: 0 })
    expect(await codeOf(readToday(officer, '33.75'))).toBe('NOT_FOUND')
  })
})

describe('the villages that are not covered', () => {
  it('are listed with who is there and what she lacks', async () => {
    const { total, villages, next } = await listUncovered(officer, { area: '35.08' })
    expect([total, next]).toEqual([2, null])
    expect(
      villages.map(({ name, subDistrictName, isFocus, cadres }) => ({
        name,
        subDistrictName,
        isFocus,
        lacks: cadres.map(({ lack }) => lack),
      })),
    ).toEqual([
      {
        name: 'Tempursari',
        subDistrictName: 'Tempursari',
        isFocus: true,
        lacks: ['NOT_STARTED', 'REVOKED'],
      },
      { name: 'Tompokersan', subDistrictName: 'Lumajang', isFocus: false, lacks: [] },
    ])
  })

  it('go on after the last one of a page', async () => {
    const { villages, total } = await listUncovered(officer, { area: '35.08', after: TEMPURSARI })
    expect(villages.map(({ code }) => code)).toEqual([TOMPOKERSAN])
    expect(total).toBe(2)
  })

  it('hold names, so a province and a reviewer may not see them', async () => {
    for (const role of ['PROVINCE', 'REVIEWER'] as const) {
      const reader = contextFor(staff(role, '35.08'))
      expect(await codeOf(listUncovered(reader, { area: '35.08' }))).toBe('NOT_ALLOWED')
      expect(await codeOf(uncoveredFile(reader, { area: '35.08' }))).toBe('NOT_ALLOWED')
    }
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    expect(await codeOf(listUncovered(stranger, { area: '35.08' }))).toBe('NOT_FOUND')
  })
})

describe('the files', () => {
  it('are R1 with letterhead, day, total and definitions, for a spreadsheet', async () => {
    const answer = await recapFile(officer, { area: '35.08' })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="rekap-35.08-2026-11-21.csv"',
    )
    const bytes = new Uint8Array(await answer.clone().arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const lines = (await answer.text()).split('\r\n')
    expect(lines.slice(0, 4)).toEqual([
      '"PEMERINTAH KABUPATEN LUMAJANG"',
      '"DINAS PEMBERDAYAAN MASYARAKAT DAN DESA"',
      '"Rekap KPM per kecamatan"',
      '"Keadaan per tanggal 21 November 2026"',
    ])
    expect(lines).toContain(
      '"";"Jumlah";"3";"1";"3";"7";"1";"4";"57,1%";"2";"50,0%";"3";"2 belum tercakup (1 tanpa KPM)"',
    )
    expect(lines.some((line) => line.startsWith('"KPM terlatih: KPM aktif yang'))).toBe(true)
    expect(lines.at(-2)).toContain('21 November 2026, 09.00 WIB')
  })

  it('are R3 with formulas made harmless', async () => {
    const text = await (await uncoveredFile(officer, { area: '35.08' })).text()
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain('"Tompokersan";"Kelurahan";"Lumajang";"";"Belum ada KPM"')
    expect(text).not.toContain(CANARY_PHONE)
  })

  it('send whoever is not signed in to the sign-in page', async () => {
    const answer = await get('/api/v1/coverage/35.08/rekap.csv')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/masuk/'])
  })
})

function get(path: string): Promise<Response> {
  return exports.default.fetch(`https://kelas.test${path}`, { redirect: 'manual' })
}

it('reads nothing about a district for the clock without being the clock', async () => {
  const { compareCounters } = await import('../../../worker/reporting/index.ts')
  expect(await codeOf(compareCounters(officer, '35.08'))).toBe('NOT_ALLOWED')
  expect(await compareCounters(contextFor(SYSTEM), '35.08')).toEqual([])
})

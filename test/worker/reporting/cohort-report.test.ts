import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText } from '../../../site/src/render/index.ts'
import type { Report, ReportQuestion } from '../../../worker/contract/reports.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { csvFile, takeOut, xlsxFile } from '../../../worker/reporting/files.ts'
import { listReports, readReport } from '../../../worker/reporting/read-report.ts'
import { takeActivityReport } from '../../../worker/reporting/take-activity-report.ts'
import { answer, plainCourse } from '../../factories/attempts.ts'
import { cohortMembersOf, makeCohort } from '../../factories/cohorts.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { RIGHT, WRONG } from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, newId } from '../../factories/reporting.ts'
import { makeCadre } from '../../factories/roster.ts'
import { readSheet } from '../../factories/workbook.ts'

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))
const ids: Record<string, string> = {}
let course: Awaited<ReturnType<typeof plainCourse>>

const as = (name: string, at?: string) => contextFor(cadre(ids[name] ?? '', '35.08'), at)

/** Both tests of the course; `before` and `after` are answered rightly or wrongly as a whole. */
async function learn(name: string, at: string, marks: { before?: string; after: string }) {
  const ctx = as(name, at)
  if (marks.before !== undefined) {
    const given = marks.before
    const paper = await startTest(ctx, { slug: 'r4-tes-awal', isOwnWork: false })
    const { attemptId, versionId, slug, questions } = paper
    const answers = Object.fromEntries(questions.map(({ id }) => [id, given]))
    await submitAttempt(ctx, { attemptId, versionId, slug, answers })
  }
  for (const slug of [course.one, course.two]) await answer(ctx, slug, {}, RIGHT)
  await answer(ctx, course.test, {}, marks.after)
}

/**
 * Ani passed before her cohort began; Budi in it, from nothing to everything; Citra took both tests and failed; Dewi never began. Eka is
 * an entry of Ani. The second cohort has Budi again, the third belongs to no course of the platform.
 */
beforeAll(async () => {
  await makeDistricts()
  course = await plainCourse('r4', { preTest: 1 })
  for (const [name, area] of [
    ['Ani', '35.08.01.2001'],
    ['Budi', '35.08.01.2005'],
    ['Citra', '35.08.10.2008'],
    ['Dewi', '35.08.10.2008'],
    ['Eka', '35.08.01.2001'],
  ] as const) {
    ids[name] = (await makeCadre(contextFor(SYSTEM), area, name)).id
  }
  await learn('Ani', '2026-03-01T02:00:00.000Z', { after: RIGHT })
  // 17.30 UTC is the next day in Lumajang: the cohort's first.
  await learn('Budi', '2026-05-31T17:30:00.000Z', { before: WRONG, after: RIGHT })
  await learn('Citra', '2026-06-02T02:00:00.000Z', { before: WRONG, after: WRONG })
  const code = course.code
  const people = async (names: string[], wish: Parameters<typeof makeCohort>[2]) => {
    const { id } = await makeCohort(officer, '35.08', { capacity: 10, ...wish })
    await cohortMembersOf(
      officer,
      '35.08',
      id,
      names.map((name) => ids[name] ?? ''),
    )
    return id
  }
  const days = (from: string, to: string) => ({ startsOn: from, endsOn: to })
  await people(['Ani', 'Budi', 'Citra', 'Dewi', 'Eka'], {
    name: 'Angkatan I',
    courseCode: code,
    ...days('2026-06-01', '2026-06-03'),
  })
  await people(['Budi'], {
    name: 'Angkatan II',
    courseCode: code,
    ...days('2026-07-01', '2026-07-01'),
  })
  await people(['Dewi'], { name: 'Rakor', courseCode: null, ...days('2025-08-01', '2025-08-01') })
  await env.DB.batch([
    env.DB.prepare(
      `insert into cadre_merges (id, district_code, kept_id, merged_id, merged_at, merged_by)
       values (?, '35.08', ?, ?, '2026-11-20T02:00:00.000Z', 'test')`,
    ).bind(newId(), ids['Ani'], ids['Eka']),
    env.DB.prepare('update cadres set merged_into = ? where id = ?').bind(ids['Ani'], ids['Eka']),
  ])
  await count('35.08')
}, 60_000)

const asked = (more: Partial<ReportQuestion> = {}): ReportQuestion => ({
  area: '35.08',
  report: 'R4',
  ...more,
})
/** From the number of invited on, by the name of the cohort; the total last. */
const figuresOf = ({ table }: Report) =>
  [...table.rows, ...(table.total === null ? [] : [table.total])].map(({ cells }) => {
    const words = cells.map(cellText)
    return [words[1], ...words.slice(5)]
  })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )

describe('R4', () => {
  it('counts of each cohort who was invited and who passed, before and since its first day, and both tests', async () => {
    const report = await readReport(officer, asked())
    expect(report.table.columns.slice(5).map(({ title }) => title)).toEqual([
      'Undangan',
      'Lulus lebih dulu',
      'Lulus',
      '% lulus',
      'Rata-rata tes awal',
      'Rata-rata tes akhir',
      'Selisih',
      'N-gain',
    ])
    expect(figuresOf(report)).toEqual([
      ['Rakor', '1', '-', '-', '-', '-', '-', '-', '-'],
      ['Angkatan I', '4', '1', '1', '25,0%', '0,0', '66,7', 'naik 50,0', '0,50'],
      ['Angkatan II', '1', '1', '0', '0,0%', '0,0', '100,0', 'naik 100,0', '1,00'],
      // Four persons: Budi passed in his first cohort and counts once.
      ['Jumlah', '4', '1', '1', '25,0%', '0,0', '66,7', 'naik 50,0', '0,50'],
    ])
    expect(report.table.rows[1]?.cells.slice(2, 5).map(cellText)).toEqual([
      '1 Juni 2026',
      '3 Juni 2026',
      'Aula kecamatan',
    ])
    const said = report.foot.join(' ')
    expect(said).toContain('pada atau sesudah hari pertamanya')
    expect(said).toContain('ada di Rekap kegiatan')
  })

  it('has the cohorts of one year when asked, and knows which there are', async () => {
    const report = await readReport(officer, asked({ cohortYear: 2025 }))
    expect(figuresOf(report).map(([name]) => name)).toEqual(['Rakor', 'Jumlah'])
    expect(report.head).toContain('Angkatan: yang mulai tahun 2025')
    expect((await listReports(officer, { area: '35.08' })).cohortYears).toEqual([2026, 2025])
    expect((await readReport(officer, asked({ cohortYear: 2024 }))).table.rows).toEqual([])
  })

  it('is the same on the screen, in the CSV and in the workbook, with numbers as numbers', async () => {
    const report = await readReport(officer, asked())
    const csv = await (await csvFile(officer, asked())).text()
    for (const { cells } of report.table.rows) {
      expect(csv).toContain(cells.map((cell) => `"${cellText(cell)}"`).join(';'))
    }
    const file = await xlsxFile(officer, asked())
    const { rows } = await readSheet(new Uint8Array(await file.arrayBuffer()))
    const first = rows.find((cells) => cells[1]?.value === 'Angkatan I')
    expect(first?.slice(5).map(({ value }) => value)).toEqual([4, 1, 1, 0.25, 0, 66.7, 50, 0.5])
    expect(first?.at(-2)?.format).toContain('naik')
    expect(first?.at(-1)?.format).toBe('0.00')
  })

  it('counts for a sub-district its own people, in the cohorts that they were in', async () => {
    const report = await readReport(camat, asked({ area: '35.08.10' }))
    expect(figuresOf(report)).toEqual([
      ['Rakor', '1', '-', '-', '-', '-', '-', '-', '-'],
      ['Angkatan I', '2', '0', '0', '0,0%', '0,0', '0,0', 'tetap', '0,00'],
      ['Jumlah', '2', '0', '0', '0,0%', '0,0', '0,0', 'tetap', '0,00'],
    ])
    expect(report.foot.join(' ')).toContain('peserta dari wilayah ini')
    expect(await codeOf(readReport(camat, asked()))).toBe('NOT_FOUND')
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    expect(await codeOf(readReport(stranger, asked()))).toBe('NOT_FOUND')
    expect((await readReport(stranger, asked({ area: '33.75' }))).table.rows).toEqual([])
    const province = contextFor(staff('PROVINCE', '35'))
    expect(await codeOf(readReport(province, asked()))).toBe('NOT_ALLOWED')
  })

  it('has no earlier day, no kind and no focus villages, and no other report has a year of cohorts', async () => {
    for (const wrong of [{ asOf: '2026-11-20' }, { kind: 'KPM' as const }, { focusYear: 2026 }]) {
      expect(await codeOf(readReport(officer, asked(wrong)))).toBe('INPUT_INVALID')
    }
    const recap = asked({ report: 'R1', cohortYear: 2026 })
    expect(await codeOf(readReport(officer, recap))).toBe('INPUT_INVALID')
  })

  it('is written into the log when it leaves as a file or on paper', async () => {
    const logged = async () => {
      const { results } = await env.DB.prepare(
        `select json_extract(detail, '$.format') as format from audit_entries
         where action = 'report.export' and entity_id = 'R4' order by rowid`,
      ).all<{ format: string }>()
      return results.map(({ format }) => format)
    }
    const before = (await logged()).length
    await readReport(officer, asked())
    await csvFile(officer, asked())
    await xlsxFile(officer, asked())
    await takeOut(officer, asked(), 'print')
    expect((await logged()).slice(before)).toEqual(['csv', 'xlsx', 'print'])
  })
})

describe('R9', () => {
  const idOf = async (name: string) => {
    const row = await env.DB.prepare('select id from cohorts where name = ?')
      .bind(name)
      .first<{ id: string }>()
    return row?.id ?? ''
  }

  it('has the numbers of R4 with who was invited and from where, each person once', async () => {
    const cohortId = await idOf('Angkatan I')
    const {
      people,
      result,
      course: used,
      cohort,
      asOf,
    } = await takeActivityReport(officer, {
      area: '35.08',
      cohortId,
    })
    expect(people).toEqual({
      invited: 4,
      women: 0,
      tpkCadres: 0,
      posyanduCadres: 0,
      otherCadres: 0,
      men: 0,
      bySubDistrict: [
        { name: 'Lumajang', cadres: 2 },
        { name: 'Tempursari', cadres: 2 },
      ],
    })
    const { growth, ...counted } = result
    expect(counted).toEqual({
      passed: 1,
      passedBefore: 1,
      tested: 2,
      before: 0,
      after: 200 / 3,
      gain: 50,
      trained: 0,
    })
    // Budi and Citra: Ani took no pre-test.
    expect(growth?.total).toMatchObject({ cadres: 2, before: 0, after: 50, gain: 0.5 })
    expect([used?.title, used?.modules.length, cohort.startsOn, asOf]).toEqual([
      'Pelatihan uji',
      2,
      '2026-06-01',
      '2026-11-21',
    ])
  })

  it('is of a sub-district its own people, of a cohort without a course no results, and of others nothing', async () => {
    const cohortId = await idOf('Angkatan I')
    const own = await takeActivityReport(camat, { area: '35.08.10', cohortId })
    expect([own.people.invited, own.subDistrictName, own.signer]).toEqual([2, 'Lumajang', null])
    expect(own.signsAs).toBe('Camat Lumajang')
    const meeting = await takeActivityReport(officer, {
      area: '35.08',
      cohortId: await idOf('Rakor'),
    })
    expect([meeting.course, meeting.result.passed]).toEqual([null, null])
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    for (const area of ['35.08', '33.75']) {
      expect(await codeOf(takeActivityReport(stranger, { area, cohortId }))).toBe('NOT_FOUND')
    }
    expect(await codeOf(takeActivityReport(camat, { area: '35.08', cohortId }))).toBe('NOT_FOUND')
  })

  it('is written into the log each time, and not when it was refused', async () => {
    const logged = async () => {
      const row = await env.DB.prepare(
        `select count(*) as rows from audit_entries where action = 'report.export' and entity_id = 'R9'`,
      ).first<{ rows: number }>()
      return row?.rows ?? 0
    }
    const before = await logged()
    await takeActivityReport(officer, { area: '35.08', cohortId: await idOf('Rakor') })
    await codeOf(takeActivityReport(officer, { area: '35.08', cohortId: newId() }))
    expect((await logged()) - before).toBe(1)
  })
})

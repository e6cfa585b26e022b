import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText } from '../../../site/src/render/index.ts'
import type { Report, ReportQuestion } from '../../../worker/contract/reports.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { answerName } from '../../../worker/certification/index.ts'
import { finishLesson } from '../../../worker/learning/index.ts'
import { csvFile } from '../../../worker/reporting/files.ts'
import { listReports, readReport } from '../../../worker/reporting/read-report.ts'
import { invitePeople, takeAttendance } from '../../../worker/meetings/index.ts'
import { addCohortMembers, saveCohort, setFocusVillages } from '../../../worker/roster/index.ts'
import { answer, plainCourse } from '../../factories/attempts.ts'
import { makeEligible, makeOffice, makeIssued, type Office } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { RIGHT, WRONG } from '../../factories/course.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { ruledCourse } from '../../factories/passing.ts'
import { count } from '../../factories/reporting.ts'
import { makeCadre } from '../../factories/roster.ts'

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const trainer = contextFor(staff('TRAINER', '35.08'))
let office: Office

/** Budi finished with full marks, Citra failed a quiz and passed it later, Ani has not begun; Dewi lives elsewhere. */
beforeAll(async () => {
  office = await makeOffice()
  const people: Record<string, string> = {}
  for (const [name, area] of [
    ['Ani', '35.08.01.2001'],
    ['Budi', '35.08.01.2005'],
    ['Citra', '35.08.10.2008'],
    ['Dewi', '33.75.01.1001'],
  ] as const) {
    people[name] = (await makeCadre(contextFor(SYSTEM), area, name)).id
  }
  const as = (name: string, at?: string) =>
    contextFor(cadre(people[name] ?? '', name === 'Dewi' ? '33.75' : '35.08'), at)
  await finishLesson(as('Budi'), { module: 'satu', lesson: 'awal' })
  for (const slug of ['satu', 'dua', 'tes-akhir']) await answer(as('Budi'), slug, {}, RIGHT)
  // 18.00 WIB of the day before in UTC is 01.00 of the next day there.
  const late = '2026-11-20T18:00:00.000Z'
  await answer(as('Citra', late), 'satu', { 'satu-k1': WRONG }, RIGHT)
  await answer(as('Dewi'), 'satu', {}, WRONG)
  await answerName(as('Budi'), { cadreId: people['Budi'] ?? '', name: 'Budi', wish: null })
  await makeIssued(office, [people['Budi'] ?? ''])
  await count('35.08')
}, 60_000)

const rowsOf = ({ table }: Report) => table.rows.map(({ cells }) => cells.map(cellText))
const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Refusal ? error.code : error
}
const asked = (
  report: ReportQuestion['report'],
  more: Partial<ReportQuestion> = {},
): ReportQuestion => ({ area: '35.08', report, ...more })

describe('R6', () => {
  it('has the best mark of each quiz and of the final test, and the mean of who has one', async () => {
    const report = await readReport(officer, asked('R6'))
    expect(report.table.columns.map(({ title }) => title)).toEqual([
      'No',
      'Nama',
      'Desa/kelurahan',
      'Kecamatan',
      'Modul 1',
      'Modul 2',
      'Tes akhir',
    ])
    expect(rowsOf(report).map((cells) => [cells[1], ...cells.slice(4)])).toEqual([
      ['Ani', '-', '-', '-'],
      ['Budi', '100', '100', '100'],
      ['Citra', '67', '-', '-'],
    ])
    expect(report.table.total?.cells.map(cellText).slice(4)).toEqual(['84', '100', '100'])
    expect(report.foot).toContain('Modul 1: Modul satu')
    expect(report.head).toContain('Pelatihan: Pelatihan Dasar KPM')
  })

  it('is of one sub-district, or of focus villages, when asked for', async () => {
    const part = await readReport(officer, asked('R6', { area: '35.08.10' }))
    expect(rowsOf(part).map((cells) => cells[1])).toEqual(['Citra'])
    await setFocusVillages(officer, {
      district: '35.08',
      year: 2026,
      villages: ['35.08.01.2001'],
    })
    const focus = await readReport(officer, asked('R6', { focusYear: 2026 }))
    expect(rowsOf(focus).map((cells) => cells[1])).toEqual(['Ani'])
  })
})

describe('R6 of a group', () => {
  /** A day in a hall of the course: Budi and Citra were there, Ani was not; Dewi of elsewhere is not invited. */
  async function held(): Promise<{ meetingId: string; cohortId: string }> {
    const date = NOW.slice(0, 10)
    const sessions = [makeSession(officer, { date }), makeSession(officer, { date, hours: 2 })]
    const { id: meetingId } = await makeMeeting(officer, '35.08', {
      startsOn: date,
      endsOn: date,
      courseCode: 'UJI',
      capacity: null,
      sessions,
    })
    const { rows } = (await readReport(officer, asked('R6'))).table
    const cadreIds = rows.map(({ code }) => code)
    const [ani = '', budi = '', citra = ''] = cadreIds
    await invitePeople(officer, { area: '35.08', meetingId, who: { cadreIds } })
    const mark = (person: string, at: number, state: 'PRESENT' | 'ABSENT') => ({
      type: 'mark',
      id: crypto.randomUUID(),
      at: Date.parse(NOW),
      session: sessions[at]?.id,
      person: { kind: 'CADRE', id: person },
      state,
      method: 'ROLL',
    })
    await takeAttendance(trainer, {
      area: '35.08',
      meetingId,
      now: Date.parse(NOW),
      events: [
        mark(ani, 0, 'ABSENT'),
        mark(budi, 0, 'PRESENT'),
        mark(budi, 1, 'PRESENT'),
        mark(citra, 1, 'PRESENT'),
      ],
    })
    const cohortId = crypto.randomUUID()
    await saveCohort(officer, {
      district: '35.08',
      cohortId,
      version: 0,
      name: 'Angkatan uji',
      courseCode: 'UJI',
      place: 'Aula',
      startsOn: date,
      endsOn: date,
      capacity: 5,
    })
    await addCohortMembers(officer, { district: '35.08', cohortId, cadreIds: [budi, citra] })
    return { meetingId, cohortId }
  }

  it('has beside the marks what was done in the hall and in the field, and what the rule makes of it', async () => {
    const { meetingId, cohortId } = await held()
    const report = await readReport(officer, asked('R6', { meetingId }))
    expect(report.head.join('|')).toContain('Kegiatan: Pelatihan KPM angkatan I, 21 November 2026')
    expect(report.table.columns.map(({ title }) => title).slice(4)).toEqual([
      'Hasil',
      'Nilai akhir',
      'Hadir',
      'RTL',
      'Modul 1',
      'Modul 2',
      'Tes akhir',
    ])
    expect(rowsOf(report).map((cells) => [cells[1], ...cells.slice(4, 9)])).toEqual([
      ['Ani', 'Belum: Kuis modul, Tes akhir', '-', '0,0%', '-', '-'],
      ['Budi', 'Memenuhi syarat', '100', '100,0%', '-', '100'],
      ['Citra', 'Belum: Kuis modul, Tes akhir', '-', '50,0%', '-', '67'],
    ])
    expect(report.table.total?.cells.map(cellText).slice(8)).toEqual(['84', '100', '100'])
    const some = await readReport(officer, asked('R6', { cohortId }))
    expect(rowsOf(some).map(([, name]) => name)).toEqual(['Budi', 'Citra'])
    const part = await readReport(officer, asked('R6', { meetingId, area: '35.08.10' }))
    expect(rowsOf(part).map(([, name]) => name)).toEqual(['Citra'])
  })

  it('names the group in the log when it leaves, and is of R6 and of what the area sees only', async () => {
    const { meetingId, cohortId } = await held()
    const csv = await (await csvFile(officer, asked('R6', { cohortId }))).text()
    expect(csv).toContain('Angkatan: Angkatan uji')
    const { results } = await env.DB.prepare(
      `select detail from audit_entries where action = 'report.export' and entity_id = 'R6' and detail like ?`,
    )
      .bind(`%${cohortId}%`)
      .all()
    expect(results).toHaveLength(1)
    expect(await codeOf(readReport(officer, asked('R8', { cohortId })))).toBe('INPUT_INVALID')
    expect(await codeOf(readReport(officer, asked('R6', { cohortId, meetingId })))).toBe(
      'INPUT_INVALID',
    )
    const elsewhere = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    for (const group of [{ cohortId }, { meetingId }]) {
      const question = asked('R6', { area: '33.75', ...group })
      expect(await codeOf(readReport(elsewhere, question))).toBe('NOT_FOUND')
    }
  })
})

describe('R8', () => {
  it('says who has not begun, is learning, has finished, and when she learnt last', async () => {
    const report = await readReport(officer, asked('R8'))
    expect(rowsOf(report).map((cells) => [cells[1], ...cells.slice(4)])).toEqual([
      ['Ani', 'Belum mulai', '0', '0', ''],
      ['Budi', 'Selesai', '1', '2', '21 November 2026'],
      ['Citra', 'Sedang belajar', '0', '0', '21 November 2026'],
    ])
    expect(report.foot).toContain('Belum mulai: 1 dari 3 KPM (33,3%)')
    expect(report.foot).toContain('Selesai: 1 dari 3 KPM (33,3%)')
  })
})

describe('R7', () => {
  it('counts the answers of everybody who learns the course, for who may see questions', async () => {
    const report = await readReport(trainer, asked('R7'))
    const found = rowsOf(report).find((cells) => cells[1] === 'Soal satu-k1?')
    expect(found?.slice(2, 5)).toEqual(['Modul 1', '3', '33,3%'])
    expect(report.head).toContain('Wilayah: semua kader yang mengerjakan pelatihan ini')
    expect(await codeOf(readReport(officer, asked('R7')))).toBe('NOT_ALLOWED')
    const stranger = contextFor(staff('TRAINER', '33.75'))
    expect(await codeOf(readReport(stranger, asked('R7')))).toBe('NOT_FOUND')
  })

  it('holds no key', async () => {
    const text = await (await csvFile(trainer, asked('R7'))).text()
    expect(text).not.toContain('Pilihan dua')
  })

  it('knows no focus villages', async () => {
    expect(await codeOf(readReport(trainer, asked('R7', { focusYear: 2026 })))).toBe(
      'INPUT_INVALID',
    )
  })
})

describe('the reports on a course', () => {
  it('are as of today, for the marks of another day are not known', async () => {
    for (const report of ['R6', 'R7', 'R8'] as const) {
      const of = (asOf: string) => codeOf(readReport(trainer, asked(report, { asOf })))
      expect(await of('2026-11-21')).toBeNull()
      expect(await of('2026-11-20')).toBe('INPUT_INVALID')
    }
  })

  it('are of a course that the area uses, the one that counts as trained first', async () => {
    const other = await plainCourse('lain', { title: 'Pelatihan lain' })
    const { courses } = await listReports(trainer, { area: '35.08' })
    expect(courses.map(({ title }) => title)).toEqual(['Pelatihan Dasar KPM', 'Pelatihan lain'])
    const report = await readReport(trainer, asked('R6', { courseId: other.courseId }))
    expect(report.head).toContain('Pelatihan: Pelatihan lain')
    expect(rowsOf(report).flatMap((cells) => cells.slice(4))).toEqual(Array(9).fill('-'))
    const unknown = asked('R6', { courseId: '01980000-0000-7000-8000-00000000ffff' })
    expect(await codeOf(readReport(trainer, unknown))).toBe('NOT_FOUND')
  })
})

it('shows in R2 the mark of her certificate only when it is asked for', async () => {
  const plain = await readReport(officer, asked('R2'))
  expect(plain.table.columns.map(({ key }) => key)).not.toContain('mark')
  const report = await readReport(officer, asked('R2', { marks: 'shown' }))
  expect(rowsOf(report).map((cells) => [cells[1], cells[8], cells.at(-1)])).toEqual([
    ['Ani', 'Belum terlatih', '-'],
    ['Budi', 'Terlatih', '100'],
    ['Citra', 'Belum terlatih', '-'],
  ])
})

it('gives one mark of a weighted course in R2 and in R6', async () => {
  const weighted = await ruledCourse(office, 'BOBOT', 'weights: { modules: 25, finalTest: 75 }')
  const [eka = ''] = await makeEligible(weighted, ['Eka'])
  await env.DB.prepare(
    `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
     values (?, ?, 'bobot-tes-akhir', 80, ?, '-')`,
  )
    .bind(eka, weighted.courseId, NOW)
    .run()
  await makeIssued(weighted, [eka])
  const date = NOW.slice(0, 10)
  const cohort = { district: '35.08', cohortId: crypto.randomUUID() }
  await saveCohort(officer, {
    ...cohort,
    version: 0,
    name: 'Angkatan berbobot',
    courseCode: 'BOBOT',
    place: 'Aula',
    startsOn: date,
    endsOn: date,
    capacity: 5,
  })
  await addCohortMembers(officer, { ...cohort, cadreIds: [eka] })
  const list = await readReport(officer, asked('R2', { marks: 'shown' }))
  const group = await readReport(officer, asked('R6', { cohortId: cohort.cohortId }))
  const hers = (report: Report) => rowsOf(report).find(([, name]) => name === 'Eka')
  // 25% of 100 and 75% of 80; the final test alone says 80.
  expect(hers(list)?.at(-1)).toBe('85')
  expect(hers(group)?.slice(4, 6)).toEqual(['Memenuhi syarat', '85'])
})

import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText } from '../../../site/src/render/index.ts'
import { perSession } from '../../../site/src/text/meeting-reports.ts'
import type { AttendanceState } from '../../../worker/contract/attendance-rules.ts'
import { startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { answerEvaluation } from '../../../worker/meetings/evaluation/answer-evaluation.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { readAttendance } from '../../../worker/meetings/read-attendance.ts'
import { setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import {
  attendanceCsvFile,
  attendanceXlsxFile,
  printAttendanceSheet,
  readAttendanceSheet,
} from '../../../worker/reporting/attendance-sheet.ts'
import { readBatchGain } from '../../../worker/reporting/batch/read-batch.ts'
import { meetingList } from '../../../worker/reporting/meeting-results.ts'
import { listReports, readReport } from '../../../worker/reporting/read-report.ts'
import { takeMeetingReport } from '../../../worker/reporting/take-meeting-report.ts'
import { answer, plainCourse } from '../../factories/attempts.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { RIGHT, WRONG } from '../../factories/course.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { refusal } from '../../factories/records.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, newId } from '../../factories/reporting.ts'
import { makeCadre } from '../../factories/roster.ts'
import { readSheet } from '../../factories/workbook.ts'

const DISTRICT = '35.08'
const SUB = '35.08.10'
/** The evening of the second day. */
const LATER = '2026-06-02T12:00:00.000Z'
const officer = contextFor(staff('DISTRICT_ADMIN', DISTRICT), LATER)
const camat = contextFor(staff('SUB_DISTRICT_ADMIN', SUB), LATER)
const office = contextFor(SYSTEM, '2026-05-20T02:00:00.000Z')
const ids: Record<string, string> = {}
const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? 'tamu'

type Marks = Readonly<Record<string, readonly (AttendanceState | null)[]>>
type Made = { readonly id: string; readonly area: string; readonly title: string }
let made: readonly Made[] = []
let course: Awaited<ReturnType<typeof plainCourse>>

/** Whoever is marked, and the state in each session; `guests` come to the first session. */
async function hold(
  wish: { title: string; area: string; days: readonly string[]; courseCode?: string },
  invited: readonly string[],
  marks: Marks,
  guests: readonly string[] = [],
): Promise<Made> {
  const { title, area, days, courseCode = null } = wish
  const speaker = (name: string, institution: string) => ({ name, institution, topic: '' })
  const sessions = days.map((date, index) =>
    makeSession(office, {
      date,
      startsAt: `0${8 + (index % 2)}:00`,
      endsAt: `0${8 + (index % 2)}:45`,
      title: `Acara ${index + 1}`,
      speakers: [
        speaker('Ratna Dewi', 'Dinas Kesehatan'),
        ...(index === 1 ? [speaker('Budi Mulyono', 'Bappeda')] : []),
      ],
    }),
  )
  const { id } = await makeMeeting(office, area, {
    title,
    courseCode,
    startsOn: days[0] ?? '',
    endsOn: days.at(-1) ?? '',
    capacity: null,
    sessions,
  })
  const cadreIds = invited.map((name) => ids[name] ?? '')
  if (cadreIds.length > 0) await invitePeople(office, { area, meetingId: id, who: { cadreIds } })
  const event = (
    sessionId: string,
    person: { kind: 'CADRE' | 'GUEST'; id: string },
    state: AttendanceState,
  ) => ({
    type: 'mark' as const,
    id: crypto.randomUUID(),
    at: Date.parse(LATER),
    session: sessionId,
    person,
    state,
    method: 'ROLL' as const,
    reason: 'Disalin dari kertas',
  })
  const walkIns = guests.map((name) => ({
    type: 'guest' as const,
    id: crypto.randomUUID(),
    at: Date.parse(LATER),
    name,
    from: 'Desa Sebelah',
  }))
  const events = [
    ...walkIns,
    ...walkIns.map((guest) =>
      event(sessions[0]?.id ?? '', { kind: 'GUEST', id: guest.id }, 'PRESENT'),
    ),
    ...Object.entries(marks).flatMap(([name, states]) =>
      states.flatMap((state, index) =>
        state === null
          ? []
          : [
              event(
                sessions[index]?.id ?? '',
                { kind: 'CADRE' as const, id: ids[name] ?? '' },
                state,
              ),
            ],
      ),
    ),
  ]
  if (events.length > 0) {
    const trainer = contextFor(staff('TRAINER', DISTRICT), LATER)
    const { results } = await takeAttendance(trainer, {
      area,
      meetingId: id,
      now: Date.parse(LATER),
      events,
    })
    expect(results.map(({ status }) => status)).toEqual(events.map(() => 'applied'))
  }
  return { id, area, title }
}

/** A training of three sessions, the third without a roll; a rakor of last year; a sub-district's meeting; one ahead; one called off. Eka is Ani. */
beforeAll(async () => {
  await makeDistricts()
  course = await plainCourse('r4k', { preTest: 1 })
  for (const [name, area] of [
    ['Ani', '35.08.01.2001'],
    ['Budi', '35.08.01.2005'],
    ['Citra', '35.08.10.2008'],
    ['Dewi', '35.08.10.2008'],
    ['Eka', '35.08.01.2001'],
    ['Fitri', '35.08.10.2008'],
  ] as const) {
    ids[name] = (await makeCadre(contextFor(SYSTEM), area, name)).id
  }
  const learner = contextFor(cadre(ids['Budi'] ?? '', DISTRICT), '2026-06-02T05:00:00.000Z')
  for (const slug of [course.one, course.two]) await answer(learner, slug, {}, RIGHT)
  await answer(learner, course.test, {}, RIGHT)
  const training = await hold(
    {
      title: 'Pelatihan',
      area: DISTRICT,
      days: ['2026-06-01', '2026-06-01', '2026-06-02'],
      courseCode: course.code,
    },
    ['Ani', 'Budi', 'Citra', 'Dewi'],
    {
      Ani: ['PRESENT', null, null],
      Eka: [null, 'LATE', null],
      Budi: ['ABSENT', 'PRESENT', null],
      Citra: ['SICK', 'EXCUSED', 'EXCUSED'],
      Fitri: ['PRESENT', null, null],
    },
    ['Gita', 'Hana'],
  )
  const rakor = await hold(
    { title: 'Rakor', area: DISTRICT, days: ['2025-08-01'] },
    ['Budi', 'Citra'],
    { Budi: ['PRESENT'], Citra: ['PRESENT'] },
  )
  const minlok = await hold(
    { title: 'Minlok', area: SUB, days: ['2026-05-28'] },
    ['Citra', 'Dewi'],
    { Citra: ['PRESENT'], Dewi: ['ABSENT'] },
    ['Ina'],
  )
  const planned = await hold(
    { title: 'Rencana', area: DISTRICT, days: ['2026-06-20'] },
    ['Ani'],
    {},
  )
  const off = await hold({ title: 'Batal', area: DISTRICT, days: ['2026-05-30'] }, ['Ani'], {
    Ani: ['PRESENT'],
  })
  await setMeetingState(office, {
    area: DISTRICT,
    meetingId: off.id,
    version: 1,
    state: 'CANCELLED',
  })
  made = [rakor, minlok, training, planned]
  await env.DB.batch([
    env.DB.prepare(
      `insert into cadre_merges (id, district_code, kept_id, merged_id, merged_at, merged_by)
       values (?, '35.08', ?, ?, '2026-06-02T02:00:00.000Z', 'test')`,
    ).bind(newId(), ids['Ani'], ids['Eka']),
    env.DB.prepare('update cadres set merged_into = ? where id = ?').bind(ids['Ani'], ids['Eka']),
  ])
  await count(DISTRICT)
}, 60_000)

const idOf = (title: string) => made.find((each) => each.title === title)?.id ?? ''
const question = (area = DISTRICT, year?: number) => ({
  area,
  report: 'R4K' as const,
  ...(year === undefined ? {} : { cohortYear: year }),
})
/** Name, invited, came, per session, share, speakers, passed, by meeting; the total last. */
const figures = ({ table }: { table: Awaited<ReturnType<typeof meetingList>>['table'] }) =>
  [...table.rows, ...(table.total === null ? [] : [table.total])].map(({ cells }) => {
    const words = cells.map(cellText)
    return [words[1], ...words.slice(6, 12)]
  })

describe('R4 of meetings', () => {
  it('says of each who was invited, how many came to which session, who spoke and who passed', async () => {
    expect(figures(await readReport(officer, question()))).toEqual([
      ['Rakor', '2', '2', '1: 2', '100,0%', 'Ratna Dewi', '-'],
      ['Minlok', '2', '2', '1: 2', '50,0%', 'Ratna Dewi', '-'],
      // Ani by both of her entries, Budi late in one; Fitri and two guests came without being invited. Nobody took the roll of the third.
      ['Pelatihan', '4', '5', '1: 4; 2: 2', '37,5%', 'Ratna Dewi; Budi Mulyono', '1'],
      ['Rencana', '1', '-', '-', '-', 'Ratna Dewi', '-'],
      ['Jumlah', '4', '7', '', '50,0%', '', '1'],
    ])
  })

  it('has the numbers that each meeting shows itself, from its own area', async () => {
    const { table } = await readReport(officer, question())
    for (const [index, { id, area }] of made.entries()) {
      const { sessions, people } = await readAttendance(officer, { area, meetingId: id })
      const invited = people.filter(({ isInvited }) => isInvited)
      const counted = sessions.flatMap(({ isCounted, counts }, at) =>
        isCounted ? [{ number: at + 1, attended: counts.PRESENT + counts.LATE }] : [],
      )
      const words = table.rows[index]?.cells.map(cellText) ?? []
      expect(words[6]).toBe(String(invited.length))
      expect(words[7]).toBe(
        counted.length === 0 ? '-' : String(people.filter(({ attended }) => attended > 0).length),
      )
      expect(words[8]).toBe(perSession(counted))
      expect(table.rows[index]?.cells[9]).toEqual({
        is: 'share',
        part: invited.reduce((sum, { attended }) => sum + attended, 0),
        whole: invited.length * counted.length,
      })
    }
  })

  it('has one year when asked, tells which there are, and says when it was cut', async () => {
    const year = await readReport(officer, question(DISTRICT, 2025))
    expect(figures(year).map(([name]) => name)).toEqual(['Rakor', 'Jumlah'])
    expect(year.head).toContain('Kegiatan: yang mulai tahun 2025')
    expect((await listReports(officer, { area: DISTRICT })).meetingYears).toEqual([2026, 2025])
    const cut = await meetingList(officer, question(), 2)
    expect(cut.notes?.[0]).toContain('hanya memuat 2 kegiatan terakhir')
    expect(figures(cut).map(([name]) => name)).toEqual(['Pelatihan', 'Rencana', 'Jumlah'])
    expect((await meetingList(officer, question())).notes?.[0]).not.toContain('hanya memuat')
  })

  it('counts for a sub-district its own people, in its meetings and those of its district that they were in', async () => {
    const report = await readReport(camat, question(SUB))
    expect(figures(report)).toEqual([
      ['Rakor', '1', '1', '1: 1', '100,0%', 'Ratna Dewi', '-'],
      ['Minlok', '2', '2', '1: 2', '50,0%', 'Ratna Dewi', '-'],
      ['Pelatihan', '2', '1', '1: 1; 2: 0', '0,0%', 'Ratna Dewi; Budi Mulyono', '0'],
      ['Jumlah', '2', '3', '', '28,6%', '', '0'],
    ])
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'), LATER)
    expect(await refusal(readReport(stranger, question()))).toBe('NOT_FOUND')
    expect((await readReport(stranger, question('33.75'))).table.rows).toEqual([])
  })
})

describe('R5', () => {
  const about = (area = DISTRICT) => ({ area, meetingId: idOf('Pelatihan') })

  it('has of each person the state in each session, by whichever of her entries', async () => {
    const { people, sessions } = await readAttendanceSheet(officer, about())
    expect(sessions.map(({ isCounted }) => isCounted)).toEqual([true, true, false])
    expect(
      Object.fromEntries(
        people.map(({ person, name, states }) => [
          person.kind === 'GUEST' ? name : nameOf(person.id),
          states,
        ]),
      ),
    ).toEqual({
      Ani: ['PRESENT', 'LATE', null],
      Budi: ['ABSENT', 'PRESENT', null],
      Citra: ['SICK', 'EXCUSED', 'EXCUSED'],
      Dewi: [null, null, null],
      Fitri: ['PRESENT', null, null],
      Gita: ['PRESENT', null, null],
      Hana: ['PRESENT', null, null],
    })
  })

  it('is the same in the CSV and in the workbook, by place, with numbers as numbers', async () => {
    const csv = await (await attendanceCsvFile(officer, about())).text()
    const lines = csv.split('\r\n')
    const head = lines.findIndex((line) => line.startsWith('"No"'))
    expect(lines[head]).toContain('"Sesi 1, Sen 1 Jun 08.00: Acara 1"')
    expect(
      lines
        .slice(head + 1, head + 8)
        .map((line) => line.replace(/^"(\d)";"(\w+)";"[^"]*"/, '$1 $2')),
    ).toEqual([
      '1 Citra;"Desa Blukon";"Lumajang";"Diundang";"Sakit";"Izin";"Izin";"0";"2";"0,0%"',
      '2 Dewi;"Desa Blukon";"Lumajang";"Diundang";"";"";"";"0";"2";"0,0%"',
      '3 Fitri;"Desa Blukon";"Lumajang";"Tidak diundang";"Hadir";"";"";"1";"2";"50,0%"',
      '4 Ani;"Desa Tegalrejo";"Tempursari";"Diundang";"Hadir";"Terlambat";"";"2";"2";"100,0%"',
      '5 Budi;"Desa Tempursari";"Tempursari";"Diundang";"Tidak hadir";"Hadir";"";"1";"2";"50,0%"',
      '6 Gita;"Desa Sebelah";"";"Tamu";"Hadir";"";"";"1";"2";"50,0%"',
      '7 Hana;"Desa Sebelah";"";"Tamu";"Hadir";"";"";"1";"2";"50,0%"',
    ])
    const file = await attendanceXlsxFile(officer, about())
    const { rows } = await readSheet(new Uint8Array(await file.arrayBuffer()))
    const budi = rows.find((cells) => cells[1]?.value === 'Budi')
    expect(budi?.slice(6).map(({ value }) => value)).toEqual([
      'Tidak hadir',
      'Hadir',
      '',
      1,
      2,
      0.5,
    ])
  })

  it('shows a sub-district its own people, no guests, and nothing to another district', async () => {
    const { people } = await readAttendanceSheet(camat, about(SUB))
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Citra', 'Dewi', 'Fitri'])
    const csv = await (await attendanceCsvFile(camat, about(SUB))).text()
    expect(csv).toContain('Hanya kader dari Kecamatan Lumajang')
    expect(csv).not.toContain('Gita')
    for (const area of [DISTRICT, '33.75']) {
      const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'), LATER)
      expect(await refusal(readAttendanceSheet(stranger, about(area)))).toBe('NOT_FOUND')
      expect(await refusal(attendanceXlsxFile(stranger, about(area)))).toBe('NOT_FOUND')
      expect(await refusal(takeMeetingReport(stranger, about(area)))).toBe('NOT_FOUND')
    }
  })

  it('is written into the log when it leaves, and not when it is looked at', async () => {
    const logged = async (report: string) => {
      const { results } = await env.DB.prepare(
        `select json_extract(detail, '$.format') as format from audit_entries
         where action = 'report.export' and entity_id = ? order by rowid`,
      )
        .bind(report)
        .all<{ format: string }>()
      return results.map(({ format }) => format)
    }
    const before = (await logged('R5')).length
    await readAttendanceSheet(officer, about())
    await printAttendanceSheet(officer, about())
    await attendanceCsvFile(officer, about())
    await attendanceXlsxFile(officer, about())
    expect((await logged('R5')).slice(before)).toEqual(['print', 'csv', 'xlsx'])
    const taken = (await logged('R9')).length
    await takeMeetingReport(officer, about())
    expect((await logged('R9')).slice(taken)).toEqual(['docx'])
  })
})

describe('R9 of a meeting', () => {
  it('has its facts, and the numbers of its attendance and of its course', async () => {
    const { meeting, people, result, sessions, sheets } = await takeMeetingReport(officer, {
      area: DISTRICT,
      meetingId: idOf('Pelatihan'),
    })
    expect(meeting).toMatchObject({ title: 'Pelatihan', place: 'Aula kecamatan' })
    expect(people).toMatchObject({
      invited: 4,
      came: 2,
      reached: 1,
      walkIns: 1,
      guests: 2,
      bySubDistrict: [
        { name: 'Lumajang', invited: 2, came: 0 },
        { name: 'Tempursari', invited: 2, came: 2 },
      ],
    })
    expect(sessions.map(({ counts }) => counts.PRESENT + counts.LATE)).toEqual([4, 2, 0])
    expect(sessions[1]?.speakers.map(({ name }) => name)).toEqual(['Ratna Dewi', 'Budi Mulyono'])
    expect(result).toMatchObject({ passed: 1, passedBefore: 0, after: 100 })
    expect(sheets).toBe(0)
  })

  it('counts for a sub-district its own people and says so; of its own meeting the camat signs', async () => {
    const part = await takeMeetingReport(camat, { area: SUB, meetingId: idOf('Pelatihan') })
    expect(part.subDistrictName).toBe('Lumajang')
    expect(part.people).toMatchObject({ invited: 2, came: 0, walkIns: 1, guests: 0 })
    expect(part.result).toMatchObject({ passed: 0 })
    const own = await takeMeetingReport(camat, { area: SUB, meetingId: idOf('Minlok') })
    expect(own).toMatchObject({
      subDistrictName: null,
      officeName: 'Kecamatan Lumajang',
      signsAs: 'Camat Lumajang',
      signer: null,
      result: null,
    })
    expect(own.people).toMatchObject({ invited: 2, came: 1, guests: 1 })
  })
})

describe('what a batch gained and thought', () => {
  const lastOf = ({ table }: Awaited<ReturnType<typeof readReport>>) =>
    table.rows
      .find(({ code }) => code === idOf('Pelatihan'))
      ?.cells.slice(-2)
      .map(cellText)
  const r9 = (ctx: typeof officer, area: string) =>
    takeMeetingReport(ctx, { area, meetingId: idOf('Pelatihan') })

  it('stands in R4 and R9 once five answered, for the area whose meeting it is', async () => {
    const give = (name: string, mark: string) => {
      const cadreId = ids[name] ?? ''
      const fields = { 'n-MATTER_CLEAR': mark }
      const ctx = contextFor(cadre(cadreId, DISTRICT), LATER)
      return answerEvaluation(ctx, { id: idOf('Pelatihan'), formOf: cadreId, fields })
    }
    for (const name of ['Ani', 'Budi', 'Citra', 'Dewi']) await give(name, '4')
    expect(lastOf(await readReport(officer, question()))).toEqual(['-', '-'])
    expect((await r9(officer, DISTRICT)).evaluation).toBeNull()
    await give('Fitri', '5')
    expect(lastOf(await readReport(officer, question()))).toEqual(['-', '4,2 (5 jawaban)'])
    expect((await r9(officer, DISTRICT)).evaluation).toMatchObject({ answers: 5, shown: 5 })
    // A sub-district that only sends its people reads nothing of it.
    expect(lastOf(await readReport(camat, question(SUB)))).toEqual(['-', '-'])
    expect((await r9(camat, SUB)).evaluation).toBeNull()
  })

  it('says of the gain what the page of the batch says', async () => {
    const learner = contextFor(cadre(ids['Citra'] ?? '', DISTRICT), '2026-06-02T06:00:00.000Z')
    const paper = await startTest(learner, { slug: 'r4k-tes-awal', isOwnWork: false })
    const { attemptId, versionId, slug, questions } = paper
    const answers = Object.fromEntries(questions.map(({ id }) => [id, WRONG]))
    await submitAttempt(learner, { attemptId, versionId, slug, answers })
    for (const each of [course.one, course.two]) await answer(learner, each, {}, RIGHT)
    await answer(learner, course.test, {}, RIGHT)
    expect(lastOf(await readReport(officer, question()))?.[0]).toBe('1,00')
    const { result } = await r9(officer, DISTRICT)
    const asked = { area: DISTRICT, kind: 'meeting' as const, batchId: idOf('Pelatihan') }
    const { total, modules } = await readBatchGain(officer, asked)
    expect(result?.growth).toEqual({ total, modules })
    expect(total).toMatchObject({ cadres: 1, before: 0, after: 100, gain: 1 })
    const known = (await readReport(camat, question(SUB))).table.rows.map(({ cells }) =>
      cellText(cells.at(-2) ?? { is: 'text', text: '' }),
    )
    expect(known).toEqual(['-', '-', '1,00'])
  })
})

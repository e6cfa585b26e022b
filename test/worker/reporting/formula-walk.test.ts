/**
 * Every table that an address of the Worker hands out, from a district in which everything that somebody wrote begins like a formula.
 * Written past the verbs, for many would take such signs away: what leaves must hold by itself.
 */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../../worker/contract/all.ts'
import { requestFor } from '../access/request.ts'
import { REPORT_CODES } from '../../../worker/contract/reports.ts'
import { saveItem } from '../../../worker/dossier/bundle/save-item.ts'
import { openSession } from '../../../worker/identity/index.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { sendFile } from '../../factories/bundle.ts'
import { ADMIN, makeEligible, makeIssued, makeOffice } from '../../factories/certification.ts'
import { cohortMembersOf, makeCohort } from '../../factories/cohorts.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { count } from '../../factories/reporting.ts'
import { makeAccount } from '../../factories/staff.ts'
import { unzipped } from '../../factories/unzipped.ts'
import { readSheet } from '../../factories/workbook.ts'
import { couldRun, HOSTILE_CELLS, strictCsv } from '../../fixtures/hostile/cells.ts'

const AREA = '35.08'
/** Stands behind each hostile beginning, so that a cell in which it arrived is known again. */
const MARK = 'RACUN'
// SQLite ends a text at its first NUL.
const BEGINNINGS = HOSTILE_CELLS.filter((cell) => !cell.includes('\0')).map(
  (cell) => `${cell} ${MARK} `,
)

/** What somebody writes, or an area is called, and tables show. */
const WRITTEN: readonly (readonly [table: string, column: string])[] = [
  ['regions', 'name'],
  ['districts', 'office_name'],
  ['cadres', 'name'],
  ['cohorts', 'name'],
  ['cohorts', 'place'],
  ['meetings', 'title'],
  ['meetings', 'place'],
  ['meeting_sessions', 'title'],
]

async function poison(tables: readonly (readonly [string, string])[]): Promise<void> {
  for (const [table, column] of tables) {
    await env.DB.prepare(
      `update ${table} set ${column} =
         (select value from json_each(?1) where key = ${table}.rowid % json_array_length(?1)) || ${column}`,
    )
      .bind(JSON.stringify(BEGINNINGS))
      .run()
  }
}

let cookie = ''
let meetingId = ''
let courseId = ''

beforeAll(async () => {
  const office = await makeOffice()
  const admin = contextFor(ADMIN)
  const cadreIds = await makeEligible(office, ['Ani', 'Budi', 'Citra', 'Dewi', 'Eka', 'Fitri'])
  await poison([['cadres', 'name']])
  // As they said of themselves.
  await env.DB.prepare(
    'update name_answers set name = (select name from cadres where id = cadre_id)',
  ).run()
  await makeIssued(office, cadreIds.slice(0, 4))
  const { id: cohortId } = await makeCohort(admin, AREA, { courseCode: 'UJI', capacity: 10 })
  await cohortMembersOf(admin, AREA, cohortId, cadreIds)
  const day = '2026-11-20'
  const session = makeSession(admin, {
    date: day,
    speakers: [{ name: `+1 ${MARK}`, institution: `-1 ${MARK}`, topic: '' }],
  })
  const meeting = { startsOn: day, endsOn: day, capacity: null, sessions: [session] }
  meetingId = (await makeMeeting(admin, AREA, { ...meeting, courseCode: 'UJI' })).id
  await invitePeople(admin, { area: AREA, meetingId, who: { cadreIds } })
  await hold(session.id, cadreIds)
  await sendFile(admin, undefined, { name: '=1+1.pdf' })
  await saveItem(admin, {
    district: AREA,
    year: 2026,
    number: 1,
    title: `=1+1 ${MARK}`,
    note: `@SUM(1) ${MARK}`,
    state: 'READY',
    version: 0,
  })
  await poison(WRITTEN.filter(([table]) => table !== 'cadres'))
  await count(AREA)
  courseId = office.courseId
  const id = await makeAccount([
    { role: 'DISTRICT_ADMIN', area: AREA },
    { role: 'PROVINCE', area: '35' },
    { role: 'TRAINER', area: AREA },
  ])
  const now = contextFor(SYSTEM, new Date().toISOString())
  cookie = (await openSession(now, { kind: 'staff', id, scheme: 'https' })).cookie
}, 120_000)

/** Everybody was there, and a guest. */
async function hold(session: string, cadreIds: readonly string[]): Promise<void> {
  const ctx = contextFor(SYSTEM)
  const at = Date.parse('2026-11-20T03:00:00.000Z')
  const guest = crypto.randomUUID()
  const mark = (kind: 'CADRE' | 'GUEST', id: string) => ({
    type: 'mark' as const,
    id: crypto.randomUUID(),
    at,
    session,
    person: { kind, id },
    state: 'PRESENT' as const,
    method: 'ROLL' as const,
    reason: 'Disalin dari kertas',
  })
  const { results } = await takeAttendance(ctx, {
    area: AREA,
    meetingId,
    now: at,
    events: [
      { type: 'guest', id: guest, at, name: `=1+1 ${MARK}`, from: `@SUM(1) ${MARK}` },
      mark('GUEST', guest),
      ...cadreIds.map((id) => mark('CADRE', id)),
    ],
  })
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['applied']))
  await setMeetingState(ctx, { area: AREA, meetingId, state: 'HELD', version: 1 })
}

type Input = Readonly<Record<string, unknown>>

/** By the page of the contract; what each is asked for. */
const CASES: Readonly<Record<string, readonly (() => Input)[]>> = {
  attendanceCsv: [() => ({ area: AREA, meetingId })],
  attendanceXlsx: [() => ({ area: AREA, meetingId })],
  districtsCsv: [() => ({ area: '35' }), () => ({ area: '35', districts: AREA })],
  districtsXlsx: [() => ({ area: '35' })],
  recapFile: [() => ({ area: AREA })],
  uncoveredFile: [() => ({ area: AREA })],
  reportCsv: REPORT_CODES.map((report) => () => ({ area: AREA, report, ...about(report) })),
  reportXlsx: REPORT_CODES.map((report) => () => ({ area: AREA, report, ...about(report) })),
  bundleZip: [() => ({ district: AREA, year: 2026 })],
}
const about = (report: (typeof REPORT_CODES)[number]) =>
  ['R6', 'R7', 'R8'].includes(report) ? { courseId } : {}

/** How many cells hold something hostile; throws for one that could run. */
async function walk(name: string, bytes: Uint8Array): Promise<number> {
  if (name.endsWith('.csv')) {
    const cells = strictCsv(new TextDecoder().decode(bytes)).flat()
    expect(cells.filter(couldRun), name).toEqual([])
    return cells.filter((cell) => cell.includes(MARK)).length
  }
  const cells = (await readSheet(bytes)).rows.flat()
  expect(
    cells.filter(({ hasFormula }) => hasFormula),
    name,
  ).toEqual([])
  // Numbers and days are cells of their own kind; a text is one whatever it begins with.
  return cells.filter(({ value }) => typeof value === 'string' && value.includes(MARK)).length
}

const HELD = /\.(csv|xlsx)$/

describe('every table that an address hands out', () => {
  it('has a case here, by its address', () => {
    const tables = Object.entries(PAGES).filter(
      ([, { method, path }]) => method === 'GET' && /\.(csv|tsv|xlsx?|ods|docx|zip)$/.test(path),
    )
    expect(tables.map(([name]) => name).toSorted()).toEqual(Object.keys(CASES).toSorted())
  })

  it.each(
    Object.entries(CASES).flatMap(([name, cases]) => cases.map((_, at) => [name, at] as const)),
  )('%s, %i: says what was written and runs nothing', async (name, at) => {
    const page = PAGES[name]
    const input = CASES[name]?.[at]
    if (page === undefined || input === undefined) throw new Error(`${name} is gone`)
    const answer = await exports.default.fetch(requestFor(page, input(), cookie))
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const files = name === 'bundleZip' ? [...unzipped(bytes)] : [[page.path, bytes] as const]
    let hostile = 0
    for (const [file, content] of files.filter(([path]) => HELD.test(path)))
      hostile += await walk(file, content)
    expect(hostile).toBeGreaterThan(0)
  })
})

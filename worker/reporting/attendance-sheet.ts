/** R5: the attendance list of one meeting filled in, as it is read, printed, and taken as a file. What leaves is written into the log. */
import { attendedTable, type AttendedRow } from '../../site/src/render/index.ts'
import { formatDates } from '../../site/src/text/certification.ts'
import { formatMoment } from '../../site/src/text/format.ts'
import { ATTENDED_LIST } from '../../site/src/text/meeting-reports.ts'
import { asOfLine, governmentOf, printedLine, SAMPLE_LINE } from '../../site/src/text/reporting.ts'
import { clock, shortDay } from '../../site/src/text/roll.ts'
import { areaName } from '../../site/src/text/roster.ts'
import type {
  AttendanceSheet,
  printAttendanceSheet as printCall,
  readAttendanceSheet as readCall,
} from '../contract/attendance-reports.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { allow } from '../core/access.ts'
import { instant, type DateOnly } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { districtOf, levelOf } from '../core/region-code.ts'
import { getAttendance } from '../meetings/index.ts'
import { getDistrict, listAreas } from '../regions/index.ts'
import { asDownload } from './csv.ts'
import { csvOfReport, XLSX } from './files.ts'
import { workbookOf, type Sheet } from './workbook.ts'

type About = InputOf<typeof readCall>

/** Refuses NOT_FOUND for a meeting that the area may not see. A sub-district reads of its own people. */
export async function readAttendanceSheet(
  ctx: Context,
  { area, meetingId }: About,
): Promise<ReplyOf<typeof readCall>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { meeting, sessions, people, asOf } = await getAttendance(ctx, scope, area, meetingId)
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  return {
    meeting,
    sessions: sessions.map(({ id, date, startsAt, endsAt, title, isCounted, counts }) => ({
      id,
      date,
      startsAt,
      endsAt,
      title,
      isCounted,
      counts,
    })),
    people,
    asOf,
    printed: printedLine(formatMoment(instant(ctx.clock), timeZone)),
  }
}

export function printAttendanceSheet(
  ctx: Context,
  about: InputOf<typeof printCall>,
): Promise<ReplyOf<typeof printCall>> {
  return takeOut(ctx, about, 'print')
}

export async function attendanceCsvFile(ctx: Context, about: About): Promise<Response> {
  const { sheet, name } = await fileOf(ctx, about, await takeOut(ctx, about, 'csv'))
  return asDownload(csvOfReport(sheet), 'text/csv; charset=utf-8', `${name}.csv`)
}

export async function attendanceXlsxFile(ctx: Context, about: About): Promise<Response> {
  const { sheet, name } = await fileOf(ctx, about, await takeOut(ctx, about, 'xlsx'))
  return asDownload(await workbookOf(sheet), XLSX, `${name}.xlsx`)
}

/** As the file has it, for an answer that writes its own line into the log. */
export async function attendanceSheet(
  ctx: Context,
  about: About,
): Promise<{ readonly sheet: Sheet; readonly asOf: DateOnly }> {
  const read = await readAttendanceSheet(ctx, about)
  return { sheet: (await fileOf(ctx, about, read)).sheet, asOf: read.asOf }
}

async function takeOut(
  ctx: Context,
  about: About,
  format: 'csv' | 'xlsx' | 'print',
): Promise<AttendanceSheet> {
  const read = await readAttendanceSheet(ctx, about)
  const { meetingId } = about
  const detail = { format, asOf: read.asOf, rows: read.people.length, meetingId }
  const entry = { entity: 'report', entityId: 'R5', detail }
  await note(ctx, allow(ctx, 'report.export', about.area), entry)
  return read
}

/** The sessions that somebody is marked in, each with the number that it has in the agenda. */
async function fileOf(
  ctx: Context,
  { area }: About,
  { meeting, sessions, people, asOf, printed }: AttendanceSheet,
): Promise<{ readonly sheet: Sheet; readonly name: string }> {
  const district = await getDistrict(ctx, districtOf(area))
  const part = levelOf(area) === 'district' ? undefined : (await listAreas(ctx.db, [area]))[0]
  const shown = sessions.flatMap((session, index) => {
    const isMarked = people.some(({ states }) => states[index] !== null)
    return session.isCounted || isMarked ? [{ ...session, index }] : []
  })
  const titles = shown.map(({ index, date, startsAt, title }) =>
    ATTENDED_LIST.session(index + 1, shortDay(date), clock(startsAt), title),
  )
  const rows = people
    .map(({ states, ...person }) => ({
      ...rowOf(person),
      states: shown.map(({ index }) => states[index] ?? null),
    }))
    .toSorted(byPlace)
  return {
    name: [ATTENDED_LIST.fileName, area, meeting.startsOn].join('-'),
    sheet: {
      table: attendedTable(titles, rows),
      head: [
        ...(district.isDemo ? [SAMPLE_LINE] : []),
        governmentOf(district.name),
        ...(district.officeName === '' ? [] : [district.officeName.toUpperCase()]),
        ATTENDED_LIST.title,
        asOfLine(asOf),
        ATTENDED_LIST.event(meeting.title),
        ATTENDED_LIST.days(formatDates(meeting.startsOn, meeting.endsOn)),
        ATTENDED_LIST.place(meeting.place),
        ...(part === undefined || meeting.area.code === area
          ? []
          : [ATTENDED_LIST.part(part.name)]),
      ],
      foot: [...ATTENDED_LIST.notes, printed],
    },
  }
}

function rowOf({
  person,
  code,
  name,
  area,
  from,
  isInvited,
  attended,
  of,
}: Omit<AttendanceSheet['people'][number], 'states'>): Omit<AttendedRow, 'states'> {
  return {
    id: person.id,
    code,
    name,
    village: area === null ? from : area.kind === 'kecamatan' ? '' : areaName(area),
    subDistrict: area?.subDistrictName ?? '',
    invited: person.kind === 'GUEST' ? 'GUEST' : isInvited ? 'INVITED' : 'WALK_IN',
    attended,
    of,
  }
}

const order = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** By sub-district, village and name, as the blank sheets; guests at the end, and before them who serves nowhere. */
function byPlace(one: AttendedRow, other: AttendedRow): number {
  const last = (row: AttendedRow) => (row.invited === 'GUEST' ? 2 : row.subDistrict === '' ? 1 : 0)
  return (
    last(one) - last(other) ||
    order.compare(one.subDistrict, other.subDistrict) ||
    order.compare(one.village, other.village) ||
    order.compare(one.name, other.name)
  )
}

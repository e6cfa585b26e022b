/** The cases of attendance as the office sees it: reports of it, and the signed sheets of a meeting of the own sub-district. */
import { putSheetFile } from '../../../worker/meetings/sheet-files.ts'
import type { Permission } from '../../../worker/core/access.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { newUuid } from '../../factories/certification.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { pdf } from '../../factories/records.ts'
import type { Case } from './cases.ts'

const AREA = '35.08.01'
const MEETING = '01980000-0000-7000-8000-00000000a77e'

let kept = ''
let removable = ''

export async function makeSheets(): Promise<void> {
  const ctx = contextFor(SYSTEM)
  await makeMeeting(ctx, AREA, { meetingId: MEETING })
  const send = async (text: string) => {
    const request = new Request('https://kelas.test/', { method: 'POST', body: pdf(text) })
    const about = { area: AREA, meetingId: MEETING, name: `${text}.pdf` }
    return (await putSheetFile(ctx, about, request)).id
  }
  kept = await send('tetap')
  removable = await send('dihapus')
}

const of = (who: Permission, input: () => Record<string, unknown> = () => ({})): Case => ({
  who,
  area: AREA,
  input: () => ({ area: AREA, meetingId: MEETING, ...input() }),
})

export const ATTENDANCE_CASES: Readonly<Record<string, Case>> = {
  readAttendanceSheet: of('meeting.read'),
  printAttendanceSheet: of('report.export'),
  takeMeetingReport: of('report.export'),
  listSheetFiles: of('attendance.readFile'),
  removeSheetFile: of('attendance.removeFile', () => ({ fileId: removable })),
}

export const ATTENDANCE_PAGE_CASES: Readonly<Record<string, Case>> = {
  attendanceCsv: of('report.export'),
  attendanceXlsx: of('report.export'),
  sheetUpload: of('attendance.addFile', () => ({ name: newUuid() })),
  sheetDownload: of('attendance.readFile', () => ({ fileId: kept })),
}

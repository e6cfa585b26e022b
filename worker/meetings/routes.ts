import * as attendance from '../contract/attendance.ts'
import * as sheets from '../contract/meeting-files.ts'
import * as outcomes from '../contract/meeting-outcomes.ts'
import * as contract from '../contract/meetings.ts'
import * as newcomers from '../contract/newcomers.ts'
import { FILE_NAME_HEADER } from '../contract/records.ts'
import { Refusal } from '../core/refusal.ts'
import { serve, type App } from '../core/serve.ts'
import { routes as evaluationRoutes } from './evaluation/routes.ts'
import { pages } from './pages.ts'
import { checkIn } from './check-in.ts'
import { invitePeople, uninvitePeople } from './invite.ts'
import { readAttendance, readRoll } from './read-attendance.ts'
import { admitGuest, listNewcomers } from './newcomers.ts'
import { listMeetings, readMeeting } from './read-meetings.ts'
import { listOpenActions, readOutcome } from './read-outcome.ts'
import { saveMeeting, setMeetingState } from './save-meeting.ts'
import { listSheetFiles, putSheetFile, readSheetFile, removeSheetFile } from './sheet-files.ts'
import { saveOutcome, setActionState } from './save-outcome.ts'
import { takeAttendance } from './take-attendance.ts'

export function routes(app: App): void {
  pages(app)
  evaluationRoutes(app)
  sheetRoutes(app)
  serve(app, contract.listMeetings, listMeetings)
  serve(app, contract.readMeeting, readMeeting)
  serve(app, contract.saveMeeting, saveMeeting)
  serve(app, contract.setMeetingState, setMeetingState)
  serve(app, contract.invitePeople, invitePeople)
  serve(app, contract.uninvitePeople, uninvitePeople)
  serve(app, attendance.takeAttendance, takeAttendance)
  serve(app, attendance.readRoll, readRoll)
  serve(app, attendance.readAttendance, readAttendance)
  serve(app, attendance.checkIn, checkIn)
  serve(app, newcomers.listNewcomers, listNewcomers)
  serve(app, newcomers.admitGuest, admitGuest)
  serve(app, outcomes.readOutcome, readOutcome)
  serve(app, outcomes.saveOutcome, saveOutcome)
  serve(app, outcomes.setActionState, setActionState)
  serve(app, outcomes.listOpenActions, listOpenActions)
}

function sheetRoutes(app: App): void {
  serve(app, sheets.listSheetFiles, listSheetFiles)
  serve(app, sheets.removeSheetFile, removeSheetFile)

  // Files, not JSON: what is sent and answered here fits no endpoint.
  const { sheetUpload: upload, sheetDownload: download } = sheets
  app.on(upload.method, upload.path, async (http) => {
    const place = sheets.sheetPlace.safeParse(http.req.param())
    if (!place.success) throw new Refusal('NOT_FOUND')
    const name = decoded(http.req.header(FILE_NAME_HEADER) ?? '')
    return http.json(await putSheetFile(http.var.ctx, { ...place.data, name }, http.req.raw))
  })
  app.on(download.method, download.path, (http) => {
    const place = sheets.sheetFilePlace.safeParse(http.req.param())
    if (!place.success) throw new Refusal('NOT_FOUND')
    return readSheetFile(http.var.ctx, place.data)
  })
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

import * as attendance from '../contract/attendance.ts'
import * as contract from '../contract/meetings.ts'
import { serve, type App } from '../core/serve.ts'
import { pages } from './pages.ts'
import { checkIn } from './check-in.ts'
import { invitePeople, uninvitePeople } from './invite.ts'
import { readAttendance, readRoll } from './read-attendance.ts'
import { listMeetings, readMeeting } from './read-meetings.ts'
import { saveMeeting, setMeetingState } from './save-meeting.ts'
import { takeAttendance } from './take-attendance.ts'

export function routes(app: App): void {
  pages(app)
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
}

/** The door of the meetings room. */
export { answerEvaluation } from './evaluation/answer-evaluation.ts'
export {
  readEvaluationOf,
  readEvaluationsOf,
  type Evaluated,
} from './evaluation/read-evaluation.ts'
export { forgetAttendance } from './store-forget.ts'
export { invitePeople } from './invite.ts'
export { listMeetingPeople } from './list-people.ts'
export { readAttended, type Attended } from './read-attended.ts'
export { getAttendance } from './read-attendance.ts'
export { findNextMeeting } from './next-meeting.ts'
export { readTallies, type MeetingTally } from './read-tallies.ts'
export { listAllOpenActions, listOpenActions, readOutcome } from './read-outcome.ts'
export { readLastMinutes, readMinutes, type Minutes } from './read-minutes.ts'
export { ownMeetings } from './store-own-data.ts'
export { countOldTexts, dropTexts } from './store-retention.ts'
export { routes } from './routes.ts'
export { saveOutcome, setActionState } from './save-outcome.ts'
export { saveMeeting, setMeetingState } from './save-meeting.ts'
export { getRow as getMeeting } from './show-meeting.ts'
export { attendanceNow } from './store-attendance.ts'
export { fileKey as sheetKey } from './sheet-files.ts'
export { listFilesOfYear as listSheetsOfYear, type MeetingSheet } from './store-files.ts'
export { takeAttendance } from './take-attendance.ts'

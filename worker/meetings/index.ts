/** The door of the meetings room. */
export { invitePeople } from './invite.ts'
export { routes } from './routes.ts'
export { saveMeeting, setMeetingState } from './save-meeting.ts'

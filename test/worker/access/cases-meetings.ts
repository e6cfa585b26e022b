/** The cases of meetings: one of the own sub-district with a cadre of it, so that no other may find it. */
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { newUuid } from '../../factories/certification.ts'
import { makeMeeting, type MadeMeeting } from '../../factories/meetings.ts'
import type { Case } from './cases.ts'

const SUB_DISTRICT = '35.08.01'
const MEETING = '01980000-0000-7000-8000-0000000000d1'
const DISTRICT_MEETING = '01980000-0000-7000-8000-0000000000d2'
const GUEST = '01980000-0000-7000-8000-0000000000d3'

let made: MadeMeeting

export async function makeMeetings(memberId: string): Promise<void> {
  const ctx = contextFor(SYSTEM)
  made = await makeMeeting(ctx, SUB_DISTRICT, { meetingId: MEETING })
  await makeMeeting(ctx, '35.08', { meetingId: DISTRICT_MEETING })
  await takeAttendance(ctx, {
    area: '35.08',
    meetingId: DISTRICT_MEETING,
    now: Date.parse(NOW),
    events: [{ type: 'guest', id: GUEST, at: Date.parse(NOW), name: 'Tamu', from: '' }],
  })
  await invitePeople(ctx, {
    area: SUB_DISTRICT,
    meetingId: MEETING,
    who: { cadreIds: [memberId] },
  })
}

const own =
  (who: Case['who']) =>
  (input: Case['input']): Case => ({
    who,
    area: SUB_DISTRICT,
    input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
  })
const read = own('meeting.read')
const edit = own('meeting.edit')
const take = own('attendance.take')

export const MEETING_CASES: Readonly<Record<string, Case>> = {
  listMeetings: read(() => ({ year: '2026' })),
  readMeeting: read(() => ({ meetingId: MEETING })),
  saveMeeting: edit(() => ({
    ...made.facts,
    sessions: [],
    meetingId: newUuid(),
    version: 0,
  })),
  setMeetingState: edit(() => ({ meetingId: MEETING, version: 99, state: 'HELD' })),
  invitePeople: edit(({ victimId }) => ({ meetingId: MEETING, who: { cadreIds: [victimId] } })),
  takeAttendance: take(() => ({
    meetingId: MEETING,
    now: Date.parse(NOW),
    events: [{ type: 'guest', id: newUuid(), at: Date.parse(NOW), name: 'Tamu', from: '' }],
  })),
  readRoll: take(() => ({ meetingId: MEETING })),
  readAttendance: read(() => ({ meetingId: MEETING })),
  checkIn: {
    who: 'attendance.checkIn',
    area: 'self',
    input: () => ({ id: newUuid(), code: 'bukan kode', at: Date.parse(NOW), now: Date.parse(NOW) }),
  },
  listNewcomers: {
    who: 'meeting.read',
    area: '35.08',
    input: () => ({ district: '35.08', meetingId: DISTRICT_MEETING }),
  },
  admitGuest: {
    who: 'guest.admit',
    area: '35.08',
    input: () => ({
      district: '35.08',
      meetingId: DISTRICT_MEETING,
      guestId: GUEST,
      cadreId: newUuid(),
    }),
  },
  uninvitePeople: edit(({ victimId }) => ({ meetingId: MEETING, cadreIds: [victimId] })),
}

export const MEETING_PAGE_CASES: Readonly<Record<string, Case>> = {
  checkInForm: {
    who: 'attendance.checkIn',
    area: 'self',
    input: () => ({ kode: 'bukan kode' }),
  },
}

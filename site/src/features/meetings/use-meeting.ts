/** The meeting that the address names, as this person may see it. */
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { readMeeting, type Meeting } from '../../../../worker/contract/meetings.ts'
import { call } from '../../lib/call.ts'
import { holdsRole, type OfficeArea, type Staff } from '../../lib/session.ts'
import { useReply, type Reply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'

export type MeetingReply = ReplyOf<typeof readMeeting>

/** The key of the address under which pages name a meeting. */
const MEETING_KEY = 'kegiatan'

export const addressOf = (
  page: 'satu/' | 'isi/' | 'cetak/' | 'pesan/' | 'hasil/',
  meetingId: string,
): string => `/dinas/kegiatan/${page}?${MEETING_KEY}=${meetingId}`

/** `id` is empty while the address names none. */
export function useMeetingId(): string {
  return useUrlState(MEETING_KEY)[0]
}

/** Asks nothing while the area is not known. */
export function useMeeting(area: OfficeArea | null, id: string): Reply<MeetingReply> {
  const from = area?.code ?? ''
  return useReply(id === '' || from === '' ? null : `${from}/${id}`, (signal) =>
    call(readMeeting, { area: from, meetingId: id }, { signal }),
  )
}

/**
 * From which area the person sees most of a meeting: its own where she may read it, else hers, whose people are shown.
 */
export function readingArea(
  who: Staff,
  area: OfficeArea,
  { area: own }: Pick<Meeting, 'area'>,
): string {
  return mayReadIn(who, own.code) ? own.code : area.code
}

/** May the person read all of the meetings of this area? For showing or leaving out, nothing more. */
export function mayReadIn(who: Staff, area: string): boolean {
  return mayEditIn(who, area) || holdsRole(who, area, ['APPROVER'])
}

/** May the person change the meetings of this area? For showing or leaving out a button, nothing more. */
export function mayEditIn(who: Staff, area: string): boolean {
  return holdsRole(who, area, ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN'])
}

/** A meeting of yesterday with its roll: somebody late, excused, absent, and a guest, so that its pages have everything to show. */
import { allow } from '../../worker/core/access.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import {
  getAttendance,
  invitePeople,
  saveMeeting,
  takeAttendance,
} from '../../worker/meetings/index.ts'
import type { AttendanceState } from '../../worker/contract/attendance-rules.ts'
import { DISTRICT, SYSTEM } from './lumajang.ts'
import type { Service } from './running-product.ts'

const STATES: readonly (AttendanceState | null)[] = [
  'PRESENT',
  'LATE',
  'EXCUSED',
  'SICK',
  'ABSENT',
  null,
]

export async function holdMeeting(service: Service, meetingId: string): Promise<void> {
  const ctx = service.context(SYSTEM)
  const now = systemClock.now().getTime()
  const date = dateIn('Asia/Jakarta', new Date(now - 86_400_000))
  const session = (title: string, startsAt: string, endsAt: string) => ({
    id: ctx.ids.uuid(),
    date,
    startsAt,
    endsAt,
    title,
    module: null,
    hours: 1,
    speakers: [{ name: 'Ratna Dewi', institution: 'Dinas Kesehatan', topic: '' }],
  })
  await saveMeeting(ctx, {
    area: DISTRICT,
    meetingId,
    version: 0,
    kind: 'TRAINING',
    title: 'Pelatihan penyegaran KPM',
    place: 'Aula kecamatan',
    startsOn: date,
    endsOn: date,
    courseCode: null,
    capacity: null,
    budgetSource: '',
    basis: '',
    sessions: [
      session('Peran KPM', '08:00', '09:00'),
      session('Mengukur panjang badan', '09:00', '10:00'),
      session('Rencana tindak lanjut', '10:00', '11:00'),
    ],
  })
  const about = { area: DISTRICT, meetingId }
  await invitePeople(ctx, { ...about, who: { serving: `${DISTRICT}.01` } })
  const scope = allow(ctx, 'meeting.read', DISTRICT)
  const { sessions, people } = await getAttendance(ctx, scope, DISTRICT, meetingId)
  const mark = (of: string, kind: 'CADRE' | 'GUEST', id: string, state: AttendanceState) => ({
    type: 'mark' as const,
    id: ctx.ids.uuid(),
    at: now,
    session: of,
    person: { kind, id },
    state,
    method: 'ROLL' as const,
    reason: 'Disalin dari daftar kertas',
  })
  const guest = {
    type: 'guest' as const,
    id: ctx.ids.uuid(),
    at: now,
    name: 'Sumarni',
    from: 'Desa Sebelah',
  }
  const marks = people.flatMap(({ person }, position) =>
    sessions.slice(0, 2).flatMap(({ id }, index) => {
      const state = STATES[(position * (index + 1)) % STATES.length] ?? null
      return state === null ? [] : [mark(id, 'CADRE', person.id, state)]
    }),
  )
  const events = [guest, mark(sessions[0]?.id ?? '', 'GUEST', guest.id, 'PRESENT'), ...marks]
  await takeAttendance(ctx, { ...about, now, events: events.slice(0, 100) })
}

/**
 * The training of Kota Pekalongan of which the newspaper tells: 31 people of 27 kelurahan and 4 kecamatan in the town hall, two
 * speakers with their topics, opened by the secretary of the town. Speakers are invented. It is held before the certificates are
 * issued, which name its sessions.
 */
import type { Session, Speaker } from '../../worker/contract/meetings.ts'
import type { Context } from '../../worker/core/context.ts'
import {
  invitePeople,
  saveMeeting,
  setMeetingState,
  takeAttendance,
} from '../../worker/meetings/index.ts'
import { CITY_TRAINING } from './demo-districts.ts'
import { officer, stream } from './demo-steps.ts'
import type { Stage } from './stage.ts'

const DISTRICT = '33.75'
const { startsOn: ON, place: PLACE } = CITY_TRAINING
/** Half past three in the afternoon there. */
const AFTERWARDS = `${ON}T08:30:00.000Z`
/** What one call may send. */
const AT_ONCE = 50

const said = (name: string, institution: string, topic = ''): Speaker => ({
  name,
  institution,
  topic,
})

function sessionsOf(ctx: Context): Session[] {
  const at = (
    [startsAt, endsAt]: readonly [string, string],
    title: string,
    more: Partial<Pick<Session, 'module' | 'hours' | 'speakers'>>,
  ): Session => ({
    id: ctx.ids.uuid(),
    date: ON,
    startsAt,
    endsAt,
    title,
    module: null,
    hours: 0,
    speakers: [],
    ...more,
  })
  return [
    at(['08:30', '09:00'], 'Pembukaan', {
      speakers: [said('Nur Contoh Priyantomo', 'Sekretaris Daerah Kota Pekalongan')],
    }),
    at(['09:00', '10:30'], 'Permasalahan stunting dan strategi', {
      module: 'stunting-1000-hpk',
      hours: 2,
      speakers: [
        said(
          'Endah Contoh Lestari, S.K.M.',
          'DP3AKB Provinsi Jawa Tengah',
          'Permasalahan stunting dan strategi penurunannya',
        ),
      ],
    }),
    at(['10:30', '12:00'], 'Pencegahan stunting dari hulu', {
      module: 'remaja-catin-ibu-hamil',
      hours: 2,
      speakers: [
        said(
          'Yos Contoh Rahardjo, S.Sos., M.M.',
          'Kepala Dinas Sosial P2KB Kota Pekalongan',
          'Pencegahan dari hulu: remaja, calon pengantin, dan ibu hamil',
        ),
      ],
    }),
    at(['13:00', '13:45'], 'Diskusi dan rencana tindak lanjut', { hours: 1 }),
  ]
}

/** All who serve are invited, and all were there: some late. */
export async function holdCityTraining(stage: Stage, cadreIds: readonly string[]): Promise<void> {
  const office = officer(DISTRICT, 'DISTRICT_ADMIN')
  const ctx = stage.as(office, `${ON}T00:30:00.000Z`, stream(DISTRICT, 80))
  const meetingId = ctx.ids.uuid()
  const sessions = sessionsOf(ctx)
  const place = { area: DISTRICT, meetingId }
  await saveMeeting(ctx, {
    ...place,
    version: 0,
    kind: 'TRAINING',
    title: 'Pelatihan Kader Pemberdayaan Masyarakat Kota Pekalongan',
    place: PLACE,
    startsOn: ON,
    endsOn: ON,
    courseCode: 'KPM-DASAR',
    capacity: 40,
    budgetSource: 'DPA DPMPPA tahun 2026 (DATA CONTOH)',
    basis: '',
    sessions,
  })
  const { meeting } = await invitePeople(ctx, { ...place, who: { serving: DISTRICT } })
  const after = stage.as(office, AFTERWARDS, stream(DISTRICT, 81))
  const now = Date.parse(AFTERWARDS)
  const events = sessions.flatMap(({ id: session }, order) =>
    cadreIds.map((id, index) => ({
      type: 'mark' as const,
      id: after.ids.uuid(),
      at: now - 60_000 + order,
      session,
      person: { kind: 'CADRE' as const, id },
      state: order === 1 && index % 10 === 4 ? ('LATE' as const) : ('PRESENT' as const),
      method: 'ROLL' as const,
    })),
  )
  for (let start = 0; start < events.length; start += AT_ONCE) {
    const sent = events.slice(start, start + AT_ONCE)
    const { results } = await takeAttendance(after, { ...place, now, events: sent })
    const lost = results.find(({ status }) => status !== 'applied')
    if (lost !== undefined) throw new Error(`a mark was not taken: ${JSON.stringify(lost)}`)
  }
  await setMeetingState(after, { ...place, version: meeting.version, state: 'HELD' })
}

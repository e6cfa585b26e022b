/**
 * A training that is under way whenever the demonstration is made: it began yesterday, so that its roll can be taken, its codes shown
 * and its cadres check themselves in at once. Dated by the real clock.
 */
import type { Session, Speaker } from '../../worker/contract/meetings.ts'
import { allow } from '../../worker/core/access.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import { getAttendance, invitePeople, saveMeeting } from '../../worker/meetings/index.ts'
import { findFirst, trainer } from './demo-fieldwork.ts'
import { takeRolls } from './demo-rolls.ts'
import { officer, stream } from './demo-steps.ts'
import type { Stage } from './stage.ts'

const DISTRICT = '35.08'
const DAY = 24 * 3_600_000
const INVITED = 24

const RATNA = said('dr. Ratna Contoh Dewi', 'Dinas Kesehatan')
const SULIS = said('Bdn. Sulis Contoh Ningsih', 'Puskesmas Contoh')
const BAMBANG = said('Bambang Contoh Wijaya', 'Dinas Pemberdayaan Masyarakat dan Desa')

/** Of yesterday, today and tomorrow. */
const AGENDA: readonly (readonly Omit<Session, 'id' | 'date'>[])[] = [
  [
    part('08:00', '08:30', 'Daftar hadir dan pembukaan', 0, BAMBANG),
    part('08:30', '10:00', 'Yang berubah dalam tugas KPM tahun ini', 2, BAMBANG),
    part('10:15', '11:45', 'Ukur ulang panjang dan tinggi badan', 2, SULIS),
  ],
  [
    part('08:00', '11:30', 'Membaca grafik pertumbuhan bersama', 4, RATNA),
    part('12:30', '16:00', 'Menyapa keluarga yang jarang datang', 4, SULIS),
  ],
  [part('08:00', '11:00', 'Rencana tindak lanjut di desa', 3, BAMBANG)],
]

/** `trainingId`: of whose people some come again, with the cadre whose sign-in code stands in the README. */
export async function seedToday(stage: Stage, trainingId: string): Promise<void> {
  const now = systemClock.now().getTime()
  const dates = [-1, 0, 1].map((days) => dateIn('Asia/Jakarta', new Date(now + days * DAY)))
  const ctx = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), before(now, 5), stream(DISTRICT, 88))
  const scope = allow(ctx, 'meeting.read', DISTRICT)
  const { people } = await getAttendance(ctx, scope, DISTRICT, trainingId)
  const came = people.flatMap(({ person }) => (person.kind === 'CADRE' ? person.id : []))
  const cadreIds = [...new Set([await findFirst(ctx), ...came])].slice(0, INVITED)
  const meetingId = ctx.ids.uuid()
  const place = { area: DISTRICT, meetingId }
  await saveMeeting(ctx, {
    ...place,
    version: 0,
    kind: 'TRAINING',
    title: 'Penyegaran KPM Kabupaten Lumajang',
    place: 'Aula Contoh Kabupaten Lumajang',
    startsOn: dates[0] ?? '',
    endsOn: dates[2] ?? '',
    courseCode: 'KPM-SEGAR',
    capacity: 30,
    budgetSource: 'DPA Dinas PMD (DATA CONTOH)',
    basis: '',
    sessions: AGENDA.flatMap((day, at) =>
      day.map((each) => ({ ...each, id: ctx.ids.uuid(), date: dates[at] ?? '' })),
    ),
  })
  await invitePeople(ctx, { ...place, who: { cadreIds } })
  await takeRolls((at) => stage.as(trainer(), at, stream(DISTRICT, 87)), {
    ...place,
    evenings: [`${dates[0] ?? ''}T09:30:00.000Z`],
    guests: [{ name: 'Sutini Contoh', from: 'Desa Contoh Barat' }],
  })
}

function before(now: number, days: number): string {
  return new Date(now - days * DAY).toISOString()
}

function said(name: string, institution: string): Speaker {
  return { name, institution, topic: '' }
}

function part(
  startsAt: string,
  endsAt: string,
  title: string,
  hours: number,
  speaker: Speaker,
): Omit<Session, 'id' | 'date'> {
  return { startsAt, endsAt, title, module: null, hours, speakers: [speaker] }
}

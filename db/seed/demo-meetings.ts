/**
 * Meetings of the demonstration, each by the verb that its own tap would call: a training that was held, the coordination meeting to
 * which all cadres of a district came. Speakers are invented.
 */
import { AGENDAS } from '../../site/src/text/meeting-agendas.ts'
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type {
  invitePeople as inviteCall,
  saveMeeting as saveCall,
  Session,
  Speaker,
} from '../../worker/contract/meetings.ts'
import type { Context } from '../../worker/core/context.ts'
import {
  invitePeople,
  saveMeeting,
  saveOutcome,
  setMeetingState,
} from '../../worker/meetings/index.ts'
import { evaluate } from './demo-evaluations.ts'
import { findFirst } from './demo-fieldwork.ts'
import { holdWorkshops } from './demo-minlok.ts'
import { takeRolls } from './demo-rolls.ts'
import { officer, stream } from './demo-steps.ts'
import type { Stage } from './stage.ts'

const MONDAY = '2026-11-16T03:00:00.000Z'

type Facts = Omit<CallOf<typeof saveCall>, 'area' | 'meetingId' | 'version'>
type Who = CallOf<typeof inviteCall>['who']
type Wish = {
  readonly area: string
  readonly facts: Facts
  readonly who: Who
  readonly isHeld: boolean
}

/** `cohortId`: of Lumajang, whose days in class were held. */
export async function seedMeetings(
  stage: Stage,
  cohortId: string,
): Promise<{ readonly trainingId: string }> {
  const trainingId = await holdTraining(stage, '35.08', cohortId)
  await holdCoordination(stage, '33.01')
  await holdWorkshops(stage)
  return { trainingId }
}

async function make(ctx: Context, { area, facts, who, isHeld }: Wish): Promise<string> {
  const meetingId = ctx.ids.uuid()
  await saveMeeting(ctx, { area, meetingId, version: 0, ...facts })
  const { meeting } = await invitePeople(ctx, { area, meetingId, who })
  if (isHeld) {
    await setMeetingState(ctx, { area, meetingId, version: meeting.version, state: 'HELD' })
  }
  return meetingId
}

/** The office takes the roll; each evening has ids of its own. */
const evenings =
  (stage: Stage, district: string) =>
  (at: string): Context =>
    stage.as(officer(district, 'DISTRICT_ADMIN'), at, stream(district, 91))

/** By who usually speaks there, as the agenda says. */
const SPEAKERS: Readonly<Record<string, Speaker>> = {
  'Dinas PMD': said('Bambang Contoh Wijaya', 'Dinas Pemberdayaan Masyarakat dan Desa'),
  'Dinas PMD, Bappeda': said('Rina Contoh Permata', 'Bappeda'),
  'Dinas Kesehatan': said('dr. Ratna Contoh Dewi', 'Dinas Kesehatan'),
  'Bidan, PLKB': said('Bdn. Sulis Contoh Ningsih', 'Puskesmas Contoh'),
  'Petugas gizi': said('Yayuk Contoh Lestari', 'Puskesmas Contoh'),
  'Petugas sanitasi': said('Hadi Contoh Prasetyo', 'Puskesmas Contoh'),
  'Petugas gizi, bidan': said('Yayuk Contoh Lestari', 'Puskesmas Contoh'),
  'Bappeda, pendamping desa': said('Rina Contoh Permata', 'Bappeda'),
  'PLKB, pelatih': said('Imam Contoh Wahid', 'Dinas Pengendalian Penduduk dan KB'),
  'Guru PAUD, Dinas Sosial': said('Lilik Contoh Astuti', 'Dinas Sosial'),
}

function said(name: string, institution: string, topic = ''): Speaker {
  return { name, institution, topic }
}

/** The first cohort's days in class, with the agenda of two days. */
async function holdTraining(stage: Stage, district: string, cohortId: string): Promise<string> {
  const ctx = stage.as(officer(district, 'DISTRICT_ADMIN'), MONDAY, stream(district, 90))
  const agenda = AGENDAS.find(({ days }) => days.length === 2)
  if (agenda === undefined) throw new Error('there is an agenda of two days')
  const dates = ['2026-10-07', '2026-10-08']
  const sessions = agenda.days.flatMap((day, index) =>
    day.map(({ by, ...session }): Session => {
      const speaker = SPEAKERS[by]
      const speakers = speaker === undefined || session.hours === 0 ? [] : [speaker]
      return { ...session, id: ctx.ids.uuid(), date: dates[index] ?? '', speakers }
    }),
  )
  const meetingId = await make(ctx, {
    area: district,
    facts: {
      kind: 'TRAINING',
      title: 'Pelatihan Dasar KPM Angkatan 1',
      place: 'Aula Contoh Kabupaten Lumajang',
      startsOn: dates[0] ?? '',
      endsOn: dates[1] ?? '',
      courseCode: agenda.courseCode,
      capacity: 30,
      budgetSource: 'DPA Dinas PMD tahun 2026 (DATA CONTOH)',
      basis: 'Keputusan Bupati Nomor 141/CONTOH/2026',
      sessions,
    },
    who: { cohortId },
    isHeld: true,
  })
  // Whose practice and plan are of these days, and who has no seat in the cohort.
  const first = await findFirst(ctx)
  await invitePeople(ctx, { area: district, meetingId, who: { cadreIds: [first] } })
  await takeRolls(evenings(stage, district), {
    area: district,
    meetingId,
    evenings: dates.map((date) => `${date}T09:30:00.000Z`),
    only: sessions.filter(({ hours }) => hours > 0).map(({ title }) => title),
    guests: [
      { name: 'Sumarni Contoh', from: 'Desa Contoh Timur' },
      { name: 'Wagiyem Contoh', from: 'Kel. Contoh' },
    ],
  })
  await evaluate(stage, district, meetingId, `${dates[1] ?? ''}T10:00:00.000Z`)
  return meetingId
}

/** The Rakor Paguyuban KPM: all who serve in the district, no course. */
async function holdCoordination(stage: Stage, district: string): Promise<void> {
  const ctx = stage.as(officer(district, 'DISTRICT_ADMIN'), MONDAY, stream(district, 90))
  const on = '2026-11-12'
  const at = (
    startsAt: string,
    endsAt: string,
    title: string,
    ...speakers: Speaker[]
  ): Session => ({
    id: ctx.ids.uuid(),
    date: on,
    startsAt,
    endsAt,
    title,
    module: null,
    hours: 0,
    speakers,
  })
  const meetingId = await make(ctx, {
    area: district,
    facts: {
      kind: 'COORDINATION',
      title: 'Rakor Paguyuban KPM Kabupaten Cilacap',
      place: 'Pendopo Contoh Kabupaten Cilacap',
      startsOn: on,
      endsOn: on,
      courseCode: null,
      capacity: null,
      budgetSource: 'DPA Dinas PMD tahun 2026 (DATA CONTOH)',
      basis: '',
      sessions: [
        at('08:00', '09:00', 'Daftar hadir'),
        at('09:00', '09:30', 'Pembukaan', said('Agus Contoh Santosa', 'Sekretariat Daerah')),
        at(
          '09:30',
          '11:00',
          'Peran KPM dalam konvergensi pencegahan stunting di desa',
          said('Sri Contoh Hartini', 'Dinas Pemberdayaan Masyarakat dan Desa'),
          said('Budi Contoh Mulyono', 'Bappeda', 'Data desa untuk rembuk stunting'),
        ),
        at('11:00', '12:00', 'Tanya jawab dan rencana tindak lanjut'),
      ],
    },
    who: { serving: district },
    isHeld: true,
  })
  await takeRolls(evenings(stage, district), {
    area: district,
    meetingId,
    evenings: [`${on}T09:30:00.000Z`],
    only: ['Daftar hadir'],
    areAllThere: true,
    guests: [],
  })
  await saveOutcome(ctx, {
    area: district,
    meetingId,
    version: 0,
    reached: 'Semua desa mengirim KPM. Target dan data desa disepakati bersama.',
    obstacles: 'Lima belas kelurahan belum punya KPM.',
    checks: [],
    actions: [
      {
        id: ctx.ids.uuid(),
        what: 'Usulkan KPM untuk kelurahan',
        personInCharge: 'Dinas PMD dan para camat',
        dueOn: '2027-01-29',
      },
    ],
  })
}

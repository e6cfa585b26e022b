/** A hall for the trainer's roll: cadres who are invited to a training of two days, yesterday's roll taken, today's session open. */
import { fixedClock } from '../../worker/core/clock.ts'
import type { Actor } from '../../worker/core/access.ts'
import { invitePeople } from '../../worker/meetings/invite.ts'
import { readRoll } from '../../worker/meetings/read-attendance.ts'
import { saveMeeting } from '../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../worker/meetings/take-attendance.ts'
import { commitRoster } from '../../worker/roster/index.ts'
import { AREAS, DISTRICT, SYSTEM, TRAINER, type Lumajang } from './lumajang.ts'
import type { Service } from './running-product.ts'
import { PROVED } from '../factories/proved.ts'

const DAY = 86_400_000
/** Jakarta is ahead of UTC by so much. */
const AHEAD = 7 * 3_600_000

const FIRST = ['Siti', 'Sri', 'Dewi', 'Nur', 'Rina', 'Wahyu', 'Ani', 'Endah']
const LAST = ['Aminah', 'Lestari', 'Hidayati', 'Kurniasih', 'Wulandari']

export type Hall = {
  readonly meetingId: string
  readonly title: string
  readonly yesterday: string
  readonly today: string
  /** Another session of today, at the same time: groups practise side by side. */
  readonly besides: string
  /** By name, as the roll shows them. */
  readonly people: readonly { readonly cadreId: string; readonly name: string }[]
  readonly trainer: Actor
}

export async function openHall(service: Service, lumajang: Lumajang, count = 40): Promise<Hall> {
  const ctx = service.context(SYSTEM)
  const villages = AREAS.filter(({ code }) => code.length === 13)
  const names = Array.from({ length: count }, (_, at) => {
    const more = Math.floor(at / (FIRST.length * LAST.length))
    const name = `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length) % LAST.length]}`
    return more === 0 ? name : `${name} ${String.fromCharCode(64 + more)}`
  })
  await commitRoster(ctx, {
    district: DISTRICT,
    importId: ctx.ids.uuid(),
    fileName: 'daftar-kpm.xlsx',
    position: 0,
    rows: names.map((name, at) => ({
      line: at + 2,
      name,
      areaCode: villages[at % villages.length]?.code ?? '',
      decision: 'new' as const,
    })),
  })
  const meetingId = ctx.ids.uuid()
  const [yesterday, today, besides] = [ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.uuid()]
  const dayOf = (moment: number) => new Date(moment + AHEAD).toISOString().slice(0, 10)
  const now = Date.now()
  const session = { module: null, hours: 1, speakers: [] }
  const title = 'Pelatihan KPM angkatan I'
  await saveMeeting(ctx, {
    area: DISTRICT,
    meetingId,
    version: 0,
    kind: 'TRAINING',
    title,
    place: 'Aula Kecamatan Kunir',
    startsOn: dayOf(now - DAY),
    endsOn: dayOf(now),
    courseCode: null,
    capacity: null,
    budgetSource: '',
    basis: '',
    sessions: [
      {
        id: yesterday,
        date: dayOf(now - DAY),
        startsAt: '08:30',
        endsAt: '09:15',
        title: 'Peran KPM',
        ...session,
      },
      {
        id: today,
        date: dayOf(now),
        startsAt: '00:00',
        endsAt: '23:59',
        title: 'Mengukur panjang dan tinggi badan',
        ...session,
      },
      {
        id: besides,
        date: dayOf(now),
        startsAt: '00:00',
        endsAt: '23:59',
        title: 'Konseling keluarga',
        ...session,
      },
    ],
  })
  await invitePeople(ctx, { area: DISTRICT, meetingId, who: { serving: DISTRICT } })
  const trainer: Actor = {
    kind: 'staff',
    accountId: lumajang.accounts[TRAINER] ?? '',
    name: 'Lilik Handayani',
    grants: [{ role: 'TRAINER', area: DISTRICT }],
    sessionId: 'hall',
    provedAt: PROVED,
  }
  const { people } = await readRoll(service.context(trainer), { area: DISTRICT, meetingId })
  const then = now - DAY
  const past = service.context(trainer, fixedClock(new Date(then).toISOString()))
  for (let at = 0; at < people.length; at += 100) {
    await takeAttendance(past, {
      area: DISTRICT,
      meetingId,
      now: then,
      events: people.slice(at, at + 100).map(({ cadreId }) => ({
        type: 'mark',
        id: ctx.ids.uuid(),
        at: then,
        session: yesterday,
        person: { kind: 'CADRE', id: cadreId },
        state: 'PRESENT',
        method: 'ROLL',
      })),
    })
  }
  return { meetingId, title, yesterday, today, besides, people, trainer }
}

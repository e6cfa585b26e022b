import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { AttendanceState } from '../../../worker/contract/attendance-rules.ts'
import { invitePeople, setMeetingState, takeAttendance } from '../../../worker/meetings/index.ts'
import { takeAttestations } from '../../../worker/reporting/take-attestations.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
const AT = '2026-12-01T10:00:00.000Z'

beforeAll(makeRosterDistricts)

const officer = () => contextFor(staff('DISTRICT_ADMIN', DISTRICT), AT)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

/** Three sessions of a day with 1, 2 and 1.5 JP; the last was never taken. */
async function training() {
  const ctx = officer()
  const speakers = [{ name: 'Ratna', institution: 'Dinkes', topic: 'Gizi' }]
  const sessions = [
    makeSession(ctx, { startsAt: '08:00', endsAt: '08:45', hours: 1, title: 'Peran', speakers }),
    makeSession(ctx, {
      startsAt: '09:00',
      endsAt: '10:30',
      hours: 2,
      title: 'Mengukur',
      speakers: [
        { name: 'Ratna', institution: 'Dinkes', topic: '' },
        { name: 'Bambang', institution: 'Dinas PMD', topic: '' },
      ],
    }),
    makeSession(ctx, { startsAt: '11:00', endsAt: '12:00', hours: 1.5, speakers: [] }),
  ]
  const day = { startsOn: '2026-12-01', endsOn: '2026-12-01', capacity: null, sessions }
  const { id } = await makeMeeting(ctx, DISTRICT, day)
  const names = ['Rajin Satu', 'Separuh Dua', 'Izin Tiga']
  const cadreIds: string[] = []
  for (const name of names) cadreIds.push((await makeCadre(contextFor(SYSTEM), VILLAGE, name)).id)
  const at = { area: DISTRICT, meetingId: id }
  await invitePeople(ctx, { ...at, who: { cadreIds } })
  const now = Date.parse(AT)
  const guest = ctx.ids.uuid()
  const mark = (session: number, person: string, state: AttendanceState, kind = 'CADRE') => ({
    type: 'mark',
    id: ctx.ids.uuid(),
    at: now,
    session: sessions[session]?.id ?? '',
    person: { kind, id: person },
    state,
    method: 'ROLL',
  })
  const [first = '', half = '', excused = ''] = cadreIds
  const events = [
    { type: 'guest', id: guest, at: now, name: 'Tamu Desa', from: 'Desa Tamu' },
    mark(0, guest, 'PRESENT', 'GUEST'),
    mark(1, guest, 'LATE', 'GUEST'),
    mark(0, first, 'PRESENT'),
    mark(1, first, 'LATE'),
    mark(0, half, 'PRESENT'),
    mark(1, half, 'ABSENT'),
    mark(0, excused, 'EXCUSED'),
  ]
  const { results } = await takeAttendance(ctx, { ...at, now, events })
  expect(results.map(({ status }) => status)).toEqual(events.map(() => 'applied'))
  return at
}

it('gives a piagam to those who attended enough, with the JP of what they attended, and logs the names that leave', async () => {
  const at = await training()
  const taken = { ...at, whom: 'PARTICIPANTS' as const, share: 80 }
  expect(await refusal(takeAttestations(officer(), taken))).toBe('STATE_NOT_FIT')
  await setMeetingState(officer(), { ...at, version: 1, state: 'HELD' })
  const all = await takeAttestations(officer(), taken)
  expect(all).toMatchObject({ counted: { sessions: 2, hours: 3 }, below: 1, speakers: [] })
  expect(
    all.people.map(({ name, from, hours, attended }) => [name, from, hours, attended]),
  ).toEqual([
    ['Rajin Satu', '', 3, 2],
    ['Tamu Desa', 'Desa Tamu', 3, 2],
  ])
  const half = await takeAttestations(officer(), { ...taken, share: 50 })
  expect(half.people.map(({ name, hours }) => `${name} ${hours}`)).toContain('Separuh Dua 1')
  expect(half.below).toBe(0)
  expect(half.people.map(({ name }) => name)).not.toContain('Izin Tiga')

  const { speakers, people } = await takeAttestations(officer(), { ...taken, whom: 'SPEAKERS' })
  expect(people).toEqual([])
  expect(speakers).toEqual([
    { name: 'Bambang', institution: 'Dinas PMD', topics: ['Mengukur'], hours: 2 },
    { name: 'Ratna', institution: 'Dinkes', topics: ['Gizi', 'Mengukur'], hours: 3 },
  ])
  const { results } = await env.DB.prepare(
    `select detail ->> 'rows' as rows from audit_entries where action = 'report.export'
      and detail ->> 'meetingId' = ? order by rows`,
  )
    .bind(at.meetingId)
    .all()
  expect(results.map(({ rows }) => rows)).toEqual([2, 2, 3])
  expect(JSON.stringify(results)).not.toContain('Rajin')
})

it('is taken by whose meeting it is, and by nobody next door', async () => {
  const at = await training()
  await setMeetingState(officer(), { ...at, version: 1, state: 'HELD' })
  const taken = { ...at, whom: 'PARTICIPANTS' as const, share: 80 }
  const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.13'), AT)
  expect(await refusal(takeAttestations(camat, taken))).toBe('NOT_FOUND')
  expect(await refusal(takeAttestations(camat, { ...taken, area: '35.08.13' }))).toBe('NOT_FOUND')
  const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'), AT)
  expect(await refusal(takeAttestations(stranger, { ...taken, area: '33.75' }))).toBe('NOT_FOUND')
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { AttendanceState, PersonRef } from '../../../worker/contract/attendance-rules.ts'
import type { Session } from '../../../worker/contract/meetings.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { readAttendance } from '../../../worker/meetings/read-attendance.ts'
import { readAttended } from '../../../worker/meetings/read-attended.ts'
import { saveMeeting, setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { mergeCadres, undoMerge } from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
const TODAY = '2026-12-02'
const AT = '2026-12-02T02:00:00.000Z'

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM, AT)
const trainer = contextFor(staff('TRAINER', DISTRICT, 'pelatih-1'), AT)
const person = async (name: string) => (await makeCadre(office, VILLAGE, name)).id
let courses = 0
/** Each test trains for a course of its own. */
const newCourse = () => `HADIR-${(courses += 1)}`

async function training(
  courseCode: string,
  invited: readonly string[],
  wish: Partial<Session>[],
  startsOn = '2026-12-01',
) {
  const sessions = wish.map((each) => makeSession(office, { date: TODAY, ...each }))
  const { id, facts } = await makeMeeting(office, DISTRICT, {
    courseCode,
    startsOn,
    capacity: null,
    sessions,
  })
  if (invited.length > 0)
    await invitePeople(office, {
      area: DISTRICT,
      meetingId: id,
      who: { cadreIds: [...invited] },
    })
  return { id, facts, sessions: sessions.map((each) => each.id) }
}

async function mark(
  meetingId: string,
  marks: readonly (readonly [
    session: string | undefined,
    who: string | PersonRef,
    AttendanceState,
  ])[],
) {
  const { results } = await takeAttendance(trainer, {
    area: DISTRICT,
    meetingId,
    now: Date.parse(AT),
    events: marks.map(([session = '', who, state], index) => ({
      type: 'mark',
      id: crypto.randomUUID(),
      at: Date.parse(AT) - 60_000 + index,
      session,
      person: typeof who === 'string' ? { kind: 'CADRE', id: who } : who,
      state,
      method: 'ROLL',
      reason: 'daftar kertas',
    })),
  })
  expect(results.map(({ status }) => status)).toEqual(marks.map(() => 'applied'))
}

/** A walk-in who was found to be this cadre. */
async function walkIn(meetingId: string, cadreId: string): Promise<PersonRef> {
  const id = crypto.randomUUID()
  const at = Date.parse(AT) - 120_000
  await takeAttendance(trainer, {
    area: DISTRICT,
    meetingId,
    now: Date.parse(AT),
    events: [
      { type: 'guest', id, at, name: 'Tamu', from: 'Kunir' },
      { type: 'match', id: crypto.randomUUID(), at: at + 1, guestId: id, cadreId },
    ],
  })
  return { kind: 'GUEST', id }
}

const attendedOf = async (course: string, cadreIds: readonly string[], today = TODAY) => {
  const found = await readAttended(office.db, DISTRICT, cadreIds, course, today)
  return cadreIds.map((id) => {
    const hers = found.get(id)
    return hers === undefined ? null : [hers.attended, hers.of, hers.hours]
  })
}

describe('what cadres attended of a course', () => {
  it('has the numbers of the roll, with guests matched and entries merged', async () => {
    const course = newCourse()
    const ids = [await person('Sri Satu'), await person('Sri Dua'), await person('Sri Tiga')]
    const [a = '', b = '', c = ''] = ids
    const twin = await person('Sri Satu Kembar')
    const came = await person('Sri Datang')
    const { id, sessions } = await training(course, ids, [
      { hours: 1.5, module: 'peran-kpm' },
      { hours: 2 },
      { title: 'Belum didata' },
    ])
    const [first, second] = sessions
    const guest = await walkIn(id, came)
    await mark(id, [
      [first, a, 'PRESENT'],
      [second, twin, 'LATE'],
      [first, b, 'EXCUSED'],
      [second, b, 'PRESENT'],
      [first, c, 'ABSENT'],
      [second, guest, 'PRESENT'],
    ])
    const mergeId = crypto.randomUUID()
    await mergeCadres(office, { district: DISTRICT, id: mergeId, keptId: a, mergedId: twin })
    const people = [a, twin, b, c, came]
    expect(await attendedOf(course, people)).toEqual([
      [2, 2, 3.5],
      [2, 2, 3.5],
      [1, 2, 2],
      [0, 2, 0],
      [1, 2, 2],
    ])
    const roll = await readAttendance(trainer, { area: DISTRICT, meetingId: id })
    const [hers, , his, , guests] = await attendedOf(course, people)
    const shown = new Map(roll.people.map((each) => [each.person.id, [each.attended, each.of]]))
    expect([shown.get(a), shown.get(b), shown.get(came)]).toEqual(
      [hers, his, guests].map((each) => each?.slice(0, 2)),
    )
    expect(shown.size).toBe(4)
    await undoMerge(office, { district: DISTRICT, mergeId })
    expect(await attendedOf(course, [a, twin])).toEqual([
      [1, 2, 1.5],
      [1, 2, 2],
    ])
  })
  it('is of the meeting in which her share was best, then of more sessions, then of the later one', async () => {
    const course = newCourse()
    const who = await person('Tini Banyak')
    const half = await training(course, [who], [{}, {}])
    await mark(half.id, [
      [half.sessions[0], who, 'PRESENT'],
      [half.sessions[1], who, 'ABSENT'],
    ])
    expect(await attendedOf(course, [who])).toEqual([[1, 2, 1]])
    const one = await training(course, [], [{ hours: 4 }])
    await mark(one.id, [[one.sessions[0], who, 'PRESENT']])
    expect(await attendedOf(course, [who])).toEqual([[1, 1, 4]])
    const two = await training(course, [who], [{ hours: 0.5 }, { hours: 0.5 }])
    await mark(two.id, [
      [two.sessions[0], who, 'PRESENT'],
      [two.sessions[1], who, 'PRESENT'],
    ])
    expect(await attendedOf(course, [who])).toEqual([[2, 2, 1]])
    const last = await training(course, [who], [{ hours: 3 }, { hours: 3 }], TODAY)
    await mark(last.id, [
      [last.sessions[0], who, 'LATE'],
      [last.sessions[1], who, 'PRESENT'],
    ])
    expect(await attendedOf(course, [who])).toEqual([[2, 2, 6]])
    await setMeetingState(office, {
      area: DISTRICT,
      meetingId: last.id,
      version: 1,
      state: 'CANCELLED',
    })
    expect(await attendedOf(course, [who])).toEqual([[2, 2, 1]])
  })

  it('counts what is ahead while a training goes on, until its days are over', async () => {
    const course = newCourse()
    const who = await person('Ratmi Baru Mulai')
    const { id, sessions } = await training(
      course,
      [who],
      [
        { date: '2026-12-01', hours: 0.5 },
        { date: '2026-12-01', hours: 2 },
        { date: '2026-12-01', hours: 0 },
        { hours: 4 },
      ],
    )
    await mark(id, [[sessions[0], who, 'PRESENT']])
    const on = async (today: string) => {
      const hers = (await readAttended(office.db, DISTRICT, [who], course, today)).get(who)
      return [hers?.attended, hers?.of, hers?.ahead]
    }
    expect(await on('2026-12-01')).toEqual([1, 1, 2])
    expect(await on(TODAY)).toEqual([1, 1, 1])
    expect(await on('2026-12-03')).toEqual([1, 1, 0])
  })

  it('is of trainings of the district alone: no sub-district and no talk decides', async () => {
    const course = newCourse()
    const who = await person('Sumi Rapat')
    const wishes = [
      [DISTRICT, 'WORKSHOP'],
      ['35.08.13', 'TRAINING'],
    ] as const
    for (const [area, kind] of wishes) {
      const session = makeSession(office, { date: TODAY, hours: 0.5 })
      const { id } = await makeMeeting(office, area, {
        kind,
        courseCode: course,
        startsOn: TODAY,
        sessions: [session],
      })
      await invitePeople(office, { area, meetingId: id, who: { cadreIds: [who] } })
      const at = Date.parse(AT)
      const event = { type: 'mark', id: crypto.randomUUID(), at, session: session.id }
      await takeAttendance(contextFor(staff('DISTRICT_ADMIN', DISTRICT), AT), {
        area,
        meetingId: id,
        now: at,
        events: [
          { ...event, person: { kind: 'CADRE', id: who }, state: 'PRESENT', method: 'ROLL' },
        ],
      })
    }
    expect(await attendedOf(course, [who])).toEqual([null])
  })

  it('is nothing where no roll was taken, of another course, and before the day has come', async () => {
    const course = newCourse()
    const who = await person('Umi Undang')
    const { id, sessions } = await training(course, [who], [{}])
    expect(await attendedOf(course, [who])).toEqual([null])
    await mark(id, [[sessions[0], who, 'PRESENT']])
    expect(await attendedOf(course, [who])).toEqual([[1, 1, 1]])
    expect(await attendedOf(course, [who], '2026-12-01')).toEqual([null])
    expect(await attendedOf(newCourse(), [who])).toEqual([null])
    expect(await attendedOf(course, [await person('Umi Lain')])).toEqual([null])
  })

  it('names each session with its day, its hours and who spoke', async () => {
    const course = newCourse()
    const who = await person('Vina Rinci')
    const speakers = [{ name: 'Ratna Dewi', institution: 'Dinas Kesehatan', topic: 'Stunting' }]
    const { id, facts, sessions } = await training(
      course,
      [who],
      [
        { startsAt: '13:00', endsAt: '14:30', title: 'Sore', module: 'peran-kpm', speakers },
        { title: 'Pagi', hours: 0, speakers: [] },
      ],
    )
    // Taken out of the plan, but a phone without signal did not know and marked it: it was attended.
    await saveMeeting(office, {
      area: DISTRICT,
      meetingId: id,
      version: 1,
      ...facts,
      sessions: facts.sessions.slice(1),
    })
    await mark(id, [
      [sessions[0], who, 'PRESENT'],
      [sessions[1], who, 'PRESENT'],
    ])
    const found = await readAttended(office.db, DISTRICT, [who], course, TODAY)
    expect(found.get(who)?.sessions).toEqual([
      { meetingId: id, title: 'Pagi', module: null, date: TODAY, hours: 0, speakers: [] },
      { meetingId: id, title: 'Sore', module: 'peran-kpm', date: TODAY, hours: 1, speakers },
    ])
  })
})

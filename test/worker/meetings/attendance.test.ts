import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ATTENDANCE_STATES,
  foldMarks,
  type Mark,
} from '../../../worker/contract/attendance-rules.ts'
import type { AttendanceEvent } from '../../../worker/contract/attendance.ts'
import type { Actor } from '../../../worker/core/access.ts'
import type { SentEvent } from '../../../worker/meetings/decide-attendance.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { readAttendance, readRoll } from '../../../worker/meetings/read-attendance.ts'
import { saveMeeting } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { mergeCadres, undoMerge } from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
/** Nine in the morning of the first day of `makeMeeting`. */
const AT = '2026-12-01T02:00:00.000Z'
const NEXT_DAY = '2026-12-02T02:00:00.000Z'
const MINUTE = 60_000

beforeAll(makeRosterDistricts)

const trainer = staff('TRAINER', DISTRICT, 'pelatih-1')
const other = staff('TRAINER', DISTRICT, 'pelatih-2')
const office = contextFor(SYSTEM)
const person = async (name: string, area = VILLAGE) => (await makeCadre(office, area, name)).id
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

/** A training of two days with these cadres invited. */
async function training(names: readonly string[]) {
  const { id, facts } = await makeMeeting(office, DISTRICT, { capacity: null })
  const cadreIds: string[] = []
  for (const name of names) cadreIds.push(await person(name))
  await invitePeople(office, { area: DISTRICT, meetingId: id, who: { cadreIds } })
  const [first, second] = facts.sessions.map((session) => session.id)
  if (first === undefined || second === undefined) throw new Error('two sessions')
  return { id, facts, cadreIds, first, second }
}

type Wish = Partial<Extract<AttendanceEvent, { type: 'mark' }>>

function mark(session: string, cadreId: string, wish: Wish = {}): AttendanceEvent {
  return {
    type: 'mark',
    id: crypto.randomUUID(),
    at: Date.parse(AT),
    session,
    person: { kind: 'CADRE', id: cadreId },
    state: 'PRESENT',
    method: 'ROLL',
    ...wish,
  }
}
const guest = (name: string): AttendanceEvent => ({
  type: 'guest',
  id: crypto.randomUUID(),
  at: Date.parse(AT),
  name,
  from: 'Kunir',
})

/** Sent by a phone whose clock is right at the moment of `at`. */
async function send(
  meetingId: string,
  events: readonly SentEvent[],
  { by = trainer, at = AT, area = DISTRICT }: { by?: Actor; at?: string; area?: string } = {},
) {
  const { results } = await takeAttendance(contextFor(by, at), {
    area,
    meetingId,
    now: Date.parse(at),
    events: [...events],
  })
  return results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))
}

async function rollOf(meetingId: string) {
  const { sessions } = await readRoll(contextFor(trainer, AT), { area: DISTRICT, meetingId })
  return sessions.map(({ marks }) =>
    marks
      .map(({ person: { id }, state, method, at, by }) => [id, state, method, at, by].join(' '))
      .toSorted(),
  )
}
/** Once both days have come. */
const numbersOf = async (meetingId: string) => {
  const { people } = await readAttendance(contextFor(trainer, NEXT_DAY), {
    area: DISTRICT,
    meetingId,
  })
  return people.map(({ name, attended, of, share }) => [name, attended, of, share])
}
const rows = async (text: string, ...values: string[]) =>
  (
    await env.DB.prepare(text)
      .bind(...values)
      .all()
  ).results

it('takes marks under the name of who made them, or not at all', async () => {
  const { id, cadreIds, first } = await training(['Bukan Miliknya'])
  const owner = crypto.randomUUID()
  const events = [mark(first, cadreIds[0] ?? '')]
  const input = { area: DISTRICT, meetingId: id, owner, now: Date.parse(AT), events }
  expect(await refusal(takeAttendance(contextFor(trainer, AT), input))).toBe('OTHER_PERSON')
  expect((await rollOf(id)).flat()).toEqual([])
  const hers = contextFor(staff('TRAINER', DISTRICT, owner), AT)
  expect((await takeAttendance(hers, input)).results).toMatchObject([{ status: 'applied' }])
})

describe('marks of trainers', () => {
  it('come to the same roll when two trainers send theirs in any order, and again', async () => {
    const made = await training(['Ani Satu', 'Ani Dua', 'Ani Tiga'])
    const twin = await makeMeeting(office, DISTRICT)
    const [a = '', b = '', c = ''] = made.cadreIds
    const later = Date.parse(AT) + 10 * MINUTE
    const pairOf = (session: string) => ({
      mine: [mark(session, a), mark(session, b), mark(session, c, { state: 'ABSENT' })],
      theirs: [
        mark(session, b, { state: 'EXCUSED', at: later }),
        mark(session, c, { state: 'LATE', at: Date.parse(AT) - MINUTE }),
      ],
    })
    const [twinSession = ''] = twin.facts.sessions.map(({ id }) => id)
    const one = pairOf(made.first)
    const at = new Date(later).toISOString()
    await send(made.id, one.mine, { at })
    await send(made.id, one.theirs, { by: other, at })
    const two = pairOf(twinSession)
    await send(twin.id, two.theirs.toReversed(), { by: other, at })
    await send(twin.id, two.mine.toReversed(), { at })
    await send(twin.id, [...two.theirs, ...two.mine], { at })
    const [roll] = await rollOf(made.id)
    expect(roll).toEqual((await rollOf(twin.id))[0])
    expect(roll).toEqual(
      [
        `${a} PRESENT ROLL ${AT} Akun TRAINER`,
        `${b} EXCUSED ROLL ${at} Akun TRAINER`,
        `${c} ABSENT ROLL ${AT} Akun TRAINER`,
      ].toSorted(),
    )
  })

  it('are taken once: a repeat is a duplicate, and the first content stays', async () => {
    const { id, first, cadreIds } = await training(['Budi Satu'])
    const [a = ''] = cadreIds
    const event = mark(first, a)
    expect(await send(id, [event, event])).toEqual(['applied', 'duplicate'])
    expect(await send(id, [{ ...event, state: 'SICK' }])).toEqual(['duplicate'])
    expect(await rollOf(id)).toEqual([[`${a} PRESENT ROLL ${AT} Akun TRAINER`], []])
    expect(await rows('select id from attendance_marks where session_id = ?', first)).toHaveLength(
      1,
    )
  })

  it('are taken once by two requests at the same moment', async () => {
    const { id, first, cadreIds } = await training(['Cici Satu', 'Cici Dua'])
    const events = cadreIds.map((cadreId) => mark(first, cadreId))
    const answers = await Promise.all([send(id, events), send(id, events), send(id, events)])
    expect(answers.flat().filter((status) => status === 'applied')).toHaveLength(2)
    expect(answers.flat().filter((status) => status === 'duplicate')).toHaveLength(4)
    expect(await rows('select id from attendance_marks where session_id = ?', first)).toHaveLength(
      2,
    )
  })

  it('come to what the rules say of them, however two phones divide, repeat and mix what they send', async () => {
    const made = await training(['Bayu Satu', 'Bayu Dua', 'Bayu Tiga'])
    const anyMark = fc.record({
      cadre: fc.nat({ max: 2 }),
      minute: fc.integer({ min: -5, max: 5 }),
      state: fc.constantFrom(...ATTENDANCE_STATES),
      isMine: fc.boolean(),
    })
    const anyDay = fc.tuple(
      fc.array(anyMark, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat({ max: 11 }), { minLength: 12, maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
    )
    const sent: Mark[] = []
    const end = new Date(Date.parse(AT) + 10 * MINUTE).toISOString()
    await fc.assert(
      fc.asyncProperty(anyDay, async ([marks, order, size]) => {
        const events = marks.map(({ cadre, minute, state, isMine }) => {
          const at = Date.parse(AT) + minute * MINUTE
          const event = mark(made.first, made.cadreIds[cadre] ?? '', { at, state })
          return { event, isMine }
        })
        // Every event at least once, in an order that nobody chose.
        const queue = [...order.map((place) => place % events.length), ...events.keys()]
        const got = queue.flatMap((place) => events[place] ?? [])
        for (const isMine of [true, false]) {
          const own = got.filter((each) => each.isMine === isMine).map(({ event }) => event)
          for (let from = 0; from < own.length; from += size) {
            await send(made.id, own.slice(from, from + size), {
              by: isMine ? trainer : other,
              at: end,
            })
          }
        }
        for (const { event } of events) {
          if (event.type !== 'mark') continue
          sent.push({ ...event, doneAt: new Date(event.at).toISOString() })
        }
        const expected = foldMarks(sent, (who) => who).map(
          ({ person: { id }, state, method, doneAt }) =>
            [id, state, method, doneAt, 'Akun TRAINER'].join(' '),
        )
        expect((await rollOf(made.id))[0]).toEqual(expected.toSorted())
        expect(
          await rows('select id from attendance_marks where session_id = ?', made.first),
        ).toHaveLength(sent.length)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('leave one row in the log per batch, with counts and no names, and none for a repeat', async () => {
    const { id, first, cadreIds } = await training(['Dedi Rahasia'])
    const events = [guest('Tamu Rahasia'), ...cadreIds.map((cadreId) => mark(first, cadreId))]
    await send(id, events)
    await send(id, events)
    const log = await rows(
      "select actor_id, detail from audit_entries where entity_id = ? and action = 'attendance.take'",
      id,
    )
    expect(log).toEqual([
      {
        actor_id: 'pelatih-1',
        detail: JSON.stringify({ marks: 1, guests: 1, matches: 0, withReason: 0 }),
      },
    ])
  })

  it('of a day that was over need a reason; made that day and sent later they need none', async () => {
    const { id, first, second, cadreIds } = await training(['Eka Satu'])
    const [a = ''] = cadreIds
    const next = Date.parse(NEXT_DAY)
    const late = { at: next, state: 'LATE' } as const
    const sent = [
      mark(first, a),
      mark(first, a, late),
      mark(first, a, { ...late, reason: 'Datang pukul sepuluh' }),
      mark(second, a, { state: 'PRESENT' }),
      mark(second, a, { state: 'EXCUSED' }),
    ]
    expect(await send(id, sent, { at: NEXT_DAY })).toEqual([
      'applied',
      'rejected REASON_NEEDED',
      'applied',
      'rejected SESSION_AHEAD',
      'applied',
    ])
    const { sessions } = await readRoll(contextFor(trainer, AT), { area: DISTRICT, meetingId: id })
    expect(sessions[0]?.marks).toMatchObject([{ state: 'LATE', reason: 'Datang pukul sepuluh' }])
  })

  it('are judged one by one: what is wrong holds up nothing', async () => {
    const { id, first, cadreIds } = await training(['Fitri Satu'])
    const [a = ''] = cadreIds
    const elsewhere = await training(['Fitri Dua'])
    const stranger = await person('Orang Pekalongan', '33.75.01.1001')
    const shared = mark(elsewhere.first, elsewhere.cadreIds[0] ?? '')
    await send(elsewhere.id, [shared])
    const sent = [
      { ...mark(first, a), state: 'ADA' },
      { id: 'bukan-uuid' },
      mark(elsewhere.first, a),
      mark(first, stranger),
      mark(first, a, { person: { kind: 'GUEST', id: crypto.randomUUID() } }),
      { ...mark(first, a), method: 'SELF' },
      { ...mark(first, a), id: shared.id },
      mark(first, a),
    ]
    expect(await send(id, sent)).toEqual([
      'rejected INPUT_INVALID',
      'rejected INPUT_INVALID',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
      'rejected INPUT_INVALID',
      'rejected CONFLICT',
      'applied',
    ])
  })

  it('are corrected by what the phone’s clock is off', async () => {
    const { id, first, cadreIds } = await training(['Gita Satu'])
    const hour = 60 * MINUTE
    await takeAttendance(contextFor(trainer, AT), {
      area: DISTRICT,
      meetingId: id,
      now: Date.parse(AT) + 3 * hour,
      events: [mark(first, cadreIds[0] ?? '', { at: Date.parse(AT) + 2 * hour })],
    })
    const { sessions } = await readRoll(contextFor(trainer, AT), { area: DISTRICT, meetingId: id })
    expect(sessions[0]?.marks[0]?.at).toBe('2026-12-01T01:00:00.000Z')
  })

  it('are not taken for a meeting of another area', async () => {
    const { id, first, cadreIds } = await training(['Hana Satu'])
    const event = mark(first, cadreIds[0] ?? '')
    const camat = staff('SUB_DISTRICT_ADMIN', '35.08.13')
    expect(await refusal(send(id, [event], { by: camat, area: '35.08.13' }))).toBe('NOT_FOUND')
    expect(
      await refusal(readRoll(contextFor(camat, AT), { area: '35.08.13', meetingId: id })),
    ).toBe('NOT_FOUND')
  })

  it('keep their session in the meeting, and cannot be changed or deleted', async () => {
    const { id, facts, first, cadreIds } = await training(['Ina Satu'])
    await send(id, [mark(first, cadreIds[0] ?? '')])
    const change = { area: DISTRICT, meetingId: id, version: 1, ...facts }
    expect(
      await refusal(saveMeeting(office, { ...change, sessions: facts.sessions.slice(1) })),
    ).toBe('SESSION_ATTENDED')
    expect(
      await refusal(saveMeeting(office, { ...change, sessions: facts.sessions.slice(0, 1) })),
    ).toBe(null)
    for (const text of [
      "update attendance_marks set state = 'ABSENT' where session_id = ?",
      'delete from attendance_marks where session_id = ?',
    ]) {
      await expect(rows(text, first)).rejects.toThrow('append-only')
    }
  })
})

describe('persons', () => {
  it('who walk in are on the roll, and once matched count as the cadre they are', async () => {
    const { id, first, second, cadreIds } = await training(['Joko Satu'])
    const [a = ''] = cadreIds
    const walkIn = await person('Joko Dua')
    const added = guest('Jk. Dua')
    const asGuest = { person: { kind: 'GUEST', id: added.id } } as const
    const sent = [mark(first, '', asGuest), mark(first, a), added]
    expect(await send(id, sent)).toEqual(['applied', 'applied', 'applied'])
    await send(id, [mark(second, walkIn, { at: Date.parse(NEXT_DAY) })], { at: NEXT_DAY })
    expect(await numbersOf(id)).toEqual([
      ['Joko Dua', 1, 2, 50],
      ['Joko Satu', 1, 2, 50],
      ['Jk. Dua', 1, 2, 50],
    ])
    const match = (cadreId: string | null, minutes: number) => ({
      type: 'match',
      id: crypto.randomUUID(),
      at: Date.parse(AT) + minutes * MINUTE,
      guestId: added.id,
      cadreId,
    })
    expect(await send(id, [match(walkIn, 5), match(null, 1)], { at: NEXT_DAY })).toEqual([
      'applied',
      'applied',
    ])
    expect(await numbersOf(id)).toEqual([
      ['Joko Dua', 2, 2, 100],
      ['Joko Satu', 1, 2, 50],
    ])
    const roll = await readRoll(contextFor(trainer, AT), { area: DISTRICT, meetingId: id })
    expect(roll.guests).toEqual([{ id: added.id, name: 'Jk. Dua', from: 'Kunir', cadreId: walkIn }])
    expect(roll.people.map(({ name, isInvited }) => [name, isInvited])).toEqual([
      ['Joko Dua', false],
      ['Joko Satu', true],
    ])
  })

  it('who were entered twice count once while they are merged', async () => {
    const { id, first, cadreIds } = await training(['Kiki Satu', 'Kiki Satoe'])
    const [kept = '', merged = ''] = cadreIds
    await send(
      id,
      [
        mark(first, kept, { state: 'ABSENT' }),
        mark(first, merged, { at: Date.parse(AT) + MINUTE }),
      ],
      { at: new Date(Date.parse(AT) + MINUTE).toISOString() },
    )
    const mergeId = crypto.randomUUID()
    await mergeCadres(office, { district: DISTRICT, id: mergeId, keptId: kept, mergedId: merged })
    expect(await numbersOf(id)).toEqual([['Kiki Satu', 1, 1, 100]])
    const { sessions } = await readAttendance(contextFor(trainer, AT), {
      area: DISTRICT,
      meetingId: id,
    })
    expect(
      sessions.map(({ isCounted, counts }) => [isCounted, counts.PRESENT, counts.none]),
    ).toEqual([
      [true, 1, 0],
      [false, 0, 1],
    ])
    await undoMerge(office, { district: DISTRICT, mergeId })
    expect(await numbersOf(id)).toEqual([
      ['Kiki Satoe', 1, 1, 100],
      ['Kiki Satu', 0, 1, 0],
    ])
  })

  it('of a sub-district are all that it sees of its district’s meeting, and no guests', async () => {
    const { id, first, cadreIds } = await training(['Lia Satu'])
    const elsewhere = await person('Lia Dua', '35.08.17.2002')
    await send(id, [mark(first, cadreIds[0] ?? ''), mark(first, elsewhere), guest('Lia Tiga')])
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.17'), AT)
    const { people, sessions } = await readAttendance(camat, { area: '35.08.17', meetingId: id })
    expect(people.map(({ name }) => name)).toEqual(['Lia Dua'])
    expect(sessions[0]?.counts).toMatchObject({ PRESENT: 1, none: 0 })
  })
})

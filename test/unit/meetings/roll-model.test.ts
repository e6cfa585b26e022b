import { describe, expect, it } from 'vitest'
import {
  clearable,
  countsOf,
  faultNow,
  foldRoll,
  isOver,
  sessionAt,
  tapAt,
  unmarked,
  type KeptRoll,
  type Roll,
} from '../../../site/src/features/meetings/roll/model.ts'
import type { EventState, KeptEvent } from '../../../site/src/features/meetings/roll/outbox.ts'
import type { AttendanceEvent } from '../../../worker/contract/attendance.ts'

const [FIRST, SECOND] = ['s-1', 's-2'] as const
/** 09.00 in the district, which is 7 hours ahead. */
const NINE = Date.parse('2026-12-01T02:00:00.000Z')
const DAY = 86_400_000

const person = (id: string, name: string) => ({
  cadreId: id,
  code: `LMJ-${id}`,
  name,
  area: null,
  isInvited: true,
})

function keptRoll(wish: Partial<Roll> = {}, off = 0): KeptRoll {
  const place = { startsAt: '08:30', endsAt: '09:15', marks: [] }
  const meeting = {
    id: 'm',
    area: { code: '35.08', name: 'Kabupaten Lumajang', level: 'district' },
    kind: 'TRAINING',
    title: 'Pelatihan',
    place: 'Aula',
    startsOn: '2026-12-01',
    endsOn: '2026-12-02',
    courseCode: null,
    capacity: null,
    budgetSource: '',
    basis: '',
    state: 'PLANNED',
    version: 1,
    people: 2,
    sessions: 2,
    hours: 2,
  } as const
  const roll: Roll = {
    meeting,
    sessions: [
      { id: FIRST, date: '2026-12-01', title: 'Peran', ...place },
      { id: SECOND, date: '2026-12-02', title: 'Ukur', ...place },
    ],
    people: [person('b', 'Budi'), person('a', 'Ani')],
    guests: [],
    checkInKey: '00'.repeat(32),
    ahead: 7,
    asOf: '2026-12-01',
    now: NINE,
    ...wish,
  }
  return { meetingId: 'm', owner: { id: 'me', name: 'Lilik' }, roll, off }
}

let orders = 0
function kept(event: AttendanceEvent, state: EventState = 'waiting'): KeptEvent {
  orders += 1
  return { order: orders, meetingId: 'm', owner: 'me', event, state, code: '' }
}
type Mark = Extract<AttendanceEvent, { type: 'mark' }>
const mark = (id: string, wish: Partial<Mark> = {}): Mark => ({
  type: 'mark',
  id: `mark-${id}-${orders}`,
  at: NINE,
  session: FIRST,
  person: { kind: 'CADRE', id },
  state: 'PRESENT',
  method: 'ROLL',
  ...wish,
})
const theirs = (id: string, wish: object = {}) => ({
  person: { kind: 'CADRE' as const, id },
  state: 'ABSENT' as const,
  method: 'ROLL' as const,
  at: new Date(NINE).toISOString(),
  by: 'Hadi',
  reason: '',
  ...wish,
})
const withTheirs = (...marks: Roll['sessions'][number]['marks']) => {
  const { sessions } = keptRoll().roll
  return keptRoll({
    sessions: sessions.map((each) => (each.id === FIRST ? { ...each, marks } : each)),
  })
}
const statesOf = (roll: KeptRoll, events: readonly KeptEvent[]) => {
  const folded = foldRoll(roll, events)
  return folded.people.map(({ name, key }) => [
    name,
    folded.standing.get(FIRST)?.get(key)?.state ?? null,
  ])
}

describe('the roll', () => {
  it('shows everybody by name, with the marks of others and of this phone', () => {
    const roll = withTheirs(theirs('b'))
    expect(statesOf(roll, [kept(mark('a'))])).toEqual([
      ['Ani', 'PRESENT'],
      ['Budi', 'ABSENT'],
    ])
    const folded = foldRoll(roll, [])
    expect(unmarked(folded, FIRST).map(({ name }) => name)).toEqual(['Ani'])
    expect(countsOf(folded, FIRST)).toMatchObject({ ABSENT: 1, NONE: 1, PRESENT: 0 })
  })

  it('leaves out what the Worker refused, and keeps what it took until a newer roll shows it', () => {
    expect(statesOf(keptRoll(), [kept(mark('a'), 'rejected'), kept(mark('b'), 'sent')])).toEqual([
      ['Ani', null],
      ['Budi', 'PRESENT'],
    ])
  })

  it('lets a tap win over what she saw, though that came from a clock that is ahead', () => {
    const ahead = { at: new Date(NINE + 60_000).toISOString() }
    const roll = withTheirs(theirs('a', ahead))
    const seen = foldRoll(roll, []).standing.get(FIRST)?.get('CADRE:a')
    const early = kept(mark('a', { at: NINE }))
    expect(statesOf(roll, [early])[0]).toEqual(['Ani', 'ABSENT'])
    const after = kept(mark('a', { at: tapAt(NINE, 0, seen) }))
    expect(statesOf(roll, [after])[0]).toEqual(['Ani', 'PRESENT'])
  })

  it('corrects the clock of the phone by what it was off', () => {
    const roll = { ...withTheirs(theirs('a')), off: 3_600_000 }
    expect(statesOf(roll, [kept(mark('a', { at: NINE - 3_000_000 }))])[0]).toEqual([
      'Ani',
      'PRESENT',
    ])
  })

  it('adds a walk-in, and moves her marks to the cadre whom she turns out to be', () => {
    const guest = kept({ type: 'guest', id: 'g', at: NINE, name: 'Aminah', from: 'Kunir' })
    const present = kept(mark('g', { person: { kind: 'GUEST', id: 'g' } }))
    expect(statesOf(keptRoll(), [guest, present])[0]).toEqual(['Aminah', 'PRESENT'])
    const match = (cadreId: string | null, at: number) =>
      kept({ type: 'match', id: `match-${at}`, at, guestId: 'g', cadreId })
    expect(statesOf(keptRoll(), [guest, present, match('b', NINE)])).toEqual([
      ['Ani', null],
      ['Budi', 'PRESENT'],
    ])
    const stranger = {
      ...match('x', NINE + 1),
      cadre: { cadreId: 'x', code: 'LMJ-x', name: 'Aminah Sari' },
    }
    expect(statesOf(keptRoll(), [guest, present, match('b', NINE), stranger])).toEqual([
      ['Aminah Sari', 'PRESENT'],
      ['Ani', null],
      ['Budi', null],
    ])
  })

  it('can go back to no mark only while the phone alone knows of one', () => {
    const [mine, more] = [kept(mark('a')), kept(mark('a', { state: 'LATE', at: NINE + 1 }))]
    const both = [mine, more]
    expect(clearable(keptRoll(), both, FIRST, 'CADRE:a')).toEqual(both.map(({ order }) => order))
    expect(clearable(keptRoll(), both, SECOND, 'CADRE:a')).toBeNull()
    expect(clearable(keptRoll(), [{ ...mine, state: 'tried' }, more], FIRST, 'CADRE:a')).toBeNull()
    expect(clearable(withTheirs(theirs('a')), both, FIRST, 'CADRE:a')).toBeNull()
  })
})

describe('the session', () => {
  const { sessions } = keptRoll().roll
  it.each([
    ['2026-11-30T08:00', FIRST],
    ['2026-12-01T07:00', FIRST],
    ['2026-12-01T09:00', FIRST],
    ['2026-12-01T16:00', FIRST],
    ['2026-12-02T09:00', SECOND],
    ['2026-12-05T09:00', SECOND],
  ])('at %s is %s', (local, id) => {
    expect(sessionAt(sessions, local)?.id).toBe(id)
  })

  it('of yesterday asks for a reason, one of tomorrow takes only who is excused', () => {
    const [first, second] = sessions
    if (first === undefined || second === undefined) throw new Error('two sessions')
    const present = { state: 'PRESENT', reason: '' } as const
    const roll = keptRoll()
    expect(faultNow(roll, first, present, NINE)).toBeNull()
    expect(faultNow(roll, first, present, NINE + DAY)).toBe('REASON_NEEDED')
    expect(faultNow(roll, first, { ...present, reason: 'salah' }, NINE + DAY)).toBeNull()
    expect(faultNow(roll, second, present, NINE)).toBe('SESSION_AHEAD')
    expect(faultNow(roll, second, { ...present, state: 'SICK' }, NINE)).toBeNull()
  })

  it('of a day is that of the district: 23.30 there is still the same day', () => {
    const [first] = sessions
    if (first === undefined) throw new Error('a session')
    const late = Date.parse('2026-12-01T16:30:00.000Z')
    const present = { state: 'PRESENT', reason: '' } as const
    expect(faultNow(keptRoll(), first, present, late)).toBeNull()
    expect(faultNow(keptRoll(), first, present, late + 3_600_000)).toBe('REASON_NEEDED')
  })
})

it('may leave the phone eight days after its last day', () => {
  const lastDay = NINE + DAY
  expect(isOver(keptRoll(), lastDay + 7 * DAY)).toBe(false)
  expect(isOver(keptRoll(), lastDay + 8 * DAY)).toBe(true)
})

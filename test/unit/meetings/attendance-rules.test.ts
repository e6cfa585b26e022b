import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ATTENDANCE_STATES,
  correctedAt,
  faultOf,
  foldMarks,
  foldMatches,
  isAttended,
  isTaken,
  MARK_METHODS,
  personKey,
  shareOf,
  type Mark,
  type PersonRef,
} from '../../../worker/contract/attendance-rules.ts'

const itself = (person: PersonRef): PersonRef => person
const AT = ['08:00', '08:05', '08:10'].map((time) => `2026-12-01T${time}:00.000Z`)

/** Few sessions, persons and moments, so that marks meet. */
const anyMark: fc.Arbitrary<Mark> = fc.record({
  id: fc.uuid(),
  session: fc.constantFrom('s1', 's2'),
  person: fc.record({
    kind: fc.constantFrom('CADRE' as const, 'GUEST' as const),
    id: fc.constantFrom('a', 'b'),
  }),
  state: fc.constantFrom(...ATTENDANCE_STATES),
  method: fc.constantFrom(...MARK_METHODS),
  doneAt: fc.constantFrom(...AT),
})
const anyMarks = fc.uniqueArray(anyMark, { selector: ({ id }) => id, maxLength: 30 })
const inOrder = (marks: readonly Mark[]) =>
  marks.toSorted((one, other) => (one.id < other.id ? -1 : 1))

const mark = (wish: Partial<Mark>): Mark => ({
  id: 'm',
  session: 's1',
  person: { kind: 'CADRE', id: 'a' },
  state: 'PRESENT',
  method: 'ROLL',
  doneAt: AT[0] ?? '',
  ...wish,
})

it('comes to the same whatever the order in which marks arrive, and however often', () => {
  const arrivals = anyMarks.chain((marks) =>
    fc.tuple(
      fc.constant(marks),
      fc
        .shuffledSubarray([...marks, ...marks], { minLength: marks.length })
        .map((some) => [...some, ...marks.toReversed()]),
    ),
  )
  fc.assert(
    fc.property(arrivals, ([marks, arrived]) => {
      expect(inOrder(foldMarks(arrived, itself))).toEqual(inOrder(foldMarks(marks, itself)))
    }),
  )
})

it('comes to the same when it is folded in parts, as two phones do', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (mine, theirs) => {
      const parts = [...foldMarks(mine, itself), ...foldMarks(theirs, itself)]
      expect(inOrder(foldMarks(parts, itself))).toEqual(
        inOrder(foldMarks([...theirs, ...mine], itself)),
      )
    }),
  )
})

it('has one state per session and person, that of the best mark', () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const folded = foldMarks(marks, itself)
      const keyOf = ({ session, person }: Mark) => `${session} ${personKey(person)}`
      expect(folded.map(keyOf).toSorted()).toEqual([...new Set(marks.map(keyOf))].toSorted())
      for (const one of folded) {
        const others = marks.filter((other) => keyOf(other) === keyOf(one))
        const staff = others.filter(({ method }) => method !== 'SELF')
        const weighty = staff.length > 0 ? staff : others
        const latest = weighty
          .map(({ doneAt, id }) => `${doneAt} ${id}`)
          .toSorted()
          .at(-1)
        expect(`${one.doneAt} ${one.id}`).toBe(latest)
      }
    }),
  )
})

it('lets a trainer outrank a later check-in, and a later trainer an earlier one', () => {
  const absent = mark({ id: '1', state: 'ABSENT' })
  const self = mark({ id: '2', method: 'SELF', doneAt: AT[2] ?? '' })
  const card = mark({ id: '0', method: 'CARD', state: 'LATE', doneAt: AT[1] ?? '' })
  expect(foldMarks([absent, self], itself)).toEqual([absent])
  expect(foldMarks([card, absent, self], itself)).toEqual([card])
})

it('counts a guest who turned out to be a cadre, and an entry made twice, as the one person', () => {
  const standsFor = ({ kind, id }: PersonRef): PersonRef =>
    kind === 'GUEST' || id === 'twice' ? { kind: 'CADRE', id: 'a' } : { kind, id }
  const marks = [
    mark({ id: '1', person: { kind: 'GUEST', id: 'g' } }),
    mark({ id: '2', person: { kind: 'CADRE', id: 'twice' }, state: 'LATE' }),
    mark({ id: '3', state: 'SICK', doneAt: AT[1] ?? '' }),
  ]
  expect(foldMarks(marks, standsFor)).toEqual([marks[2]])
})

it('takes the latest match of a guest, also when it says that there is none', () => {
  const match = (id: string, guestId: string, cadreId: string | null, doneAt = AT[0] ?? '') => ({
    id,
    guestId,
    cadreId,
    doneAt,
  })
  const matches = [
    match('1', 'g', 'a'),
    match('3', 'g', null, AT[1]),
    match('2', 'g', 'b'),
    match('4', 'h', 'b'),
  ]
  const folded = new Map<string, string | null>([
    ['g', null],
    ['h', 'b'],
  ])
  expect(foldMatches(matches)).toEqual(folded)
  expect(foldMatches(matches.toReversed())).toEqual(folded)
})

it('is attended in time or late, and shares are rounded down', () => {
  expect(ATTENDANCE_STATES.filter(isAttended)).toEqual(['PRESENT', 'LATE'])
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(2, 3)).toBe(66.6)
  expect(shareOf(7, 7)).toBe(100)
  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((of) => fc.tuple(fc.nat({ max: of }), fc.constant(of)))
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 100 }), ([attended, of], least) => {
      // What a screen shows says of every whole limit what the counts say.
      expect((shareOf(attended, of) ?? 0) >= least).toBe(attended * 100 >= least * of)
    }),
  )
})

it('wants a reason for a day that is over, and nobody present on one to come', () => {
  const fault = (markedOn: string, state: Mark['state'], reason = '') =>
    faultOf({ state, reason }, '2026-12-02', markedOn)
  expect(fault('2026-12-02', 'PRESENT')).toBeNull()
  expect(fault('2026-12-03', 'PRESENT')).toBe('REASON_NEEDED')
  expect(fault('2026-12-03', 'PRESENT', 'Lupa dicatat')).toBeNull()
  expect(ATTENDANCE_STATES.filter((state) => fault('2026-12-01', state) !== null)).toEqual([
    'PRESENT',
    'LATE',
    'ABSENT',
  ])
})

it('corrects a clock that is wrong, but never into the future', () => {
  const received = Date.parse('2026-12-01T03:00:00.000Z')
  const hour = 3_600_000
  expect(correctedAt(received - 5 * hour, received - 4 * hour, received)).toBe(received - hour)
  expect(correctedAt(received + 2 * hour, received + 3 * hour, received)).toBe(received - hour)
  expect(correctedAt(received + hour, received, received)).toBe(received)
  expect(correctedAt(0, received, received)).toBeNull()
})

it('takes a session as counted when its day has come and more than an excuse is said by staff or of who is invited', () => {
  const isCounted = (wish: Partial<Mark>, today = '2026-12-01') =>
    isTaken('2026-12-01', today, [mark(wish)], ({ id }) => id === 'a')
  const other = { kind: 'CADRE' as const, id: 'b' }
  expect(isTaken('2026-12-01', '2026-12-01', [], () => true)).toBe(false)
  expect(ATTENDANCE_STATES.filter((state) => isCounted({ state }))).toEqual([
    'PRESENT',
    'LATE',
    'ABSENT',
  ])
  expect(isCounted({}, '2026-11-30')).toBe(false)
  expect(isCounted({ person: other })).toBe(true)
  expect(isCounted({ method: 'SELF' })).toBe(true)
  expect(isCounted({ method: 'SELF', person: other })).toBe(false)
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttendedPerson } from '../../../worker/contract/attendance.ts'
import {
  countOf,
  foundPeople,
  isGoingOn,
  PERSON_FILTERS,
  reachOf,
  SEGMENTS,
  segmentsOf,
} from '../../../site/src/features/meetings/attendance/attendance-rows.ts'
import { perSession } from '../../../site/src/text/meeting-reports.ts'

const person = (name: string, wish: Partial<AttendedPerson> = {}): AttendedPerson => ({
  person: { kind: 'CADRE', id: name },
  name,
  code: `LMJ-${name}`,
  area: null,
  from: '',
  isInvited: true,
  attended: 10,
  of: 10,
  share: 100,
  ...wish,
})
const PEOPLE = [
  person('Ani', { attended: 8, share: 80 }),
  person('Budi', { attended: 7, share: 70 }),
  person('Citra', { attended: 0, share: 0 }),
  person('Dewi', { isInvited: false, attended: 1, share: 10 }),
  person('Eka', {
    person: { kind: 'GUEST', id: 'Eka' },
    code: null,
    isInvited: false,
    from: 'Kunir',
  }),
]
const names = (filter: (typeof PERSON_FILTERS)[number], words = '') =>
  foundPeople(PEOPLE, words, filter).map(({ name }) => name)

describe('the people of a meeting', () => {
  it('are found by name, code or village, and narrowed to those who came too seldom or without being invited', () => {
    expect(names('')).toHaveLength(5)
    // 80 is enough; who never came is too seldom too; nobody asks it of who was not invited.
    expect(names('kurang')).toEqual(['Budi', 'Citra'])
    expect(names('tak-hadir')).toEqual(['Citra'])
    expect(names('tanpa-undangan')).toEqual(['Dewi'])
    expect(names('tamu')).toEqual(['Eka'])
    expect(names('', 'kunir')).toEqual(['Eka'])
    expect(names('', 'lmj-bu')).toEqual(['Budi'])
    expect(names('kurang', 'ani')).toEqual([])
    for (const filter of PERSON_FILTERS) expect(countOf(PEOPLE, filter)).toBe(names(filter).length)
  })

  it('never came only where attendance was taken', () => {
    const before = [person('Ani', { attended: 0, of: 0, share: null })]
    expect(countOf(before, 'tak-hadir')).toBe(0)
    expect(countOf(before, 'kurang')).toBe(0)
  })

  it('are counted of the invited', () => {
    expect(reachOf(PEOPLE)).toEqual({ invited: 3, came: 2, enough: 1, of: 10 })
    expect(reachOf([])).toEqual({ invited: 0, came: 0, enough: 0, of: 0 })
  })
})

describe('a bar', () => {
  it('shows everybody once, from the left, and fills itself', () => {
    const counts = fc.record(
      Object.fromEntries(SEGMENTS.map((key) => [key, fc.nat({ max: 300 })])) as Record<
        (typeof SEGMENTS)[number],
        fc.Arbitrary<number>
      >,
    )
    fc.assert(
      fc.property(counts, (given) => {
        const segments = segmentsOf(given)
        const whole = SEGMENTS.reduce((sum, key) => sum + given[key], 0)
        expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(whole)
        let from = 0
        for (const segment of segments) {
          expect(segment.from).toBeCloseTo(from)
          expect(segment.width).toBeGreaterThan(0)
          from += segment.width
        }
        expect(from).toBeCloseTo(whole === 0 ? 0 : 100)
      }),
    )
  })
})

describe('a meeting', () => {
  const sessions = [{ date: '2026-12-01', startsAt: '08:30', endsAt: '09:15' }]
  it('goes on from an hour before a session until two hours after it, on its day', () => {
    const at = (clock: string, day = '2026-12-01') => isGoingOn(sessions, day, clock)
    expect(at('07:29')).toBe(false)
    expect(at('07:30')).toBe(true)
    expect(at('11:15')).toBe(true)
    expect(at('11:16')).toBe(false)
    expect(at('08:45', '2026-12-02')).toBe(false)
    expect(isGoingOn([], '2026-12-01', '08:45')).toBe(false)
  })
})

describe('how many came to each session', () => {
  it('says following sessions with as many once, and leaves out those without a roll', () => {
    expect(perSession([])).toBe('-')
    expect(
      perSession([
        { number: 1, attended: 25 },
        { number: 2, attended: 24 },
        { number: 3, attended: 24 },
        { number: 5, attended: 24 },
        { number: 6, attended: 1024 },
      ]),
    ).toBe('1: 25; 2, 3, 5: 24; 6: 1.024')
  })
})

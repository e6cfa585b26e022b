import { describe, expect, it } from 'vitest'
import { problemWords } from '../../../site/src/text/problems.ts'
import { MAX_PEOPLE, type Session } from '../../../worker/contract/meetings.ts'
import { decideInvited, decideSave, issuesOf, type Plan } from '../../../worker/meetings/rules.ts'

const session = (id: string, change: Partial<Session> = {}): Session => ({
  id,
  date: '2026-12-01',
  startsAt: '08:00',
  endsAt: '09:30',
  title: 'Mengukur',
  module: null,
  hours: 2,
  speakers: [{ name: 'Ratna Dewi', institution: 'Dinas Kesehatan', topic: '' }],
  ...change,
})

const PLAN: Plan = {
  kind: 'TRAINING',
  title: 'Pelatihan KPM',
  place: 'Aula',
  startsOn: '2026-12-01',
  endsOn: '2026-12-02',
  courseCode: null,
  capacity: null,
  budgetSource: '',
  basis: '',
  sessions: [session('a'), session('b', { date: '2026-12-02' })],
}

describe('the days and hours of a plan', () => {
  it('may run side by side, and touch', () => {
    const sessions = [
      session('a'),
      session('b'),
      session('c', { startsAt: '09:30', endsAt: '10:00' }),
    ]
    expect(issuesOf({ ...PLAN, sessions })).toEqual([])
  })

  it.each([
    ['a day before it begins', { date: '2026-11-30' }, 'outside_days'],
    ['a day after it ends', { date: '2026-12-03' }, 'outside_days'],
    ['an end that is its beginning', { endsAt: '08:00' }, 'ends_before'],
    ['an end before it', { endsAt: '07:59' }, 'ends_before'],
    ['the id of another', { id: 'a' }, 'named_twice'],
  ])('names the session with %s', (_, change, message) => {
    const sessions = [session('a'), session('b', change)]
    expect(issuesOf({ ...PLAN, sessions })).toEqual([{ path: 'sessions.1', message }])
  })

  it('looks at the days first: without them no session is right or wrong', () => {
    expect(issuesOf({ ...PLAN, endsOn: '2026-11-30' })).toEqual([
      { path: 'endsOn', message: 'before_start' },
    ])
  })
})

describe('saving', () => {
  const known = { ...PLAN, state: 'PLANNED' as const, version: 3 }

  it('makes what nobody knows, and nothing that somebody should know', () => {
    expect(decideSave(null, { ...PLAN, version: 0 })).toMatchObject({ value: 'create' })
    expect(decideSave(null, { ...PLAN, version: 1 })).toMatchObject({ reason: 'NOT_FOUND' })
  })

  it('does nothing for what stands there, whatever version is named', () => {
    expect(decideSave(known, { ...PLAN, version: 0 })).toMatchObject({ value: 'nothing' })
  })

  it.each([
    ['a fact', { place: 'Balai desa' }],
    ['a speaker', { sessions: [session('a', { speakers: [] }), PLAN.sessions[1] as Session] }],
    ['the order of sessions', { sessions: PLAN.sessions.toReversed() }],
    ['a session less', { sessions: PLAN.sessions.slice(0, 1) }],
  ])('changes by %s, of the version that was seen', (_, change) => {
    expect(decideSave(known, { ...PLAN, ...change, version: 3 })).toMatchObject({ value: 'change' })
    expect(decideSave(known, { ...PLAN, ...change, version: 2 })).toMatchObject({
      reason: 'CHANGED_MEANWHILE',
    })
  })

  it('leaves a meeting that is off as it was, and one that was held may be corrected', () => {
    const wanted = { ...PLAN, place: 'Balai desa', version: 3 }
    expect(decideSave({ ...known, state: 'CANCELLED' }, wanted)).toMatchObject({
      reason: 'STATE_NOT_FIT',
    })
    expect(decideSave({ ...known, state: 'HELD' }, wanted)).toMatchObject({ value: 'change' })
  })
})

describe('inviting', () => {
  it('puts nobody on the list twice', () => {
    expect(decideInvited(3, ['a', 'b', 'b'], ['a'], undefined)).toMatchObject({
      value: ['b'],
    })
  })

  it('counts only who is new against the seats, and goes over when somebody said so', () => {
    expect(decideInvited(2, ['a', 'b'], ['a'], undefined)).toMatchObject({ value: ['b'] })
    expect(decideInvited(2, ['b', 'c'], ['a'], undefined)).toMatchObject({
      reason: 'MEETING_FULL',
      free: 1,
      wanted: 2,
      isHard: false,
    })
    expect(decideInvited(2, ['b', 'c'], ['a'], true)).toMatchObject({ value: ['b', 'c'] })
  })

  it('ends at a thousand, whatever somebody said', () => {
    const all = Array.from({ length: MAX_PEOPLE }, (_, index) => `cadre-${index}`)
    expect(decideInvited(null, all, [], undefined)).toMatchObject({ value: all })
    const [first = '', ...others] = all
    for (const capacity of [null, 2]) {
      expect(decideInvited(capacity, [first, 'a', 'b'], others, true)).toMatchObject({
        reason: 'MEETING_FULL',
        free: 1,
        wanted: 3,
        isHard: true,
      })
    }
    const words = problemWords('MEETING_FULL', { free: 1, wanted: 3, isHard: true })
    expect(words.body).toContain('paling banyak 1.000 orang')
    expect(words.body).not.toContain('setujui')
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carriedInto,
  isOverdue,
  placeOf,
  proposeTeam,
  seriesOf,
  type InSeries,
} from '../../../worker/contract/outcome-rules.ts'
import {
  decideOutcome,
  issuesOfOutcome,
  saidChecks,
} from '../../../worker/meetings/outcome-rules.ts'

const meeting = (
  id: string,
  startsOn: string,
  state: InSeries['state'],
  wish: Partial<InSeries> = {},
): InSeries => ({ id, areaCode: '17.08.04', kind: 'WORKSHOP', startsOn, state, ...wish })

/** Few days, areas and kinds, so that meetings fall together; whatever came of them. */
const anyMeetings = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    areaCode: fc.constantFrom('17.08.03', '17.08.04'),
    kind: fc.constantFrom('WORKSHOP' as const, 'COORDINATION' as const),
    startsOn: fc.constantFrom('2026-09-01', '2026-10-01', '2026-10-01', '2026-11-01'),
    state: fc.constantFrom('PLANNED' as const, 'HELD' as const, 'CANCELLED' as const),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
)

const story = anyMeetings.chain((meetings) =>
  fc.record({
    meetings: fc.constant(meetings),
    actions: fc.uniqueArray(
      fc.record({
        id: fc.nat(1000),
        meetingId: fc.constantFrom(...meetings.map(({ id }) => id)),
        state: fc.constantFrom('OPEN' as const, 'DONE' as const, 'DROPPED' as const),
        /** Whichever of the later ones. */
        closedAt: fc.nat(20),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    ),
  }),
)

describe('a promise', () => {
  it('that is open is taken up in exactly one place: the next meeting of its series, else its own', () => {
    fc.assert(
      fc.property(story, ({ meetings, actions }) => {
        const open = actions.map(({ id, meetingId }) => ({
          id,
          meetingId,
          state: 'OPEN' as const,
          closedIn: null,
        }))
        const all = [...seriesOf(meetings).values()]
        expect(all.flat().length).toBe(meetings.length)
        for (const action of open) {
          const own = all.find((series) => series.some(({ id }) => id === action.meetingId)) ?? []
          const place = placeOf(own, action.meetingId)
          // On every page it stands at most once, and on one page alone it is to be dealt with.
          const pages = all.flatMap((series) =>
            series.flatMap(({ id }) => {
              const listed = carriedInto(series, id, open).filter((each) => each.id === action.id)
              const isOwn = id === action.meetingId
              expect(listed.length + (isOwn ? 1 : 0)).toBeLessThanOrEqual(1)
              return (listed.length > 0 || isOwn) && placeOf(series, action.meetingId) === id
                ? [id]
                : []
            }),
          )
          expect(pages).toEqual([place])

          const from = own.findIndex(({ id }) => id === action.meetingId)
          const later = own.slice(from + 1).filter(({ state }) => state !== 'CANCELLED')
          expect(later.length === 0).toBe(place === action.meetingId)
          if (later.length > 0) {
            // None that is still ahead comes before it, and it passed every one that was held.
            const before = later.slice(
              0,
              later.findIndex(({ id }) => id === place),
            )
            expect(before.every(({ state }) => state === 'HELD')).toBe(true)
            expect(carriedInto(own, later[0]?.id ?? '', open).map(({ id }) => id)).toContain(
              action.id,
            )
          }
        }
      }),
    )
  })

  it('that was closed is open nowhere, and stays with the meetings that it went through', () => {
    fc.assert(
      fc.property(story, ({ meetings, actions }) => {
        for (const series of seriesOf(meetings).values()) {
          const ids = series.map(({ id }) => id)
          const closed = actions
            .filter(({ meetingId, state }) => state !== 'OPEN' && ids.includes(meetingId))
            .map((action) => {
              const from = ids.indexOf(action.meetingId)
              const closedIn = ids[from + (action.closedAt % (ids.length - from))] ?? null
              return { ...action, closedIn }
            })
          for (const action of closed) {
            const through = ids.filter((id) => carriedInto(series, id, closed).includes(action))
            const [from, until] = [
              ids.indexOf(action.meetingId),
              ids.indexOf(action.closedIn ?? ''),
            ]
            expect(through).toEqual(
              ids.filter(
                (_, index) =>
                  index > from && index <= until && series[index]?.state !== 'CANCELLED',
              ),
            )
          }
        }
      }),
    )
  })

  it('skips a meeting that is off, waits for the next one planned, and comes back when that goes', () => {
    const first = meeting('a', '2026-09-01', 'HELD')
    const off = meeting('b', '2026-10-01', 'CANCELLED')
    const held = meeting('c', '2026-11-01', 'HELD')
    const next = meeting('d', '2026-12-01', 'PLANNED')
    expect(placeOf([first, off, held, next], 'a')).toBe('d')
    expect(placeOf([first, off, held], 'a')).toBe('c')
    expect(placeOf([first, off], 'a')).toBe('a')
  })

  it('is overdue after its day, never on it, and never once it is closed', () => {
    expect(isOverdue({ state: 'OPEN', dueOn: '2026-11-20' }, '2026-11-21')).toBe(true)
    expect(isOverdue({ state: 'OPEN', dueOn: '2026-11-21' }, '2026-11-21')).toBe(false)
    expect(isOverdue({ state: 'OPEN', dueOn: null }, '2026-11-21')).toBe(false)
    expect(isOverdue({ state: 'DONE', dueOn: '2026-11-20' }, '2026-11-21')).toBe(false)
  })
})

it('proposes of the team what its numbers say, and nothing where nobody is recorded', () => {
  expect(proposeTeam({ cadres: 0, trained: 0 })).toBe('UNKNOWN')
  expect(proposeTeam({ cadres: 4, trained: 0 })).toBe('NO')
  expect(proposeTeam({ cadres: 4, trained: 3 })).toBe('PARTLY')
  expect(proposeTeam({ cadres: 4, trained: 4 })).toBe('YES')
})

describe('writing an outcome', () => {
  const action = { id: 'x', what: 'Mendata', personInCharge: 'PLKB', dueOn: null }
  const check = { area: 'A', item: 'ALL_LISTED', answer: 'YES', note: '' } as const
  const facts = { reached: 'r', obstacles: 'k', checks: [check], actions: [action] }
  const known = { ...facts, version: 2, actions: [{ ...action, state: 'OPEN' as const }] }

  it('begins, changes what was seen, refuses what was not, and does nothing twice', () => {
    expect(decideOutcome(null, { ...facts, version: 0 })).toEqual({ ok: true, value: 'create' })
    expect(decideOutcome(null, { ...facts, version: 1 })).toMatchObject({ ok: false })
    const changed = { ...facts, obstacles: 'lain' }
    expect(decideOutcome(known, { ...changed, version: 2 })).toMatchObject({ value: 'change' })
    expect(decideOutcome(known, { ...changed, version: 1 })).toMatchObject({ ok: false })
    const silent = { ...check, item: 'ALL_USED', answer: 'UNKNOWN' } as const
    const again = { ...facts, checks: [silent, check], version: 1 }
    expect(decideOutcome(known, again)).toEqual({ ok: true, value: 'nothing' })
    const gone = { ...facts, actions: [], version: 2 }
    expect(decideOutcome(known, gone)).toMatchObject({ value: 'change' })
  })

  it('takes a closed promise that is not named for standing', () => {
    const closed = { ...known, actions: [{ ...action, state: 'DONE' as const }] }
    expect(decideOutcome(closed, { ...facts, actions: [], version: 2 })).toMatchObject({
      value: 'nothing',
    })
  })

  it('speaks of its own areas and of each thing once', () => {
    const other = { ...check, area: 'B' }
    expect(issuesOfOutcome({ checks: [check, other], actions: [] }, new Set(['A']))).toEqual([
      { path: 'checks.1', message: 'outside' },
    ])
    const twice = { checks: [check, check], actions: [action, action] }
    expect(issuesOfOutcome(twice, new Set(['A']))).toEqual([
      { path: 'checks.1', message: 'named_twice' },
      { path: 'actions.1', message: 'named_twice' },
    ])
    expect(saidChecks([check, { ...check, answer: 'UNKNOWN', note: '' }])).toEqual([check])
  })
})

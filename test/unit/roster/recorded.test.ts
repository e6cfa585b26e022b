/** What counts as a change of a cadre's record, and what only looks like one. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { planMoves } from '../../../worker/roster/areas/plan-moves.ts'
import { decreesOf, isSameFact, servicesOf } from '../../../worker/roster/recorded-rules.ts'
import type { KnownAssignment } from '../../../worker/roster/store.ts'
import { keptAs, keptFact } from '../../../worker/privacy/rules.ts'

const AREAS = ['35.08.10.2008', '35.08.10.2009', '35.08.13.2001', '35.08.13.2002']

const assignment = (at: number, own: Partial<KnownAssignment> = {}): KnownAssignment => ({
  id: `a${at}`,
  cadreId: 'siti',
  subDistrictCode: '35.08.10',
  areaCode: AREAS[at] ?? '',
  level: 'village',
  decreeNumber: `141/${at}`,
  decreeOn: '2024-01-05',
  decreeUntil: null,
  startedOn: `2024-0${at + 1}-01`,
  endedOn: null,
  endReason: null,
  successorId: null,
  ...own,
})

type Change = { readonly day: string; readonly goals: Readonly<Record<string, string>> }

// Ids of what is recorded later come later.
let made = 0

/** As the roster writes a change of areas down. */
function changed(rows: readonly KnownAssignment[], { day, goals }: Change): KnownAssignment[] {
  const concerned = new Set([...Object.keys(goals), ...Object.values(goals)])
  const serving = rows.filter(
    (row) => concerned.has(row.areaCode) && (row.endedOn === null || row.endedOn > day),
  )
  const areaOf = new Map(serving.map((row) => [row.id, row.areaCode]))
  const { ends, begins } = planMoves(
    serving,
    (id) => goals[areaOf.get(id) ?? ''],
    day,
    () => `b${String((made += 1)).padStart(6, '0')}`,
  )
  const endOf = new Map(ends.map((end) => [end.id, end]))
  const after = rows.map((row) => ({ ...row, ...endOf.get(row.id) }))
  return [...begins, ...after]
}

const place = fc.constantFrom(...AREAS, '35.08.17.2001', '35.08.17.2002')
const changes = fc.uniqueArray(
  fc.record({
    day: fc.constantFrom('2024-05-01', '2024-08-15', '2025-03-01', '2026-07-09'),
    from: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
    to: place,
  }),
  { maxLength: 4, selector: ({ day }) => day },
)

it('no change of areas changes where she serves, as somebody recorded it, nor her decrees', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), changes, (count, decrees) => {
      const rows = AREAS.slice(0, count).map((_, at) => assignment(at))
      const order = decrees.toSorted((a, b) => a.day.localeCompare(b.day))
      const gone = new Set<string>()
      const after = order.reduce<KnownAssignment[]>((now, { day, from, to }) => {
        // A code that ended does not come back.
        if (gone.has(to)) return now
        for (const each of from) if (each !== to) gone.add(each)
        return changed(now, { day, goals: Object.fromEntries(from.map((each) => [each, to])) })
      }, rows)
      expect(servicesOf(after)).toEqual(servicesOf(rows))
      expect(decreesOf(after)).toEqual(decreesOf(rows))
    }),
    { numRuns: 300 },
  )
})

it('an end, a move and a service that is added do, also after a change of areas', () => {
  const [first, second] = [assignment(0), assignment(1)]
  const moved = changed([first], { day: '2025-03-01', goals: { [first.areaCode]: AREAS[2] ?? '' } })
  const services = servicesOf([first])
  expect(servicesOf(moved)).toEqual(services)
  const end = { endedOn: '2026-01-01', endReason: 'RESIGNED' } as const
  for (const now of [
    [],
    [second],
    [first, second],
    [{ ...first, ...end }],
    moved.map((row) => (row.endedOn === null ? { ...row, ...end } : row)),
    [...moved, assignment(3)],
  ]) {
    expect(servicesOf(now)).not.toEqual(services)
  }
  // Entered twice in one village and merged.
  const twice = { ...first, id: 'b', cadreId: 'aminah', startedOn: '2025-05-01' }
  expect(servicesOf([first, twice])).toEqual(services)
})

it('any word of a decree does, of one that ended too; a service without one adds none', () => {
  const ended = assignment(1, { endedOn: '2025-01-01', endReason: 'TERM_OVER' })
  const rows = [assignment(0), ended]
  const bare = assignment(2, { decreeNumber: null, decreeOn: null })
  expect(decreesOf([...rows, bare])).toEqual(decreesOf(rows))
  for (const own of [
    { decreeNumber: '141/9' },
    { decreeOn: null },
    { decreeUntil: '2026-12-31' },
  ]) {
    expect(decreesOf([assignment(0), { ...ended, ...own }])).not.toEqual(decreesOf(rows))
  }
})

it('marks made alike decide, others leave it to the words; what was kept before has none', () => {
  const fact = (texts: readonly string[], mark: string | null) => ({ texts, mark })
  const before = fact(['123'], 'pepper:123ab12')
  expect(isSameFact(before, fact(['123'], 'pepper:123ab12'))).toBe(true)
  expect(isSameFact(before, fact(['123'], 'pepper:123cd34'))).toBe(false)
  expect(isSameFact(before, fact(['123'], 'other:123cd34'))).toBe(true)
  expect(isSameFact(before, fact(['124'], 'other:124cd34'))).toBe(false)
  expect(isSameFact(before, fact([], null))).toBe(false)
  for (const old of ['', 'Siti Aminah', '123', '\n\n', 'Desa A\nDesa B']) {
    const texts = old === '' ? [] : old.split('\n')
    expect(keptFact(old)).toEqual(fact(texts, null))
    expect(keptFact(keptAs(fact(texts, 'facts:0123')) ?? '')).toEqual(fact(texts, 'facts:0123'))
    expect(isSameFact(keptFact(old), fact(texts, 'facts:0123'))).toBe(true)
  }
})

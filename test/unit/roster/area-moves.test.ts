import { expect, it } from 'vitest'
import { planMoves } from '../../../worker/roster/areas/plan-moves.ts'
import type { KnownAssignment } from '../../../worker/roster/store.ts'

const OLD = '35.08.10.2008'
const OTHER = '35.08.10.2009'
const NEW = '35.08.13.1001'
const DAY = '2026-06-01'

const assignment = (
  id: string,
  own: Partial<KnownAssignment> & Pick<KnownAssignment, 'startedOn'>,
): KnownAssignment => ({
  id,
  cadreId: 'siti',
  subDistrictCode: '35.08.10',
  areaCode: OLD,
  level: 'village',
  decreeNumber: '141/7',
  decreeOn: '2026-01-05',
  decreeUntil: null,
  endedOn: null,
  endReason: null,
  successorId: null,
  ...own,
})

function moved(rows: readonly KnownAssignment[], goal: string) {
  const { ends, begins } = planMoves(
    rows,
    (id) => (rows.find((row) => row.id === id)?.areaCode === goal ? undefined : goal),
    DAY,
    () => 'new',
  )
  return {
    ends: ends.map(({ id, endedOn, endReason }) => [id, endedOn, endReason]),
    begins: begins.map(({ areaCode, startedOn, endedOn, endReason }) => [
      areaCode,
      startedOn,
      endedOn,
      endReason,
    ]),
  }
}

it('goes on where it goes by the same decree, from the day on', () => {
  const { begins } = planMoves(
    [assignment('a', { startedOn: '2026-01-01' })],
    () => NEW,
    DAY,
    () => 'new',
  )
  expect(begins).toMatchObject([
    {
      id: 'new',
      before: 'a',
      subDistrictCode: '35.08.13',
      decreeNumber: '141/7',
      startedOn: DAY,
      endedOn: null,
    },
  ])
})

it('begins where it goes on its own first day when that comes later, and ends as it would have', () => {
  const later = assignment('a', {
    startedOn: '2026-07-01',
    endedOn: '2026-08-01',
    endReason: 'RESIGNED',
  })
  expect(moved([later], NEW)).toEqual({
    ends: [['a', '2026-07-01', 'AREA_CHANGED']],
    begins: [[NEW, '2026-07-01', '2026-08-01', 'RESIGNED']],
  })
})

it('leaves no gap and nothing twice for who serves already where she goes', () => {
  const here = assignment('a', { startedOn: '2026-01-01' })
  const there = (startedOn: string) => assignment('b', { startedOn, areaCode: OTHER })
  expect(moved([here, there('2026-05-01')], OTHER)).toEqual({
    ends: [['a', DAY, 'AREA_CHANGED']],
    begins: [],
  })
  expect(moved([here, there('2026-09-01')], OTHER)).toEqual({
    ends: [['a', DAY, 'AREA_CHANGED']],
    begins: [[OTHER, DAY, '2026-09-01', 'AREA_CHANGED']],
  })
})

it('opens one assignment of two that come together', () => {
  const both = [
    assignment('b', { startedOn: '2026-07-01', areaCode: OTHER }),
    assignment('a', { startedOn: '2026-01-01' }),
  ]
  expect(moved(both, NEW)).toEqual({
    ends: [
      ['a', DAY, 'AREA_CHANGED'],
      ['b', '2026-07-01', 'AREA_CHANGED'],
    ],
    begins: [[NEW, DAY, null, null]],
  })
})

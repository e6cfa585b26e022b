import { expect, it } from 'vitest'
import {
  dueLines,
  faultsIn,
  filled,
  isSamePlan,
  latestByLine,
  nextDueOn,
  type Line,
  type Said,
} from '../../../worker/fieldwork/rules.ts'

const TODAY = '2026-12-10'
const line = (wish: Partial<Line> = {}): Line => ({
  id: 'l1',
  what: 'Mengajak ayah',
  withWhom: '',
  where: '',
  dueOn: '2026-12-20',
  ...wish,
})
const said = (lineId: string, state: Said['state'], saidAt = '1'): Said => {
  return { lineId, state, note: '', saidAt }
}

it('asks for what and by when, in the time to come', () => {
  const faults = (wish: Partial<Line>, known: Line[] = []) =>
    faultsIn([line(wish)], known, TODAY).map(({ field, reason }) => `${field} ${reason}`)
  expect(faults({})).toEqual([])
  expect(faults({ what: '' })).toEqual(['what MISSING'])
  expect(faults({ dueOn: '' })).toEqual(['dueOn MISSING'])
  expect(faults({ dueOn: TODAY })).toEqual([])
  expect(faults({ dueOn: '2026-12-09' })).toEqual(['dueOn PAST'])
  expect(faults({ dueOn: '2028-12-10' })).toEqual([])
  expect(faults({ dueOn: '2028-12-11' })).toEqual(['dueOn FAR'])
})

it('lets the day of a line that stood before be over, but not be moved into the past', () => {
  const known = [line({ dueOn: '2026-12-01' })]
  expect(faultsIn(known, known, TODAY)).toEqual([])
  expect(faultsIn([line({ dueOn: '2026-12-02' })], known, TODAY)).toHaveLength(1)
})

it('takes no empty line, and no more than ten', () => {
  const empty = line({ what: '', dueOn: '' })
  expect(filled([empty, line(), empty])).toEqual([line()])
  expect(filled(Array.from({ length: 12 }, () => line()))).toHaveLength(10)
})

it('tells the same plan from another by its words, not by the order of their keys', () => {
  const { id, what, withWhom, where, dueOn } = line()
  expect(isSamePlan([line()], [{ dueOn, where, withWhom, what, id }])).toBe(true)
  expect(isSamePlan([line()], [line({ where: 'Posyandu' })])).toBe(false)
})

it('finds what has come due and is not done, and when the next falls due', () => {
  const lines = [line({ id: 'a', dueOn: TODAY }), line({ id: 'b' })]
  const after = (...all: Said[]) => latestByLine(all)
  const due = (map: ReturnType<typeof after>) => dueLines(lines, map, TODAY).map(({ id }) => id)
  expect(due(after())).toEqual(['a'])
  expect(due(after(said('a', 'DONE')))).toEqual([])
  expect(due(after(said('a', 'DONE'), said('a', 'RUNNING', '2')))).toEqual(['a'])
  expect(nextDueOn(lines, after())).toBe(TODAY)
  expect(nextDueOn(lines, after(said('a', 'DONE')))).toBe('2026-12-20')
  expect(nextDueOn(lines, after(said('a', 'DONE'), said('b', 'DONE')))).toBeNull()
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthOf } from '../../../worker/identity/message-code/rules.ts'
import { isSettled, isSharedPhone, namesHer } from '../../../worker/roster/message-codes/rules.ts'

const entry = (personId: string, updatedAt = '2026-11-20T00:00:00.000Z') => ({
  id: personId,
  personId,
  name: 'Siti Aminah',
  updatedAt,
})

describe('to whom a code goes', () => {
  it.each([
    ['siti', true],
    ['SITI AMINAH', true],
    ['Aminah, S.Pd.', true],
    ['Hj. Siti', true],
    ['Siti A', false],
    ['Siti Dewi', false],
    ['S', false],
    ['', false],
    ['...', false],
  ])('takes %j for Siti Aminah: %s', (typed, isHers) => {
    expect(namesHer(typed, 'Siti Aminah')).toBe(isHers)
  })

  it('takes no letters alone for a name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2 }), (typed) => {
        expect(namesHer(typed, 'Siti Aminah')).toBe(false)
      }),
    )
  })

  it('is nobody where a number stands at two persons, and her where at two entries of one', () => {
    expect(isSharedPhone([entry('a'), entry('b')])).toBe(true)
    expect(isSharedPhone([entry('a'), { ...entry('a'), id: 'second' }])).toBe(false)
    expect(isSharedPhone([])).toBe(false)
  })

  it('is nobody whose entry was changed since', () => {
    expect(isSettled(entry('a', '2026-11-20T00:00:00.000Z'), '2026-11-20T00:00:00.000Z')).toBe(true)
    expect(isSettled(entry('a', '2026-11-20T00:00:00.001Z'), '2026-11-20T00:00:00.000Z')).toBe(
      false,
    )
  })

  it('counts by the calendar month', () => {
    expect(monthOf('2026-02-28')).toEqual({ from: '2026-02-01', to: '2026-02-31' })
  })
})

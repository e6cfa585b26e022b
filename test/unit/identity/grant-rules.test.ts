/** Which role fits where and when, and what one person may not hold together. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysFault,
  fits,
  grantFault,
  grantState,
  lastDay,
  overlaps,
} from '../../../worker/identity/staff/grant-rules.ts'

const TODAY = '2026-11-21'
const days = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn })

it('gives rights from the first to the last day, both included', () => {
  expect(grantState(days(null, null), TODAY)).toBe('NOW')
  expect(grantState(days(TODAY, TODAY), TODAY)).toBe('NOW')
  expect(grantState(days('2026-11-22', null), TODAY)).toBe('AHEAD')
  expect(grantState(days(null, '2026-11-20'), TODAY)).toBe('OVER')
  // Ended before it began: it never held, and never will.
  expect(grantState(days('2026-12-01', '2026-11-30'), TODAY)).toBe('OVER')
})

it('lets an office give its own roles within its own district only', () => {
  expect(fits('TRAINER', '35.08', '35.08')).toBe(true)
  expect(fits('TRAINER', '35.08.01', '35.08')).toBe(true)
  expect(fits('SUB_DISTRICT_ADMIN', '35.08.01', '35.08')).toBe(true)
  expect(fits('SUB_DISTRICT_ADMIN', '35.08', '35.08')).toBe(false)
  expect(fits('DISTRICT_ADMIN', '35.08.01', '35.08')).toBe(false)
  expect(fits('APPROVER', '35.08', '35.08')).toBe(true)
  for (const role of ['SUPERADMIN', 'PROVINCE'] as const) {
    for (const area of ['ID', '35', '35.08']) expect(fits(role, area, '35.08')).toBe(false)
  }
  for (const area of ['ID', '35', '35.09', '35.0', '35.08.01.2001']) {
    expect(fits('TRAINER', area, '35.08')).toBe(false)
  }
})

describe('days', () => {
  it('may begin today or later, end today or later, and not before they begin', () => {
    expect(daysFault(days(null, null), TODAY)).toBeNull()
    expect(daysFault(days(TODAY, TODAY), TODAY)).toBeNull()
    expect(daysFault(days('2026-11-20', null), TODAY)).toEqual({
      path: 'startsOn',
      message: 'past',
    })
    expect(daysFault(days(null, '2026-11-20'), TODAY)).toEqual({ path: 'endsOn', message: 'past' })
    expect(daysFault(days('2026-12-02', '2026-12-01'), TODAY)).toEqual({
      path: 'endsOn',
      message: 'before_start',
    })
    expect(daysFault(days(null, '2036-11-22'), TODAY)?.message).toBe('too_far')
  })

  it('end at once when the last day lies in the past', () => {
    expect(lastDay('2026-12-01', TODAY)).toBe('2026-12-01')
    expect(lastDay(TODAY, TODAY)).toBe(TODAY)
    expect(lastDay('2020-01-01', TODAY)).toBe('2026-11-20')
  })

  it('overlap exactly when some day lies in both', () => {
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((number) => `2026-12-${String(number).padStart(2, '0')}`)
    const span = fc.record({ startsOn: fc.option(day), endsOn: fc.option(day) })
    const holdsOn = (given: { startsOn: string | null; endsOn: string | null }, on: string) =>
      (given.startsOn ?? '0') <= on && (given.endsOn ?? '9') >= on
    const all = [
      '2026-11-30',
      ...Array.from({ length: 30 }, (_, at) => `2026-12-${String(at + 1).padStart(2, '0')}`),
    ]
    const isSpan = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
      startsOn === null || endsOn === null || startsOn <= endsOn
    fc.assert(
      fc.property(span.filter(isSpan), span.filter(isSpan), (one, other) => {
        expect(overlaps(one, other)).toBe(all.some((on) => holdsOn(one, on) && holdsOn(other, on)))
      }),
    )
  })
})

it('keeps who asks for certificates and who approves them apart, day by day', () => {
  const admin = { role: 'DISTRICT_ADMIN', area: '35.08', ...days(null, '2026-12-31') } as const
  const approver = { role: 'APPROVER', area: '35.08' } as const
  expect(grantFault([admin], { ...approver, ...days(null, null) }, TODAY)).toBe('ROLES_CLASH')
  expect(grantFault([admin], { ...approver, ...days('2026-12-31', null) }, TODAY)).toBe(
    'ROLES_CLASH',
  )
  expect(grantFault([admin], { ...approver, ...days('2027-01-01', null) }, TODAY)).toBeNull()
  expect(grantFault([admin], { ...approver, area: '35.09', ...days(null, null) }, TODAY)).toBeNull()
  // What is over meets nothing.
  const over = { ...admin, ...days(null, '2026-11-20') }
  expect(grantFault([over], { ...approver, ...days(null, null) }, TODAY)).toBeNull()
  expect(grantFault([over], { ...admin, ...days(null, null) }, TODAY)).toBeNull()
  expect(grantFault([admin], { ...admin, ...days('2027-01-01', null) }, TODAY)).toBe('ROLE_STANDS')
})

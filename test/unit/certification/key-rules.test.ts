import { describe, expect, it } from 'vitest'
import {
  dueStep,
  soonestStart,
  beginningOfDay,
  type OpenKey,
} from '../../../worker/certification/keys/key-rules.ts'

const JAKARTA = 'Asia/Jakarta'
const JAYAPURA = 'Asia/Jayapura'
const at = (text: string) => new Date(text)
const active: OpenKey = { kid: 'a', state: 'ACTIVE', usableFrom: '2026-11-20T17:00:00.000Z' }
const next: OpenKey = { kid: 'b', state: 'PUBLISHED', usableFrom: '2026-12-31T17:00:00.000Z' }

describe('the year of a key', () => {
  it('ends with the calendar year where the issuer is, not in UTC', () => {
    // 31 December 16:00 UTC is 1 January in Jayapura and not yet in Jakarta.
    const begun = { ...active, usableFrom: '2025-12-31T16:00:00.000Z' }
    const mid = at('2026-06-01T00:00:00.000Z')
    expect(dueStep([begun], mid, JAYAPURA)).toEqual({ step: 'none' })
    expect(dueStep([begun], mid, JAKARTA)).toMatchObject({ step: 'publish' })
  })

  it('has its next key published in the eighth day before the end, seven whole days ahead', () => {
    const early = '2026-12-24T16:59:59.999Z'
    expect(dueStep([active], at('2026-12-23T17:00:00.000Z'), JAKARTA)).toEqual({ step: 'none' })
    for (const now of ['2026-12-23T17:00:00.001Z', early, '2026-12-24T17:00:00.000Z']) {
      expect(dueStep([active], at(now), JAKARTA)).toEqual({
        step: 'publish',
        usableFrom: '2026-12-31T17:00:00.000Z',
      })
    }
  })

  it('lasts longer when the clock stood still, rather than taking a key that nobody could know', () => {
    expect(dueStep([active], at('2027-01-10T05:00:00.000Z'), JAKARTA)).toEqual({
      step: 'publish',
      usableFrom: '2027-01-17T17:00:00.000Z',
    })
  })
})

describe('a published key', () => {
  it('waits for its day, then takes over', () => {
    const keys = [active, next]
    expect(dueStep(keys, at('2026-12-31T16:59:59.999Z'), JAKARTA)).toEqual({ step: 'none' })
    expect(dueStep(keys, at('2026-12-31T17:00:00.000Z'), JAKARTA)).toEqual({
      step: 'retire',
      kid: 'a',
    })
  })

  it('takes over from nobody when there is nobody', () => {
    expect(dueStep([next], at('2027-02-01T00:00:00.000Z'), JAKARTA)).toEqual({ step: 'none' })
  })
})

it('begins with a day, never less than seven days from now', () => {
  expect(soonestStart(at('2026-11-20T17:00:00.000Z'), JAKARTA)).toBe('2026-11-27T17:00:00.000Z')
  expect(soonestStart(at('2026-11-20T17:00:00.001Z'), JAKARTA)).toBe('2026-11-28T17:00:00.000Z')
  expect(beginningOfDay('2026-11-21T02:00:00.000Z', JAYAPURA)).toBe('2026-11-20T15:00:00.000Z')
})

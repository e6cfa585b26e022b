/** The clock of the law over what cadres ask, and who may move it where. */
import { describe, expect, it } from 'vitest'
import { REQUEST_STATES } from '../../../worker/contract/privacy.ts'
import { clocksOf, isSameCode, mayMove } from '../../../worker/privacy/rules.ts'

const NOW = '2026-11-21T03:00:00.000Z'
const later = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString()

describe('the clock', () => {
  it('gives a correction 72 hours, and an end of use 72 in which she may take it back before them', () => {
    expect(clocksOf('CORRECTION', NOW)).toEqual({ dueAt: later(72), coolsUntil: null })
    expect(clocksOf('END_OF_USE', NOW)).toEqual({ dueAt: later(144), coolsUntil: later(72) })
  })

  it('of a letter that lay about rests from the day it was written down', () => {
    expect(clocksOf('END_OF_USE', later(-240), NOW)).toEqual({
      dueAt: later(72),
      coolsUntil: later(72),
    })
    expect(clocksOf('END_OF_USE', later(-24), NOW)).toEqual({
      dueAt: later(120),
      coolsUntil: later(72),
    })
  })

  it('lets nothing move that is closed, and no end of use be called done by hand', () => {
    const moves = REQUEST_STATES.flatMap((from) =>
      REQUEST_STATES.flatMap((to) => (mayMove('CORRECTION', from, to) ? [`${from}>${to}`] : [])),
    )
    expect(moves).toEqual([
      'RECEIVED>WORKING',
      'RECEIVED>DONE',
      'RECEIVED>DECLINED',
      'WORKING>DONE',
      'WORKING>DECLINED',
    ])
    expect(mayMove('END_OF_USE', 'WORKING', 'DONE')).toBe(false)
  })

  it('knows a code however it is typed', () => {
    expect(isSameCode('lmj 0001 k', 'LMJ-0001-K')).toBe(true)
    expect(isSameCode('LMJ-0002-K', 'LMJ-0001-K')).toBe(false)
    expect(isSameCode('', '')).toBe(false)
  })
})

import { expect, it } from 'vitest'
import { isHers } from '../../../site/src/features/fieldwork/plans/hers.ts'

it('reminds of a plan whose next step is the cadre’s and has come, never of one that waits for the trainer', () => {
  const plan = { linesDue: 0, isFollowUpDue: false }
  expect(isHers({ ...plan, state: 'RETURNED' })).toBe(true)
  expect(isHers({ ...plan, state: 'SIGNED' })).toBe(false)
  expect(isHers({ ...plan, state: 'SIGNED', linesDue: 1 })).toBe(true)
  expect(isHers({ ...plan, state: 'SIGNED', isFollowUpDue: true })).toBe(true)
  expect(isHers({ linesDue: 2, isFollowUpDue: true, state: 'WRITTEN' })).toBe(false)
})

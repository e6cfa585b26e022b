import type { PlanHead } from '../../../../../worker/contract/plans.ts'

/** The next step is the cadre's, and its day has come: whom a reminder concerns. What waits for the trainer is no fault of hers. */
export function isHers({
  state,
  linesDue,
  isFollowUpDue,
}: Pick<PlanHead, 'state' | 'linesDue' | 'isFollowUpDue'>): boolean {
  return state === 'RETURNED' || (state === 'SIGNED' && (linesDue > 0 || isFollowUpDue))
}

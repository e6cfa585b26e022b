/** What of publishing stands open to somebody, and if not, why. For showing it: the Worker decides. Pure. */
import type { ReviewState } from '../../../../../worker/contract/workshop.ts'
import type { CLOSED } from '../../../text/workshop-publish.ts'

type Why = keyof typeof CLOSED

/** Null: open. */
export type Gates = {
  readonly publish: Why | null
  readonly ask: Why | null
  readonly decide: Why | null
  readonly withdraw: Why | null
}

export type Standing = {
  readonly isWriter: boolean
  readonly isPublisher: boolean
  readonly isReviewer: boolean
  readonly name: string
  readonly countsAsTrained: boolean
  readonly problems: number
  /** How the draft differs from what is published. */
  readonly changes: number
  readonly review: ReviewState
}

export function gatesFor(standing: Standing): Gates {
  const { isWriter, isPublisher, isReviewer, review } = standing
  return {
    publish: publishGate(standing),
    ask: isWriter ? (standing.problems > 0 ? 'problems' : null) : 'noAsk',
    decide: !isReviewer ? 'noReviewer' : review.askedBy === standing.name ? 'ownAsk' : null,
    withdraw: isPublisher ? null : 'noPublisher',
  }
}

function publishGate(standing: Standing): Why | null {
  const { isWriter, isPublisher, countsAsTrained, problems, changes, review } = standing
  if (!isWriter) return 'noWriter'
  if (countsAsTrained && !isPublisher) return 'needsPublisher'
  if (problems > 0) return 'problems'
  if (changes === 0) return 'unchanged'
  return review.needed && review.is !== 'approved' ? 'needsReview' : null
}

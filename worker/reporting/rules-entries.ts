/** Which of two entries of one person to keep. Pure. */
import type { Entry } from '../contract/roster-life.ts'

type Weighed = Pick<Entry, 'signIn' | 'learning' | 'certificates' | 'code'>

/**
 * The one she signs in with, for both sign-ins go on working and only one of them is on her card; else the one that she learned
 * with; else the one with more certificates; else the older one.
 */
export function entryToKeep<One extends Weighed>(first: One, second: One): One {
  const [one, other] = [weightsOf(first), weightsOf(second)]
  for (const [place, weight] of one.entries()) {
    const against = other[place] ?? 0
    if (weight !== against) return weight > against ? first : second
  }
  return first.code <= second.code ? first : second
}

const weightsOf = ({ signIn, learning, certificates }: Weighed): number[] => [
  signIn === 'ACTIVE' ? 1 : 0,
  learning === null ? 0 : learning.eligibleAt === null ? 1 : 2,
  certificates,
  signIn === 'CODE_ISSUED' ? 1 : 0,
]

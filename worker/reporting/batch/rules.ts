/** How far a cadre of a batch is, and who needs help first. Pure. */
import type { BatchPart, BatchPerson, Need } from '../../contract/batches.ts'
import type { Instant } from '../../core/clock.ts'

/** So many attempts that were not passed are more than a slip. */
const STUCK_FROM = 2
const QUIET_AFTER = 7 * 86_400_000

/** What is known of one person, all her entries together. */
export type Done = {
  /** Slugs of modules in which she has read. */
  readonly read: ReadonlySet<string>
  readonly tried: ReadonlyMap<
    string,
    { readonly misses: number; readonly best: number; readonly isPassed: boolean }
  >
  readonly lastActivityAt: Instant | null
}

/** `slugs`: the modules in their order, then the final test. */
export function partsOf(slugs: readonly string[], { read, tried }: Done): BatchPart[] {
  return slugs.map((slug): BatchPart => {
    const known = tried.get(slug)
    if (known === undefined) {
      return { state: read.has(slug) ? 'WORKING' : 'NONE', misses: 0, best: null }
    }
    const { misses, best, isPassed } = known
    return { state: isPassed ? 'DONE' : misses >= STUCK_FROM ? 'STUCK' : 'WORKING', misses, best }
  })
}

export function needOf(
  parts: readonly BatchPart[],
  lastActivityAt: Instant | null,
  now: Instant,
): Need {
  if (parts.length > 0 && parts.every(({ state }) => state === 'DONE')) return 'FINISHED'
  if (parts.some(({ state }) => state === 'STUCK')) return 'STUCK'
  if (lastActivityAt === null) return 'NOT_BEGUN'
  return Date.parse(now) - Date.parse(lastActivityAt) > QUIET_AFTER ? 'QUIET' : 'LEARNING'
}

const URGENCY: Readonly<Record<Need, number>> = {
  STUCK: 0,
  QUIET: 1,
  NOT_BEGUN: 2,
  LEARNING: 3,
  FINISHED: 4,
}

/** Who needs help first comes first: who failed most often, who was quiet longest; others stay in the order they came in. */
export function helpFirst(one: BatchPerson, other: BatchPerson): number {
  const order = URGENCY[one.need] - URGENCY[other.need]
  if (order !== 0) return order
  if (one.need === 'STUCK') return missesOf(other) - missesOf(one)
  if (one.need === 'QUIET' && one.lastActivityAt !== other.lastActivityAt) {
    return (one.lastActivityAt ?? '') < (other.lastActivityAt ?? '') ? -1 : 1
  }
  return 0
}

function missesOf({ parts }: BatchPerson): number {
  return parts.reduce((sum, { state, misses }) => sum + (state === 'STUCK' ? misses : 0), 0)
}

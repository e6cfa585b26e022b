/** What groups gained of their courses, many at once: of each what its own page shows as the gain of the batch. */
import type { BatchGrowth } from '../contract/activity-report.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { Scope } from '../core/access.ts'
import type { Db } from '../core/db.ts'
import { gainOf, readGainOf, readPairsOf, type Pair } from '../learning/index.ts'
import { listEntries } from './batch/store-batch.ts'
import type { Seat } from './rules-cohorts.ts'

export type Gains = {
  /** By group; null where it is not known. */
  readonly of: (groupId: string) => number | null
  /** Each person once in each course. */
  readonly total: number | null
}

/** `groups`: with the course of each; `seats`: who counts in which. Two queries for each course. */
export async function readGains(
  db: Db,
  scope: Scope,
  heads: readonly CourseHead[],
  groups: readonly { readonly id: string; readonly courseId: string | null }[],
  seats: readonly Seat[],
): Promise<Gains> {
  const people = Map.groupBy(seats, ({ cohortId }) => cohortId)
  const pairs = new Map<string, ReadonlyMap<string, Pair>>()
  for (const head of heads) {
    const own = groups.filter(({ courseId }) => courseId === head.courseId)
    const persons = new Set(
      own.flatMap(({ id }) => (people.get(id) ?? []).map((seat) => seat.cadreId)),
    )
    if (persons.size === 0) continue
    const entries = await listEntries(db, scope, [...persons])
    const ids = entries.map(({ entryId }) => entryId)
    pairs.set(head.courseId, await readPairsOf(db, head, ids))
  }
  const gains = new Map(
    groups.map(({ id, courseId }) => {
      const known = pairs.get(courseId ?? '')
      const own = (people.get(id) ?? []).flatMap(({ cadreId }) => known?.get(cadreId) ?? [])
      return [id, gainOf(own).gain]
    }),
  )
  return {
    of: (groupId) => gains.get(groupId) ?? null,
    total: gainOf([...pairs.values()].flatMap((known) => [...known.values()])).gain,
  }
}

/** What these persons gained of a course, in all and by topic; null where it has not both tests. */
export async function readGrowth(
  db: Db,
  scope: Scope,
  head: CourseHead,
  personIds: readonly string[],
): Promise<BatchGrowth | null> {
  if (head.preTest === undefined || head.finalTest === null) return null
  const entries = await listEntries(db, scope, personIds)
  return readGainOf(
    db,
    head,
    entries.map(({ entryId }) => entryId),
  )
}

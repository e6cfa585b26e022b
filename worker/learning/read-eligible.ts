/** What certification asks: who has met the pass rule, and with which mark. It never asks twice what was answered once. */
import type { CourseHead } from '../contract/curriculum.ts'
import { markOf } from '../contract/pass-rules.ts'
import type { Instant } from '../core/clock.ts'
import type { Scope } from '../core/access.ts'
import type { Db } from '../core/db.ts'
import { getHead } from '../curriculum/index.ts'
import * as store from './store.ts'

const PAGE = 200

/** A page of cadres who have met the pass rule of a course; the next page begins after its last row. */
export function listEligible(
  db: Db,
  scope: Scope,
  courseId: string,
  after: store.EligibleRow | null = null,
  limit: number = PAGE,
): Promise<store.EligibleRow[]> {
  return store.listEligible(db, scope, courseId, after, limit)
}

export type Marks = {
  readonly cadreId: string
  /** The version whose rule was met; of who is not eligible yet, the one she began with. */
  readonly versionId: string
  /** 0 to 100: the best of the final test; without one, the mean of the modules' best. */
  readonly mark: number | null
  readonly startedAt: Instant
  /** When the pass rule was first met. */
  readonly eligibleAt: Instant | null
  /** The best marks of what was passed: modules by their slug, and the final test. */
  readonly passes: readonly { readonly slug: string; readonly bestScore: number }[]
}

/** The marks of cadres in a course, in no order; who has not begun is left out. The caller answers for the scope. */
export async function readMarks(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
): Promise<Marks[]> {
  const rows = await store.listStandings(db, cadreIds, courseId, [])
  // Each once: 500 rows that ask side by side would each find nothing in memory.
  const heads = new Map<string, CourseHead>()
  for (const { versionId } of rows) {
    if (!heads.has(versionId)) heads.set(versionId, await getHead(db, versionId))
  }
  return rows.flatMap(({ cadreId, versionId, startedAt, eligibleAt, passes }) => {
    const head = heads.get(versionId)
    return head === undefined
      ? []
      : [{ cadreId, versionId, mark: markOf(head, passes), startedAt, eligibleAt, passes }]
  })
}

/** The SQL of final tests that must be passed once more, because a certificate of the course ends. */
import type { Instant } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'

export type Retake = {
  readonly cadreId: string
  readonly courseId: string
  /** Of the final test. */
  readonly slug: string
  /** Passes from before do not count for it. */
  readonly since: Instant
}

/** Opens them for who met the pass rule before; touches no row for one that is open since then or later. */
export function openRetakes(retakes: readonly Retake[]): Sql {
  return sql`insert into retakes (cadre_id, course_id, slug, since)
    select s.cadre_id, s.course_id, wanted.value ->> 'slug', wanted.value ->> 'since'
    from json_each(${json(retakes)}) wanted
      join standings s on s.cadre_id = wanted.value ->> 'cadreId' and s.course_id = wanted.value ->> 'courseId'
    where s.eligible_at < wanted.value ->> 'since'
    on conflict do update set since = excluded.since where excluded.since > since`
}

export type Retaken = {
  readonly cadreId: string
  /** The newest pass of the final test since it was opened once more. */
  readonly passedAt: Instant
  /** The version that was answered. */
  readonly versionId: string
}

/** Who of some cadres passed the final test once more, with at least the mark that the pass rule asks for. */
export function listRetaken(
  db: Db,
  cadreIds: readonly string[],
  test: { readonly courseId: string; readonly slug: string; readonly minimumMark: number },
): Promise<Retaken[]> {
  const { courseId, slug, minimumMark } = test
  // SQLite takes the other columns from the row that has the maximum.
  return db.all<Retaken>(sql`select a.cadre_id, max(a.submitted_at) as passed_at, a.version_id
    from json_each(${json(cadreIds)}) wanted
      cross join retakes r on r.cadre_id = wanted.value and r.course_id = ${courseId} and r.slug = ${slug}
      cross join attempts a on a.cadre_id = r.cadre_id and a.course_id = r.course_id and a.slug = r.slug
    where a.passed = 1 and a.score >= ${minimumMark} and a.submitted_at >= r.since
    group by a.cadre_id`)
}

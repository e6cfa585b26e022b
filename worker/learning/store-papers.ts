/** The SQL of started final tests and pre-tests. */
import type { Instant } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'

export type PaperRow = {
  /** The attempt's id. */
  readonly id: string
  readonly cadreId: string
  readonly courseId: string
  readonly versionId: string
  readonly slug: string
  readonly number: number
  readonly startedAt: Instant
  readonly dueAt: Instant | null
}

export function findPaper(db: Db, id: string): Promise<PaperRow | null> {
  return db.first<PaperRow>(sql`select * from test_papers where id = ${id}`)
}

export function findPaperNumbered(
  db: Db,
  cadreId: string,
  courseId: string,
  slug: string,
  number: number,
): Promise<PaperRow | null> {
  return db.first<PaperRow>(sql`select * from test_papers where cadre_id = ${cadreId}
    and course_id = ${courseId} and slug = ${slug} and number = ${number}`)
}

/** The paper that was started and not handed in: there is at most one, for the next needs the one before to be handed in. */
export function findOpenPaper(
  db: Db,
  cadreId: string,
  courseId: string,
  slug: string,
): Promise<PaperRow | null> {
  return db.first<PaperRow>(sql`select * from test_papers p
    where cadre_id = ${cadreId} and course_id = ${courseId} and slug = ${slug}
      and not exists (select 1 from attempts a where a.id = p.id)
    order by number desc limit 1`)
}

/** Tests that were begun before an instant and may still be handed in: drawn under the pepper of then. */
export async function countOpenPapers(db: Db, before: Instant, now: Instant): Promise<number> {
  const row = await db.first<{ papers: number }>(sql`select count(*) as papers from test_papers p
    where started_at < ${before} and (due_at is null or due_at > ${now})
      and not exists (select 1 from attempts a where a.id = p.id)`)
  return row?.papers ?? 0
}

/** Touches no row when the attempt before this one is not handed in, or this one is already. */
export function addPaper(paper: PaperRow): Sql {
  return sql`insert into test_papers (id, cadre_id, course_id, version_id, slug, number, started_at, due_at)
    select ${paper.id}, ${paper.cadreId}, ${paper.courseId}, ${paper.versionId}, ${paper.slug},
      ${paper.number}, ${paper.startedAt}, ${paper.dueAt}
    where (select count(*) from attempts where cadre_id = ${paper.cadreId}
      and course_id = ${paper.courseId} and slug = ${paper.slug}) = ${paper.number} - 1`
}

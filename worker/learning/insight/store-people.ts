/** The SQL of what some cadres did in a course: those of a cohort or a meeting, named by the caller, who answers for the scope. */
import { json, sql, type Db } from '../../core/db.ts'
import { personOf } from '../../roster/index.ts'

export type PartRead = {
  readonly cadreId: string
  readonly slug: string
  readonly lastAt: string
}

/** Per cadre and module in which she has read a lesson, when the newest was read. */
export function listPartsRead(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
): Promise<PartRead[]> {
  return db.all<PartRead>(sql`select l.cadre_id, l.module as slug, max(l.read_at) as last_at
    from json_each(${json(cadreIds)}) who cross join lesson_reads l on l.cadre_id = who.value and l.course_id = ${courseId}
    group by 1, 2`)
}

export type PartTried = PartRead & {
  readonly misses: number
  readonly best: number
  readonly isPassed: 0 | 1
}

/** Per cadre and quiz that she has handed in: how often it was not passed, the best mark, and the newest attempt. */
export function listPartsTried(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
): Promise<PartTried[]> {
  return db.all<PartTried>(sql`select a.cadre_id, a.slug, max(a.submitted_at) as last_at, sum(a.passed = 0) as misses,
      max(max(a.score), coalesce(p.best_score, 0)) as best, p.slug is not null as is_passed
    from json_each(${json(cadreIds)}) who cross join attempts a on a.cadre_id = who.value and a.course_id = ${courseId}
      left join passes p on p.cadre_id = a.cadre_id and p.course_id = a.course_id and p.slug = a.slug
    group by a.cadre_id, a.slug`)
}

export type ItemCount = {
  readonly slug: string
  readonly questionId: string
  /** The newest in which it was answered. */
  readonly versionId: string
  readonly answers: number
  readonly right: number
}

/** Per question of these quizzes, how many answered it at their first attempt, and how many of them right; the hardest first. */
export function listHardest(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  wanted: {
    readonly slugs: readonly string[]
    readonly fewest: number
    readonly most: number
  },
): Promise<ItemCount[]> {
  return db.all<ItemCount>(sql`select a.slug, m.value ->> 'itemId' as question_id, max(a.version_id) as version_id,
      count(*) as answers, sum(m.value ->> 'right') as "right"
    from json_each(${json(cadreIds)}) who cross join attempts a on a.cadre_id = who.value and a.course_id = ${courseId}
        and a.number = 1 and a.slug in (select value from json_each(${json(wanted.slugs)}))
      cross join json_each(a.marks) m
    group by 1, 2 having count(*) >= ${wanted.fewest} and sum(m.value ->> 'right') < count(*)
    order by 1.0 * sum(m.value ->> 'right') / count(*), count(*) desc, 2 limit ${wanted.most}`)
}

/** How many of these cadres took a test. */
export async function countTook(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  slug: string,
): Promise<number> {
  const row = await db.first<{
    took: number
  }>(sql`select count(distinct ${personOf('a.cadre_id')}) as took
    from json_each(${json(cadreIds)}) who cross join attempts a on a.cadre_id = who.value and a.course_id = ${courseId}
      and a.slug = ${slug} and a.number = 1`)
  return row?.took ?? 0
}

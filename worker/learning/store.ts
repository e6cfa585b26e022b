/** All SQL of the learning room: attempts, read lessons, passes, standings. */
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { Facts, Mark } from './rules.ts'

export type AttemptRow = {
  readonly id: string
  readonly cadreId: string
  readonly courseId: string
  readonly versionId: string
  readonly slug: string
  readonly number: number
  readonly marks: readonly Mark[]
  readonly score: number
  readonly passed: number
  readonly submittedAt: Instant
}

/** Everything that decides what a cadre may do in a course, in one query. */
export async function readFacts(db: Db, cadreId: string, courseId: string): Promise<Facts> {
  const mine = sql`cadre_id = ${cadreId} and course_id = ${courseId}`
  const row = await db.first<{
    passes: string
    lessons: string
    quizzes: string
    eligibleAt: Instant | null
  }>(sql`select
    (select json_group_array(json_object('slug', slug, 'bestScore', best_score)) from passes where ${mine}) as passes,
    (select json_group_array(json_object('module', module, 'lesson', lesson)) from lesson_reads where ${mine}) as lessons,
    (select json_group_array(json_object('slug', slug, 'used', used, 'missedAt', missed_at)) from (
      select slug, count(*) as used, max(case passed when 0 then submitted_at end) as missed_at
      from attempts where ${mine} group by slug)) as quizzes,
    (select eligible_at from standings where ${mine}) as eligible_at`)
  if (row === null) throw new Error('a query without a table gives a row')
  // Safe: each text was built by this very query.
  return {
    passes: JSON.parse(row.passes) as Facts['passes'],
    lessons: JSON.parse(row.lessons) as Facts['lessons'],
    quizzes: JSON.parse(row.quizzes) as Facts['quizzes'],
    eligibleAt: row.eligibleAt,
  }
}

export async function findAttempt(db: Db, id: string): Promise<AttemptRow | null> {
  const row = await db.first<AttemptRow & { marks: string }>(
    sql`select * from attempts where id = ${id}`,
  )
  // Safe: written by `addAttempt`.
  return row === null ? null : { ...row, marks: JSON.parse(row.marks) as Mark[] }
}

/**
 * Adds the next attempt; touches no row when the attempts are used up, when the last miss is newer than `missedBefore`,
 * or when the paper that was answered (`paper`) is not the next one. The number is taken here, so no two are equal.
 */
export function addAttempt(
  attempt: Omit<AttemptRow, 'number'> & {
    readonly answers: Readonly<Record<string, string>>
    /** 0: no limit. */
    readonly limit: number
    readonly missedBefore: Instant
    /** Null when every attempt has the same questions. */
    readonly paper: number | null
  },
): Sql {
  return sql`insert into attempts
      (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at)
    select ${attempt.id}, ${attempt.cadreId}, ${attempt.courseId}, ${attempt.versionId}, ${attempt.slug},
      count(*) + 1, ${json(attempt.answers)}, ${json(attempt.marks)}, ${attempt.score}, ${attempt.passed}, ${attempt.submittedAt}
    from attempts
    where cadre_id = ${attempt.cadreId} and course_id = ${attempt.courseId} and slug = ${attempt.slug}
    having (${attempt.limit} = 0 or count(*) < ${attempt.limit})
      and count(*) + 1 = coalesce(${attempt.paper}, count(*) + 1)
      and coalesce(max(case passed when 0 then submitted_at end), '') <= ${attempt.missedBefore}`
}

/** Keeps the first pass and the best mark. */
export function putPass(attempt: AttemptRow | Omit<AttemptRow, 'number'>): Sql {
  return sql`insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
    values (${attempt.cadreId}, ${attempt.courseId}, ${attempt.slug}, ${attempt.score}, ${attempt.submittedAt}, ${attempt.id})
    on conflict do update set best_score = max(best_score, excluded.best_score)`
}

export function addLessonRead(
  cadreId: string,
  courseId: string,
  module: string,
  lesson: string,
  at: Instant,
): Sql {
  return sql`insert into lesson_reads (cadre_id, course_id, module, lesson, read_at)
    values (${cadreId}, ${courseId}, ${module}, ${lesson}, ${at}) on conflict do nothing`
}

/** Notes that a cadre did something in a course. */
export function touchStanding(standing: {
  readonly cadreId: string
  readonly courseId: string
  readonly districtCode: AreaCode
  readonly versionId: string
  readonly at: Instant
}): Sql {
  return sql`insert into standings
      (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
    values (${standing.cadreId}, ${standing.courseId}, ${standing.districtCode}, ${standing.versionId},
      ${standing.at}, ${standing.at}, null)
    on conflict do update set last_activity_at = max(last_activity_at, excluded.last_activity_at),
      district_code = excluded.district_code`
}

/** Sets `eligible_at` once, when every required pass is there: decided here, so that two last quizzes at once cannot miss it. */
export function noteEligible(
  cadreId: string,
  courseId: string,
  versionId: string,
  required: readonly { readonly slug: string; readonly minimum: number }[],
  at: Instant,
): Sql {
  return sql`update standings set eligible_at = ${at}, version_id = ${versionId}
    where cadre_id = ${cadreId} and course_id = ${courseId} and eligible_at is null
      and not exists (
        select 1 from json_each(${json(required)}) as rule where not exists (
          select 1 from passes p where p.cadre_id = ${cadreId} and p.course_id = ${courseId}
            and p.slug = rule.value ->> 'slug' and p.best_score >= rule.value ->> 'minimum'))`
}

export type StandingRow = {
  readonly cadreId: string
  readonly versionId: string
  readonly startedAt: Instant
  readonly lastActivityAt: Instant
  readonly eligibleAt: Instant | null
  /** Of the lessons asked for. */
  readonly lessonsRead: number
  readonly passes: Facts['passes']
}

/** How far each of some cadres is; who has not begun is left out. `lessons`: `module/lesson`, those that count. */
export async function listStandings(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  lessons: readonly string[],
): Promise<StandingRow[]> {
  const rows = await db.all<StandingRow & { passes: string }>(sql`select s.cadre_id, s.version_id,
      s.started_at, s.last_activity_at, s.eligible_at,
      (select count(*) from lesson_reads l where l.cadre_id = s.cadre_id and l.course_id = s.course_id
        and l.module || '/' || l.lesson in (select value from json_each(${json(lessons)}))) as lessons_read,
      (select json_group_array(json_object('slug', slug, 'bestScore', best_score)) from passes p
        where p.cadre_id = s.cadre_id and p.course_id = s.course_id) as passes
    from json_each(${json(cadreIds)}) as wanted
      join standings s on s.cadre_id = wanted.value and s.course_id = ${courseId}`)
  // Safe: the text was built by this very query.
  return rows.map((row) => ({ ...row, passes: JSON.parse(row.passes) as Facts['passes'] }))
}

export type EligibleRow = {
  readonly cadreId: string
  readonly districtCode: AreaCode
  readonly eligibleAt: Instant
  /** The version whose rule was met. */
  readonly versionId: string
}

/** Cadres who have met the pass rule, by district, time and id; the page after `after`. */
export function listEligible(
  db: Db,
  scope: Scope,
  courseId: string,
  after: EligibleRow | null,
  limit: number,
): Promise<EligibleRow[]> {
  const rest =
    after === null
      ? sql`1 = 1`
      : sql`(district_code, eligible_at, cadre_id) > (${after.districtCode}, ${after.eligibleAt}, ${after.cadreId})`
  return db.all<EligibleRow>(sql`select cadre_id, district_code, eligible_at, version_id from standings
    where ${withinArea('district_code', scope.area)} and course_id = ${courseId}
      and eligible_at is not null and ${rest}
    order by district_code, eligible_at, cadre_id limit ${limit}`)
}

/** All SQL of the learning room: attempts, read lessons, passes, standings. */
import type { CourseHead } from '../contract/curriculum.ts'
import { asksMore, requiredPasses, type RuleHead } from '../contract/pass-rules.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { NO_FACTS, type Facts, type Flag, type Mark } from './rules.ts'

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
  readonly flag: Flag | null
  /** The time of its details is over: what was chosen is known no more. Not read by every query. */
  readonly isThinned?: boolean
}

/** Everything that decides what a cadre may do in a course, in one query. */
export async function readFacts(db: Db, cadreId: string, courseId: string): Promise<Facts> {
  const all = await readFactsOf(db, sql`cadre_id = ${cadreId} and course_id = ${courseId}`)
  return all.get(courseId) ?? NO_FACTS
}

/** The same for all courses in which she has done something, by course. */
export function listFacts(db: Db, cadreId: string): Promise<ReadonlyMap<string, Facts>> {
  return readFactsOf(db, sql`cadre_id = ${cadreId}`)
}

/** Ordered, so that the same facts are the same text. */
async function readFactsOf(db: Db, mine: Sql): Promise<ReadonlyMap<string, Facts>> {
  // Of a final test that must be passed once more, only what was done since then.
  const row = await db.first<
    Record<'passes' | 'lessons' | 'quizzes' | 'standings' | 'opened', string>
  >(sql`with again as (select cadre_id, course_id, slug, since from retakes where ${mine})
    select
    (select json_group_array(json_object('course', course_id, 'slug', slug, 'bestScore', best_score) order by slug)
      from (select course_id, slug, best_score from passes
          where ${mine} and (course_id, slug) not in (select course_id, slug from again)
        union all select a.course_id, a.slug, max(a.score) from again r cross join attempts a
          on a.cadre_id = r.cadre_id and a.course_id = r.course_id and a.slug = r.slug
          where a.passed = 1 and a.submitted_at >= r.since group by a.course_id, a.slug)) as passes,
    (select json_group_array(json_object('course', course_id, 'module', module, 'lesson', lesson) order by module, lesson)
      from lesson_reads where ${mine}) as lessons,
    (select json_group_array(json_object('course', course_id, 'slug', slug, 'used', used, 'before', before,
        'missedAt', missed_at) order by slug)
      from (select a.course_id, a.slug, sum(a.submitted_at >= coalesce(r.since, '')) as used,
          sum(a.submitted_at < coalesce(r.since, '')) as before, max(case a.passed when 0 then a.submitted_at end) as missed_at
        from (select * from attempts where ${mine}) a
          left join again r on r.course_id = a.course_id and r.slug = a.slug
        group by a.course_id, a.slug)) as quizzes,
    (select json_group_array(json_object('course', course_id, 'eligibleAt', eligible_at))
      from standings where ${mine}) as standings,
    (select json_group_array(json_object('course', course_id, 'slug', module_slug) order by module_slug)
      from module_openings where ${mine}) as opened`)
  if (row === null) throw new Error('a query without a table gives a row')
  // Safe: each text was built by this very query.
  const passes = byCourse(JSON.parse(row.passes) as Of<Facts['passes'][number]>[])
  const lessons = byCourse(JSON.parse(row.lessons) as Of<Facts['lessons'][number]>[])
  const quizzes = byCourse(JSON.parse(row.quizzes) as Of<Facts['quizzes'][number]>[])
  const standings = byCourse(JSON.parse(row.standings) as Of<Pick<Facts, 'eligibleAt'>>[])
  const opened = byCourse(JSON.parse(row.opened) as Of<{ readonly slug: string }>[])
  const courses = [passes, lessons, quizzes, standings, opened].flatMap((each) => [...each.keys()])
  return new Map(
    courses.map((course) => [
      course,
      {
        passes: passes.get(course) ?? [],
        lessons: lessons.get(course) ?? [],
        quizzes: quizzes.get(course) ?? [],
        eligibleAt: standings.get(course)?.[0]?.eligibleAt ?? null,
        ...openedIn(opened.get(course)),
      },
    ]),
  )
}

function openedIn(of: readonly { readonly slug: string }[] | undefined): Pick<Facts, 'opened'> {
  return of === undefined ? {} : { opened: of.map(({ slug }) => slug) }
}

type Of<Fact> = Fact & { readonly course: string }

/** Facts by their course, which they need not say any more. */
function byCourse<Fact extends { readonly course: string }>(
  facts: readonly Fact[],
): Map<string, Omit<Fact, 'course'>[]> {
  const found = new Map<string, Omit<Fact, 'course'>[]>()
  for (const { course, ...fact } of facts) {
    const known = found.get(course)
    if (known === undefined) found.set(course, [fact])
    else known.push(fact)
  }
  return found
}

export async function findAttempt(db: Db, id: string): Promise<AttemptRow | null> {
  const row = await db.first<AttemptRow & { marks: string }>(
    sql`select * from attempts where id = ${id}`,
  )
  return row === null ? null : asAttempt(row)
}

/** Attempts by their ids, in no order, whosever they are; unknown ones are left out. */
export async function listAttempts(db: Db, ids: readonly string[]): Promise<AttemptRow[]> {
  const rows = await db.all<AttemptRow & { marks: string }>(sql`select a.*
    from json_each(${json(ids)}) wanted cross join attempts a on a.id = wanted.value`)
  return rows.map(asAttempt)
}

function asAttempt({
  answers,
  ...row
}: Omit<AttemptRow, 'marks'> & { readonly marks: string; readonly answers?: string }): AttemptRow {
  // Safe: written by `addAttempt` and `addAttempts`.
  return { ...row, marks: JSON.parse(row.marks) as Mark[], isThinned: answers === 'null' }
}

/** When the newest attempt of each quiz that was not passed was done: by her clock where she said so. */
export function listMisses(
  db: Db,
  cadreId: string,
): Promise<{ courseId: string; slug: string; missedAt: Instant }[]> {
  return db.all(sql`select a.course_id, a.slug, max(coalesce(e.done_at, a.submitted_at)) as missed_at
    from attempts a left join learning_events e on e.id = a.id
    where a.cadre_id = ${cadreId} and a.passed = 0 group by a.course_id, a.slug`)
}

/**
 * Adds the next attempt; touches no row when the attempts are used up, when the last miss is newer than `missedBefore`,
 * or when the paper that was answered (`paper`) is not the next one. The number is taken here, so no two are equal, and returned.
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
      (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at, flag)
    select ${attempt.id}, ${attempt.cadreId}, ${attempt.courseId}, ${attempt.versionId}, ${attempt.slug},
      count(*) + 1, ${json(attempt.answers)}, ${json(attempt.marks)}, ${attempt.score}, ${attempt.passed}, ${attempt.submittedAt},
      ${attempt.flag}
    from attempts
    where cadre_id = ${attempt.cadreId} and course_id = ${attempt.courseId} and slug = ${attempt.slug}
    having (${attempt.limit} = 0 or count(*) < ${attempt.limit})
      and count(*) + 1 = coalesce(${attempt.paper}, count(*) + 1)
      and coalesce(max(case passed when 0 then submitted_at end), '') <= ${attempt.missedBefore}
    returning number`
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

type Ruled = RuleHead & Pick<CourseHead, 'courseId' | 'versionId'>

/**
 * Sets `eligible_at` once, when every required pass is there: decided here, so that two last quizzes at once cannot miss it. Of a course
 * that asks for more than quizzes nothing is written: certification looks at all parts, see `settleEligible`.
 */
export function noteEligible(cadreId: string, head: Ruled, at: Instant): Sql[] {
  if (asksMore(head)) return []
  const { courseId, versionId } = head
  const required = requiredPasses(head)
  const change = sql`update standings set eligible_at = ${at}, version_id = ${versionId}
    where cadre_id = ${cadreId} and course_id = ${courseId} and eligible_at is null
      and not exists (
        select 1 from json_each(${json(required)}) as rule where not exists (
          select 1 from passes p where p.cadre_id = ${cadreId} and p.course_id = ${courseId}
            and p.slug = rule.value ->> 'slug' and p.best_score >= rule.value ->> 'minimum'))`
  return [change]
}

/** Sets `eligible_at` of cadres who have not got it; the caller has looked at every part of the rule. */
export function setEligible(
  cadreIds: readonly string[],
  { courseId, versionId }: Pick<CourseHead, 'courseId' | 'versionId'>,
  at: Instant,
): Sql {
  return sql`update standings set eligible_at = ${at}, version_id = ${versionId}
    where course_id = ${courseId} and eligible_at is null
      and cadre_id in (select value from json_each(${json(cadreIds)}))`
}

/** Takes `eligible_at` back of those of whom `rests`, a select of cadres, does not tell that something was built on it. */
export function clearEligible(cadreIds: readonly string[], courseId: string, rests: Sql): Sql {
  return sql`update standings set eligible_at = null
    where course_id = ${courseId} and eligible_at is not null
      and cadre_id in (select value from json_each(${json(cadreIds)})) and cadre_id not in (${rests})`
}

/** Cadres who have begun a course, in the order of their ids; the page after `after`. */
export async function listBegun(
  db: Db,
  courseId: string,
  district: AreaCode,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`select cadre_id from standings
    where course_id = ${courseId} and district_code = ${district} and cadre_id > ${after}
    order by cadre_id limit ${limit}`)
  return rows.map(({ cadreId }) => cadreId)
}

/** The districts in which somebody has begun a course. */
export async function listBegunDistricts(db: Db, courseId: string): Promise<AreaCode[]> {
  const rows = await db.all<{
    districtCode: AreaCode
  }>(
    sql`select distinct district_code from standings where course_id = ${courseId} order by district_code`,
  )
  return rows.map(({ districtCode }) => districtCode)
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

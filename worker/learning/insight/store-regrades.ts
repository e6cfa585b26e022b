/** The SQL of corrected keys and of grading attempts anew. */
import type { CourseHead, ItemKey } from '../../contract/curriculum.ts'
import { asksMore, requiredPasses, type RuleHead } from '../../contract/pass-rules.ts'
import type { Instant } from '../../core/clock.ts'
import { onlyUnless } from '../../core/commit.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { Mark } from '../rules.ts'
import type { AttemptRow } from '../store.ts'

/** What is right, of a key. */
export type KeyParts = Pick<ItemKey, 'right' | 'accepted' | 'tolerance'>

export type Correction = {
  readonly courseId: string
  readonly questionId: string
  /** Empty: versions without one. */
  readonly edition: string
  readonly regradeId: string
  readonly key: KeyParts
  /** `shapeOf` the question for which it holds. */
  readonly of: string
}

/** The corrections of some courses, the newest first: of those that fit a question, the first counts. */
export async function listCorrections(db: Db, courseIds: readonly string[]): Promise<Correction[]> {
  const rows = await db.all<Omit<Correction, 'key' | 'of'> & { key: string }>(sql`select k.*
    from json_each(${json(courseIds)}) c cross join key_corrections k on k.course_id = c.value
      cross join regrades r on r.id = k.regrade_id
    order by r.at desc, r.rowid desc`)
  // Safe: written by `addCorrections`.
  return rows.map((row) => ({ ...row, ...(JSON.parse(row.key) as Pick<Correction, 'key' | 'of'>) }))
}

export function addCorrections(corrections: readonly Correction[]): Sql {
  return sql`insert into key_corrections (course_id, question_id, edition, regrade_id, key)
    select value ->> 'courseId', value ->> 'questionId', value ->> 'edition', value ->> 'regradeId',
      json_object('key', value -> 'key', 'of', value ->> 'of')
    from json_each(${json(corrections)})`
}

export type RegradeState = 'RUNNING' | 'DONE' | 'SETTLED'
/** Where the next page of attempts begins. */
export type Cursor = { readonly slug: string; readonly submittedAt: Instant; readonly id: string }

export type RegradeRow = {
  readonly id: string
  readonly courseId: string
  readonly questionId: string
  readonly stem: string
  /** JSON of `KeyParts`. */
  readonly keyBefore: string
  readonly keyAfter: string
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly at: Instant
  readonly by: string
  readonly byName: string
  readonly attempts: number
  readonly changed: number
  readonly passedNow: number
  readonly state: RegradeState
  readonly cursor: Cursor | null
}

type Stored = Omit<RegradeRow, 'cursor'> & { readonly cursor: string | null }

function asRegrade(row: Stored): RegradeRow {
  // Safe: written by `advance`.
  return { ...row, cursor: row.cursor === null ? null : (JSON.parse(row.cursor) as Cursor) }
}

export async function findRegrade(db: Db, id: string): Promise<RegradeRow | null> {
  const row = await db.first<Stored>(sql`select * from regrades where id = ${id}`)
  return row === null ? null : asRegrade(row)
}

/** Of a course, newest first. */
export async function listRegrades(db: Db, courseId: string): Promise<RegradeRow[]> {
  const rows = await db.all<Stored>(sql`select * from regrades where course_id = ${courseId}
    order by at desc, id desc limit 200`)
  return rows.map(asRegrade)
}

/** Those with work left, oldest first. */
export async function listUnsettled(db: Db): Promise<RegradeRow[]> {
  const rows = await db.all<Stored>(
    sql`select * from regrades where state <> 'SETTLED' order by at limit 50`,
  )
  return rows.map(asRegrade)
}

/** Touches no row while another correction in the same course is at work: two at once would grade one attempt by halves. */
export function addRegrade(
  row: Omit<RegradeRow, 'attempts' | 'changed' | 'passedNow' | 'state' | 'cursor'>,
): Sql {
  return sql`insert into regrades (id, course_id, question_id, stem, key_before, key_after, before, after, reason,
      at, by, by_name, attempts, changed, passed_now, state, cursor)
    select ${row.id}, ${row.courseId}, ${row.questionId}, ${row.stem}, ${row.keyBefore}, ${row.keyAfter},
      ${row.before}, ${row.after}, ${row.reason}, ${row.at}, ${row.by}, ${row.byName}, 0, 0, 0, 'RUNNING', null
    where not exists (select 1 from regrades where course_id = ${row.courseId} and state = 'RUNNING')`
}

/** Touches no row when somebody else went on from there already. */
export function advance(
  from: RegradeRow,
  to: Pick<RegradeRow, 'state' | 'cursor'>,
  gained: Pick<RegradeRow, 'attempts' | 'changed' | 'passedNow'>,
): Sql {
  const cursor = to.cursor === null ? null : json(to.cursor)
  return sql`update regrades set state = ${to.state}, cursor = ${cursor},
      attempts = attempts + ${gained.attempts}, changed = changed + ${gained.changed},
      passed_now = passed_now + ${gained.passedNow}
    where id = ${from.id} and state = ${from.state}
      and cursor is ${from.cursor === null ? null : json(from.cursor)}`
}

/** Attempts at a quiz in the order in which they came, after `after` and before `until`. */
export async function listAttemptsAt(
  db: Db,
  courseId: string,
  after: Cursor,
  until: Instant,
  limit: number,
): Promise<AttemptRow[]> {
  const rows = await db.all<
    AttemptRow & { marks: string }
  >(sql`select id, cadre_id, course_id, version_id, slug, number,
      marks, score, passed, submitted_at, flag
    from attempts where course_id = ${courseId} and slug = ${after.slug} and answers <> 'null'
      and (submitted_at, id) > (${after.submittedAt}, ${after.id}) and submitted_at < ${until}
    order by submitted_at, id limit ${limit}`)
  // Safe: written by `addAttempt` and `addAttempts`.
  return rows.map((row) => ({ ...row, marks: JSON.parse(row.marks) as Mark[] }))
}

/** Who of some cadres passed a quiz. */
export async function listPassed(
  db: Db,
  courseId: string,
  slug: string,
  cadreIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ cadreId: string }>(sql`select p.cadre_id
    from json_each(${json(cadreIds)}) w cross join passes p
      on p.cadre_id = w.value and p.course_id = ${courseId} and p.slug = ${slug}`)
  return new Set(rows.map(({ cadreId }) => cadreId))
}

/** One attempt as it was graded, and as it is graded now. */
export type Regraded = {
  readonly attemptId: string
  readonly cadreId: string
  /** Where the question stands in its marks. */
  readonly at: number
  readonly rightBefore: 0 | 1
  readonly rightAfter: 0 | 1
  readonly scoreBefore: number
  readonly scoreAfter: number
  readonly passedBefore: number
  readonly passedAfter: number
}

/** Breaks a constraint when one of them is not any more as it was read: it was graded anew meanwhile. */
export function guardUnchanged(attempts: readonly Regraded[]): Sql {
  return onlyUnless(sql`(select count(*) from json_each(${json(attempts)}) r cross join attempts a on a.id = r.value ->> 'attemptId'
      where a.score = r.value ->> 'scoreBefore'
        and a.marks ->> ('$[' || (r.value ->> 'at') || '].right') = r.value ->> 'rightBefore') <> ${attempts.length}`)
}

export function setMarks(attempts: readonly Regraded[]): Sql {
  return sql`update attempts set score = r.score, passed = r.passed,
      marks = json_set(marks, '$[' || r.at || '].right', json(iif(r.fits, 'true', 'false')))
    from (select value ->> 'attemptId' as id, value ->> 'at' as at, value ->> 'rightAfter' as fits,
        value ->> 'scoreAfter' as score, value ->> 'passedAfter' as passed
      from json_each(${json(attempts)})) r
    where attempts.id = r.id`
}

export function addRegraded(regradeId: string, attempts: readonly Regraded[]): Sql {
  return sql`insert into regraded_attempts (regrade_id, attempt_id, cadre_id, score_before, score_after,
      passed_before, passed_after, seen_at)
    select ${regradeId}, value ->> 'attemptId', value ->> 'cadreId', value ->> 'scoreBefore', value ->> 'scoreAfter',
      value ->> 'passedBefore', value ->> 'passedAfter', null
    from json_each(${json(attempts)}) where true on conflict do nothing`
}

/** `noteEligible` for several cadres. */
export function noteEligibleAll(
  cadreIds: readonly string[],
  head: RuleHead & Pick<CourseHead, 'courseId' | 'versionId'>,
  at: Instant,
): Sql[] {
  if (asksMore(head)) return []
  const { courseId, versionId } = head
  const required = requiredPasses(head)
  const change = sql`update standings set eligible_at = ${at}, version_id = ${versionId}
    where course_id = ${courseId} and eligible_at is null
      and cadre_id in (select value from json_each(${json(cadreIds)}))
      and not exists (
        select 1 from json_each(${json(required)}) as rule where not exists (
          select 1 from passes p where p.cadre_id = standings.cadre_id and p.course_id = ${courseId}
            and p.slug = rule.value ->> 'slug' and p.best_score >= rule.value ->> 'minimum'))`
  return [change]
}

export type Told = {
  readonly regradeId: string
  readonly attemptId: string
  readonly courseId: string
  readonly versionId: string
  readonly slug: string
  readonly stem: string
  readonly at: Instant
  readonly scoreBefore: number
  readonly scoreAfter: number
  readonly passedBefore: number
  readonly passedAfter: number
  /** When she confirmed it. */
  readonly seenAt: Instant | null
}

/** What the newest corrections did to a cadre's attempts, newest first; 20 at most, those that she has not confirmed before the others. */
export function listTold(db: Db, cadreId: string): Promise<Told[]> {
  return db.all<Told>(sql`select r.id as regrade_id, d.attempt_id, a.course_id, a.version_id, a.slug, r.stem, r.at,
      d.score_before, d.score_after, d.passed_before, d.passed_after, d.seen_at
    from regraded_attempts d cross join regrades r on r.id = d.regrade_id
      cross join attempts a on a.id = d.attempt_id
    where d.cadre_id = ${cadreId}
    order by d.seen_at is not null, r.at desc, a.number desc, d.attempt_id limit 20`)
}

/** Touches no row when all was seen. */
export function setSeen(cadreId: string, at: Instant): Sql {
  return sql`update regraded_attempts set seen_at = ${at}
    where cadre_id = ${cadreId} and seen_at is null`
}

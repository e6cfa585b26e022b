/** The SQL of what phones send: their events, and the bulk writes of what follows from them. A list is one bound JSON text. */
import type { Instant } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { DAILY, type Allowance } from './allowance.ts'
import type { AttemptRow } from './store.ts'
import type { PaperRow } from './store-papers.ts'

export type Outcome = 'APPLIED' | 'REJECTED'

export type EventRow = {
  readonly id: string
  readonly cadreId: string
  readonly device: string | null
  readonly seq: number | null
  readonly type: string
  /** JSON. */
  readonly body: string
  readonly contentHash: string
  readonly claimedAt: Instant | null
  readonly doneAt: Instant | null
  readonly receivedAt: Instant
  readonly via: 'session' | 'token' | 'file'
  readonly outcome: Outcome
  readonly code: string | null
}

export type KnownEvent = Pick<
  EventRow,
  'id' | 'cadreId' | 'device' | 'seq' | 'contentHash' | 'outcome' | 'code'
>

/** The events that have one of these ids, whosever they are, or one of these numbers on one of these phones. */
export function listKnown(
  db: Db,
  ids: readonly string[],
  numbers: readonly { readonly device: string; readonly seq: number }[],
): Promise<KnownEvent[]> {
  return db.all<KnownEvent>(sql`with hits as (
      select e.id from json_each(${json(ids)}) sought cross join learning_events e on e.id = sought.value
      union select e.id from json_each(${json(numbers)}) sought cross join learning_events e
        on e.device = sought.value ->> 'device' and e.seq = sought.value ->> 'seq')
    select e.id, e.cadre_id, e.device, e.seq, e.content_hash, e.outcome, e.code
    from hits cross join learning_events e on e.id = hits.id`)
}

/** Breaks a constraint when one of them is there already. */
export function addEvents(events: readonly EventRow[]): Sql {
  return sql`insert into learning_events (id, cadre_id, device, seq, type, body, content_hash,
      claimed_at, done_at, received_at, via, outcome, code)
    select value ->> 'id', value ->> 'cadreId', value ->> 'device', value ->> 'seq', value ->> 'type',
      value ->> 'body', value ->> 'contentHash', value ->> 'claimedAt', value ->> 'doneAt',
      value ->> 'receivedAt', value ->> 'via', value ->> 'outcome', value ->> 'code'
    from json_each(${json(events)})`
}

type AllowanceRow = {
  readonly day: string
  readonly eventsLeft: number
  readonly noticesLeft: number
}

/** What was left of a cadre on the last day on which something came. */
export function findAllowance(db: Db, cadreId: string): Promise<AllowanceRow | null> {
  return db.first<AllowanceRow>(
    sql`select day, events_left, notices_left from sync_allowances where cadre_id = ${cadreId}`,
  )
}

/** Breaks a constraint when less is left: then others took it since it was read. */
export function spendAllowance(cadreId: string, day: string, spent: Allowance): Sql {
  return sql`insert into sync_allowances (cadre_id, day, events_left, notices_left)
    values (${cadreId}, ${day}, ${DAILY.events - spent.events}, ${DAILY.notices - spent.notices})
    on conflict do update set
      events_left = iif(excluded.day > day, excluded.events_left, events_left - ${spent.events}),
      notices_left = iif(excluded.day > day, excluded.notices_left, notices_left - ${spent.notices}),
      day = max(day, excluded.day)`
}

/** The started tests of a cadre that have one of these ids. */
export function listPapers(db: Db, cadreId: string, ids: readonly string[]): Promise<PaperRow[]> {
  return db.all<PaperRow>(sql`select p.*
    from json_each(${json(ids)}) wanted cross join test_papers p on p.id = wanted.value
    where p.cadre_id = ${cadreId}`)
}

export type NewAttempt = AttemptRow & { readonly answers: Readonly<Record<string, string>> }

/** Breaks a constraint when an id or a number is taken: the numbers were chosen from what was read. */
export function addAttempts(attempts: readonly NewAttempt[]): Sql {
  return sql`insert into attempts
      (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at, flag)
    select value ->> 'id', value ->> 'cadreId', value ->> 'courseId', value ->> 'versionId', value ->> 'slug',
      value ->> 'number', value -> 'answers', value -> 'marks', value ->> 'score', value ->> 'passed',
      value ->> 'submittedAt', value ->> 'flag'
    from json_each(${json(attempts)})`
}

/** Keeps the first pass and the best mark; the attempts in the order in which they count. */
export function putPasses(attempts: readonly AttemptRow[]): Sql {
  const rows = attempts.map(({ id, cadreId, courseId, slug, score, submittedAt }) => {
    return { id, cadreId, courseId, slug, score, submittedAt }
  })
  return sql`insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
    select value ->> 'cadreId', value ->> 'courseId', value ->> 'slug', value ->> 'score',
      value ->> 'submittedAt', value ->> 'id'
    from json_each(${json(rows)}) where true
    on conflict do update set best_score = max(best_score, excluded.best_score)`
}

export type LessonRead = {
  readonly courseId: string
  readonly module: string
  readonly lesson: string
}

export function addLessonReads(cadreId: string, reads: readonly LessonRead[], at: Instant): Sql {
  return sql`insert into lesson_reads (cadre_id, course_id, module, lesson, read_at)
    select ${cadreId}, value ->> 'courseId', value ->> 'module', value ->> 'lesson', ${at}
    from json_each(${json(reads)}) where true on conflict do nothing`
}

/** Notes that a cadre did something in some courses. */
export function touchStandings(
  cadreId: string,
  districtCode: AreaCode,
  courses: readonly { readonly courseId: string; readonly versionId: string }[],
  at: Instant,
): Sql {
  return sql`insert into standings
      (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
    select ${cadreId}, value ->> 'courseId', ${districtCode}, value ->> 'versionId', ${at}, ${at}, null
    from json_each(${json(courses)}) where true
    on conflict do update set last_activity_at = max(last_activity_at, excluded.last_activity_at),
      district_code = excluded.district_code`
}

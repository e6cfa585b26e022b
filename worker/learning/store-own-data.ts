/** The SQL of this room's part of a cadre's copy of her data. How each answer was marked is told by `own-answers.ts`. */
import { json, sql, type Db } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'
import type { AttemptRow } from './store.ts'

export function ownLearning(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    {
      table: 'standings',
      select: sql`select course_id, version_id, started_at, last_activity_at, eligible_at from standings
        where cadre_id in ${hers} order by started_at, course_id`,
    },
    {
      table: 'lesson_reads',
      select: sql`select course_id, module, lesson, read_at from lesson_reads
        where cadre_id in ${hers} order by read_at, course_id, module, lesson`,
    },
    {
      table: 'attempts',
      select: sql`select id, course_id, version_id, slug, number, answers, score, passed, submitted_at, flag from attempts
        where cadre_id in ${hers} order by submitted_at, id`,
      json: ['answers'],
    },
    {
      table: 'passes',
      select: sql`select course_id, slug, best_score, passed_at, attempt_id from passes
        where cadre_id in ${hers} order by passed_at, course_id, slug`,
    },
    {
      table: 'test_papers',
      select: sql`select id, course_id, version_id, slug, number, started_at, due_at from test_papers
        where cadre_id in ${hers} order by started_at, id`,
    },
    {
      table: 'retakes',
      select: sql`select course_id, slug, since from retakes where cadre_id in ${hers} order by since, course_id, slug`,
    },
    {
      table: 'module_openings',
      select: sql`select course_id, module_slug, opened_at from module_openings
        where cadre_id in ${hers} order by opened_at, course_id, module_slug`,
    },
    {
      table: 'regraded_attempts',
      select: sql`select regrade_id, attempt_id, score_before, score_after, passed_before, passed_after, seen_at
        from regraded_attempts where cadre_id in ${hers} order by regrade_id, attempt_id`,
    },
    {
      table: 'learning_events',
      select: sql`select id, device, seq, type, body, claimed_at, done_at, received_at, via, outcome, code from learning_events
        where cadre_id in ${hers} order by received_at, id`,
      json: ['body'],
    },
    {
      table: 'learning_notices',
      select: sql`select id, kind, event, detail, done_at, received_at, closed_at from learning_notices
        where cadre_id in ${hers} order by received_at, id`,
      json: ['event', 'detail'],
    },
    {
      table: 'learner_notes',
      select: sql`select kind, ref, from_on from learner_notes where cadre_id in ${hers} order by from_on, kind, ref`,
    },
    {
      table: 'sync_allowances',
      select: sql`select day, events_left, notices_left from sync_allowances where cadre_id in ${hers} order by cadre_id`,
    },
    {
      table: 'topic_tries',
      select: sql`select window_at, fails from topic_tries where cadre_id in ${hers} order by cadre_id`,
    },
  ]
}

/** Her attempts in the order in which they were handed in. */
export async function listAllAttempts(
  db: Db,
  cadreIds: readonly string[],
  most: number,
): Promise<AttemptRow[]> {
  const rows = await db.all<
    AttemptRow & { marks: string }
  >(sql`select id, cadre_id, course_id, version_id, slug, number,
      marks, score, passed, submitted_at, flag from attempts
    where cadre_id in (select value from json_each(${json(cadreIds)})) and answers <> 'null'
    order by submitted_at desc, id desc limit ${most}`)
  // Safe: written by `addAttempt` and `addAttempts`.
  return rows.map((row) => ({ ...row, marks: JSON.parse(row.marks) as AttemptRow['marks'] }))
}

/**
 * The SQL of evaluations. What was answered is only counted; texts lie under random numbers. Rows of counts are made all at once and
 * in one order before the first mark, so that not even their order tells who came first.
 */
import type { MarkQuestion, TextQuestion } from '../../contract/evaluation-questions.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import { districtOf } from '../../core/region-code.ts'
import { entriesOf, personOf } from '../../roster/index.ts'
import type { GivenMark, GivenText } from './rules.ts'

export type OwnMeeting = {
  readonly id: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly state: string
  readonly isAnswered: 0 | 1
}

/** A meeting, by its id or that of a session, to which a cadre of its district was invited, in which she was marked, or a guest of which she turned out to be. */
export function findOwn(
  db: Db,
  scope: Scope,
  id: string,
  cadreId: string,
): Promise<OwnMeeting | null> {
  const hers = sql`(${entriesOf([cadreId])})`
  return db.first(sql`select m.id, m.title, m.starts_on, m.ends_on, m.state,
      exists (select 1 from evaluation_people e where e.meeting_id = m.id and e.cadre_id in ${hers}) as is_answered
    from meetings m
    where m.id in (${id}, (select meeting_id from meeting_sessions where id = ${id}))
      and ${withinArea('m.district_code', districtOf(scope.area))}
      and (exists (select 1 from meeting_people p where p.meeting_id = m.id and p.cadre_id in ${hers})
        or exists (select 1 from meeting_sessions s join attendance_marks a on a.session_id = s.id
          where s.meeting_id = m.id and a.cadre_id in ${hers})
        or exists (select 1 from attendance_matches t where t.meeting_id = m.id and t.cadre_id in ${hers}))`)
}

/** One of a person, under the entry that stands for her. */
export function addPerson(meetingId: string, cadreId: string): Sql {
  return sql`insert into evaluation_people (meeting_id, cadre_id)
    select ${meetingId}, ${personOf('who.value')} from json_each(${json([cadreId])}) who where true
    on conflict do nothing`
}

export type CountKey = { readonly question: MarkQuestion; readonly subject: string }

/**
 * `all`: every question that is asked. `step`: answers are released by so many at a time, and marks of a question only when so many
 * came since it was last released; what is released is all that is ever read.
 */
export function addAnswers(
  meetingId: string,
  all: readonly CountKey[],
  marks: readonly GivenMark[],
  texts: readonly (GivenText & { readonly id: number })[],
  step: number,
): Sql[] {
  const isFull = sql`(select answers % ${step} = 0 from evaluations where meeting_id = ${meetingId})`
  return [
    sql`insert into evaluations (meeting_id, answers, shown) values (${meetingId}, 1, 0)
      on conflict do update set answers = answers + 1`,
    sql`insert into evaluation_counts (meeting_id, question, subject, mark, count, shown)
      select ${meetingId}, q.value ->> 'question', q.value ->> 'subject', n.value, 0, 0
      from json_each(${json(all)}) q, json_each('[1,2,3,4,5]') n where true on conflict do nothing`,
    sql`update evaluation_counts set count = count + 1 where meeting_id = ${meetingId}
      and (question, subject, mark) in (select value ->> 'question', value ->> 'subject', value ->> 'mark'
        from json_each(${json(marks)}))`,
    sql`insert into evaluation_texts (id, meeting_id, question, body, is_shown)
      select value ->> 'id', ${meetingId}, value ->> 'question', value ->> 'body', 0 from json_each(${json(texts)})`,
    sql`update evaluation_counts set shown = count where meeting_id = ${meetingId} and ${isFull}
      and (question, subject) in (select question, subject from evaluation_counts where meeting_id = ${meetingId}
        group by question, subject having sum(count - shown) >= ${step})`,
    sql`update evaluation_texts set is_shown = 1 where meeting_id = ${meetingId} and ${isFull}`,
    sql`update evaluations set shown = answers where meeting_id = ${meetingId} and answers % ${step} = 0`,
  ]
}

export async function findTally(
  db: Db,
  _scope: Scope,
  meetingId: string,
): Promise<{ answers: number; shown: number }> {
  const row = await db.first<{ answers: number; shown: number }>(
    sql`select answers, shown from evaluations where meeting_id = ${meetingId}`,
  )
  return row ?? { answers: 0, shown: 0 }
}

/** Of several meetings, those of which something is released. */
export function listTallies(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<{ meetingId: string; answers: number; shown: number }[]> {
  return db.all(sql`select meeting_id, answers, shown from evaluations
    where meeting_id in (select value from json_each(${json(meetingIds)})) and shown > 0`)
}

/** The same of their marks. */
export function listReleasedIn(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<(CountRow & { readonly meetingId: string })[]> {
  return db.all(sql`select meeting_id, question, subject, mark, shown from evaluation_counts
    where meeting_id in (select value from json_each(${json(meetingIds)}))`)
}

export type CountRow = CountKey & { readonly mark: number; readonly shown: number }

export function listReleased(db: Db, _scope: Scope, meetingId: string): Promise<CountRow[]> {
  return db.all(sql`select question, subject, mark, shown from evaluation_counts
    where meeting_id = ${meetingId} order by question, subject, mark`)
}

export function listReleasedTexts(
  db: Db,
  _scope: Scope,
  meetingId: string,
): Promise<{ question: TextQuestion; body: string }[]> {
  return db.all(sql`select question, body from evaluation_texts
    where meeting_id = ${meetingId} and is_shown = 1 order by id`)
}

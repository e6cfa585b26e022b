/** The SQL of what cadres attended of a course: everything of its meetings in a district that somebody of them was in. */
import type { Mark, Match } from '../contract/attendance-rules.ts'
import type { Session, Speaker } from '../contract/meetings.ts'
import type { DateOnly } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { STANDS } from './store.ts'

export type CourseMeeting = {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly startsOn: DateOnly
  readonly endsOn: DateOnly
}

const counts = (district: AreaCode | Sql): Sql =>
  sql`m.area_code = ${district} and m.kind = 'TRAINING' and m.state <> 'CANCELLED'`

/**
 * Trainings of a course, not called off, with one of these entries invited, marked, or found to be a guest of it. Of the district
 * itself: what counts for its certificates no sub-district decides alone, nor a talk that names the course.
 */
export function listCourseMeetings(
  db: Db,
  district: AreaCode,
  courseCode: string,
  entryIds: readonly string[],
): Promise<CourseMeeting[]> {
  const theirs = sql`in (select value from json_each(${json(entryIds)}))`
  return db.all(sql`select m.id, m.title, m.place, m.starts_on, m.ends_on from meetings m
    where m.district_code = ${district} and m.course_code = ${courseCode} and ${counts(district)} and (
      exists (select 1 from meeting_people p where p.meeting_id = m.id and p.cadre_id ${theirs})
      or exists (select 1 from meeting_sessions s cross join attendance_marks a on a.session_id = s.id
        where s.meeting_id = m.id and a.cadre_id ${theirs})
      or exists (select 1 from attendance_matches t where t.meeting_id = m.id and t.cadre_id ${theirs}))
    order by m.starts_on, m.id`)
}

const among = (meetingIds: readonly string[]): Sql =>
  sql`in (select value from json_each(${json(meetingIds)}))`

export type CourseSession = Omit<Session, 'startsAt' | 'endsAt'> & { readonly meetingId: string }

export async function listCourseSessions(
  db: Db,
  meetingIds: readonly string[],
): Promise<CourseSession[]> {
  type Row = Omit<CourseSession, 'speakers'> & { readonly speakers: string }
  const rows =
    await db.all<Row>(sql`select s.id, s.meeting_id, s.on_date as date, s.title, s.module_slug as module,
      s.hours, s.speakers
    from meeting_sessions s where s.meeting_id ${among(meetingIds)} and ${STANDS}
    order by s.on_date, s.starts_at, s.position, s.id`)
  // Safe: only `putSessions` writes it, from the contract's shape.
  return rows.map((row) => ({ ...row, speakers: JSON.parse(row.speakers) as Speaker[] }))
}

export function listInvitations(
  db: Db,
  meetingIds: readonly string[],
): Promise<{ meetingId: string; cadreId: string }[]> {
  return db.all(
    sql`select meeting_id, cadre_id from meeting_people where meeting_id ${among(meetingIds)}`,
  )
}

type RawMark = Omit<Mark, 'person'> & {
  readonly cadreId: string | null
  readonly guestId: string | null
}

export async function listCourseMarks(db: Db, meetingIds: readonly string[]): Promise<Mark[]> {
  const rows =
    await db.all<RawMark>(sql`select m.id, m.session_id as session, m.cadre_id, m.guest_id, m.state, m.method,
      m.done_at
    from meeting_sessions s cross join attendance_marks m on m.session_id = s.id
    where s.meeting_id ${among(meetingIds)}`)
  return rows.map(({ cadreId, guestId, ...mark }) => ({
    ...mark,
    person:
      cadreId === null ? { kind: 'GUEST', id: guestId ?? '' } : { kind: 'CADRE', id: cadreId },
  }))
}

export function listCourseMatches(db: Db, meetingIds: readonly string[]): Promise<Match[]> {
  return db.all(sql`select id, guest_id, cadre_id, done_at from attendance_matches
    where meeting_id ${among(meetingIds)}`)
}

/** Of a course, to which one of these entries is invited: the first that is not over and not called off. */
export function findNextInvited(
  db: Db,
  entryIds: readonly string[],
  courseCode: string,
  today: DateOnly,
): Promise<CourseMeeting | null> {
  return db.first(sql`select m.id, m.title, m.place, m.starts_on, m.ends_on
    from json_each(${json(entryIds)}) e cross join meeting_people p on p.cadre_id = e.value
      cross join meetings m on m.id = p.meeting_id
    where m.course_code = ${courseCode} and ${counts(sql`m.district_code`)} and m.ends_on >= ${today}
    order by m.starts_on, m.id limit 1`)
}

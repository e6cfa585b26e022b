/** The SQL of who is in a batch. */
import type { Scope } from '../../core/access.ts'
import { sql, type Db } from '../../core/db.ts'
import { entriesOf } from '../../roster/index.ts'

/** Who was invited to a meeting or marked in it, and guests who are cadres: entries of the roster. */
export async function listMeetingEntries(
  db: Db,
  _scope: Scope,
  meetingId: string,
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`
    select cadre_id from meeting_people where meeting_id = ${meetingId}
    union select a.cadre_id from meeting_sessions s join attendance_marks a on a.session_id = s.id
      where s.meeting_id = ${meetingId} and a.cadre_id is not null
    union select cadre_id from (select guest_id, cadre_id, max(done_at) from attendance_matches
      where meeting_id = ${meetingId} group by guest_id) where cadre_id is not null`)
  return rows.map(({ cadreId }) => cadreId)
}

/** All entries of these persons, each with the one that stands for her. */
export function listEntries(
  db: Db,
  _scope: Scope,
  personIds: readonly string[],
): Promise<{ entryId: string; personId: string }[]> {
  return db.all(sql`select id as entry_id, coalesce(merged_into, id) as person_id from cadres
    where id in (${entriesOf(personIds)}) order by id`)
}

export type BatchRow = {
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly courseCode: string | null
}

export function findCohort(
  db: Db,
  _scope: Scope,
  district: string,
  id: string,
): Promise<BatchRow | null> {
  return db.first(sql`select name as title, starts_on, ends_on, course_code from cohorts
    where id = ${id} and district_code = ${district}`)
}

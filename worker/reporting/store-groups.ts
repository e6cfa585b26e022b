/** The SQL of who belongs together: the persons of a cohort or a meeting. A cadre who was found to be another one is that other one here. */
import { sql, type Db } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'

export type GroupRow = {
  readonly title: string
  readonly courseCode: string | null
  readonly startsOn: string
  readonly endsOn: string
}

/** A meeting that the area sees: of its district, and of a sub-district not another's. */
export function findMeetingGroup(
  db: Db,
  area: AreaCode,
  meetingId: string,
): Promise<GroupRow | null> {
  const district = districtOf(area)
  const theirs =
    levelOf(area) === 'district' ? sql`` : sql` and m.area_code in (${district}, ${area})`
  return db.first(sql`select m.title, m.course_code, m.starts_on, m.ends_on from meetings m
    where m.id = ${meetingId} and m.district_code = ${district}${theirs}`)
}

/** Who is invited to a meeting, was marked in it, or was found to be a guest of it. */
export async function listMeetingPersons(db: Db, meetingId: string): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`with entries as (
      select cadre_id from meeting_people where meeting_id = ${meetingId}
      union select a.cadre_id from meeting_sessions s cross join attendance_marks a on a.session_id = s.id
        where s.meeting_id = ${meetingId} and a.cadre_id is not null
      union select t.cadre_id from attendance_matches t where t.meeting_id = ${meetingId} and t.cadre_id is not null
        and not exists (select 1 from attendance_matches l
          where l.guest_id = t.guest_id and (l.done_at, l.id) > (t.done_at, t.id)))
    select distinct coalesce(c.merged_into, c.id) as cadre_id from entries e join cadres c on c.id = e.cadre_id`)
  return rows.map(({ cadreId }) => cadreId)
}

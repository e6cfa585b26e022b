/** The SQL of this room's part of a cadre's copy of her data. What she thought of a meeting is joined to nobody. */
import { json, sql } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'

export function ownMeetings(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    {
      table: 'meeting_people',
      select: sql`select p.meeting_id, m.title, m.kind, m.place, m.starts_on, m.ends_on, p.added_at
        from meeting_people p join meetings m on m.id = p.meeting_id where p.cadre_id in ${hers} order by p.added_at, p.meeting_id`,
    },
    {
      table: 'attendance_marks',
      select: sql`select a.id, s.meeting_id, s.title, s.on_date, a.state, a.method, a.reason, a.claimed_at, a.done_at,
          a.received_at, a.marked_by_name
        from attendance_marks a join meeting_sessions s on s.id = a.session_id where a.cadre_id in ${hers} order by a.received_at, a.id`,
    },
    {
      table: 'attendance_matches',
      select: sql`select x.id, x.meeting_id, g.name, g.origin, x.done_at, x.received_at
        from attendance_matches x join meeting_guests g on g.id = x.guest_id where x.cadre_id in ${hers} order by x.received_at, x.id`,
    },
    {
      table: 'meeting_newcomers',
      select: sql`select n.meeting_id, g.name, g.origin, n.added_at
        from meeting_newcomers n join meeting_guests g on g.id = n.guest_id where n.cadre_id in ${hers} order by n.added_at, n.meeting_id`,
    },
    {
      table: 'evaluation_people',
      select: sql`select meeting_id from evaluation_people where cadre_id in ${hers} order by meeting_id`,
    },
    {
      table: 'check_in_tries',
      select: sql`select window_at, fails from check_in_tries where cadre_id in ${hers} order by cadre_id`,
    },
  ]
}

/** The SQL of this room's part of an erasure. */
import { json, sql, type Sql } from '../core/db.ts'
import { ERASED_NAME } from '../roster/index.ts'

/** Guests who are nobody any more, each with a name still: for a late match with somebody who was erased. */
export function forgetGuests(guestIds: readonly string[]): readonly [Sql, Sql] {
  const guests = sql`(select value from json_each(${json(guestIds)}))`
  return [
    sql`update meeting_guests set name = ${ERASED_NAME}, origin = '' where id in ${guests}`,
    sql`update attendance_marks set reason = '' where reason <> '' and guest_id in ${guests}
      and guest_id in (select id from meeting_guests where name = ${ERASED_NAME})`,
  ]
}

/**
 * That somebody was invited and came is counted on; who, and the reasons written beside it, go. A guest who was only taken for her
 * and found to be another is not her. What she wrote in an evaluation
 * lies under no name and cannot be found; photographed signature sheets are the meeting's paper, and its minutes are in free words.
 */
export function forgetAttendance(cadreIds: readonly string[]): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const guests = sql`(select t.guest_id from attendance_matches t where t.cadre_id in ${hers}
      and not exists (select 1 from attendance_matches n where n.meeting_id = t.meeting_id and n.guest_id = t.guest_id
        and (n.done_at > t.done_at or n.done_at = t.done_at and n.id > t.id))
    union select guest_id from meeting_newcomers where cadre_id in ${hers})`
  return [
    sql`update attendance_marks set reason = '' where reason <> '' and (cadre_id in ${hers} or guest_id in ${guests})`,
    sql`update meeting_guests set name = ${ERASED_NAME}, origin = '' where name <> ${ERASED_NAME} and id in ${guests}`,
    sql`delete from check_in_tries where cadre_id in ${hers}`,
  ]
}

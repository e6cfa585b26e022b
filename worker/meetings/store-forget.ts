/** The SQL of this room's part of an erasure. */
import { json, sql, type Sql } from '../core/db.ts'
import { ERASED_NAME } from '../roster/index.ts'

/**
 * That somebody was invited and came is counted on; who, and the reasons written beside it, go. What she wrote in an evaluation
 * lies under no name and cannot be found; photographed signature sheets are the meeting's paper, and its minutes are in free words.
 */
export function forgetAttendance(cadreIds: readonly string[]): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const guests = sql`(select guest_id from attendance_matches where cadre_id in ${hers}
    union select guest_id from meeting_newcomers where cadre_id in ${hers})`
  return [
    sql`update attendance_marks set reason = '' where reason <> '' and (cadre_id in ${hers} or guest_id in ${guests})`,
    sql`update meeting_guests set name = ${ERASED_NAME}, origin = '' where name <> ${ERASED_NAME} and id in ${guests}`,
    sql`delete from check_in_tries where cadre_id in ${hers}`,
  ]
}

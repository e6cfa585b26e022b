/** The next meeting of a course to which a cadre is invited, for the page that says what she lacks. */
import type { DateOnly } from '../core/clock.ts'
import type { Db } from '../core/db.ts'
import { findNextInvited, type CourseMeeting } from './store-attended.ts'

/** One that is on, or not over on `today`; null: none is planned. `entryIds`: all her entries of the roster. */
export function findNextMeeting(
  db: Db,
  entryIds: readonly string[],
  courseCode: string,
  today: DateOnly,
): Promise<CourseMeeting | null> {
  return findNextInvited(db, entryIds, courseCode, today)
}

/** The SQL of guests who were let in to learn. */
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf } from '../core/region-code.ts'

export type NewcomerRow = {
  readonly guestId: string
  readonly cadreId: string
  readonly addedAt: Instant
}

export function listNewcomerRows(db: Db, scope: Scope, meetingId: string): Promise<NewcomerRow[]> {
  return db.all(sql`select n.guest_id, n.cadre_id, n.added_at
    from meeting_newcomers n join meetings m on m.id = n.meeting_id
    where n.meeting_id = ${meetingId} and ${withinArea('m.district_code', districtOf(scope.area))}
    order by n.added_at, n.guest_id`)
}

export function addNewcomer(
  newcomer: NewcomerRow & { readonly meetingId: string; readonly addedBy: string },
): Sql {
  const { guestId, meetingId, cadreId, addedAt, addedBy } = newcomer
  return sql`insert into meeting_newcomers (guest_id, meeting_id, cadre_id, added_at, added_by)
    values (${guestId}, ${meetingId}, ${cadreId}, ${addedAt}, ${addedBy})`
}

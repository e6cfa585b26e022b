/** The SQL of what several meetings came to: each list is one query, however many meetings there are. */
import type { Session, Speaker } from '../contract/meetings.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, type Db } from '../core/db.ts'
import { STANDS } from './store.ts'

export type TalliedSession = Pick<Session, 'id' | 'date' | 'title' | 'hours' | 'speakers'> & {
  readonly meetingId: string
}

/** Of each meeting in the order in which it shows them. */
export async function listSessionsOf(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<TalliedSession[]> {
  type Row = Omit<TalliedSession, 'speakers'> & { readonly speakers: string }
  const rows =
    await db.all<Row>(sql`select s.id, s.meeting_id, s.on_date as date, s.title, s.hours, s.speakers
    from meeting_sessions s
    where s.meeting_id in (select value from json_each(${json(meetingIds)})) and ${STANDS}
    order by s.meeting_id, s.position, s.dropped_at is not null, s.id`)
  // Safe: only `putSessions` writes it, from the contract's shape.
  return rows.map((row) => ({ ...row, speakers: JSON.parse(row.speakers) as Speaker[] }))
}

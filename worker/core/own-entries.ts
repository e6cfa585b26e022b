/** What the log says of a few things, for the room whose things they are; the log's own pages are the audit room's. */
import { json, sql, type Db } from './db.ts'

export type LoggedEntry = {
  readonly at: string
  readonly action: string
  readonly actorKind: 'public' | 'system' | 'cadre' | 'staff'
  readonly actorId: string | null
}

/** The latest first; at most 100 things. */
export function listEntriesOf(
  db: Db,
  entityIds: readonly string[],
  limit: number,
): Promise<LoggedEntry[]> {
  return db.all<LoggedEntry>(sql`select e.at, e.action, e.actor_kind, e.actor_id
    from json_each(${json(entityIds.slice(0, 100))}) sought cross join audit_entries e on e.entity_id = sought.value
    order by e.id desc limit ${limit}`)
}

/** What the log says of a few things, for the room whose things they are; the log's own pages are the audit room's. */
import type { Permission } from './access.ts'
import { json, sql, type Db } from './db.ts'

export type LoggedEntry = {
  readonly at: string
  readonly action: string
  readonly actorKind: 'public' | 'system' | 'cadre' | 'staff'
  readonly actorId: string | null
  /** The session in which the own account was changed; null for all else. */
  readonly session: string | null
}

/**
 * The latest first; at most 100 things. Of each of `frequent`, actions that can be repeated at will, only so many are given, and
 * they take the place of none of the rest, of which there are at most `limit`.
 */
export function listEntriesOf(
  db: Db,
  entityIds: readonly string[],
  limit: number,
  frequent: { readonly actions: readonly Permission[]; readonly most: number },
): Promise<LoggedEntry[]> {
  return db.all<LoggedEntry>(sql`select at, action, actor_kind, actor_id, detail ->> 'session' as session from (
      select *, row_number() over (partition by kind order by id desc) as place from (
        select e.*, case when e.action in (select value from json_each(${json(frequent.actions)})) then e.action else '' end as kind
        from json_each(${json(entityIds.slice(0, 100))}) sought cross join audit_entries e on e.entity_id = sought.value))
    where place <= case kind when '' then ${limit} else ${frequent.most} end
    order by id desc`)
}

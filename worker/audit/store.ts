/** All SQL of the audit room: it only reads the log, which `commit` writes. */
import type { Scope } from '../core/access.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import { NATION } from '../core/region-code.ts'

export type EntryRow = {
  readonly id: string
  readonly at: string
  readonly actorKind: 'public' | 'system' | 'cadre' | 'staff'
  readonly actorId: string | null
  readonly areaCode: string
  readonly action: string
  readonly entity: string
  readonly entityId: string
  readonly detail: string
}

const COLUMNS = sql`id, at, actor_kind, actor_id, area_code, action, entity, entity_id, detail`

/** The newest entries of an area before the entry `before`, at most `limit`. */
export function listEntries(
  db: Db,
  scope: Scope,
  before: string,
  limit: number,
): Promise<EntryRow[]> {
  return db.all<EntryRow>(sql`select ${COLUMNS} from audit_entries
    where id in (${scope.area === NATION ? newestOfAll(before, limit) : newestWithin(scope.area, before, limit)})
    order by id desc limit ${limit}`)
}

function newestOfAll(before: string, limit: number): Sql {
  return sql`select id from audit_entries where id < ${before} order by id desc limit ${limit}`
}

/**
 * The newest of each code in the area: a seek per code that has entries, so that a long log is not read to show its end.
 * A plain range over the codes would read and sort every entry of the district.
 */
function newestWithin(area: string, before: string, limit: number): Sql {
  // The area's own code and all that begin with it and a dot: '.' is the last character before '/'.
  const end = `${area}/`
  return sql`with recursive codes (code) as (
      select min(area_code) from audit_entries where area_code >= ${area} and area_code < ${end}
      union all
      select (select min(area_code) from audit_entries where area_code > codes.code and area_code < ${end})
      from codes where codes.code is not null)
    select e.id from codes join audit_entries e on e.id in (
      select id from audit_entries where area_code = codes.code and id < ${before}
      order by id desc limit ${limit})
    where codes.code is not null`
}

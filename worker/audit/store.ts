/** All SQL of the audit room: it reads the log, which `commit` and `note` write, and the words for what stands in it. */
import type { Scope } from '../core/access.ts'
import { json, joined, sql, withinArea, type Db, type Sql } from '../core/db.ts'
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

type Window = {
  /** Only entries before this id, … */
  readonly before: string
  /** … and from this one on. Ids are ordered by time. */
  readonly since: string
  /** At most so many entries are looked at, … */
  readonly look: number
  /** … and at most so many that fit come back. */
  readonly give: number
}

export type Wanted = {
  readonly actorId?: string | undefined
  readonly actorKind?: EntryRow['actorKind'] | undefined
  readonly actions?: readonly string[] | undefined
  /** About one of these things. */
  readonly entityIds?: readonly string[] | undefined
}

/** How many entries were looked at, and the oldest of them. */
type Totals = { readonly looked: number; readonly oldest: string | null }
type Found = Totals & { readonly rows: readonly EntryRow[] }

/** The newest entries of an area within the window that fit. */
export async function listEntries(
  db: Db,
  scope: Scope,
  wanted: Wanted,
  window: Window,
): Promise<Found> {
  const rows = await db.all<Totals & (EntryRow | { readonly id: null })>(
    entriesSql(scope.area, wanted, window),
  )
  const { looked = 0, oldest = null } = rows[0] ?? {}
  const found = rows.flatMap((row) => {
    if (row.id === null) return []
    const { looked: _, oldest: __, ...entry } = row
    return [entry]
  })
  return { rows: found, looked, oldest }
}

/** Shown to `explain query plan` by a test. `cross join`: what was walked leads, else SQLite reads the log from its end. */
export function entriesSql(area: string, wanted: Wanted, window: Window): Sql {
  const walk =
    wanted.entityIds !== undefined
      ? walkEntities(area, wanted.entityIds, window)
      : walkArea(area, window)
  return sql`with recursive ${walk},
    seen as materialized (select id from walk where id is not null)
    select totals.looked, totals.oldest, e.id, e.at, e.actor_kind, e.actor_id, e.area_code, e.action,
      e.entity, e.entity_id, e.detail
    from (select count(*) looked, min(id) oldest from seen) totals
    left join (select each.* from seen cross join audit_entries each on each.id = seen.id
      where ${fits(wanted)} order by each.id desc limit ${window.give}) e
    order by e.id desc`
}

function fits({ actorId, actorKind, actions }: Wanted): Sql {
  return joined(
    [
      sql`1 = 1`,
      ...(actorId === undefined
        ? []
        : [sql`each.actor_kind = 'staff' and each.actor_id = ${actorId}`]),
      ...(actorKind === undefined ? [] : [sql`each.actor_kind = ${actorKind}`]),
      ...(actions === undefined
        ? []
        : [sql`each.action in (select value from json_each(${json(actions)}))`]),
    ],
    ' and ',
  )
}

/** Above the districts: the nation and whatever may be a province. */
const HIGH = json([NATION, ...Array.from({ length: 90 }, (_, index) => String(index + 10))])

/**
 * The codes that occur in an area, each found by one step over the index: a plain range would read a district's whole log to
 * find the last hour of it. Of the nation those above the districts: each district's log is its own.
 */
export function codesOf(area: string): Sql {
  if (area === NATION) return sql`codes (code) as (select value from json_each(${HIGH}))`
  // The area's own code and all that begin with it and a dot: '.' is the last character before '/'.
  const end = `${area}/`
  return sql`codes (code) as (
    select min(area_code) from audit_entries where area_code >= ${area} and area_code < ${end}
    union all
    select (select min(area_code) from audit_entries where area_code > codes.code and area_code < ${end})
    from codes where codes.code is not null)`
}

/**
 * The codes that occur in the area, each with its newest entry; then always the newest of all that are left, followed by
 * the next older one of the same code. So the entries of all codes come in one order, and none is read that is not looked
 * at: a plain range over the codes would read and sort every entry of the district.
 */
function walkArea(area: string, { before, since, look }: Window): Sql {
  return sql`${codesOf(area)},
    walk (id, code) as (
      select (select max(id) from audit_entries
        where area_code = codes.code and id < ${before} and id >= ${since}), codes.code
      from codes where codes.code is not null
      union all
      select (select max(id) from audit_entries
        where area_code = walk.code and id < walk.id and id >= ${since}), walk.code
      from walk where walk.id is not null
      order by 1 desc limit ${look})`
}

/** Of the nation only what lies above the districts. */
function isIn(area: string): Sql {
  return area === NATION
    ? sql`area_code in (select value from json_each(${HIGH}))`
    : withinArea('area_code', area)
}

function walkEntities(
  area: string,
  entityIds: readonly string[],
  { before, since, look }: Window,
): Sql {
  return sql`walk (id) as (select id from audit_entries
    where entity_id in (select value from json_each(${json(entityIds)}))
      and id < ${before} and id >= ${since} and ${isIn(area)}
    order by id desc limit ${look})`
}

/**
 * What belongs to a cadre of the area: entries that turned out to be her too and how, assignments, certificates and
 * their proposals.
 * A certificate's proposal belongs to it; only the thing itself for all else.
 */
export async function listBelongings(db: Db, scope: Scope, id: string): Promise<string[]> {
  const own = withinArea('district_code', scope.area)
  const hers = sql`cadre_id in (select id from persons) and ${own}`
  const rows = await db.all<{ id: string }>(sql`
    with persons (id) as (select ${id} union select id from cadres where merged_into = ${id} and ${own})
    select id from persons
    union select id from assignments where ${hers}
    union select each.value from certificates c, json_each(json_array(c.id, c.proposal_id)) each
      where (c.cadre_id in (select id from persons) or c.id = ${id}) and ${own}
    union select id from (select id from recorded_certificates where ${hers}
      union all select id from cadre_merges
      where ${own} and (kept_id in (select id from persons) or merged_id = ${id}))
    union select m.proposal_id from persons
      join proposal_members m on m.cadre_id = persons.id and m.is_open = 1
      join proposals p on p.id = m.proposal_id and ${withinArea('p.district_code', scope.area)}`)
  return rows.map((row) => row.id)
}

export type Named = { readonly id: string; readonly name: string; readonly hasEnded: number }

/** Names of accounts wherever they belong, and codes of cadres and numbers of certificates of the area; of the nation no cadres. */
export function listNames(db: Db, scope: Scope, ids: readonly string[]): Promise<Named[]> {
  const wanted = sql`in (select value from json_each(${json(ids)}))`
  const accounts = sql`select id, name, disabled_at is not null has_ended from staff_accounts where id ${wanted}`
  if (scope.area === NATION) return db.all<Named>(accounts)
  const own = withinArea('district_code', scope.area)
  return db.all<Named>(sql`${accounts}
    union all select id, code, 0 from cadres where id ${wanted} and ${own}
    union all select id, number, 0 from certificates where id ${wanted} and ${own}
    union all select id, number, 0 from recorded_certificates where id ${wanted} and ${own}`)
}

/** Accounts with a role in the area, by name; of the nation those with one above the districts. */
export function listStaff(db: Db, scope: Scope): Promise<Named[]> {
  return db.all<Named>(sql`select id, name, disabled_at is not null has_ended from staff_accounts
    where id in (select account_id from staff_grants where ${isIn(scope.area)})
    order by name, id`)
}

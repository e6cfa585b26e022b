/** The SQL of changes of areas: what they were, are and became. Spans are kept by a trigger, so that no writer can forget them. */
import type { RegionChangeKind } from '../contract/region-changes.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { AreaRow } from './store.ts'

export type AreaState = AreaRow & {
  /** The day from which it is as it is now. */
  readonly validFrom: string
  /** The first day without it; null while it exists. */
  readonly validUntil: string | null
  /** 1: by the first list that was loaded, so it has been so on every earlier day as well. */
  readonly isFirst: number
}

/** What a district is made of, ended areas too, ordered by code. */
export function listAreaStates(db: Db, scope: Scope, district: AreaCode): Promise<AreaState[]> {
  return db.all<AreaState>(sql`select code, name, kind, parent_code, name_key, valid_from, valid_until,
      begun_by is null and valid_from = (select min(valid_from) from (
        select valid_from from regions where code >= ${district} and code < ${`${district}/`} and begun_by is null
        union all select valid_from from region_spans
          where code >= ${district} and code < ${`${district}/`} and begun_by is null)) as is_first
    from regions where code > ${`${district}.`} and code < ${`${district}/`} and ${withinArea('code', scope.area)}
    order by code`)
}

export function endAreas(
  rows: readonly { readonly code: AreaCode; readonly replacedByCode: AreaCode }[],
  on: string,
): Sql {
  return sql`update regions set valid_until = ${on}, replaced_by_code = given.value ->> 'replacedByCode'
    from json_each(${json(rows)}) given where code = given.value ->> 'code' and valid_until is null`
}

/** New areas, and those that go on under another name; one that ended before exists again. */
export function beginAreas(rows: readonly AreaRow[], on: string, changeId: string): Sql {
  return sql`insert into regions (code, name, kind, parent_code, name_key, valid_from, begun_by)
    select value ->> 'code', value ->> 'name', value ->> 'kind', value ->> 'parentCode', value ->> 'nameKey', ${on}, ${changeId}
    from json_each(${json(rows)}) where true
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, name_key = excluded.name_key,
      valid_from = excluded.valid_from, begun_by = excluded.begun_by, valid_until = null, replaced_by_code = null`
}

/** `areasBefore`, `areasAfter` and `outcome` are JSON. */
export type ChangeRow = {
  readonly id: string
  readonly kind: RegionChangeKind
  readonly effectiveOn: string
  readonly source: string
  readonly sourceOn: string
  readonly areasBefore: string
  readonly areasAfter: string
  readonly outcome: string
  readonly recordedAt: string
}

export function putChange(district: AreaCode, row: ChangeRow, by: string): Sql {
  return sql`insert into region_changes (id, district_code, kind, effective_on, source, source_on, areas_before, areas_after,
      outcome, recorded_at, recorded_by)
    values (${row.id}, ${district}, ${row.kind}, ${row.effectiveOn}, ${row.source}, ${row.sourceOn}, ${row.areasBefore},
      ${row.areasAfter}, ${row.outcome}, ${row.recordedAt}, ${by})`
}

/** Newest first, at most 200; with an id, only that one. */
export function listChanges(
  db: Db,
  scope: Scope,
  district: AreaCode,
  id: string | null,
): Promise<ChangeRow[]> {
  return db.all<ChangeRow>(sql`select id, kind, effective_on, source, source_on, areas_before, areas_after, outcome, recorded_at
    from region_changes where district_code = ${district} and ${withinArea('district_code', scope.area)}
      and (${id} is null or id = ${id})
    order by recorded_at desc, id desc limit 200`)
}

/** Every change of a district, the oldest first. */
export function listSteps(
  db: Db,
  district: AreaCode,
): Promise<Pick<ChangeRow, 'kind' | 'effectiveOn' | 'areasBefore' | 'areasAfter'>[]> {
  return db.all(sql`select kind, effective_on, areas_before, areas_after from region_changes
    where district_code = ${district} order by recorded_at, rowid`)
}

/** What areas of a district were called before, the oldest first. */
export function listSpans(
  db: Db,
  district: AreaCode,
): Promise<{ code: AreaCode; name: string; validUntil: string }[]> {
  return db.all(sql`select code, name, valid_until from region_spans
    where code > ${`${district}.`} and code < ${`${district}/`} order by valid_until, code`)
}

export type ListedArea = { readonly code: AreaCode; readonly name: string }

/** Areas of regencies that the list names: here but not in the list, ended here, or by another name. */
export function listDiffering(
  db: Db,
  listed: readonly ListedArea[],
): Promise<{ code: AreaCode; name: string; listed: string | null; validUntil: string | null }[]> {
  return db.all(sql`with given as materialized (select value ->> 'code' as code, value ->> 'name' as name
      from json_each(${json(listed)})),
    regencies as materialized (select distinct substr(code, 1, 5) as code from given where length(code) >= 5)
    select r.code, r.name, g.name as listed, r.valid_until
    from regions r left join given g on g.code = r.code
    where length(r.code) >= 5 and substr(r.code, 1, 5) in (select code from regencies)
      and (g.code is null and r.valid_until is null
        or g.code is not null and (r.valid_until is not null or r.name <> g.name))
    order by r.code`)
}

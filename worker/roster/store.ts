/** The SQL of cadres and assignments; lists, imports and coverage have stores beside this one. */
import type { EndReason } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import {
  asPerson,
  PERSON,
  seenFrom,
  type CadreRaw,
  type CadreRow,
  type Entry,
} from './store-persons.ts'

export type KnownAssignment = {
  readonly id: string
  readonly cadreId: string
  readonly subDistrictCode: AreaCode
  readonly areaCode: AreaCode
  readonly level: 'village' | 'subDistrict'
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
  readonly decreeUntil: string | null
  readonly startedOn: string
  readonly endedOn: string | null
  readonly endReason: EndReason | null
  readonly successorId: string | null
}

/**
 * A person with all her assignments, newest first. `others` are entries that were merged into hers: their assignments and
 * their training are among hers, their own names and codes still find her.
 */
export type KnownCadre = CadreRow & {
  readonly others: readonly Entry[]
  readonly assignments: readonly KnownAssignment[]
}

// --- the roster of a district, through which every change passes ---

export type RosterState = { readonly version: number; readonly lastNumber: number }

export function findRoster(db: Db, district: AreaCode): Promise<RosterState | null> {
  return db.first<RosterState>(
    sql`select version, last_number from rosters where district_code = ${district}`,
  )
}

/** Touches no row when the roster has changed since `seen` was read: the change is decided anew then. */
export function raiseRoster(district: AreaCode, seen: RosterState, lastNumber: number): Sql {
  return sql`insert into rosters (district_code, version, last_number)
    values (${district}, 1, ${lastNumber})
    on conflict (district_code) do update set version = version + 1, last_number = excluded.last_number
      where version = ${seen.version}`
}

// --- cadres and assignments ---

const ASSIGNMENT = sql`a.id, a.cadre_id, a.sub_district_code, a.area_code, a.level, a.decree_number, a.decree_on,
  a.decree_until, a.started_on, a.ended_on, a.end_reason, a.successor_id`

export type Sought = {
  readonly nameKeys: readonly string[]
  readonly phoneKeys: readonly string[]
  readonly codes: readonly string[]
  readonly ids: readonly string[]
}

/** The persons of a district that rows may be about; whom a merged entry fits is the one who stands for it. */
export async function listKnown(
  db: Db,
  scope: Scope,
  district: AreaCode,
  sought: Sought,
): Promise<KnownCadre[]> {
  // Each list leads and the index follows: left to itself, SQLite walks the whole district instead.
  const each = (list: readonly string[], on: Sql) =>
    sql`select c.id from json_each(${json(list)}) sought cross join cadres c on ${on}`
  const here = sql`c.district_code = ${district}`
  const rows = await db.all<CadreRaw>(sql`with hits as (
      ${each(sought.nameKeys, sql`${here} and c.name_key = sought.value`)}
      union ${each(sought.phoneKeys, sql`${here} and c.phone_key = sought.value`)}
      union ${each(sought.codes, sql`c.code = sought.value and c.erased_at is null`)}
      union ${each(sought.ids, sql`c.id = sought.value`)})
    select distinct ${PERSON} from hits cross join cadres h on h.id = hits.id
      cross join cadres c on c.id = coalesce(h.merged_into, h.id)
    where ${here} and ${withinArea('c.district_code', districtOf(scope.area))}`)
  return withAssignments(db, rows)
}

/** Persons of a district by the id of any of their entries, in no order; unknown ids are left out. */
export function listCadresById(
  db: Db,
  scope: Scope,
  district: AreaCode,
  ids: readonly string[],
): Promise<KnownCadre[]> {
  return listKnown(db, scope, district, { nameKeys: [], phoneKeys: [], codes: [], ids })
}

/** Who serves or served in some villages, or in some sub-districts as a whole. */
export async function listIdsServing(
  db: Db,
  scope: Scope,
  district: AreaCode,
  areas: readonly AreaCode[],
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`select distinct a.cadre_id
    from json_each(${json(areas)}) sought cross join assignments a
      on a.district_code = ${district} and a.sub_district_code = substr(sought.value, 1, 8)
        and a.area_code = sought.value
    where ${withinArea('a.district_code', districtOf(scope.area))}`)
  return rows.map((row) => row.cadreId)
}

/** Of these entries of a scope, the day from which each is marked as trained by what was issued to it. */
export function listTrainedMarks(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<Pick<CadreRow, 'id' | 'trainedOn'>[]> {
  return db.all(sql`select c.id, c.trained_on from cadres c
    where c.id in (select value from json_each(${json(ids)})) and ${withinArea('c.district_code', scope.area)}`)
}

/** How a cadre of a district is greeted; null for one of another. */
export function findPerson(
  db: Db,
  scope: Scope,
  id: string,
): Promise<Pick<CadreRow, 'name' | 'sex' | 'trainedOn'> | null> {
  return db.first(sql`select c.name, c.sex, (select min(e.trained_on) from cadres e
      where e.id = c.id or e.merged_into = c.id or e.id = c.merged_into) as trained_on
    from cadres c
    where c.id = ${id} and ${withinArea('c.district_code', scope.area)}`)
}

/** One cadre as seen from a district, or from a sub-district in which she has an assignment; one who was erased is not there. */
export async function findCadre(
  db: Db,
  _scope: Scope,
  area: AreaCode,
  id: string,
): Promise<KnownCadre | null> {
  const rows = await db.all<CadreRaw>(
    sql`select ${PERSON} from cadres c where c.id = ${id} and c.erased_at is null and ${seenFrom(area)}`,
  )
  return (await withAssignments(db, rows))[0] ?? null
}

/** Adds their assignments to cadres, those of merged entries to the person. */
export async function withAssignments(db: Db, raw: readonly CadreRaw[]): Promise<KnownCadre[]> {
  if (raw.length === 0) return []
  const rows = raw.map(asPerson)
  const owner = new Map(
    rows.flatMap(({ id, others }) =>
      [id, ...others.map((other) => other.id)].map((each) => [each, id]),
    ),
  )
  const all = await db.all<KnownAssignment>(sql`select ${ASSIGNMENT}
    from json_each(${json([...owner.keys()])}) sought cross join assignments a on a.cadre_id = sought.value
    order by a.started_on desc, a.ended_on is null desc, a.id desc`)
  const byCadre = Map.groupBy(all, (each) => owner.get(each.cadreId))
  return rows.map((row) => ({ ...row, assignments: byCadre.get(row.id) ?? [] }))
}

export type NewCadre = Omit<CadreRow, 'trainedOn' | 'mergedInto' | 'erasedAt' | 'version'>
type End = 'endedOn' | 'endReason' | 'successorId'
/** Open, unless it says how it ends. */
export type NewAssignment = Omit<KnownAssignment, End> & Partial<Pick<KnownAssignment, End>>

/** `rows` ≤ 1,000: a bound text may hold 2 MB. */
export function putCadres(rows: readonly NewCadre[], at: string): Sql {
  return sql`insert into cadres (id, district_code, code, name, name_key, kind, sex, phone_sealed, phone_key,
      phone_pepper, phone_tail, version, created_at, updated_at)
    select value ->> 'id', value ->> 'districtCode', value ->> 'code', value ->> 'name', value ->> 'nameKey',
      value ->> 'kind', value ->> 'sex', value ->> 'phoneSealed', value ->> 'phoneKey', value ->> 'phonePepper',
      value ->> 'phoneTail', 1, ${at}, ${at}
    from json_each(${json(rows)})`
}

/** `rows` ≤ 1,000. */
export function putAssignments(district: AreaCode, rows: readonly NewAssignment[]): Sql {
  return sql`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, decree_number,
      decree_on, decree_until, started_on, ended_on, end_reason, successor_id)
    select value ->> 'id', value ->> 'cadreId', ${district}, value ->> 'subDistrictCode', value ->> 'areaCode',
      value ->> 'level', value ->> 'decreeNumber', value ->> 'decreeOn', value ->> 'decreeUntil', value ->> 'startedOn',
      value ->> 'endedOn', value ->> 'endReason', value ->> 'successorId'
    from json_each(${json(rows)})`
}

export type CadrePatch = { readonly id: string } & Partial<
  Pick<
    NewCadre,
    'name' | 'nameKey' | 'kind' | 'sex' | 'phoneSealed' | 'phoneKey' | 'phonePepper' | 'phoneTail'
  >
>

export type AssignmentPatch = { readonly id: string } & Partial<
  Pick<
    KnownAssignment,
    | 'decreeNumber'
    | 'decreeOn'
    | 'decreeUntil'
    | 'startedOn'
    | 'endedOn'
    | 'endReason'
    | 'successorId'
  >
>

/** `column` gets what the patch says, null included; a key that the patch lacks leaves it. Names come from here only. */
function patched(column: string, key: string): Sql {
  return {
    text: `${column} = case when json_type(patch.value, '$.${key}') is null then ${column} else patch.value ->> '${key}' end`,
    values: [],
  }
}

/** `rows` ≤ 1,000; each raises the cadre's version. */
export function changeCadres(district: AreaCode, rows: readonly CadrePatch[], at: string): Sql {
  const columns = [
    patched('name', 'name'),
    patched('name_key', 'nameKey'),
    patched('kind', 'kind'),
    patched('sex', 'sex'),
    patched('phone_sealed', 'phoneSealed'),
    patched('phone_key', 'phoneKey'),
    patched('phone_pepper', 'phonePepper'),
    patched('phone_tail', 'phoneTail'),
  ]
  return sql`update cadres set ${joined(columns, ', ')}, version = version + 1, updated_at = ${at}
    from json_each(${json(rows)}) patch
    where cadres.id = patch.value ->> 'id' and cadres.district_code = ${district}`
}

/** `rows` ≤ 1,000. */
export function changeAssignments(district: AreaCode, rows: readonly AssignmentPatch[]): Sql {
  const columns = [
    patched('decree_number', 'decreeNumber'),
    patched('decree_on', 'decreeOn'),
    patched('decree_until', 'decreeUntil'),
    patched('started_on', 'startedOn'),
    patched('ended_on', 'endedOn'),
    patched('end_reason', 'endReason'),
    patched('successor_id', 'successorId'),
  ]
  return sql`update assignments set ${joined(columns, ', ')}
    from json_each(${json(rows)}) patch
    where assignments.id = patch.value ->> 'id' and assignments.district_code = ${district}`
}

/** The day from which each cadre counts as trained, or null when she no longer does. */
export function markTrained(
  rows: readonly { readonly cadreId: string; readonly trainedOn: string | null }[],
): Sql {
  return sql`update cadres set trained_on = mark.value ->> 'trainedOn' from json_each(${json(rows)}) mark
    where cadres.id = mark.value ->> 'cadreId' and cadres.trained_on is not (mark.value ->> 'trainedOn')`
}

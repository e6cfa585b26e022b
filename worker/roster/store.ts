/** The SQL of cadres, assignments and imports; coverage has a store beside this one. */
import type { CadreKind, CadreStatus, EndReason } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { canSignIn } from '../identity/index.ts'

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

export type CadreRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly code: string
  readonly name: string
  readonly nameKey: string
  readonly kind: CadreKind
  readonly sex: 'F' | 'M' | null
  readonly phoneSealed: string | null
  readonly phoneKey: string | null
  readonly phoneTail: string | null
  readonly trainedOn: string | null
  readonly version: number
}

/** A cadre with all her assignments, newest first. */
export type KnownCadre = CadreRow & { readonly assignments: readonly KnownAssignment[] }

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

const CADRE = sql`c.id, c.district_code, c.code, c.name, c.name_key, c.kind, c.sex, c.phone_sealed, c.phone_key,
  c.phone_tail, c.trained_on, c.version`

const ASSIGNMENT = sql`a.id, a.cadre_id, a.sub_district_code, a.area_code, a.level, a.decree_number, a.decree_on,
  a.decree_until, a.started_on, a.ended_on, a.end_reason, a.successor_id`

export type Sought = {
  readonly nameKeys: readonly string[]
  readonly phoneKeys: readonly string[]
  readonly codes: readonly string[]
  readonly ids: readonly string[]
}

/** The cadres of a district that rows may be about. */
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
  const rows = await db.all<CadreRow>(sql`with hits as (
      ${each(sought.nameKeys, sql`${here} and c.name_key = sought.value`)}
      union ${each(sought.phoneKeys, sql`${here} and c.phone_key = sought.value`)}
      union ${each(sought.codes, sql`c.code = sought.value`)}
      union ${each(sought.ids, sql`c.id = sought.value`)})
    select ${CADRE} from hits cross join cadres c on c.id = hits.id
    where ${here} and ${withinArea('c.district_code', districtOf(scope.area))}`)
  return withAssignments(db, rows)
}

/** Cadres of a district by id, in no order; unknown ids are left out. */
export function listCadresById(
  db: Db,
  scope: Scope,
  district: AreaCode,
  ids: readonly string[],
): Promise<KnownCadre[]> {
  return listKnown(db, scope, district, { nameKeys: [], phoneKeys: [], codes: [], ids })
}

/** How a cadre of a district is greeted; null for one of another. */
export function findPerson(
  db: Db,
  scope: Scope,
  id: string,
): Promise<Pick<CadreRow, 'name' | 'sex' | 'trainedOn'> | null> {
  return db.first(sql`select c.name, c.sex, c.trained_on from cadres c
    where c.id = ${id} and ${withinArea('c.district_code', scope.area)}`)
}

/** One cadre as seen from a district, or from a sub-district in which she has an assignment. */
export async function findCadre(
  db: Db,
  _scope: Scope,
  area: AreaCode,
  id: string,
): Promise<KnownCadre | null> {
  const rows = await db.all<CadreRow>(
    sql`select ${CADRE} from cadres c where c.id = ${id} and ${seenFrom(area)}`,
  )
  return (await withAssignments(db, rows))[0] ?? null
}

/** Adds their assignments to cadres. */
async function withAssignments(db: Db, rows: readonly CadreRow[]): Promise<KnownCadre[]> {
  if (rows.length === 0) return []
  const list = json(rows.map((row) => row.id))
  const all = await db.all<KnownAssignment>(sql`select ${ASSIGNMENT}
    from json_each(${list}) sought cross join assignments a on a.cadre_id = sought.value
    order by a.started_on desc, a.id desc`)
  const byCadre = Map.groupBy(all, (each) => each.cadreId)
  return rows.map((row) => ({ ...row, assignments: byCadre.get(row.id) ?? [] }))
}

export type NewCadre = Omit<CadreRow, 'trainedOn' | 'version'>
export type NewAssignment = Omit<KnownAssignment, 'endedOn' | 'endReason' | 'successorId'>

/** `rows` ≤ 1,000: a bound text may hold 2 MB. */
export function putCadres(rows: readonly NewCadre[], at: string): Sql {
  return sql`insert into cadres (id, district_code, code, name, name_key, kind, sex, phone_sealed, phone_key, phone_tail,
      version, created_at, updated_at)
    select value ->> 'id', value ->> 'districtCode', value ->> 'code', value ->> 'name', value ->> 'nameKey',
      value ->> 'kind', value ->> 'sex', value ->> 'phoneSealed', value ->> 'phoneKey', value ->> 'phoneTail',
      1, ${at}, ${at}
    from json_each(${json(rows)})`
}

/** `rows` ≤ 1,000. */
export function putAssignments(district: AreaCode, rows: readonly NewAssignment[]): Sql {
  return sql`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, decree_number,
      decree_on, decree_until, started_on)
    select value ->> 'id', value ->> 'cadreId', ${district}, value ->> 'subDistrictCode', value ->> 'areaCode',
      value ->> 'level', value ->> 'decreeNumber', value ->> 'decreeOn', value ->> 'decreeUntil', value ->> 'startedOn'
    from json_each(${json(rows)})`
}

export type CadrePatch = { readonly id: string } & Partial<
  Pick<NewCadre, 'name' | 'nameKey' | 'kind' | 'sex' | 'phoneSealed' | 'phoneKey' | 'phoneTail'>
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

// --- lists ---

export type CadreFilter = {
  readonly area: AreaCode
  readonly words: readonly string[]
  readonly kind: CadreKind | null
  readonly status: CadreStatus | null
  readonly trained: 'yes' | 'no' | null
  readonly canSignIn: 'yes' | 'no' | null
  readonly village: AreaCode | null
  readonly after: string | null
  readonly today: string
  readonly limit: number
}

/** One page by name with the number of all; `scope` must hold `filter.area`. */
export async function listCadres(
  db: Db,
  _scope: Scope,
  filter: CadreFilter,
): Promise<{ cadres: KnownCadre[]; total: number }> {
  const where = joined(conditions(filter), ' and ')
  const count = await db.first<{ total: number }>(
    sql`select count(*) as total from cadres c where ${where}`,
  )
  const after =
    filter.after === null
      ? sql`1 = 1`
      : sql`(c.name_key, c.id) > (select name_key, id from cadres where id = ${filter.after})`
  const rows = await db.all<CadreRow>(sql`select ${CADRE} from cadres c where ${where} and ${after}
    order by c.name_key, c.id limit ${filter.limit}`)
  return { cadres: await withAssignments(db, rows), total: count?.total ?? 0 }
}

function conditions(filter: CadreFilter): Sql[] {
  const { area, village, today } = filter
  const here = joined(
    [
      sql`a.cadre_id = c.id`,
      ...(levelOf(area) === 'district' ? [] : [sql`a.sub_district_code = ${area}`]),
      ...(village === null ? [] : [sql`a.area_code = ${village}`]),
    ],
    ' and ',
  )
  const has = (more: Sql) => sql`exists (select 1 from assignments a where ${here} and ${more})`
  const any = has(sql`1 = 1`)
  const active = has(
    sql`a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today})`,
  )
  const open = has(sql`(a.ended_on is null or a.ended_on > ${today})`)
  const byStatus: Record<CadreStatus, Sql> = {
    ACTIVE: active,
    UPCOMING: sql`${open} and not ${active}`,
    ENDED: sql`${any} and not ${open}`,
    UNASSIGNED: sql`not exists (select 1 from assignments a where a.cadre_id = c.id)`,
  }
  return [
    seenFrom(area),
    ...(village === null ? [] : [any]),
    ...(filter.status === null ? [] : [byStatus[filter.status]]),
    ...(filter.kind === null ? [] : [sql`c.kind = ${filter.kind}`]),
    ...(filter.trained === 'yes' ? [sql`c.trained_on <= ${today}`] : []),
    ...(filter.trained === 'no' ? [sql`(c.trained_on is null or c.trained_on > ${today})`] : []),
    ...(filter.canSignIn === 'yes' ? [canSignIn('c.id')] : []),
    ...(filter.canSignIn === 'no' ? [sql`not ${canSignIn('c.id')}`] : []),
    ...filter.words.map(hasWord),
  ]
}

/** In the name, or, from four characters on, in the kode kader. */
function hasWord(word: string): Sql {
  const inName = sql`instr(c.name_key, ${word}) > 0 or instr(lower(c.name), ${word}) > 0`
  return word.length < 4
    ? sql`(${inName})`
    : sql`(${inName} or instr(lower(replace(c.code, '-', '')), ${word}) > 0)`
}

/** A district sees its cadres; a sub-district those with an assignment in it. */
function seenFrom(area: AreaCode): Sql {
  return levelOf(area) === 'district'
    ? sql`c.district_code = ${area}`
    : sql`exists (select 1 from assignments a where a.cadre_id = c.id and a.sub_district_code = ${area})`
}

// --- imports ---

export type ChunkCounts = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
}

export function putImport(row: {
  readonly id: string
  readonly districtCode: AreaCode
  readonly fileName: string
  readonly startedBy: string
  readonly startedAt: string
}): Sql {
  return sql`insert into roster_imports (id, district_code, file_name, started_by, started_at)
    values (${row.id}, ${row.districtCode}, ${row.fileName}, ${row.startedBy}, ${row.startedAt})
    on conflict (id) do nothing`
}

export function putChunk(importId: string, position: number, counts: ChunkCounts, at: string): Sql {
  return sql`insert into roster_import_chunks (import_id, position, outcome, at)
    values (${importId}, ${position}, ${json(counts)}, ${at})`
}

/** Whose import this is, and what the chunk was answered with when it was written already. */
export async function findChunk(
  db: Db,
  importId: string,
  position: number,
): Promise<{ districtCode: AreaCode; counts: ChunkCounts | null } | null> {
  const row = await db.first<{ districtCode: AreaCode; outcome: string | null }>(sql`
    select i.district_code, k.outcome from roster_imports i
    left join roster_import_chunks k on k.import_id = i.id and k.position = ${position}
    where i.id = ${importId}`)
  if (row === null) return null
  // Safe: only `putChunk` writes it.
  const counts = row.outcome === null ? null : (JSON.parse(row.outcome) as ChunkCounts)
  return { districtCode: row.districtCode, counts }
}

// --- desa lokus ---

export function clearFocus(district: AreaCode, year: number): Sql {
  return sql`delete from focus_villages where year = ${year} and district_code = ${district}`
}

export function putFocus(district: AreaCode, year: number, villages: readonly AreaCode[]): Sql {
  return sql`insert into focus_villages (year, area_code, district_code)
    select ${year}, value, ${district} from json_each(${json(villages)})`
}

export async function listFocus(
  db: Db,
  scope: Scope,
  district: AreaCode,
  year: number,
): Promise<AreaCode[]> {
  const rows = await db.all<{ areaCode: AreaCode }>(sql`select area_code from focus_villages
    where year = ${year} and district_code = ${district} and ${withinArea('area_code', scope.area)}
    order by area_code`)
  return rows.map((row) => row.areaCode)
}

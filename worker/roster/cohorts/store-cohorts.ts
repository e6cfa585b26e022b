/** The SQL of cohorts and their members. */
import type { CohortState } from '../../contract/cohorts.ts'
import type { Scope } from '../../core/access.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'
import { anyAssignment, entriesOf, ofAnyEntry, seenFrom } from '../store-persons.ts'

export type CohortFacts = {
  readonly name: string
  readonly courseCode: string | null
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  readonly capacity: number
}

export type CohortRow = CohortFacts & {
  readonly id: string
  readonly state: CohortState
  readonly version: number
  readonly filled: number
  readonly seen: number
  readonly trained: number
}

/** From where cohorts are looked at, and on which day. */
export type View = { readonly area: AreaCode; readonly today: string }

/** The ids of the persons who have a seat in a cohort: of merged entries the one who stands for both. */
export const seatsOf = (cohort: string | Sql): Sql =>
  sql`select coalesce(e.merged_into, e.id) from cohort_members s join cadres e on e.id = s.cadre_id
    where s.cohort_id = ${cohort}`

const seatsWhere = (so: Sql): Sql =>
  sql`(select count(*) from cadres c where c.id in (${seatsOf(sql`h.id`)}) and ${so})`

const isTrained = (today: string): Sql =>
  ofAnyEntry((entry) => sql`${entry}.trained_on <= ${today}`)

const columns = ({
  area,
  today,
}: View): Sql => sql`h.id, h.name, h.course_code, h.place, h.starts_on, h.ends_on,
  h.capacity, h.state, h.version, ${seatsWhere(sql`1 = 1`)} as filled, ${seatsWhere(seenFrom(area))} as seen,
  ${seatsWhere(sql`${isTrained(today)} and ${seenFrom(area)}`)} as trained`

const inDistrict = (scope: Scope, district: AreaCode): Sql =>
  sql`h.district_code = ${district} and ${withinArea('h.district_code', districtOf(scope.area))}`

export function findCohort(
  db: Db,
  scope: Scope,
  district: AreaCode,
  id: string,
  view: View,
): Promise<CohortRow | null> {
  return db.first(
    sql`select ${columns(view)} from cohorts h where h.id = ${id} and ${inDistrict(scope, district)}`,
  )
}

export type CohortFilter = {
  readonly district: AreaCode
  readonly year: number | null
  readonly state: CohortState | null
  readonly limit: number
}

export function listCohorts(
  db: Db,
  scope: Scope,
  { district, year, state, limit }: CohortFilter,
  view: View,
): Promise<CohortRow[]> {
  const where = joined(
    [
      inDistrict(scope, district),
      ...(year === null
        ? []
        : [sql`h.starts_on >= ${`${year}-01-01`} and h.starts_on <= ${`${year}-12-31`}`]),
      ...(state === null ? [] : [sql`h.state = ${state}`]),
    ],
    ' and ',
  )
  return db.all(sql`select ${columns(view)} from cohorts h where ${where}
    order by h.starts_on desc, h.id desc limit ${limit}`)
}

export async function listYears(db: Db, scope: Scope, district: AreaCode): Promise<number[]> {
  const rows = await db.all<{ year: string }>(sql`select distinct substr(h.starts_on, 1, 4) as year
    from cohorts h where ${inDistrict(scope, district)} order by year desc`)
  return rows.map(({ year }) => Number(year))
}

export function putCohort(
  row: CohortFacts & {
    readonly id: string
    readonly districtCode: AreaCode
    readonly createdAt: string
    readonly createdBy: string
  },
): Sql {
  return sql`insert into cohorts (id, district_code, name, course_code, place, starts_on, ends_on, capacity, state,
      version, created_at, created_by)
    values (${row.id}, ${row.districtCode}, ${row.name}, ${row.courseCode}, ${row.place}, ${row.startsOn},
      ${row.endsOn}, ${row.capacity}, 'OPEN', 1, ${row.createdAt}, ${row.createdBy})`
}

export function changeCohort(district: AreaCode, id: string, facts: CohortFacts): Sql {
  return sql`update cohorts set name = ${facts.name}, course_code = ${facts.courseCode}, place = ${facts.place},
      starts_on = ${facts.startsOn}, ends_on = ${facts.endsOn}, capacity = ${facts.capacity}, version = version + 1
    where id = ${id} and district_code = ${district}`
}

export function changeState(district: AreaCode, id: string, state: CohortState): Sql {
  return sql`update cohorts set state = ${state}, version = version + 1
    where id = ${id} and district_code = ${district}`
}

// --- members ---

/** The members whom the area may see, by name. */
export async function listMemberIds(
  db: Db,
  scope: Scope,
  cohortId: string,
  area: AreaCode,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select c.id from cadres c
    where c.id in (${seatsOf(cohortId)}) and ${seenFrom(area)}
      and ${withinArea('c.district_code', districtOf(scope.area))}
    order by c.name_key, c.id`)
  return rows.map(({ id }) => id)
}

/** Of these cadres, those who have a seat in the cohort. */
export async function listSeated(
  db: Db,
  _scope: Scope,
  cohortId: string,
  cadreIds: readonly string[],
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select w.id from cadres w
    where w.id in (select value from json_each(${json(cadreIds)}))
      and coalesce(w.merged_into, w.id) in (${seatsOf(cohortId)})`)
  return rows.map(({ id }) => id)
}

/** Of these, the cadres of the district who are persons of their own: one who was merged has the seat of the other. */
export async function listOwnIds(
  db: Db,
  scope: Scope,
  district: AreaCode,
  cadreIds: readonly string[],
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select c.id from cadres c
    where c.id in (select value from json_each(${json(cadreIds)})) and c.district_code = ${district}
      and c.merged_into is null and ${withinArea('c.district_code', scope.area)}`)
  return rows.map(({ id }) => id)
}

export function putMembers(
  cohortId: string,
  cadreIds: readonly string[],
  added: { readonly at: string; readonly by: string },
): Sql {
  return sql`insert into cohort_members (cohort_id, cadre_id, added_at, added_by)
    select ${cohortId}, value, ${added.at}, ${added.by} from json_each(${json(cadreIds)}) where 1 = 1
    on conflict (cohort_id, cadre_id) do nothing`
}

/** Also the seats of entries that were merged into these. */
export function dropMembers(cohortId: string, cadreIds: readonly string[]): Sql {
  return sql`delete from cohort_members where cohort_id = ${cohortId} and cadre_id in (${entriesOf(cadreIds)})`
}

// --- who may still be invited ---

export type SuggestionFilter = {
  readonly district: AreaCode
  readonly subDistrict: AreaCode | null
  /** Only of villages in which nobody is trained. */
  readonly uncovered: 'yes' | null
  readonly after: string | null
  readonly today: string
  readonly limit: number
}

/** One page by name with the number of all: active, not trained, with a seat in no open cohort. */
export async function listSuggested(
  db: Db,
  scope: Scope,
  filter: SuggestionFilter,
): Promise<{ ids: string[]; total: number }> {
  const { district, subDistrict, uncovered, today } = filter
  const serves = joined(
    [
      sql`a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today})`,
      ...(subDistrict === null ? [] : [sql`a.sub_district_code = ${subDistrict}`]),
      ...(uncovered === null
        ? []
        : [
            sql`a.level = 'village' and not exists
              (select 1 from coverage_areas v where v.area_code = a.area_code and v.trained > 0)`,
          ]),
    ],
    ' and ',
  )
  const where = sql`c.district_code = ${district} and ${withinArea('c.district_code', scope.area)}
    and c.merged_into is null and not coalesce(${isTrained(today)}, 0) and ${anyAssignment(serves)}
    and c.id not in (select coalesce(e.merged_into, e.id) from cohorts h
      join cohort_members s on s.cohort_id = h.id join cadres e on e.id = s.cadre_id
      where h.district_code = ${district} and h.state = 'OPEN')`
  const count = await db.first<{ total: number }>(
    sql`select count(*) as total from cadres c where ${where}`,
  )
  const after =
    filter.after === null
      ? sql`1 = 1`
      : sql`(c.name_key, c.id) > (select name_key, id from cadres where id = ${filter.after})`
  const rows = await db.all<{
    id: string
  }>(sql`select c.id from cadres c where ${where} and ${after}
    order by c.name_key, c.id limit ${filter.limit}`)
  return { ids: rows.map(({ id }) => id), total: count?.total ?? 0 }
}

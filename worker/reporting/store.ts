/**
 * All SQL of the reporting room: it reads the tables of every room and writes none.
 * What the public can ask for without a date costs rows by areas, never by cadres.
 */
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { TimeZone } from '../core/clock.ts'
import type { KindCounts, TrainedKindCounts } from '../contract/kind-counts.ts'
import type { CadreKind } from '../contract/roster.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import type { Place, Proof, Service, Steps } from './rules.ts'

export type TotalRow = {
  readonly scopeCode: AreaCode
  readonly name: string
  /** Empty before the first count. */
  readonly asOf: string
  /** Desa and kelurahan together. */
  readonly villages: number
  readonly kelurahan: number
  readonly cadres: number
  readonly trained: number
  readonly subDistrictCadres: number
  readonly areasWithCadre: number
  readonly areasCovered: number
} & KindCounts &
  TrainedKindCounts

/** `recorded`: of `trained`, those who hold no certificate of ours that counts. */
export type CountedRow = TotalRow & { readonly recorded: number }

/**
 * The counters of a district and its sub-districts, the district first. Who is trained by an old paper alone is counted on the
 * spot: it costs rows by recorded certificates, none where there are none. The plus keeps SQLite from walking all assignments of
 * the district for each of them.
 */
export function listTotals(db: Db, district: AreaCode): Promise<CountedRow[]> {
  return db.all<CountedRow>(sql`with
    day as (select as_of from coverage_totals where scope_code = ${district} and exists (select 1
      from recorded_certificates where district_code = ${district} and state in ('PROPOSED', 'ACCEPTED') and state = 'ACCEPTED')),
    by_paper as materialized (select distinct h.kept_id, scope.value as code
      from day cross join recorded_certificates r
        join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
        join (select id, coalesce(merged_into, id) as kept_id from cadres) h on h.id = r.cadre_id
        join assignments a on +a.district_code = ${district}
          and a.cadre_id in (select h.kept_id union all select id from cadres where merged_into = h.kept_id)
        join json_each(json_array(${district}, a.sub_district_code)) scope
      where r.district_code = ${district} and r.state in ('PROPOSED', 'ACCEPTED') and r.state = 'ACCEPTED'
        and r.issued_on <= day.as_of and (r.expires_on is null or r.expires_on > day.as_of)
        and a.started_on <= day.as_of and (a.ended_on is null or a.ended_on > day.as_of)
        and not exists (select 1 from certificates c
          where c.cadre_id in (select h.kept_id union all select id from cadres where merged_into = h.kept_id)
          and c.counts_as_trained = 1
          and c.issued_on <= day.as_of and (c.expires_on is null or c.expires_on > day.as_of)
          and (c.state = 'VALID' or c.revoked_on > day.as_of))),
    counted as (select code, count(*) as recorded from by_paper group by code)
    select t.scope_code, r.name, t.as_of, t.villages, t.kelurahan, t.cadres, t.trained, t.sub_district_cadres,
      t.areas_with_cadre, t.areas_covered, t.tpk_cadres, t.posyandu_cadres, t.other_cadres,
      t.tpk_trained, t.posyandu_trained, t.other_trained, coalesce(n.recorded, 0) as recorded
    from coverage_totals t join regions r on r.code = t.scope_code left join counted n on n.code = t.scope_code
    where t.district_code = ${district} order by t.scope_code`)
}

export type VillageRow = Place & { readonly cadres: number; readonly trained: number }

/** Every village of a district that exists today, with its counters, ordered by code. */
export function listVillages(db: Db, district: AreaCode): Promise<VillageRow[]> {
  return db.all<VillageRow>(sql`select r.code, r.name, r.kind, r.parent_code,
      coalesce(c.cadres, 0) as cadres, coalesce(c.trained, 0) as trained
    from regions r left join coverage_areas c on c.area_code = r.code
    where r.code > ${`${district}.`} and r.code < ${`${district}/`} and length(r.code) = 13
      and r.valid_until is null
    order by r.code`)
}

/**
 * The sub-districts and villages of a district on a day, by the names of that day. Those of the first list brought in count for
 * every day before it: the day of that list says when we learned of them, not since when they exist.
 */
export function listPlacesOn(db: Db, district: AreaCode, day: string): Promise<Place[]> {
  const here = sql`r.code >= ${district} and r.code < ${`${district}/`}`
  return db.all<Place>(sql`with spans as materialized (
      select code, name, kind, parent_code, valid_from, valid_until, begun_by from regions r where ${here}
      union all select s.code, s.name, r.kind, r.parent_code, s.valid_from, s.valid_until, s.begun_by
        from regions r join region_spans s on s.code = r.code where ${here})
    select code, name, kind, parent_code from spans
    where code <> ${district} and (valid_until is null or valid_until > ${day})
      and (valid_from <= ${day} or begun_by is null
        and valid_from = (select min(valid_from) from spans where begun_by is null))
    order by code`)
}

/** The name that the area `r` had on a day. */
export function nameOn(r: Sql, day: string): Sql {
  return sql`coalesce((select w.name from region_spans w where w.code = ${r}.code and w.valid_until > ${day}
    order by w.valid_until limit 1), ${r}.name)`
}

/** Nothing, or that a person is one of these kinds; `person` is the entry that stands for her. */
const ofKinds = (person: Sql, kinds: readonly CadreKind[] | undefined): Sql =>
  kinds === undefined
    ? sql``
    : sql` and (select kind from cadres where id = ${person}) in (select value from json_each(${json(kinds)}))`

/** Every assignment that a district ever had, under the person: entries that were merged are one, of the kind of the kept one. */
export function listServices(
  db: Db,
  district: AreaCode,
  kinds?: readonly CadreKind[],
): Promise<Service[]> {
  return db.all<Service>(sql`select coalesce(d.merged_into, d.id) as cadre_id, a.sub_district_code, a.area_code, a.level,
      case when d.merged_into is null then d.kind else (select k.kind from cadres k where k.id = d.merged_into) end as kind,
      a.started_on, a.ended_on
    from assignments a join cadres d on d.id = a.cadre_id
    where a.district_code = ${district}${ofKinds(sql`coalesce(d.merged_into, d.id)`, kinds)}`)
}

/**
 * The entries of all persons who ever worked in a district: those with an assignment there, and the others of the same person,
 * whose certificates are hers too.
 */
export function entriesAtWork(district: AreaCode): Sql {
  const atWork = sql`select coalesce(d.merged_into, d.id) from assignments a join cadres d on d.id = a.cadre_id
    where a.district_code = ${district}`
  return sql`(${atWork} union select id from cadres where merged_into in (${atWork}))`
}

/** Every certificate that counts as trained of the cadres who ever worked in a district. */
export async function listProofs(db: Db, district: AreaCode): Promise<Proof[]> {
  const here = entriesAtWork(district)
  type Row = Omit<Proof, 'isRecorded'> & { readonly isRecorded: number }
  const rows =
    await db.all<Row>(sql`select coalesce(d.merged_into, d.id) as cadre_id, c.issued_on, c.expires_on,
      case when c.state = 'VALID' then null else c.revoked_on end as revoked_on, 0 as is_recorded
    from certificates c join cadres d on d.id = c.cadre_id where c.counts_as_trained = 1 and c.cadre_id in ${here}
    union all
    select coalesce(d.merged_into, d.id), r.issued_on, r.expires_on, r.withdrawn_on, 1
    from recorded_certificates r join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
      join cadres d on d.id = r.cadre_id
    where r.state in ('ACCEPTED', 'WITHDRAWN') and r.cadre_id in ${here}`)
  return rows.map((row) => ({ ...row, isRecorded: row.isRecorded === 1 }))
}

/** The villages with priority in a year, within an area. */
export async function listFocusVillages(
  db: Db,
  area: AreaCode,
  year: number,
): Promise<ReadonlySet<AreaCode>> {
  const rows = await db.all<{ areaCode: AreaCode }>(
    sql`select area_code from focus_villages where year = ${year} and ${withinArea('area_code', area)}`,
  )
  return new Set(rows.map((row) => row.areaCode))
}

/** The years for which a district has focus villages, newest first. */
export async function listFocusYears(db: Db, area: AreaCode): Promise<number[]> {
  const rows = await db.all<{ year: number }>(
    sql`select distinct year from focus_villages where ${withinArea('area_code', area)} order by year desc`,
  )
  return rows.map((row) => row.year)
}

/** A cadre at work in a village, with the facts from which `lackOn` tells what she lacks. */
export type PresentRow = Steps & {
  readonly areaCode: AreaCode
  readonly id: string
  readonly name: string
}

export type PresentQuestion = {
  readonly area: AreaCode
  readonly villages: readonly AreaCode[]
  readonly day: string
  /** Without them every kind. */
  readonly kinds?: readonly CadreKind[] | undefined
}

/** The persons at work on a day in villages where none is trained, with how far each has come by any of her entries. */
export function listPresent(db: Db, question: PresentQuestion): Promise<PresentRow[]> {
  const { area, villages, day, kinds } = question
  const hers = sql`(select d.id union all select id from cadres where merged_into = d.id)`
  return db.all<PresentRow>(sql`select a.area_code, d.id, d.name,
      (select min(s.started_at) from standings s join courses k on k.id = s.course_id
        where s.cadre_id in ${hers} and k.counts_as_trained = 1) as started_at,
      (select min(s.eligible_at) from standings s join courses k on k.id = s.course_id
        where s.cadre_id in ${hers} and k.counts_as_trained = 1
          and not exists (select 1 from certificates c
            where c.cadre_id in ${hers} and c.course_id = s.course_id and c.issued_on <= ${day})) as eligible_at,
      (select max(p.proposed_at) from proposal_members m join proposals p on p.id = m.proposal_id
          join courses k on k.id = m.course_id
        where m.cadre_id in ${hers} and k.counts_as_trained = 1
          and p.state in ('PROPOSED', 'APPROVED')) as proposed_at,
      (select max(c.revoked_on) from certificates c
        where c.cadre_id in ${hers} and c.counts_as_trained = 1 and c.state <> 'VALID'
          and c.issued_on <= ${day}) as revoked_on,
      nullif(max(
        coalesce((select max(c.expires_on) from certificates c
          where c.cadre_id in ${hers} and c.counts_as_trained = 1 and c.state = 'VALID'
            and c.issued_on <= ${day}), ''),
        coalesce((select max(r.expires_on) from recorded_certificates r
          join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
          where r.cadre_id in ${hers} and r.state = 'ACCEPTED' and r.issued_on <= ${day}), '')), '') as expired_on
    from assignments a join cadres e on e.id = a.cadre_id join cadres d on d.id = coalesce(e.merged_into, e.id)
    where a.district_code = ${districtOf(area)}
      and a.area_code in (select value from json_each(${json(villages)}))
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})${ofKinds(sql`d.id`, kinds)}
    group by a.area_code, d.id
    order by a.area_code, d.name_key, d.id`)
}

export type DistrictRow = {
  readonly code: AreaCode
  readonly name: string
  readonly timeZone: TimeZone
  readonly cadreTitle: string
  readonly isDemo: number
}

/** The districts that use the platform within an area, ordered by code. */
export function listDistricts(db: Db, area: AreaCode): Promise<DistrictRow[]> {
  return db.all<DistrictRow>(sql`select d.code, r.name, d.time_zone, d.cadre_title, d.is_demo
    from districts d join regions r on r.code = d.code
    where ${withinArea('d.code', area)} order by d.code`)
}

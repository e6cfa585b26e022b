/**
 * All SQL of the reporting room: it reads the tables of every room and writes none.
 * What the public can ask for without a date costs rows by areas, never by cadres.
 */
import { json, sql, withinArea, type Db } from '../core/db.ts'
import type { TimeZone } from '../core/clock.ts'
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
}

/** The counters of a district and its sub-districts, the district first. */
export function listTotals(db: Db, district: AreaCode): Promise<TotalRow[]> {
  return db.all<TotalRow>(sql`select t.scope_code, r.name, t.as_of, t.villages, t.kelurahan, t.cadres,
      t.trained, t.sub_district_cadres, t.areas_with_cadre, t.areas_covered
    from coverage_totals t join regions r on r.code = t.scope_code
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
 * The sub-districts and villages of a district on a day. Those of the first list brought in count for every day before it:
 * the day of that list says when we learned of them, not since when they exist.
 */
export function listPlacesOn(db: Db, district: AreaCode, day: string): Promise<Place[]> {
  return db.all<Place>(sql`select code, name, kind, parent_code from regions
    where code > ${`${district}.`} and code < ${`${district}/`}
      and (valid_until is null or valid_until > ${day})
      and (valid_from <= ${day} or valid_from = (select min(valid_from) from regions
        where code >= ${district} and code < ${`${district}/`}))
    order by code`)
}

/** Every assignment that a district ever had. */
export function listServices(db: Db, district: AreaCode): Promise<Service[]> {
  return db.all<Service>(sql`select cadre_id, sub_district_code, area_code, level, started_on, ended_on
    from assignments where district_code = ${district}`)
}

/** Every certificate that counts as trained of the cadres who ever worked in a district. */
export function listProofs(db: Db, district: AreaCode): Promise<Proof[]> {
  return db.all<Proof>(sql`select cadre_id, issued_on, expires_on,
      case when state = 'VALID' then null else revoked_on end as revoked_on
    from certificates
    where counts_as_trained = 1
      and cadre_id in (select cadre_id from assignments where district_code = ${district})`)
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
}

/** The cadres at work on a day in villages where none is trained, with how far each has come. */
export function listPresent(db: Db, question: PresentQuestion): Promise<PresentRow[]> {
  const { area, villages, day } = question
  return db.all<PresentRow>(sql`select a.area_code, d.id, d.name,
      (select min(s.started_at) from standings s join courses k on k.id = s.course_id
        where s.cadre_id = d.id and k.counts_as_trained = 1) as started_at,
      (select min(s.eligible_at) from standings s join courses k on k.id = s.course_id
        where s.cadre_id = d.id and k.counts_as_trained = 1
          and not exists (select 1 from certificates c
            where c.cadre_id = d.id and c.course_id = s.course_id and c.issued_on <= ${day})) as eligible_at,
      (select max(p.proposed_at) from proposal_members m join proposals p on p.id = m.proposal_id
          join courses k on k.id = m.course_id
        where m.cadre_id = d.id and k.counts_as_trained = 1
          and p.state in ('PROPOSED', 'APPROVED')) as proposed_at,
      (select max(c.revoked_on) from certificates c
        where c.cadre_id = d.id and c.counts_as_trained = 1 and c.state <> 'VALID'
          and c.issued_on <= ${day}) as revoked_on,
      (select max(c.expires_on) from certificates c
        where c.cadre_id = d.id and c.counts_as_trained = 1 and c.state = 'VALID'
          and c.issued_on <= ${day}) as expired_on
    from assignments a join cadres d on d.id = a.cadre_id
    where a.district_code = ${districtOf(area)}
      and a.area_code in (select value from json_each(${json(villages)}))
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})
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

export type DistrictTotalRow = Omit<TotalRow, 'scopeCode'> & {
  readonly code: AreaCode
  readonly provinceName: string
  readonly isDemo: number
}

/** The counters of every district within an area; a district that was never counted has no row. */
export function listDistrictTotals(db: Db, area: AreaCode): Promise<DistrictTotalRow[]> {
  return db.all<DistrictTotalRow>(sql`select d.code, r.name, p.name as province_name, d.is_demo,
      t.as_of, t.villages, t.kelurahan, t.cadres, t.trained, t.sub_district_cadres,
      t.areas_with_cadre, t.areas_covered
    from districts d join regions r on r.code = d.code join regions p on p.code = r.parent_code
      join coverage_totals t on t.scope_code = d.code
    where t.as_of <> '' and ${withinArea('d.code', area)} order by d.code`)
}

export type TodayRow = {
  readonly candidates: number
  readonly proposalsToApprove: number
  readonly proposedCadres: number
}

/** What waits for a decision within a district or sub-district. */
export async function readWaiting(db: Db, area: AreaCode): Promise<TodayRow> {
  const district = districtOf(area)
  const row = await db.first<TodayRow>(sql`select
    (select count(*) from standings s
      where s.district_code = ${district} and s.eligible_at is not null
        and exists (select 1 from assignments a where a.cadre_id = s.cadre_id and a.ended_on is null
          and ${withinArea('a.area_code', area)})
        and not exists (select 1 from proposal_members m
          where m.cadre_id = s.cadre_id and m.course_id = s.course_id and m.is_open = 1)
        and not exists (select 1 from certificates c
          where c.cadre_id = s.cadre_id and c.course_id = s.course_id and c.state = 'VALID')) as candidates,
    (select count(*) from proposals where district_code = ${district} and state = 'PROPOSED') as proposals_to_approve,
    (select coalesce(sum(members), 0) from proposals
      where district_code = ${district} and state = 'PROPOSED') as proposed_cadres`)
  return row ?? { candidates: 0, proposalsToApprove: 0, proposedCadres: 0 }
}

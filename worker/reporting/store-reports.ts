/**
 * The SQL of the reports on persons: who works where on a day, what she holds, how far she has come. A cadre who was found to be
 * another one is that other one here. Each list is one query for all of an area, however many cadres it has.
 */
import type { CadreKind } from '../contract/roster.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { entriesAtWork, nameOn } from './store.ts'

export type ServedRow = {
  readonly cadreId: string
  readonly name: string
  readonly sex: 'F' | 'M' | null
  readonly kind: CadreKind
  readonly areaCode: AreaCode
  readonly areaName: string
  readonly level: 'village' | 'subDistrict'
  readonly subDistrictName: string
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
}

const VILLAGE: Sql = { text: 'r', values: [] }
const SUB_DISTRICT: Sql = { text: 's', values: [] }

/** Every assignment within an area that holds on a day, with its cadre and the names of that day, ordered by area and name. */
export function listServed(db: Db, area: AreaCode, day: string): Promise<ServedRow[]> {
  return db.all<ServedRow>(sql`select p.id as cadre_id, p.name, p.sex, p.kind, a.area_code, ${nameOn(VILLAGE, day)} as area_name, a.level,
      ${nameOn(SUB_DISTRICT, day)} as sub_district_name, a.decree_number, a.decree_on
    from assignments a join cadres d on d.id = a.cadre_id join cadres p on p.id = coalesce(d.merged_into, d.id)
      join regions r on r.code = a.area_code join regions s on s.code = a.sub_district_code
    where a.district_code = ${districtOf(area)} and ${withinArea('a.area_code', area)}
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})
    order by a.area_code, p.name_key, p.id, a.started_on`)
}

export type PaperRow = {
  readonly cadreId: string
  readonly number: string
  /** Null for a paper that the office recorded. */
  readonly courseId: string | null
  readonly issuedOn: string
  readonly expiresOn: string | null
  /** The day of revocation, replacement or withdrawal. */
  readonly revokedOn: string | null
  readonly totalHours: number | null
}

/** Every certificate that counts of who ever worked in a district and was issued by a day, the oldest first. */
export function listPapers(db: Db, district: AreaCode, day: string): Promise<PaperRow[]> {
  const here = entriesAtWork(district)
  return db.all<PaperRow>(sql`select coalesce(d.merged_into, d.id) as cadre_id, h.number, h.course_id, h.issued_on,
      h.expires_on, h.revoked_on, h.total_hours
    from (select cadre_id, number, course_id, issued_on, expires_on,
        case when state = 'VALID' then null else revoked_on end as revoked_on,
        json_extract(snapshot, '$.totalHours') as total_hours
      from certificates where counts_as_trained = 1 and issued_on <= ${day} and cadre_id in ${here}
      union all
      select r.cadre_id, r.number, null, r.issued_on, r.expires_on, r.withdrawn_on, r.total_hours
      from recorded_certificates r join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
      where r.state in ('ACCEPTED', 'WITHDRAWN') and r.issued_on <= ${day} and r.cadre_id in ${here}) h
    join cadres d on d.id = h.cadre_id
    order by h.issued_on, h.course_id is not null, h.number`)
}

export type MarkRow = { readonly cadreId: string; readonly slug: string; readonly best: number }

/** The best mark of each quiz and test of a course that cadres of a district took. */
export function listBestMarks(db: Db, district: AreaCode, courseId: string): Promise<MarkRow[]> {
  const here = sql`join cadres d on d.id = t.cadre_id and d.district_code = ${district}`
  return db.all<MarkRow>(sql`select cadre_id, slug, max(score) as best from (
      select coalesce(d.merged_into, d.id) as cadre_id, t.slug, t.score from attempts t ${here} where t.course_id = ${courseId}
      union all
      select coalesce(d.merged_into, d.id), t.slug, t.best_score from passes t ${here} where t.course_id = ${courseId})
    group by cadre_id, slug`)
}

export type WayRow = {
  readonly cadreId: string
  readonly lastActivityAt: Instant
  readonly eligibleAt: Instant | null
  readonly lessonsRead: number
  readonly modulesPassed: number
}

export type WayQuestion = {
  readonly district: AreaCode
  readonly courseId: string
  /** `module/lesson`, of the newest version. */
  readonly lessons: readonly string[]
  readonly modules: readonly string[]
}

/** How far each cadre of a district who began a course has come in its newest version. */
export function listWays(db: Db, { district, courseId, lessons, modules }: WayQuestion) {
  return db.all<WayRow>(sql`with
    mine as (select coalesce(d.merged_into, d.id) as cadre_id, d.id as own_id, s.last_activity_at, s.eligible_at
      from standings s join cadres d on d.id = s.cadre_id
      where s.district_code = ${district} and s.course_id = ${courseId})
    select m.cadre_id, max(m.last_activity_at) as last_activity_at, min(m.eligible_at) as eligible_at,
      max((select count(*) from lesson_reads l where l.cadre_id = m.own_id and l.course_id = ${courseId}
        and l.module || '/' || l.lesson in (select value from json_each(${json(lessons)})))) as lessons_read,
      max((select count(*) from passes p where p.cadre_id = m.own_id and p.course_id = ${courseId}
        and p.slug in (select value from json_each(${json(modules)})))) as modules_passed
    from mine m group by m.cadre_id`)
}

export type SignerRow = {
  readonly place: string
  readonly name: string
  readonly position: string
  readonly standing: 'DEFINITIF' | 'PLT' | 'PLH' | 'PJ'
  readonly rank: string | null
  readonly employeeNumber: string | null
}

/** Who signs for the first unit of a district on a day; the last day of a signatory is one of hers. */
export function findSigner(db: Db, district: AreaCode, day: string): Promise<SignerRow | null> {
  return db.first<SignerRow>(sql`select u.place, s.name, s.position, s.standing, s.rank, s.employee_number
    from issuing_units u join signatories s on s.unit_id = u.id
    where u.district_code = ${district} and s.valid_from <= ${day}
      and (s.valid_until is null or s.valid_until >= ${day})
    order by u.id, s.valid_from desc limit 1`)
}

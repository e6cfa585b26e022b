/**
 * The SQL of the reports on cohorts: their facts, their seats, and what the people in them learnt. A cadre who was found to be another
 * one is that other one here. Each list is one query, however many cohorts there are.
 */
import type { CadreKind } from '../contract/roster.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import type { Seat } from './rules-cohorts.ts'

export type CohortRow = {
  readonly id: string
  readonly name: string
  readonly courseCode: string | null
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
}

/** Of one cohort, of one year by the first day, or all; the earliest first. */
export type Wanted = { readonly cohortId?: string | undefined; readonly year?: number | undefined }

export function listCohorts(db: Db, district: AreaCode, wanted: Wanted): Promise<CohortRow[]> {
  return db.all<CohortRow>(sql`select h.id, h.name, h.course_code, h.place, h.starts_on, h.ends_on
    from cohorts h where ${those(district, wanted)} order by h.starts_on, h.id`)
}

function those(district: AreaCode, { cohortId, year }: Wanted): Sql {
  const one = cohortId === undefined ? sql`` : sql` and h.id = ${cohortId}`
  const within =
    year === undefined
      ? sql``
      : sql` and h.starts_on >= ${`${year}-01-01`} and h.starts_on <= ${`${year}-12-31`}`
  return sql`h.district_code = ${district}${one}${within}`
}

/** The years in which a district's cohorts began, the latest first. */
export async function listCohortYears(db: Db, district: AreaCode): Promise<number[]> {
  const rows = await db.all<{ year: string }>(sql`select distinct substr(starts_on, 1, 4) as year
    from cohorts where district_code = ${district} order by year desc`)
  return rows.map(({ year }) => Number(year))
}

/** The persons with a seat; of a sub-district those with an assignment there, as the page of a cohort shows them. */
export function listSeats(db: Db, area: AreaCode, wanted: Wanted): Promise<Seat[]> {
  return db.all<Seat>(seatsIn(area, wanted))
}

function seatsIn(area: AreaCode, wanted: Wanted): Sql {
  const here =
    levelOf(area) === 'district'
      ? sql``
      : sql` and exists (select 1 from assignments a where a.sub_district_code = ${area} and a.cadre_id in (
          select p.id union all select id from cadres where merged_into = p.id))`
  return sql`select distinct s.cohort_id, p.id as cadre_id
    from cohorts h join cohort_members s on s.cohort_id = h.id join cadres e on e.id = s.cadre_id
      join cadres p on p.id = coalesce(e.merged_into, e.id)
    where ${those(districtOf(area), wanted)}${here}`
}

export type PassRow = {
  readonly cadreId: string
  readonly courseId: string
  readonly eligibleAt: Instant
}

/** When each person of a district first met the pass rule of these courses. */
export function listPassed(
  db: Db,
  district: AreaCode,
  courseIds: readonly string[],
): Promise<PassRow[]> {
  return db.all<PassRow>(sql`select coalesce(d.merged_into, d.id) as cadre_id, s.course_id, min(s.eligible_at) as eligible_at
    from standings s join cadres d on d.id = s.cadre_id
    where s.district_code = ${district} and s.eligible_at is not null
      and s.course_id in (select value from json_each(${json(courseIds)}))
    group by 1, 2`)
}

export type Test = { readonly courseId: string; readonly slug: string }
export type TriedRow = Test & { readonly cadreId: string; readonly score: number }

/** The mark of each person's first try at these tests. */
export function listFirstTries(
  db: Db,
  district: AreaCode,
  tests: readonly Test[],
): Promise<TriedRow[]> {
  // With min() SQLite takes the other columns from the row that has it.
  return db.all<TriedRow>(sql`select cadre_id, course_id, slug, score from (
      select coalesce(d.merged_into, d.id) as cadre_id, t.course_id, t.slug, t.score, min(t.submitted_at)
      from json_each(${json(tests)}) w join attempts t on t.course_id = w.value ->> 'courseId' and t.slug = w.value ->> 'slug'
        join cadres d on d.id = t.cadre_id and d.district_code = ${district}
      where t.number = 1 group by 1, 2, 3)`)
}

export type SeatedPerson = {
  readonly cadreId: string
  readonly sex: 'F' | 'M' | null
  readonly kind: CadreKind
  /** Of her newest assignment within the area; null for none. */
  readonly subDistrictName: string | null
  /** 1: holds a certificate that counts. */
  readonly isTrained: 0 | 1
}

/** Who has a seat in a cohort, as `listSeats` has them. */
export function listPeople(
  db: Db,
  area: AreaCode,
  cohortId: string,
  day: string,
): Promise<SeatedPerson[]> {
  const hers = sql`(select p.id union all select id from cadres where merged_into = p.id)`
  return db.all<SeatedPerson>(sql`select p.id as cadre_id, p.sex, p.kind,
      (select r.name from assignments a join regions r on r.code = a.sub_district_code
        where a.cadre_id in ${hers} and ${withinArea('a.sub_district_code', area)}
        order by a.started_on desc, a.id desc limit 1) as sub_district_name,
      exists (select 1 from cadres d where d.id in ${hers} and d.trained_on <= ${day}) as is_trained
    from (${seatsIn(area, { cohortId })}) w join cadres p on p.id = w.cadre_id order by p.id`)
}

/**
 * The SQL of the morning page: what waits in a district or sub-district, counted and listed by the same query, so that a count
 * is never another number than its list. Reads only; entries of one person (`merged_into`) are that person.
 */
import { WAITING_KINDS, type WaitingKind } from '../contract/progress.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { joined, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'

export type Morning = {
  /** A district or a sub-district. */
  readonly area: AreaCode
  readonly today: DateOnly
  /** Certificates that end until then. */
  readonly soon: DateOnly
  /** Who did nothing since then is stuck. */
  readonly quietSince: Instant
  /** Villages that were left since then. */
  readonly leftSince: DateOnly
}

const PERSON = sql`coalesce(m.merged_into, m.id)`

/** The assignments `a` that run in the area today, with the entry `m` of each. */
function running({ area, today }: Morning): Sql {
  const part = levelOf(area) === 'subDistrict' ? sql`and a.sub_district_code = ${area}` : sql``
  return sql`assignments a cross join cadres m on m.id = a.cadre_id
    where a.district_code = ${districtOf(area)} ${part}
      and a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today})`
}

/** Whoever stands in `column` serves in the area today. */
function serves(column: Sql, { area, today }: Morning): Sql {
  return sql`exists (select 1 from assignments a where a.cadre_id = ${column} and ${withinArea('a.area_code', area)}
    and a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today}))`
}

/** Columns `cadre_id`, `at` and, where a village waits and not a cadre, `area_code`; a row for each that waits. */
function rowsOf(kind: WaitingKind, morning: Morning): Sql {
  const { area, today, soon, quietSince, leftSince } = morning
  const district = districtOf(area)
  switch (kind) {
    case 'CANDIDATE':
      return sql`select s.cadre_id, min(s.eligible_at) as at, null as area_code from standings s
        where s.district_code = ${district} and s.eligible_at is not null and ${serves(sql`s.cadre_id`, morning)}
          and not exists (select 1 from proposal_members m
            where m.cadre_id = s.cadre_id and m.course_id = s.course_id and m.is_open = 1)
          and not exists (select 1 from certificates c
            where c.cadre_id = s.cadre_id and c.course_id = s.course_id and c.state = 'VALID')
        group by s.cadre_id`
    case 'NAME':
      // What she said counts while the roster still has the name that she was shown.
      return sql`select m.id as cadre_id, x.answered_at as at, null as area_code
        from (select distinct m.id, m.name from ${running(morning)}) m cross join name_answers x on x.cadre_id = m.id
        where x.is_right = 0 and x.name = m.name`
    case 'EXPIRING':
      return sql`select e.cadre_id, min(e.expires_on) as at, null as area_code from (
          select id, cadre_id, course_id, expires_on, counts_as_trained from certificates
            where district_code = ${district} and expires_on > ${today} and expires_on <= ${soon} and state = 'VALID'
          union all
          select r.id, r.cadre_id, null, r.expires_on, 1 from recorded_certificates r
            join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
            where r.district_code = ${district} and r.expires_on > ${today} and r.expires_on <= ${soon}
              and r.state = 'ACCEPTED') e
        where ${serves(sql`e.cadre_id`, morning)}
          and not exists (select 1 from certificates o where o.cadre_id = e.cadre_id and o.state = 'VALID'
            and (o.course_id = e.course_id or (o.counts_as_trained = 1 and e.counts_as_trained = 1))
            and (o.expires_on is null or o.expires_on > e.expires_on))
          and not exists (select 1 from recorded_certificates o
            join record_batches b on b.id = o.batch_id and b.counts_as_trained = 1
            where o.cadre_id = e.cadre_id and o.state = 'ACCEPTED' and e.counts_as_trained = 1
              and (o.expires_on is null or o.expires_on > e.expires_on))
        group by e.cadre_id`
    case 'VACANT':
      return sql`select a.cadre_id, max(a.ended_on) as at, a.area_code
        from coverage_areas x cross join assignments a on a.district_code = x.district_code
          and a.sub_district_code = x.sub_district_code and a.area_code = x.area_code
        where x.district_code = ${district} and ${withinArea('x.area_code', area)} and length(x.area_code) = 13
          and x.cadres = 0 and a.ended_on > ${leftSince} and a.ended_on <= ${today} and a.successor_id is null
        group by a.area_code`
    case 'STUCK':
      return sql`select s.cadre_id, max(s.last_activity_at) as at, null as area_code
        from standings s join courses k on k.id = s.course_id and k.withdrawn_at is null
          join cadres c on c.id = s.cadre_id
        where s.district_code = ${district} and s.eligible_at is null and s.last_activity_at < ${quietSince}
          and (c.trained_on is null or c.trained_on > ${today}) and c.merged_into is null
          and ${serves(sql`s.cadre_id`, morning)}
          and not exists (select 1 from standings o where o.cadre_id = s.cadre_id
            and (o.last_activity_at >= ${quietSince} or o.eligible_at is not null))
        group by s.cadre_id`
    case 'NO_SIGN_IN':
      return sql`select ${PERSON} as cadre_id, null as at, null as area_code from ${running(morning)}
        and not exists (select 1 from cadre_logins l where l.cadre_id = ${PERSON} and l.pin_hash is not null and l.disabled_at is null)
        group by ${PERSON}`
    case 'DECREE_ENDED':
      return sql`select ${PERSON} as cadre_id, min(a.decree_until) as at, null as area_code from ${running(morning)}
        and a.decree_until < ${today} group by ${PERSON}`
  }
}

export type Counted = {
  readonly kind: WaitingKind
  readonly count: number
  readonly first: string | null
}

/** Every kind with its count and, where a day or moment says it, the first. */
export async function countWaiting(db: Db, morning: Morning): Promise<Counted[]> {
  // As one row: D1 takes five terms of a union at most.
  const counts = WAITING_KINDS.map(
    (kind) =>
      sql`json((select json_object('kind', ${kind}, 'count', count(*), 'first', min(at)) from (${rowsOf(kind, morning)})))`,
  )
  const row = await db.first<{ counted: string }>(
    sql`select json_array(${joined(counts, ', ')}) as counted`,
  )
  // Safe: built by this very query.
  return JSON.parse(row?.counted ?? '[]') as Counted[]
}

export type ListedRow = {
  readonly cadreId: string
  readonly name: string
  readonly areaCode: AreaCode
  readonly at: string | null
  readonly wish: string | null
}

/** The first of those that wait, the oldest first; each with where she serves in the area, or where she served. */
export function listWaiting(
  db: Db,
  kind: WaitingKind,
  morning: Morning,
  limit: number,
): Promise<ListedRow[]> {
  const { area, today } = morning
  return db.all<ListedRow>(sql`select w.cadre_id, c.name, w.at,
      (select x.wish from name_answers x where x.cadre_id = w.cadre_id) as wish, coalesce(w.area_code,
      (select a.area_code from assignments a join cadres m on m.id = a.cadre_id
        where a.cadre_id in (select id from cadres where id = w.cadre_id or merged_into = w.cadre_id)
          and ${withinArea('a.area_code', area)} and a.started_on <= ${today}
          and (a.ended_on is null or a.ended_on > ${today}) order by a.started_on desc, a.id desc limit 1)) as area_code
    from (${rowsOf(kind, morning)}) w join cadres c on c.id = w.cadre_id
    order by w.at, c.name_key, c.id limit ${limit}`)
}

/** Open notices for trainers; a sub-district is shown those of who serves or served in it. */
export async function countNotices(db: Db, area: AreaCode): Promise<number> {
  const seen =
    levelOf(area) === 'subDistrict'
      ? sql`and exists (select 1 from assignments a where a.cadre_id = n.cadre_id and a.sub_district_code = ${area})`
      : sql``
  const row = await db.first<{
    notices: number
  }>(sql`select count(*) as notices from learning_notices n
    where n.district_code = ${districtOf(area)} and n.closed_at is null ${seen}`)
  return row?.notices ?? 0
}

export type Decisions = {
  readonly proposalsToApprove: number
  readonly proposedCadres: number
  readonly correctionsToApprove: number
  readonly revocationsToDecide: number
  readonly recordsToAccept: number
  readonly statementsToDecide: number
}

/** What `person` decides in a district as the second one. */
export async function countDecisions(
  db: Db,
  district: AreaCode,
  person: string,
): Promise<Decisions | null> {
  return db.first<Decisions>(sql`select
      coalesce(sum(kind = 'NEW'), 0) as proposals_to_approve,
      coalesce(sum(iif(kind = 'NEW', members, 0)), 0) as proposed_cadres,
      coalesce(sum(kind = 'CORRECTION'), 0) as corrections_to_approve,
      (select count(*) from revocation_requests
        where district_code = ${district} and state = 'ASKED') as revocations_to_decide,
      (select count(*) from record_batches
        where district_code = ${district} and state = 'PROPOSED') as records_to_accept,
      (select count(*) from coverage_statements where district_code = ${district} and state = 'PROPOSED'
        and proposed_by <> ${person}) as statements_to_decide
    from proposals where district_code = ${district} and state = 'PROPOSED'`)
}

export type DayRow = {
  readonly day: DateOnly
  readonly villages: number
  readonly cadres: number
  readonly trained: number
  readonly areasCovered: number
}

/** The newest kept totals of a district that are not younger than `day`. */
export function findDay(db: Db, district: AreaCode, day: DateOnly): Promise<DayRow | null> {
  return db.first<DayRow>(sql`select day, villages, cadres, trained, areas_covered from coverage_days
    where district_code = ${district} and day <= ${day} order by day desc limit 1`)
}

/** The SQL of a village and of one cadre as the office looks at them. Reads only; merged entries are the person they stand for. */
import type { CadreKind, EndReason } from '../contract/roster.ts'
import type { SignInState } from '../contract/identity.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, subDistrictOf, type AreaCode } from '../core/region-code.ts'
import type { Steps } from './rules.ts'

export type PersonRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: CadreKind
  readonly trainedOn: DateOnly | null
  readonly signIn: SignInState
}

/** Those of `d`, whose trained day is the earliest of her entries. */
const person = (now: Instant): Sql => sql`d.id, d.code, d.name, d.kind,
  (select min(e.trained_on) from cadres e where e.id = d.id or e.merged_into = d.id) as trained_on,
  coalesce((select iif(l.pin_hash is not null, 'ACTIVE', iif(exists (select 1 from activation_codes k
      where k.cadre_id = l.cadre_id and k.used_at is null and k.voided_at is null and k.expires_at > ${now}),
      'CODE_ISSUED', 'NONE'))
    from cadre_logins l where l.cadre_id = d.id and l.disabled_at is null), 'NONE') as sign_in`

export type ServingRow = PersonRow & {
  readonly startedOn: DateOnly
  readonly lastActivityAt: Instant | null
  /** JSON list of what she passed in the course asked for. */
  readonly passed: string
}

/** Who serves an area on a day, by name; `courseId`: the course whose passes are told. */
export function listServing(
  db: Db,
  about: {
    readonly area: AreaCode
    readonly day: DateOnly
    readonly courseId: string | null
    readonly now: Instant
  },
): Promise<ServingRow[]> {
  const { area, day, courseId, now } = about
  return db.all<ServingRow>(sql`select ${person(now)}, min(a.started_on) as started_on,
      (select max(s.last_activity_at) from standings s where s.cadre_id = d.id) as last_activity_at,
      (select json_group_array(p.slug) from passes p where p.cadre_id = d.id and p.course_id = ${courseId}) as passed
    from assignments a join cadres m on m.id = a.cadre_id join cadres d on d.id = coalesce(m.merged_into, m.id)
    where a.district_code = ${districtOf(area)} and a.sub_district_code = ${subDistrictOf(area)}
      and a.area_code = ${area} and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})
    group by d.id order by d.name_key, d.id`)
}

export type FormerRow = {
  readonly id: string
  readonly name: string
  readonly endedOn: DateOnly
  readonly endReason: EndReason | null
}

const MOST_FORMER = 20

/** Who served an area and does so no longer on a day, newest first. */
export function listFormer(db: Db, area: AreaCode, day: DateOnly): Promise<FormerRow[]> {
  return db.all<FormerRow>(sql`select d.id, d.name, max(a.ended_on) as ended_on, a.end_reason
    from assignments a join cadres m on m.id = a.cadre_id join cadres d on d.id = coalesce(m.merged_into, m.id)
    where a.district_code = ${districtOf(area)} and a.sub_district_code = ${subDistrictOf(area)}
      and a.area_code = ${area} and a.ended_on <= ${day}
    group by d.id order by ended_on desc, d.id limit ${MOST_FORMER}`)
}

/** A cadre of the district, or of the sub-district with an assignment in it; null for others. */
export function findCadre(
  db: Db,
  area: AreaCode,
  cadreId: string,
  now: Instant,
): Promise<PersonRow | null> {
  return db.first<PersonRow>(sql`select ${person(now)} from cadres s
      join cadres d on d.id = coalesce(s.merged_into, s.id)
    where s.id = ${cadreId} and d.district_code = ${districtOf(area)}
      and (${area} = d.district_code or exists (select 1 from assignments a join cadres m on m.id = a.cadre_id
        where (m.id = d.id or m.merged_into = d.id) and ${withinArea('a.area_code', area)}))`)
}

/** How far a cadre has come by the words of the reports, for `lackOn`; of the certificates those that ended. */
export async function readSteps(db: Db, cadreId: string, day: DateOnly): Promise<Steps> {
  const counting = sql`join courses k on k.id = s.course_id and k.counts_as_trained = 1`
  const row = await db.first<Steps>(sql`select
    (select min(s.started_at) from standings s ${counting} where s.cadre_id = ${cadreId}) as started_at,
    (select min(s.eligible_at) from standings s ${counting} where s.cadre_id = ${cadreId}
      and not exists (select 1 from certificates c where c.cadre_id = s.cadre_id and c.course_id = s.course_id
        and c.issued_on <= ${day})) as eligible_at,
    (select max(p.proposed_at) from proposal_members s join proposals p on p.id = s.proposal_id ${counting}
      where s.cadre_id = ${cadreId} and p.state in ('PROPOSED', 'APPROVED')) as proposed_at,
    (select max(c.revoked_on) from certificates c where c.cadre_id = ${cadreId} and c.counts_as_trained = 1
      and c.state <> 'VALID') as revoked_on,
    (select max(c.expires_on) from certificates c where c.cadre_id = ${cadreId} and c.counts_as_trained = 1
      and c.state = 'VALID') as expired_on`)
  if (row === null) throw new Error('a query without a table gives a row')
  return row
}

export type HeldRow = {
  readonly id: string
  readonly courseId: string | null
  readonly number: string
  readonly title: string
  readonly issuedOn: DateOnly
  readonly expiresOn: DateOnly | null
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED' | 'WITHDRAWN'
  readonly countsAsTrained: number
}

/** What she was issued here, and the old papers that the office recorded for her; newest first. */
export function listHeld(db: Db, cadreId: string): Promise<HeldRow[]> {
  const entries = sql`(select id from cadres where id = ${cadreId} or merged_into = ${cadreId})`
  return db.all<HeldRow>(sql`select * from (
      select id, course_id, number, snapshot ->> 'courseTitle' as title, issued_on, expires_on, state, counts_as_trained
        from certificates where cadre_id in ${entries}
      union all
      select r.id, null, r.number, r.title, r.issued_on, r.expires_on,
        iif(r.state = 'ACCEPTED', 'VALID', 'WITHDRAWN'), b.counts_as_trained
        from recorded_certificates r join record_batches b on b.id = r.batch_id
        where r.cadre_id in ${entries} and r.state in ('ACCEPTED', 'WITHDRAWN'))
    order by issued_on desc, id desc`)
}

export type ServiceRow = {
  readonly areaCode: AreaCode
  readonly decreeNumber: string | null
  readonly decreeUntil: DateOnly | null
  readonly startedOn: DateOnly
  readonly endedOn: DateOnly | null
  readonly endReason: EndReason | null
}

/** Where she serves and served within an area, newest first. */
export function listServices(db: Db, area: AreaCode, cadreId: string): Promise<ServiceRow[]> {
  return db.all<ServiceRow>(sql`select a.area_code, a.decree_number, a.decree_until, a.started_on, a.ended_on, a.end_reason
    from assignments a join cadres m on m.id = a.cadre_id
    where (m.id = ${cadreId} or m.merged_into = ${cadreId}) and ${withinArea('a.area_code', area)}
    order by a.started_on desc, a.id desc`)
}

export type StandingRow = {
  readonly courseId: string
  readonly startedAt: Instant
  readonly lastActivityAt: Instant
}

export function listStandings(db: Db, cadreId: string): Promise<StandingRow[]> {
  return db.all<StandingRow>(
    sql`select course_id, started_at, last_activity_at from standings where cadre_id = ${cadreId}`,
  )
}

/** The SQL of certificates that end: which ended or will, in whose district, and what was sent to remind of it. */
import type { DateOnly, Instant } from '../../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { Scope } from '../../core/access.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { holds } from '../store.ts'

export type EndRow = {
  readonly id: string
  readonly cadreId: string
  /** Null for a recorded one. */
  readonly courseId: string | null
  /** As on the paper. */
  readonly number: string
  readonly title: string
  readonly expiresOn: DateOnly
  readonly countsAsTrained: number
}

/** Ends after `from`, up to and with `to`. */
export type Span = { readonly from: DateOnly; readonly to: DateOnly }

/** What stands on paper as valid and ends in a span of days, from both sources, the soonest first. */
export function listEnds(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  { from, to }: Span,
  limit: number,
): Promise<EndRow[]> {
  return db.all<EndRow>(sql`select * from (
      select id, cadre_id, course_id, number, snapshot ->> 'courseTitle' as title, expires_on, counts_as_trained
        from certificates
        where district_code = ${district} and expires_on > ${from} and expires_on <= ${to} and state = 'VALID'
      union all
      select r.id, r.cadre_id, null, r.number, r.title, r.expires_on, b.counts_as_trained
        from recorded_certificates r join record_batches b on b.id = r.batch_id
        where r.district_code = ${district} and r.expires_on > ${from} and r.expires_on <= ${to} and r.state = 'ACCEPTED')
    order by expires_on, id limit ${limit}`)
}

/** Of the given spans of districts, those in which something ends. */
export async function listEnding(
  db: Db,
  scope: Scope,
  spans: readonly (Span & { readonly district: AreaCode })[],
): Promise<AreaCode[]> {
  const rows = await db.all<{
    district: AreaCode
  }>(sql`select distinct s.value ->> 'district' as district
    from json_each(${json(spans)}) s
    where ${withinArea("(s.value ->> 'district')", scope.area)}
      and (exists (select 1 from certificates c where c.district_code = s.value ->> 'district'
          and c.expires_on > s.value ->> 'from' and c.expires_on <= s.value ->> 'to' and c.state = 'VALID')
        or exists (select 1 from recorded_certificates r where r.district_code = s.value ->> 'district'
          and r.expires_on > s.value ->> 'from' and r.expires_on <= s.value ->> 'to' and r.state = 'ACCEPTED'))
    order by 1`)
  return rows.map((row) => row.district)
}

/** When a certificate of the scope ends; null for one without an end, or taken back. No row for others'. */
export function findEnd(
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ readonly expiresOn: DateOnly | null } | null> {
  const within = withinArea('district_code', scope.area)
  return db.first(sql`select iif(state = 'VALID', expires_on, null) as expires_on from certificates
      where id = ${id} and ${within}
    union all select iif(state = 'ACCEPTED', expires_on, null) from recorded_certificates
      where id = ${id} and ${within}`)
}

export type VersionHeldRow = {
  readonly cadreId: string
  readonly courseId: string
  /** Of the course, as it is printed. */
  readonly version: number
  readonly number: string
  readonly issuedOn: DateOnly
}

/** The certificates of a district that hold on a day, with the version that each names. */
export function listVersionsHeld(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  today: DateOnly,
): Promise<VersionHeldRow[]> {
  return db.all<VersionHeldRow>(sql`select cadre_id, course_id, snapshot ->> 'courseVersion' as version, number, issued_on
    from certificates c where district_code = ${district} and ${holds('c', today)} order by id`)
}

export type NoticeRow = {
  readonly certificateId: string
  readonly daysBefore: number
  readonly sentAt: Instant
}

export function listSent(db: Db, certificateIds: readonly string[]): Promise<NoticeRow[]> {
  return db.all<NoticeRow>(sql`select certificate_id, days_before, sent_at from expiry_notices
    where certificate_id in (select value from json_each(${json(certificateIds)}))`)
}

/** Touches no row when it was marked before: who was first stays. */
export function putSent(notice: NoticeRow & { readonly sentBy: string }): Sql {
  const { certificateId, daysBefore, sentBy, sentAt } = notice
  return sql`insert into expiry_notices (certificate_id, days_before, sent_by, sent_at)
    values (${certificateId}, ${daysBefore}, ${sentBy}, ${sentAt}) on conflict do nothing`
}

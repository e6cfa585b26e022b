/** The SQL of sessions. */
import { dateIn } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type SessionRow = {
  readonly id: string
  readonly tokenHash: string
  readonly kind: 'cadre' | 'staff'
  readonly subjectId: string
  readonly deviceId: string | null
  readonly client: string
  readonly now: string
  readonly idleSeconds: number
  readonly expiresAt: string
  readonly endsAt: string
  /** When password and second factor were shown; null for a cadre. */
  readonly provedAt: string | null
}

/** Opens a session for someone who may sign in; touches no row otherwise. */
export function insertSession(row: SessionRow): Sql {
  const subject =
    row.kind === 'cadre'
      ? sql`select 1 from cadre_logins where cadre_id = ${row.subjectId} and disabled_at is null`
      : sql`select 1 from staff_accounts where id = ${row.subjectId} and disabled_at is null
          and link_needed_since is null`
  return sql`insert into sessions (id, token_hash, kind, subject_id, device_id, client, created_at, last_seen_at,
      idle_seconds, expires_at, ends_at, proved_at)
    select ${row.id}, ${row.tokenHash}, ${row.kind}, ${row.subjectId}, ${row.deviceId}, ${row.client}, ${row.now},
      ${row.now}, ${row.idleSeconds}, ${row.expiresAt}, ${row.endsAt}, ${row.provedAt}
      where exists (${subject})`
}

export type LiveSession = {
  readonly id: string
  readonly kind: 'cadre' | 'staff'
  readonly subjectId: string
  readonly lastSeenAt: string
  readonly idleSeconds: number
  readonly endsAt: string
  readonly provedAt: string | null
  /** Null when the login is disabled or gone. */
  readonly districtCode: AreaCode | null
  readonly staffName: string | null
  readonly grants: string | null
  /** Districts of open visits, as a JSON list. */
  readonly visits: string
}

/** A computer by its cookie, and whether the account of a user name has had a session on it. */
export function findStaffDevice(
  db: Db,
  secretHash: string,
  username: string,
): Promise<{ readonly id: string; readonly isOwn: 0 | 1 } | null> {
  return db.first(sql`select d.id, exists (select 1 from staff_accounts a join sessions s
      on s.kind = 'staff' and s.subject_id = a.id and s.device_id = d.id
      where a.username = ${username}) as is_own
    from devices d where d.secret_hash = ${secretHash}`)
}

/** The open session of a cookie with all that an Actor needs: one read. */
export function findSession(db: Db, tokenHash: string, now: string): Promise<LiveSession | null> {
  return db.first<LiveSession>(sql`select s.id, s.kind, s.subject_id, s.last_seen_at, s.idle_seconds, s.ends_at,
      s.proved_at, l.district_code, a.name as staff_name, ${grantsAt(now)} as grants,
      (select json_group_array(v.district_code) from superadmin_visits v
        where v.account_id = a.id and v.ends_at > ${now}) as visits
    from sessions s
      left join cadre_logins l on s.kind = 'cadre' and l.cadre_id = s.subject_id and l.disabled_at is null
      left join staff_accounts a on s.kind = 'staff' and a.id = s.subject_id and a.disabled_at is null
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now}`)
}

/** Moves the idle end; RETURNING keeps it a statement that `first` may run. */
export function touchSession(db: Db, id: string, now: string, expiresAt: string): Promise<unknown> {
  return db.first(sql`update sessions set last_seen_at = ${now}, expires_at = ${expiresAt}
    where id = ${id} and revoked_at is null returning id`)
}

export type OwnSessionRow = {
  readonly id: string
  readonly client: string
  readonly createdAt: string
  readonly lastSeenAt: string
}

export function listOpenSessions(
  db: Db,
  kind: 'cadre' | 'staff',
  subjectId: string,
  now: string,
): Promise<OwnSessionRow[]> {
  return db.all<OwnSessionRow>(sql`select id, client, created_at, last_seen_at from sessions
    where subject_id = ${subjectId} and kind = ${kind} and revoked_at is null and expires_at > ${now}
    order by last_seen_at desc, id desc limit 100`)
}

export function findOwnSession(
  db: Db,
  kind: 'cadre' | 'staff',
  subjectId: string,
  id: string,
): Promise<{ id: string } | null> {
  return db.first<{ id: string }>(sql`select id from sessions
    where id = ${id} and kind = ${kind} and subject_id = ${subjectId}`)
}

export function revokeSession(
  kind: 'cadre' | 'staff',
  subjectId: string,
  id: string,
  now: string,
): Sql {
  return sql`update sessions set revoked_at = ${now}
    where id = ${id} and kind = ${kind} and subject_id = ${subjectId} and revoked_at is null`
}

export function revokeSessions(kind: 'cadre' | 'staff', subjectId: string, now: string): Sql {
  return sql`update sessions set revoked_at = ${now}
    where subject_id = ${subjectId} and kind = ${kind} and revoked_at is null`
}

/** The session that a browser had before it signed in again, whoever's it was. */
export function revokeToken(tokenHash: string, now: string): Sql {
  return sql`update sessions set revoked_at = ${now} where token_hash = ${tokenHash} and revoked_at is null`
}

/** A condition: the session has not ended. */
export function sessionStands(id: string, now: string): Sql {
  return sql`exists (select 1 from sessions where id = ${id} and revoked_at is null and expires_at > ${now})`
}

/** The session goes on under another token; whoever it is has just shown it. */
export function renewSession(id: string, tokenHash: string, now: string): Sql {
  return sql`update sessions set token_hash = ${tokenHash}, proved_at = ${now} where id = ${id} and revoked_at is null`
}

/** The day only: when a colleague was last in is the office's to know, not at which minute. */
export function noteSignIn(accountId: string, now: string): Sql {
  return sql`update staff_accounts set last_sign_in_on = ${grantDay(now)} where id = ${accountId}`
}

/** Deletes what ended before an instant. */
export function forgetSessions(before: string): Sql {
  return sql`delete from sessions where ends_at < ${before}`
}

/**
 * The grants of an account `a` that hold at an instant, as a JSON list. Their first and last days are days in WIB everywhere: one
 * clock for all three zones, so that a role over several districts begins and ends once.
 */
export function grantsAt(now: string): Sql {
  return grantsBetween(now, now)
}

/** The same of those that hold at some time from one instant to another. */
export function grantsBetween(from: string, to: string): Sql {
  return sql`(select json_group_array(json_object('role', g.role, 'area', g.area_code))
  from staff_grants g where g.account_id = a.id
    and (g.starts_on is null or g.starts_on <= ${grantDay(to)}) and (g.ends_on is null or g.ends_on >= ${grantDay(from)}))`
}

/** The day by which grants begin and end. */
export function grantDay(now: string): string {
  return dateIn('Asia/Jakarta', now)
}

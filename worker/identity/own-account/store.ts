/** The SQL of a cadre's own account. */
import { sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

/** Another PIN, unless it was changed meanwhile. */
export function changePinHash(
  cadreId: string,
  before: string,
  after: { readonly hash: string; readonly version: number },
  now: string,
): Sql {
  return sql`update cadre_logins set pin_hash = ${after.hash}, pepper_version = ${after.version}, pin_set_at = ${now}
    where cadre_id = ${cadreId} and pin_hash = ${before} and disabled_at is null`
}

/** Her sessions on every telephone but one end. */
export function revokeOtherSessions(cadreId: string, keptId: string, now: string): Sql {
  return sql`update sessions set revoked_at = ${now}
    where subject_id = ${cadreId} and kind = 'cadre' and id <> ${keptId} and revoked_at is null`
}

/** When the session of an open cookie ends for good. */
export async function findSessionEnd(db: Db, sessionId: string): Promise<string | null> {
  const row = await db.first<{ endsAt: string }>(
    sql`select ends_at from sessions where id = ${sessionId}`,
  )
  return row?.endsAt ?? null
}

export type OwnPhoneRow = { readonly deviceId: string; readonly phone: 'own' | 'shared' }

/** The telephone of a cookie, as it is bound to her; null where it is not. */
export function findOwnPhone(
  db: Db,
  cadreId: string,
  secretHash: string,
): Promise<OwnPhoneRow | null> {
  return db.first<OwnPhoneRow>(sql`select b.device_id, b.phone
    from devices d join device_logins b on b.device_id = d.id
    where d.secret_hash = ${secretHash} and b.cadre_id = ${cadreId} and b.revoked_at is null`)
}

/** Touches no row where it is so already, or the telephone is not hers any more. */
export function setPhone(cadreId: string, { deviceId, phone }: OwnPhoneRow): Sql {
  return sql`update device_logins set phone = ${phone}
    where device_id = ${deviceId} and cadre_id = ${cadreId} and revoked_at is null and phone <> ${phone}`
}

export type AccountEventRow = {
  readonly what: 'CODE_ISSUED' | 'CODE_USED' | 'PIN_CHANGED' | 'KEY_ON' | 'SIGNED_IN'
  readonly at: string
  /** Browser and system of a session; empty for the rest. */
  readonly client: string
}

/** What happened to her sign-in, newest first; sessions that ended a month ago are forgotten. */
export function listAccountEvents(db: Db, cadreId: string): Promise<AccountEventRow[]> {
  return db.all<AccountEventRow>(sql`select * from (
      select 'CODE_ISSUED' as what, issued_at as at, '' as client from activation_codes where cadre_id = ${cadreId}
      union all
      select 'CODE_USED', used_at, '' from activation_codes where cadre_id = ${cadreId} and used_at is not null
      union all
      select 'PIN_CHANGED', pin_set_at, '' from cadre_logins where cadre_id = ${cadreId} and pin_set_at is not null
      union all
      select 'KEY_ON', created_at, label from passkeys where kind = 'cadre' and subject_id = ${cadreId}
      union all
      select 'SIGNED_IN', created_at, client from sessions where subject_id = ${cadreId} and kind = 'cadre')
    order by at desc limit 12`)
}

export type ReleasedRow = {
  readonly name: string
  readonly districtCode: AreaCode
  readonly at: string
}

/** Whose telephone this was until a code was used on another one, since an instant. */
export function listReleased(db: Db, secretHash: string, since: string): Promise<ReleasedRow[]> {
  return db.all<ReleasedRow>(sql`select l.name, l.district_code, b.revoked_at as at
    from devices d join device_logins b on b.device_id = d.id join cadre_logins l on l.cadre_id = b.cadre_id
    where d.secret_hash = ${secretHash} and b.revoked_at >= ${since} and l.disabled_at is null
    order by b.revoked_at desc limit 10`)
}

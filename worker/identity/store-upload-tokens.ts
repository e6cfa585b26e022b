/** The SQL of upload tokens. */
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type UploadToken = {
  readonly tokenHash: string
  readonly cadreId: string
  readonly label: string
  /** Sealed. */
  readonly signKey: string
  readonly now: string
  readonly expiresAt: string
  /** The session that registers it: says on which phone. */
  readonly sessionId: string
}

/**
 * Makes a token live or prolongs it. Touches no row when it belongs to another cadre, or when `most` others of this one
 * were made, or made live again, after `since`.
 */
export function putUploadToken(
  row: UploadToken,
  { most, since }: { readonly most: number; readonly since: string },
): Sql {
  return sql`insert into upload_tokens (token_hash, cadre_id, device_id, label, sign_key, created_at, expires_at)
    select ${row.tokenHash}, ${row.cadreId}, (select device_id from sessions where id = ${row.sessionId}),
      ${row.label}, ${row.signKey}, ${row.now}, ${row.expiresAt}
    where (select count(*) from upload_tokens
      where cadre_id = ${row.cadreId} and created_at > ${since} and token_hash <> ${row.tokenHash}) < ${most}
    on conflict (token_hash) do update set expires_at = excluded.expires_at, device_id = excluded.device_id,
      created_at = iif(revoked_at is null, created_at, excluded.created_at), revoked_at = null
      where cadre_id = excluded.cadre_id`
}

/** Revokes all but the newest `kept` live tokens of a cadre. */
export function revokeOlderUploadTokens(cadreId: string, kept: number, now: string): Sql {
  return sql`update upload_tokens set revoked_at = ${now}
    where token_hash in (select token_hash from upload_tokens
      where cadre_id = ${cadreId} and revoked_at is null and expires_at > ${now}
      order by created_at desc, token_hash limit -1 offset ${kept})`
}

export function revokeUploadTokens(cadreId: string, now: string): Sql {
  return sql`update upload_tokens set revoked_at = ${now}
    where cadre_id = ${cadreId} and revoked_at is null`
}

/** Revokes what a cadre's phone may send with, told by a session on it; never that of the phone on which she says so. */
export function revokeUploadTokensOf(
  cadreId: string,
  endedSessionId: string,
  ownSessionId: string,
  now: string,
): Sql {
  return sql`update upload_tokens set revoked_at = ${now}
    where cadre_id = ${cadreId} and revoked_at is null
      and device_id = (select device_id from sessions where id = ${endedSessionId})
      and device_id is not (select device_id from sessions where id = ${ownSessionId})`
}

export function findUploadToken(
  db: Db,
  tokenHash: string,
): Promise<{
  readonly cadreId: string
  readonly expiresAt: string
  readonly revokedAt: string | null
} | null> {
  return db.first(
    sql`select cadre_id, expires_at, revoked_at from upload_tokens where token_hash = ${tokenHash}`,
  )
}

/** Whose answers a live token may send: null when it is revoked, has run out, or her login is disabled. */
export function findUploader(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<{ readonly cadreId: string; readonly districtCode: AreaCode } | null> {
  return db.first(sql`select l.cadre_id, l.district_code
    from upload_tokens t join cadre_logins l on l.cadre_id = t.cadre_id and l.disabled_at is null
    where t.token_hash = ${tokenHash} and t.revoked_at is null and t.expires_at > ${now}`)
}

export type SignKeyRow = { readonly signKey: string; readonly districtCode: AreaCode }

/** The sealed keys that a label of a cadre stands for; one that has run out still counts, a revoked one does not. */
export function listSignKeys(db: Db, cadreId: string, label: string): Promise<SignKeyRow[]> {
  return db.all<SignKeyRow>(sql`select t.sign_key, l.district_code
    from upload_tokens t join cadre_logins l on l.cadre_id = t.cadre_id
    where t.label = ${label} and t.cadre_id = ${cadreId} and t.revoked_at is null limit 5`)
}

/** On whose phone a session runs; null for a session that is not there. */
export function findSessionPhone(
  db: Db,
  sessionId: string,
): Promise<{ readonly phone: 'own' | 'shared' | null; readonly idleSeconds: number } | null> {
  return db.first(sql`select b.phone, s.idle_seconds from sessions s
    left join device_logins b on b.device_id = s.device_id and b.cadre_id = s.subject_id
    where s.id = ${sessionId}`)
}

/** Deletes what ended before an instant. */
export function forgetUploadTokens(before: string): Sql {
  return sql`delete from upload_tokens where coalesce(revoked_at, expires_at) < ${before}`
}

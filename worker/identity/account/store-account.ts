/** The SQL of a member of staff's own account. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'

export type OwnAccountRow = {
  readonly accountId: string
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly pepperVersion: number
  readonly appSince: string | null
}

export function findOwnAccount(db: Db, accountId: string): Promise<OwnAccountRow | null> {
  return db.first<OwnAccountRow>(sql`select a.id as account_id, a.username, a.name, a.password_hash, a.pepper_version,
      (select max(f.confirmed_at) from staff_factors f
        where f.account_id = a.id and f.confirmed_at is not null and f.ended_at is null) as app_since
    from staff_accounts a where a.id = ${accountId} and a.disabled_at is null`)
}

export type PastSession = {
  readonly id: string
  readonly deviceId: string | null
  readonly createdAt: string
}

/** Open and ended ones, the latest first. */
export function listPastSessions(db: Db, accountId: string): Promise<PastSession[]> {
  return db.all<PastSession>(sql`select id, device_id, created_at from sessions
    where kind = 'staff' and subject_id = ${accountId} order by created_at desc, id desc limit 30`)
}

/** The computer on which a session was opened. */
export async function findComputerOf(db: Db, sessionId: string): Promise<string | null> {
  const row = await db.first<{ deviceId: string | null }>(
    sql`select device_id from sessions where id = ${sessionId}`,
  )
  return row?.deviceId ?? null
}

export async function listNamesOf(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all<{ id: string; name: string }>(sql`select id, name from staff_accounts
    where id in (select value from json_each(${json(accountIds)}))`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Every session of the account but the one that asks. */
export function revokeOtherSessions(accountId: string, keptId: string, now: string): Sql {
  return sql`update sessions set revoked_at = ${now}
    where subject_id = ${accountId} and kind = 'staff' and id <> ${keptId} and revoked_at is null`
}

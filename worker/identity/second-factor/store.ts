/** The SQL of second factors, recovery codes, pending sign-ins and trusted computers. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import { endStaffKeys } from '../passkeys/store-ends.ts'
import { grantsAt, revokeSessions } from '../store-sessions.ts'

// --- pending sign-ins ---

/** A confirmed factor of the account whose id stands in `column`, which is written here. */
export function liveFactor(column: string): Sql {
  const named = { text: column, values: [] }
  return sql`select 1 from staff_factors f where f.account_id = ${named}
    and f.confirmed_at is not null and f.ended_at is null`
}

/** An account that may sign in, and whether it has a factor. */
export function findAccount(
  db: Db,
  accountId: string,
  now: string,
): Promise<{
  readonly username: string
  readonly name: string
  readonly grants: string
  readonly hasFactor: 0 | 1
} | null> {
  return db.first(sql`select a.username, a.name, ${grantsAt(now)} as grants,
      exists (${liveFactor('a.id')}) as has_factor
    from staff_accounts a where a.id = ${accountId} and a.disabled_at is null`)
}

/** Touches no row for an account that is disabled. */
export function insertPending(row: {
  readonly id: string
  readonly tokenHash: string
  readonly accountId: string
  readonly deviceId: string
  readonly now: string
  readonly expiresAt: string
}): Sql {
  return sql`insert into pending_sign_ins (id, token_hash, account_id, device_id, created_at, expires_at)
    select ${row.id}, ${row.tokenHash}, id, ${row.deviceId}, ${row.now}, ${row.expiresAt}
    from staff_accounts where id = ${row.accountId} and disabled_at is null`
}

export type PendingRow = {
  readonly id: string
  readonly accountId: string
  readonly deviceId: string
  readonly provedAt: string | null
  readonly username: string
  readonly name: string
  readonly grants: string
  readonly passwordHash: string
  readonly pepperVersion: number
  readonly passwordGivenAt: string | null
  readonly hasFactor: 0 | 1
  /** The account was signed in on this computer before. */
  readonly isOwn: 0 | 1
  /** What the app is to be told, sealed; null when there is nothing to confirm. */
  readonly newFactorId: string | null
  readonly newSecret: string | null
}

export function findPending(db: Db, tokenHash: string, now: string): Promise<PendingRow | null> {
  return db.first<PendingRow>(sql`select p.id, p.account_id, p.device_id, p.proved_at, a.username, a.name,
      ${grantsAt(now)} as grants, a.password_hash, a.pepper_version, a.password_given_at, exists (${liveFactor('a.id')}) as has_factor,
      exists (select 1 from sessions s where s.kind = 'staff' and s.subject_id = a.id and s.device_id = p.device_id) as is_own,
      n.id as new_factor_id, n.secret as new_secret
    from pending_sign_ins p join staff_accounts a on a.id = p.account_id
      left join staff_factors n on n.begun_in = p.id and n.confirmed_at is null and n.ended_at is null
    where p.token_hash = ${tokenHash} and p.ended_at is null and p.expires_at > ${now} and a.disabled_at is null`)
}

/** A condition: the pending sign-in still stands, and its account may sign in. */
export function pendingStands(id: string, now: string): Sql {
  return sql`exists (select 1 from pending_sign_ins p join staff_accounts a on a.id = p.account_id
    where p.id = ${id} and p.ended_at is null and p.expires_at > ${now} and a.disabled_at is null)`
}

export function provePending(id: string, now: string): Sql {
  return sql`update pending_sign_ins set proved_at = ${now} where id = ${id}`
}

/** Ends one that still stands; touches no row otherwise. */
export function endPending(id: string, now: string): Sql {
  return sql`update pending_sign_ins set ended_at = ${now}
    where id = ${id} and ended_at is null and ${pendingStands(id, now)}`
}

export function endPendingToken(tokenHash: string, now: string): Sql {
  return sql`update pending_sign_ins set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null`
}

/** All of an account but one. */
export function endOtherPending(accountId: string, keptId: string, now: string): Sql {
  return sql`update pending_sign_ins set ended_at = ${now}
    where account_id = ${accountId} and id <> ${keptId} and ended_at is null`
}

export function forgetPending(before: string): Sql {
  return sql`delete from pending_sign_ins where expires_at < ${before}`
}

// --- factors ---

export type FactorRow = {
  readonly id: string
  readonly accountId: string
  readonly secret: string
  readonly begunIn: string
  readonly now: string
}

/** Begins one; a later beginning in the same sign-in or session takes its place. */
export function beginFactor(row: FactorRow): Sql {
  return sql`insert into staff_factors (id, account_id, kind, secret, last_step, begun_in, created_at)
    values (${row.id}, ${row.accountId}, 'TOTP', ${row.secret}, 0, ${row.begunIn}, ${row.now})`
}

/** The condition under which a pending sign-in may begin one: the account has none. */
export function beginFirstFactor(row: FactorRow): Sql {
  return sql`insert into staff_factors (id, account_id, kind, secret, last_step, begun_in, created_at)
    select ${row.id}, a.id, 'TOTP', ${row.secret}, 0, ${row.begunIn}, ${row.now} from staff_accounts a
    where a.id = ${row.accountId} and not exists (${liveFactor('a.id')})`
}

/** One that is waiting for its first code, begun in a session after an instant. */
export function findBegun(
  db: Db,
  begunIn: string,
  after: string,
): Promise<{ readonly id: string; readonly secret: string } | null> {
  return db.first(sql`select id, secret from staff_factors
    where begun_in = ${begunIn} and confirmed_at is null and ended_at is null and created_at > ${after}`)
}

export function dropBegun(begunIn: string): Sql {
  return sql`delete from staff_factors where begun_in = ${begunIn} and confirmed_at is null`
}

/** The first code has come. Touches no row when it was confirmed already or what it was begun in is over. */
export function confirmFactor(id: string, step: number, stands: Sql, now: string): Sql {
  return sql`update staff_factors set confirmed_at = ${now}, last_step = ${step}
    where id = ${id} and confirmed_at is null and ended_at is null and ${stands}`
}

export type LiveFactorRow = {
  readonly id: string
  readonly secret: string
  readonly lastStep: number
}

export function findFactor(db: Db, accountId: string): Promise<LiveFactorRow | null> {
  return db.first<LiveFactorRow>(selectFactor(accountId))
}

export function selectFactor(accountId: string): Sql {
  return sql`select id, secret, last_step from staff_factors
    where account_id = ${accountId} and kind = 'TOTP' and confirmed_at is not null and ended_at is null`
}

/** Uses a step up. Of two tries with one code only one touches a row. */
export function takeStep(factorId: string, step: number, stands: Sql): Sql {
  return sql`update staff_factors set last_step = ${step}
    where id = ${factorId} and last_step < ${step} and ended_at is null and ${stands}`
}

export function endFactors(accountId: string, now: string): Sql {
  return sql`update staff_factors set ended_at = ${now}
    where account_id = ${accountId} and confirmed_at is not null and ended_at is null`
}

/** Ends what a new app takes the place of, before it is confirmed. Touches no row when that one was confirmed, or `stands` does not hold. */
export function endReplaced(accountId: string, newId: string, stands: Sql, now: string): Sql {
  return sql`update staff_factors set ended_at = ${now}
    where account_id = ${accountId} and id <> ${newId} and confirmed_at is not null and ended_at is null and ${stands}
      and exists (select 1 from staff_factors n
        where n.id = ${newId} and n.account_id = ${accountId} and n.confirmed_at is null and n.ended_at is null)`
}

/** The secrets of apps that were replaced, or never confirmed. */
export function forgetFactors(before: string): Sql {
  return sql`delete from staff_factors
    where ended_at < ${before} or (confirmed_at is null and created_at < ${before})`
}

// --- recovery codes ---

/** New ones take the place of all older. */
export function putRecoveryCodes(
  accountId: string,
  codes: readonly { readonly id: string; readonly hash: string }[],
  now: string,
): readonly [Sql, Sql] {
  return [
    sql`insert into recovery_codes (id, account_id, code_hash, created_at)
      select value ->> 'id', ${accountId}, value ->> 'hash', ${now} from json_each(${json(codes)})`,
    sql`delete from recovery_codes where account_id = ${accountId}
      and id not in (select value ->> 'id' from json_each(${json(codes)}))`,
  ]
}

/** Uses one up by its hashes; touches no row when there is none, or it was used. */
export function takeRecoveryCode(
  accountId: string,
  hashes: readonly string[],
  stands: Sql,
  now: string,
): Sql {
  return sql`update recovery_codes set used_at = ${now} where account_id = ${accountId} and used_at is null
    and code_hash in (select value from json_each(${json(hashes)})) and ${stands}`
}

export type RecoveryState = { readonly left: number; readonly madeAt: string | null }

export async function readRecovery(db: Db, accountId: string): Promise<RecoveryState> {
  const row = await db.first<RecoveryState>(sql`select coalesce(sum(used_at is null), 0) as left,
      max(created_at) as made_at
    from recovery_codes where account_id = ${accountId}`)
  return row ?? { left: 0, madeAt: null }
}

// --- trusted computers ---

/** The trust of an account in a computer. */
export function findTrust(
  db: Db,
  accountId: string,
  deviceId: string,
  now: string,
): Promise<{ readonly id: string; readonly createdAt: string } | null> {
  return db.first(sql`select id, created_at from trusted_computers
    where account_id = ${accountId} and device_id = ${deviceId} and ended_at is null and expires_at > ${now}`)
}

/** The trust that stands in for a code is used: touches no row when it has ended meanwhile. */
export function useTrust(id: string, now: string): Sql {
  return sql`update trusted_computers set last_used_at = ${now}
    where id = ${id} and ended_at is null and expires_at > ${now}`
}

export function trustComputer(row: {
  readonly id: string
  readonly accountId: string
  readonly deviceId: string
  readonly client: string
  readonly now: string
  readonly expiresAt: string
}): readonly [Sql, Sql] {
  return [
    sql`update trusted_computers set ended_at = ${row.now}
      where account_id = ${row.accountId} and device_id = ${row.deviceId} and ended_at is null`,
    sql`insert into trusted_computers (id, account_id, device_id, client, created_at, last_used_at, expires_at)
      values (${row.id}, ${row.accountId}, ${row.deviceId}, ${row.client}, ${row.now}, ${row.now}, ${row.expiresAt})`,
  ]
}

export type TrustRow = {
  readonly id: string
  readonly deviceId: string
  readonly client: string
  readonly createdAt: string
  readonly lastUsedAt: string
  readonly expiresAt: string
}

export function listTrusted(db: Db, accountId: string, now: string): Promise<TrustRow[]> {
  return db.all<TrustRow>(sql`select id, device_id, client, created_at, last_used_at, expires_at
    from trusted_computers where account_id = ${accountId} and ended_at is null and expires_at > ${now}
    order by last_used_at desc limit 50`)
}

export function endTrust(accountId: string, id: string, now: string): Sql {
  return sql`update trusted_computers set ended_at = ${now}
    where id = ${id} and account_id = ${accountId} and ended_at is null`
}

export function endAllTrust(accountId: string, now: string): Sql {
  return sql`update trusted_computers set ended_at = ${now}
    where account_id = ${accountId} and ended_at is null`
}

export function forgetTrust(before: string): Sql {
  return sql`delete from trusted_computers where expires_at < ${before}`
}

/**
 * Everything by which somebody is in or may come in without showing all again: sessions, trusted computers, pending sign-ins.
 * For a reset, a new password, a disabled account.
 */
export function endEntries(accountId: string, now: string): readonly Sql[] {
  return [
    revokeSessions('staff', accountId, now),
    endAllTrust(accountId, now),
    endOtherPending(accountId, '', now),
  ]
}

/** Lost with the telephone: the app, passkeys and the recovery codes are nothing any more, and she enrols anew at her next sign-in. */
export function dropFactors(accountId: string, now: string): readonly Sql[] {
  return [
    endFactors(accountId, now),
    endStaffKeys(accountId),
    sql`delete from recovery_codes where account_id = ${accountId}`,
    ...endEntries(accountId, now),
  ]
}

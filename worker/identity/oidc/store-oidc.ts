/** The SQL of the ways to sign-in services and of the identities by which members of staff come back. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import { liveFactor } from '../second-factor/store.ts'
import { grantsAt, grantsBetween } from '../store-sessions.ts'

// --- ways there and back ---

export type FlowRow = {
  readonly id: string
  readonly tokenHash: string
  readonly issuer: string
  readonly accountId: string
  readonly sessionId: string
  readonly now: string
  readonly expiresAt: string
}

/** Of one who sets out to link. */
export function insertFlow(row: FlowRow): Sql {
  return sql`insert into service_flows (id, token_hash, issuer, account_id, session_id, created_at, expires_at)
    values (${row.id}, ${row.tokenHash}, ${row.issuer}, ${row.accountId}, ${row.sessionId}, ${row.now}, ${row.expiresAt})`
}

export type TakenFlow = Pick<FlowRow, 'accountId' | 'sessionId'>

/** Uses a way to link up: of two answers at once only one gets it. */
export function takeFlow(db: Db, tokenHash: string, now: string): Promise<TakenFlow | null> {
  return db.first<TakenFlow>(sql`update service_flows set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} and account_id is not null
    returning account_id, session_id`)
}

/**
 * Uses a way to sign in up, of which nothing was kept until now: false for the second of two answers. Nobody's record changes, so nothing
 * is logged, as with counters of tries.
 */
export async function useWay(
  db: Db,
  row: Pick<FlowRow, 'id' | 'tokenHash' | 'issuer' | 'now' | 'expiresAt'>,
): Promise<boolean> {
  const used =
    await db.first(sql`insert into service_flows (id, token_hash, issuer, created_at, expires_at, used_at)
    values (${row.id}, ${row.tokenHash}, ${row.issuer}, ${row.now}, ${row.expiresAt}, ${row.now})
    on conflict (token_hash) do nothing returning id`)
  return used !== null
}

export function forgetFlows(before: string): Sql {
  return sql`delete from service_flows where expires_at < ${before}`
}

// --- identities ---

export type LinkedAccount = {
  readonly id: string
  readonly accountId: string
  readonly linkedAt: string
  readonly username: string
  readonly name: string
  /** JSON list of Grant, today's. */
  readonly grants: string
  /** JSON list of Grant: today's, and those that begin while a session of now may last. */
  readonly reach: string
  readonly homeCode: string | null
  readonly disabledAt: string | null
  readonly linkNeededSince: string | null
  readonly passwordGivenAt: string | null
  readonly hasFactor: 0 | 1
}

/** Whom an identity opens, by its hash under any pepper that is here. */
export function findLinked(
  db: Db,
  issuer: string,
  hashes: readonly string[],
  now: string,
  sessionEnd: string,
): Promise<LinkedAccount | null> {
  return db.first<LinkedAccount>(sql`select i.id, i.account_id, i.linked_at, a.username, a.name, a.home_code,
      ${grantsAt(now)} as grants, ${grantsBetween(now, sessionEnd)} as reach, a.disabled_at, a.link_needed_since, a.password_given_at,
      exists (${liveFactor('a.id')}) as has_factor
    from service_identities i join staff_accounts a on a.id = i.account_id
    where i.issuer = ${issuer} and i.subject_hash in (select value from json_each(${json(hashes)}))`)
}

/** Used just now, and keyed by today's pepper. Touches no row when it was unlinked meanwhile, or the account closed or reset. */
export function useIdentity(
  id: string,
  keyed: { readonly hash: string; readonly pepperVersion: number },
  now: string,
): Sql {
  return sql`update service_identities set last_used_at = ${now}, subject_hash = ${keyed.hash},
      pepper_version = ${keyed.pepperVersion}
    where id = ${id} and exists (select 1 from staff_accounts a
      where a.id = account_id and a.disabled_at is null and a.link_needed_since is null)`
}

/** A condition, right behind `useIdentity`: it touched no row. */
export const wasGone: Sql = sql`changes() = 0`

/**
 * Breaks or touches no row where the identity opens an account already, under any pepper (`older` are its hashes under those before),
 * or the account has one of the service.
 */
export function insertIdentity(
  row: {
    readonly id: string
    readonly accountId: string
    readonly issuer: string
    readonly subjectHash: string
    readonly pepperVersion: number
    readonly now: string
  },
  older: readonly string[],
  stands: Sql,
): Sql {
  return sql`insert into service_identities (id, account_id, issuer, subject_hash, pepper_version, linked_at)
    select ${row.id}, ${row.accountId}, ${row.issuer}, ${row.subjectHash}, ${row.pepperVersion}, ${row.now}
    where ${stands} and not exists (select 1 from service_identities
      where subject_hash in (select value from json_each(${json(older)})))`
}

export type IdentityRow = {
  readonly issuer: string
  readonly linkedAt: string
  readonly lastUsedAt: string | null
}

export function listIdentities(db: Db, accountId: string): Promise<IdentityRow[]> {
  return db.all<IdentityRow>(sql`select issuer, linked_at, last_used_at from service_identities
    where account_id = ${accountId} order by linked_at, issuer`)
}

export function removeIdentity(accountId: string, issuer: string): Sql {
  return sql`delete from service_identities where account_id = ${accountId} and issuer = ${issuer}`
}

/** Of accounts that have long been closed. */
export function forgetIdentities(before: string): Sql {
  return sql`delete from service_identities
    where account_id in (select id from staff_accounts where disabled_at < ${before})`
}

/** All of an account, with the ways on which she could come back to link another. */
export function removeIdentities(accountId: string, now: string): readonly [Sql, Sql] {
  return [
    sql`delete from service_identities where account_id = ${accountId}`,
    sql`update service_flows set used_at = ${now} where account_id = ${accountId} and used_at is null`,
  ]
}

/**
 * Where an account got a role: ends its sessions and sign-ins that wait, if an identity of a service other than `within`, those that
 * have a say there, opens it. Which session came by which way nobody keeps, so all end.
 */
export function endBeyond(
  accountId: string,
  within: readonly string[],
  now: string,
): readonly [Sql, Sql] {
  const isOpenedBeyond = sql`exists (select 1 from service_identities
    where account_id = ${accountId} and issuer not in (select value from json_each(${json(within)})))`
  return [
    sql`update sessions set revoked_at = ${now}
      where subject_id = ${accountId} and kind = 'staff' and revoked_at is null and ${isOpenedBeyond}`,
    sql`update pending_sign_ins set ended_at = ${now}
      where account_id = ${accountId} and ended_at is null and ${isOpenedBeyond}`,
  ]
}

/**
 * What an account may do from now until a session of now would end, and where it is from: what decides whether a service has a say
 * over it.
 */
export function findReach(
  db: Db,
  accountId: string,
  now: string,
  sessionEnd: string,
): Promise<{ readonly reach: string; readonly homeCode: string | null } | null> {
  return db.first(sql`select a.home_code, ${grantsBetween(now, sessionEnd)} as reach
    from staff_accounts a where a.id = ${accountId}`)
}

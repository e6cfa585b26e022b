/** The SQL that counts tries before they are checked, so that parallel guesses do not get past a limit. */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { CODE_CEILING, TRIES } from './rules.ts'
import { liveFactor, selectFactor, type LiveFactorRow } from './second-factor/store.ts'
import { LINK_COLUMNS, type LinkRow } from './staff/store-links.ts'
import type { CodeRow, LoginRow } from './store.ts'
import { grantsAt } from './store-sessions.ts'

/**
 * Finds an activation code and counts a wrong one. Codes of disabled logins are not found.
 */
export function tryCode(
  db: Db,
  /** Under each pepper that is here: those handed out before a rotation are looked for too. */
  codeHashes: readonly string[],
  bucket: string,
  now: string,
  windowAt: string,
): Promise<TriedCode<CodeRow>> {
  const columns = sql`c.id, c.cadre_id, c.expires_at, c.used_at, c.used_key, c.voided_at, c.for_device,
    l.district_code, l.name, l.caption`
  const found = sql`from activation_codes c join cadre_logins l on l.cadre_id = c.cadre_id
    where c.code_hash in (select value from json_each(${json(codeHashes)})) and l.disabled_at is null`
  return tryFound(db, columns, found, [bucket, 'all'], now, windowAt)
}

/** The same for a one-time link of a member of staff, counted apart. Links of disabled accounts are not found. */
export function tryLink(
  db: Db,
  codeHashes: readonly string[],
  bucket: string,
  now: string,
  windowAt: string,
): Promise<TriedCode<LinkRow>> {
  const found = sql`from staff_links l join staff_accounts a on a.id = l.account_id
    where l.code_hash in (select value from json_each(${json(codeHashes)})) and a.disabled_at is null`
  return tryFound(db, LINK_COLUMNS, found, [bucket, 'links'], now, windowAt)
}

export type TriedCode<Row> = { readonly isOver: boolean; readonly code: Row | null }

/** Looks and counts as one transaction: no burst of guesses gets past the ceilings, that of an address and that of all. */
async function tryFound<Row>(
  db: Db,
  columns: Sql,
  found: Sql,
  [bucket, all]: readonly [bucket: string, all: string],
  now: string,
  windowAt: string,
): Promise<TriedCode<Row>> {
  const over = sql`select 1 from code_tries where window_at > ${windowAt}
    and ((bucket = ${bucket} and fails >= ${CODE_CEILING.perAddress})
      or (bucket = ${all} and fails >= ${CODE_CEILING.all}))`
  const results = await db.batch([
    sql`select exists (${over}) as is_over`,
    sql`select ${columns} ${found}`,
    sql`insert into code_tries (bucket, window_at, fails)
      select value, ${now}, 1 from json_each(${json([bucket, all])})
      where not exists (select 1 ${found}) and not exists (${over})
      on conflict (bucket) do update set
        fails = case when window_at > ${windowAt} then fails + 1 else 1 end,
        window_at = case when window_at > ${windowAt} then window_at else ${now} end`,
  ])
  // Safe: the columns that the statements above select.
  const [state] = (results[0]?.rows ?? []) as { isOver: number }[]
  const [code = null] = (results[1]?.rows ?? []) as Row[]
  return { isOver: state?.isOver === 1, code }
}

export type Locks = {
  readonly first: string
  readonly second: string
  readonly further: string
}

export type Tried<Row> = {
  readonly found: Row | null
  /** Null when this try may be checked. */
  readonly lockedUntil: string | null
}

export type BoundLogin = LoginRow & {
  readonly pinHash: string | null
  /** Of `pinHash`, see `pepperVersion`. */
  readonly pepperVersion: number
  readonly deviceId: string
  readonly phone: 'own' | 'shared'
}

/** A try at a PIN on a telephone; where she is not bound to it nothing is counted, so nobody can lock her out. */
export function reservePinTry(
  db: Db,
  cadreId: string,
  deviceHash: string,
  now: string,
  locks: Locks,
): Promise<Tried<BoundLogin>> {
  const bound = sql`from devices d join device_logins b on b.device_id = d.id
      join cadre_logins l on l.cadre_id = b.cadre_id
    where d.secret_hash = ${deviceHash} and b.cadre_id = ${cadreId} and b.revoked_at is null
      and l.disabled_at is null`
  const lookup = sql`select l.cadre_id, l.district_code, l.name, l.caption, l.pin_hash, l.pepper_version, b.device_id,
    b.phone ${bound}`
  return reserveTry(db, `cadre:${cadreId}`, lookup, sql`exists (select 1 ${bound})`, now, locks)
}

/** A try at the PIN of a cadre who has just shown her activation code. */
export function reserveCodeTry(
  db: Db,
  cadreId: string,
  now: string,
  locks: Locks,
): Promise<Tried<{ readonly pinHash: string | null; readonly pepperVersion: number }>> {
  const lookup = sql`select pin_hash, pepper_version from cadre_logins where cadre_id = ${cadreId} and disabled_at is null`
  return reserveTry(db, `cadre:${cadreId}`, lookup, sql`true`, now, locks)
}

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly passwordHash: string
  /** Of `passwordHash`, see `pepperVersion`. */
  readonly pepperVersion: number
  /** JSON list of grants. */
  readonly grants: string
  readonly passwordGivenAt: string | null
  readonly hasFactor: 0 | 1
}

/** A try at a password; unknown names are counted the same way, so a lock does not tell which names exist. */
export function reservePasswordTry(
  db: Db,
  username: string,
  subject: string,
  now: string,
  locks: Locks,
): Promise<Tried<AccountRow>> {
  const lookup = sql`select a.id, a.name, a.password_hash, a.pepper_version, ${grantsAt(now)} as grants,
      a.password_given_at, exists (${liveFactor('a.id')}) as has_factor
    from staff_accounts a where a.username = ${username} and a.disabled_at is null`
  return reserveTry(db, `staff:${subject}`, lookup, sql`true`, now, locks)
}

/** A try at the second factor of an account whose password, or session, is there. */
export function reserveFactorTry(
  db: Db,
  accountId: string,
  subject: string,
  now: string,
  locks: Locks,
): Promise<Tried<LiveFactorRow>> {
  return reserveTry(db, `factor:${subject}`, selectFactor(accountId), sql`true`, now, locks)
}

/** Counts the try before anything is checked; the fifth one locks, and clears the lock only by being right. */
async function reserveTry<Row>(
  db: Db,
  subject: string,
  lookup: Sql,
  guard: Sql,
  now: string,
  locks: Locks,
): Promise<Tried<Row>> {
  const isFifth = sql`locked_until is null and fails + 1 >= ${TRIES}`
  const results = await db.batch([
    lookup,
    sql`insert into sign_in_tries (subject, fails, lock_level, last_at)
      select ${subject}, 1, 0, ${now} where ${guard}
      on conflict (subject) do update set
        fails = case when locked_until is null then fails + 1 else 1 end,
        lock_level = lock_level + (${isFifth}),
        locked_until = case when ${isFifth} then
          case lock_level when 0 then ${locks.first} when 1 then ${locks.second} else ${locks.further} end end,
        last_at = excluded.last_at
      where locked_until is null or locked_until <= ${now}
      returning fails`,
    sql`select locked_until from sign_in_tries where subject = ${subject}`,
  ])
  // Safe: the columns that the statements above select.
  const [found = null] = (results[0]?.rows ?? []) as Row[]
  const isReserved = (results[1]?.rows.length ?? 0) > 0
  const [state] = (results[2]?.rows ?? []) as { lockedUntil: string | null }[]
  return { found, lockedUntil: isReserved ? null : (state?.lockedUntil ?? null) }
}

export function clearTries(kind: 'cadre' | 'staff' | 'factor', subject: string): Sql {
  return sql`delete from sign_in_tries where subject = ${`${kind}:${subject}`}`
}

export function forgetTries(before: string): Sql {
  return sql`delete from sign_in_tries where last_at < ${before} and coalesce(locked_until, '') < ${before}`
}

export function forgetCodeTries(before: string): Sql {
  return sql`delete from code_tries where window_at < ${before}`
}

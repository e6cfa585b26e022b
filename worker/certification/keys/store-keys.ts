/** The SQL of signing keys. Private halves leave it wrapped, and only to the verbs that sign or wrap anew. */
import type { KeyState } from '../../contract/credentials.ts'
import type { Scope } from '../../core/access.ts'
import type { Instant } from '../../core/clock.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'

export type KeyRow = {
  readonly issuer: string
  readonly kid: string
  /** Raw, base64url. */
  readonly publicKey: string
  readonly wrapped: string | null
  readonly kek: string
  readonly state: KeyState
  readonly publishedAt: Instant
  readonly usableFrom: Instant
  readonly usableUntil: Instant | null
  readonly logSize: number | null
  readonly destroyedAt: Instant | null
}
/** What anyone may know of a key. */
export type PublicKeyRow = Omit<KeyRow, 'wrapped' | 'kek'>

const PUBLIC = sql`issuer, kid, public_key, state, published_at, usable_from, usable_until, log_size, destroyed_at`

/** Newest first. */
export function listKeysOf(db: Db, _scope: Scope, issuer: string): Promise<PublicKeyRow[]> {
  return db.all<PublicKeyRow>(sql`select ${PUBLIC} from issuer_keys where issuer = ${issuer}
    order by published_at desc, usable_from desc, kid`)
}

/** Of all districts, by issuer, oldest first. */
export function listDistrictKeys(db: Db, _scope: Scope): Promise<PublicKeyRow[]> {
  return db.all<PublicKeyRow>(sql`select ${PUBLIC} from issuer_keys where issuer <> 'platform'
    order by issuer, usable_from, kid`)
}

/** The keys that sign or will sign, of all issuers. */
export function listOpenKeys(db: Db, _scope: Scope): Promise<PublicKeyRow[]> {
  return db.all<PublicKeyRow>(
    sql`select ${PUBLIC} from issuer_keys where state in ('ACTIVE', 'PUBLISHED') order by issuer`,
  )
}

export function listCompromised(
  db: Db,
  _scope: Scope,
): Promise<{ readonly issuer: string; readonly kid: string }[]> {
  return db.all(
    sql`select issuer, kid from issuer_keys where state = 'COMPROMISED' order by issuer, kid`,
  )
}

export type SigningRow = KeyRow & { readonly state: 'ACTIVE'; readonly wrapped: string }

/** Null before the first key of an issuer. */
export function findActive(db: Db, _scope: Scope, issuer: string): Promise<SigningRow | null> {
  return db.first<SigningRow>(
    sql`select ${PUBLIC}, wrapped, kek from issuer_keys where issuer = ${issuer} and state = 'ACTIVE'`,
  )
}

export type NewKeyRow = Pick<
  KeyRow,
  'issuer' | 'kid' | 'publicKey' | 'kek' | 'publishedAt' | 'usableFrom'
> & { readonly state: 'ACTIVE' | 'PUBLISHED'; readonly wrapped: string }

/** Breaks `issuer_keys.issuer` when the issuer has a key of this state. */
export function putKey(key: NewKeyRow): Sql {
  return sql`insert into issuer_keys (issuer, kid, public_key, wrapped, kek, state, published_at, usable_from)
    values (${key.issuer}, ${key.kid}, ${key.publicKey}, ${key.wrapped}, ${key.kek}, ${key.state},
      ${key.publishedAt}, ${key.usableFrom})`
}

/** When the first certificates of an issuer were approved; null before it. Their papers bear that day. */
export async function firstDecisionOf(
  db: Db,
  _scope: Scope,
  issuer: string,
): Promise<string | null> {
  const row = await db.first<{ at: string | null }>(sql`select min(decided_at) as at from proposals
    where district_code = ${issuer} and state in ('APPROVED', 'ISSUED')`)
  return row?.at ?? null
}

type Ending = Pick<KeyRow, 'issuer' | 'kid'> & {
  /** Touches no row when it is in another state by now. */
  readonly state: KeyState
  readonly at: Instant
}

/** Ends a key and destroys its private half. `successor`: touches no row unless this key still waits to take over. */
export function endKey(key: Ending, successor: string | null): Sql {
  return sql`update issuer_keys set state = 'RETIRED', usable_until = ${key.at}, wrapped = null, destroyed_at = ${key.at}
    where issuer = ${key.issuer} and kid = ${key.kid} and state = ${key.state}
      and ${successor === null ? sql`1 = 1` : isWaiting(key.issuer, successor)}`
}

function isWaiting(issuer: string, kid: string): Sql {
  return sql`exists (select 1 from issuer_keys n
    where n.issuer = ${issuer} and n.kid = ${kid} and n.state = 'PUBLISHED')`
}

/** A published key begins, on its day or, when it must, before. */
export function activateKey(issuer: string, kid: string, usableFrom: Instant): Sql {
  return sql`update issuer_keys set state = 'ACTIVE', usable_from = min(usable_from, ${usableFrom})
    where issuer = ${issuer} and kid = ${kid} and state = 'PUBLISHED'`
}

/** Nothing signed after `lastGoodAt` counts; the private half is destroyed. `logSize`: what the log held at that instant. */
export function condemnKey(
  key: Ending,
  { lastGoodAt, logSize }: { readonly lastGoodAt: Instant; readonly logSize: number },
): Sql {
  return sql`update issuer_keys set state = 'COMPROMISED', usable_until = min(coalesce(usable_until, ${lastGoodAt}), ${lastGoodAt}), log_size = ${logSize},
      wrapped = null, destroyed_at = coalesce(destroyed_at, ${key.at})
    where issuer = ${key.issuer} and kid = ${key.kid} and state = ${key.state}`
}

/** The key that waits lay beside the one that was taken, under the same KEK: it never signs. */
export function condemnWaiting(issuer: string, at: Instant): Sql {
  return sql`update issuer_keys set state = 'COMPROMISED', usable_until = ${at}, log_size = 0, wrapped = null,
      destroyed_at = ${at}
    where issuer = ${issuer} and state = 'PUBLISHED'`
}

/** Entries of the log before the first one that is later than `at`. Reads the whole log. */
export async function logSizeAt(db: Db, _scope: Scope, at: Instant): Promise<number> {
  const row = await db.first<{ size: number }>(sql`select coalesce(
      (select min(position) from log_entries where leaf ->> 'time' > ${at}),
      (select max(position) + 1 from log_entries), 0) as size`)
  return row?.size ?? 0
}

export type WrappedRow = Pick<KeyRow, 'issuer' | 'kid' | 'kek'> & { readonly wrapped: string }

/** Private halves that are not under this KEK. */
export function listWrappedOtherwise(db: Db, _scope: Scope, kek: string): Promise<WrappedRow[]> {
  return db.all<WrappedRow>(sql`select issuer, kid, wrapped, kek from issuer_keys
    where wrapped is not null and kek <> ${kek} order by issuer, kid`)
}

/** How many have to be wrapped anew. */
export async function countKeysOtherwise(db: Db, _scope: Scope, kek: string): Promise<number> {
  const row = await db.first<{ left: number }>(
    sql`select count(*) as left from issuer_keys where wrapped is not null and kek <> ${kek}`,
  )
  return row?.left ?? 0
}

export type Rewrapped = {
  readonly before: WrappedRow
  readonly after: Pick<WrappedRow, 'wrapped' | 'kek'>
}

/** A key that was destroyed or wrapped anew meanwhile stays as it is. `keys` ≤ 200. */
export function putRewrapped(keys: readonly Rewrapped[]): Sql {
  return sql`update issuer_keys set wrapped = n.value ->> '$.after.wrapped', kek = n.value ->> '$.after.kek'
    from json_each(${json(keys)}) n
    where issuer = n.value ->> '$.before.issuer' and kid = n.value ->> '$.before.kid'
      and wrapped = n.value ->> '$.before.wrapped'`
}

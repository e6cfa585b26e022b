/** The SQL of passkeys and of the questions that they answer. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { liveFactor } from '../second-factor/store.ts'
import { ALONE } from '../store.ts'
import { MOST_KEYS } from './rules.ts'

// --- questions ---

export type Purpose = 'ADD' | 'STEP' | 'PROVE' | 'SIGN_IN'

/** A new one takes the place of the one before, so that who asks often fills nothing. RETURNING keeps it a statement that `first` may run. */
export function putChallenge(
  db: Db,
  row: {
    readonly askedBy: string
    readonly purpose: Purpose
    readonly challenge: string
    readonly expiresAt: string
  },
): Promise<unknown> {
  return db.first(sql`insert into passkey_challenges (asked_by, purpose, challenge, expires_at)
    values (${row.askedBy}, ${row.purpose}, ${row.challenge}, ${row.expiresAt})
    on conflict (asked_by, purpose) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
    returning purpose`)
}

/** Takes the question away before its answer is looked at: of two answers to one question one is read. Null when there is none that still waits. */
export async function takeChallenge(
  db: Db,
  askedBy: string,
  purpose: Purpose,
  now: string,
): Promise<string | null> {
  const row = await db.first<{ challenge: string; isLive: 0 | 1 }>(
    sql`delete from passkey_challenges where asked_by = ${askedBy} and purpose = ${purpose}
      returning challenge, expires_at > ${now} as is_live`,
  )
  return row?.isLive === 1 ? row.challenge : null
}

// --- keys ---

export type ListedKey = { readonly credentialId: string; readonly transports: string }

export type KeyRow = {
  readonly id: string
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
}

/** Those of an account on a domain. */
export function listOffered(db: Db, accountId: string, rpId: string): Promise<ListedKey[]> {
  return db.all<ListedKey>(sql`select credential_id, transports from passkeys
    where kind = 'staff' and subject_id = ${accountId} and rp_id = ${rpId} order by created_at`)
}

export function findStaffKey(
  db: Db,
  accountId: string,
  rpId: string,
  credentialId: string,
): Promise<KeyRow | null> {
  return db.first<KeyRow>(sql`select id, credential_id, public_key, counter from passkeys
    where kind = 'staff' and subject_id = ${accountId} and rp_id = ${rpId} and credential_id = ${credentialId}`)
}

export type OwnKeyRow = {
  readonly id: string
  readonly label: string
  readonly isBackedUp: 0 | 1
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** On whatever domain. */
export function listOwnKeys(db: Db, accountId: string): Promise<OwnKeyRow[]> {
  return db.all<OwnKeyRow>(sql`select id, label, is_backed_up, created_at, last_used_at from passkeys
    where kind = 'staff' and subject_id = ${accountId} order by created_at`)
}

export type NewKeyRow = {
  readonly id: string
  readonly kind: 'cadre' | 'staff'
  readonly subjectId: string
  readonly deviceId: string | null
  readonly rpId: string
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly isBackedUp: boolean
  readonly label: string
  readonly now: string
}

/** Touches no row when there are as many as there may be; breaks `passkeys.credential_id` for one that is there. */
export function insertStaffKey(row: NewKeyRow): Sql {
  return insertKey(
    row,
    sql`(select count(*) from passkeys where kind = 'staff' and subject_id = ${row.subjectId}) < ${MOST_KEYS}`,
  )
}

/** Touches no row unless the telephone is hers alone. */
export function insertCadreKey(row: NewKeyRow): Sql {
  return insertKey(row, phoneStands(row.subjectId, row.deviceId ?? ''))
}

function insertKey(row: NewKeyRow, stands: Sql): Sql {
  return sql`insert into passkeys (id, kind, subject_id, device_id, rp_id, credential_id, public_key, counter, transports,
      is_backed_up, label, created_at)
    select ${row.id}, ${row.kind}, ${row.subjectId}, ${row.deviceId}, ${row.rpId}, ${row.credentialId}, ${row.publicKey},
      ${row.counter}, ${json(row.transports)}, ${row.isBackedUp ? 1 : 0}, ${row.label}, ${row.now} where ${stands}`
}

/** A cadre has one at most. */
export function endOtherKeys(cadreId: string, keptId: string): Sql {
  return sql`delete from passkeys where kind = 'cadre' and subject_id = ${cadreId} and id <> ${keptId}`
}

/** Notes a signature. Touches no row when another one was noted meanwhile, or `stands` does not hold. */
export function useKey(
  key: Pick<KeyRow, 'id' | 'counter'>,
  signed: { readonly counter: number; readonly isBackedUp: boolean },
  now: string,
  stands: Sql,
): Sql {
  return sql`update passkeys set counter = ${signed.counter}, is_backed_up = ${signed.isBackedUp ? 1 : 0}, last_used_at = ${now}
    where id = ${key.id} and counter = ${key.counter} and ${stands}`
}

export function renameKey(accountId: string, id: string, label: string): Sql {
  return sql`update passkeys set label = ${label} where kind = 'staff' and subject_id = ${accountId} and id = ${id}`
}

/** Touches no row where no other second factor would be left. */
export function deleteStaffKey(accountId: string, id: string): Sql {
  return sql`delete from passkeys where kind = 'staff' and subject_id = ${accountId} and id = ${id}
    and exists (${liveFactor('passkeys.subject_id')})`
}

export function deleteKey(id: string): Sql {
  return sql`delete from passkeys where id = ${id}`
}

// --- telephones ---

/** A cadre's on a telephone, by the hash of its cookie: hers alone, and not released. */
const ON_PHONE = sql`from devices d join device_logins b on b.device_id = d.id
    join cadre_logins l on l.cadre_id = b.cadre_id
    join passkeys k on k.kind = 'cadre' and k.subject_id = b.cadre_id and k.device_id = d.id
  where b.revoked_at is null and b.phone = 'own' and l.disabled_at is null and ${ALONE}`

export function listOnPhone(
  db: Db,
  deviceHash: string,
  rpId: string,
): Promise<(ListedKey & { readonly deviceId: string })[]> {
  return db.all(sql`select k.credential_id, k.transports, k.device_id ${ON_PHONE}
    and d.secret_hash = ${deviceHash} and k.rp_id = ${rpId} order by k.created_at limit 20`)
}

export type PhoneKeyRow = KeyRow & {
  readonly cadreId: string
  readonly districtCode: AreaCode
  readonly deviceId: string
}

export function findOnPhone(
  db: Db,
  deviceHash: string,
  rpId: string,
  credentialId: string,
): Promise<PhoneKeyRow | null> {
  return db.first<PhoneKeyRow>(sql`select k.id, k.credential_id, k.public_key, k.counter, k.device_id,
      l.cadre_id, l.district_code ${ON_PHONE}
    and d.secret_hash = ${deviceHash} and k.rp_id = ${rpId} and k.credential_id = ${credentialId}`)
}

/** A condition: the telephone is still hers alone. */
export function phoneStands(cadreId: string, deviceId: string): Sql {
  return sql`exists (select 1 from device_logins b join cadre_logins l on l.cadre_id = b.cadre_id
    where b.device_id = ${deviceId} and b.cadre_id = ${cadreId} and b.phone = 'own' and b.revoked_at is null
      and l.disabled_at is null and ${ALONE})`
}

export async function standsAlone(db: Db, cadreId: string, deviceId: string): Promise<boolean> {
  return (await db.first(sql`select 1 as stands where ${phoneStands(cadreId, deviceId)}`)) !== null
}

/** Hers on a telephone; null when it is not switched on. */
export function findCadreKey(
  db: Db,
  cadreId: string,
  deviceId: string,
): Promise<{ readonly id: string; readonly createdAt: string } | null> {
  return db.first(sql`select id, created_at from passkeys
    where kind = 'cadre' and subject_id = ${cadreId} and device_id = ${deviceId}`)
}

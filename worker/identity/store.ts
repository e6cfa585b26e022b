/** The SQL of logins, codes, telephones and accounts; sessions and the counters of wrong tries have stores beside this one. */
import type { SignInState } from '../contract/identity.ts'
import type { Grant } from '../core/access.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { Renewed } from './argon2.ts'
import { endCadreKeys } from './passkeys/store-ends.ts'
import { revokeSessions } from './store-sessions.ts'
import { revokeUploadTokens } from './store-upload-tokens.ts'

export type LoginRow = {
  readonly cadreId: string
  readonly districtCode: AreaCode
  readonly name: string
  readonly caption: string
}

// --- logins, for the rooms above to put into their own commits ---

/** Makes logins or brings them up to date; one that was disabled may sign in again. */
export function putLogins(rows: readonly LoginRow[]): Sql {
  return sql`insert into cadre_logins (cadre_id, district_code, name, caption, pepper_version)
    select value ->> 'cadreId', value ->> 'districtCode', value ->> 'name', value ->> 'caption', 1
    from json_each(${json(rows)}) where true
    on conflict (cadre_id) do update set district_code = excluded.district_code, name = excluded.name,
      caption = excluded.caption, disabled_at = null`
}

/** The login of one cadre; see `putLogins`. */
export function putLogin(row: LoginRow): Sql {
  return putLogins([row])
}

/** New words for the sign-in page, at most 5,000 at once; cadres without a login are left alone. */
export function renameLogins(rows: readonly Omit<LoginRow, 'districtCode'>[]): Sql {
  return sql`update cadre_logins set name = given.value ->> 'name', caption = given.value ->> 'caption'
    from json_each(${json(rows)}) given where cadre_id = given.value ->> 'cadreId'`
}

export function renameLogin(row: Omit<LoginRow, 'districtCode'>): Sql {
  return renameLogins([row])
}

/** She may sign in no more: login, sessions, passkeys, upload tokens and open codes end at once. */
export function disableLogin(cadreId: string, at: string): Sql[] {
  return [
    sql`update cadre_logins set disabled_at = ${at} where cadre_id = ${cadreId} and disabled_at is null`,
    revokeSessions('cadre', cadreId, at),
    endCadreKeys([cadreId]),
    revokeUploadTokens(cadreId, at),
    sql`update activation_codes set voided_at = ${at}
      where cadre_id = ${cadreId} and used_at is null and voided_at is null`,
  ]
}

export function findLogin(db: Db, cadreId: string): Promise<LoginRow | null> {
  return db.first<LoginRow>(
    sql`select cadre_id, district_code, name, caption from cadre_logins where cadre_id = ${cadreId}`,
  )
}

/** How far each cadre has come with signing in; who is missing from the answer is NONE. */
export async function listSignInStates(
  db: Db,
  cadreIds: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, SignInState>> {
  const rows = await db.all<{ cadreId: string; state: SignInState }>(sql`
    select l.cadre_id, iif(l.pin_hash is null, 'CODE_ISSUED', 'ACTIVE') as state
    from json_each(${json(cadreIds)}) sought cross join cadre_logins l on l.cadre_id = sought.value
    where l.disabled_at is null and (l.pin_hash is not null or exists (
      select 1 from activation_codes c where c.cadre_id = l.cadre_id
        and c.used_at is null and c.voided_at is null and c.expires_at > ${now}))`)
  return new Map(rows.map(({ cadreId, state }) => [cadreId, state]))
}

/** A condition for a room above: the cadre whose id stands in `column` is ACTIVE. `column` is written by a store. */
export function canSignIn(column: string): Sql {
  const named = { text: column, values: [] }
  return sql`exists (select 1 from cadre_logins l
    where l.cadre_id = ${named} and l.pin_hash is not null and l.disabled_at is null)`
}

// --- activation codes ---

export type NewCodeRow = {
  readonly id: string
  readonly cadreId: string
  readonly codeHash: string
  readonly issuedBy: string
  readonly issuedAt: string
  readonly expiresAt: string
}

/** Takes the place of the cadres' older codes. */
export function putCodes(rows: readonly NewCodeRow[], now: string): Sql[] {
  const list = json(rows)
  return [
    sql`update activation_codes set voided_at = ${now} where used_at is null and voided_at is null
      and cadre_id in (select value ->> 'cadreId' from json_each(${list}))`,
    sql`insert into activation_codes (id, cadre_id, code_hash, issued_by, issued_at, expires_at)
      select value ->> 'id', value ->> 'cadreId', value ->> 'codeHash', value ->> 'issuedBy',
        value ->> 'issuedAt', value ->> 'expiresAt' from json_each(${list})`,
  ]
}

export type CodeRow = LoginRow & {
  readonly id: string
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly usedKey: string | null
  readonly voidedAt: string | null
  /** The device that alone may use it, by the hash of its cookie; null for one that the office handed out. */
  readonly forDevice: string | null
}

/** Her other codes end with the one that she used: there may be some of the office and some that were sent. */
export function voidOtherCodes({ id, cadreId }: Pick<CodeRow, 'id' | 'cadreId'>, now: string): Sql {
  return sql`update activation_codes set voided_at = ${now}
    where cadre_id = ${cadreId} and id <> ${id} and used_at is null and voided_at is null`
}

/** Uses a code up, once. */
export function consumeCode(id: string, usedKey: string, now: string): Sql {
  return sql`update activation_codes set used_at = ${now}, used_key = ${usedKey}
    where id = ${id} and used_at is null and voided_at is null and expires_at > ${now}
      and exists (select 1 from cadre_logins l
        where l.cadre_id = activation_codes.cadre_id and l.disabled_at is null)`
}

export function setPin(cadreId: string, pinHash: string, pepperVersion: number): Sql {
  return sql`update cadre_logins set pin_hash = ${pinHash}, pepper_version = ${pepperVersion}
    where cadre_id = ${cadreId}`
}

/** The same PIN under the pepper of today, unless she has chosen another one meanwhile. */
export function renewPin(cadreId: string, before: string | null, renewed: Renewed): Sql {
  return sql`update cadre_logins set pin_hash = ${renewed.hash}, pepper_version = ${renewed.version}
    where cadre_id = ${cadreId} and pin_hash = ${before}`
}

// --- telephones ---

export function findDeviceId(db: Db, secretHash: string): Promise<{ id: string } | null> {
  return db.first<{ id: string }>(sql`select id from devices where secret_hash = ${secretHash}`)
}

/** A new telephone, or one seen again. */
export function putDevice(id: string, secretHash: string, now: string): Sql {
  return sql`insert into devices (id, secret_hash, created_at, last_seen_at)
    values (${id}, ${secretHash}, ${now}, ${now})
    on conflict (secret_hash) do update set last_seen_at = excluded.last_seen_at`
}

/** She may sign in on this telephone from now on, and on no other. */
export function bindOnly(
  deviceId: string,
  cadreId: string,
  phone: 'own' | 'shared',
  now: string,
): Sql[] {
  return [
    sql`update device_logins set revoked_at = ${now}
      where cadre_id = ${cadreId} and device_id <> ${deviceId} and revoked_at is null`,
    sql`insert into device_logins (device_id, cadre_id, phone, bound_at)
      values (${deviceId}, ${cadreId}, ${phone}, ${now})
      on conflict (device_id, cadre_id) do update set phone = excluded.phone, bound_at = excluded.bound_at,
        revoked_at = null`,
  ]
}

/** A condition on a `device_logins b`: nobody else signs in on that telephone. Who shares one shares how it is unlocked, whatever each has said of it. */
export const ALONE = sql`not exists (select 1 from device_logins o join cadre_logins ol on ol.cadre_id = o.cadre_id
    where o.device_id = b.device_id and o.cadre_id <> b.cadre_id and o.revoked_at is null and ol.disabled_at is null)`

/** A name on a telephone, and on which domain a passkey opens it there. */
export type DeviceLoginRow = LoginRow & { readonly keyRpId: string | null }

/** The names on one telephone, the first bound first. */
export function listDeviceLogins(db: Db, deviceHash: string): Promise<DeviceLoginRow[]> {
  return db.all<DeviceLoginRow>(sql`select l.cadre_id, l.district_code, l.name, l.caption,
      (select k.rp_id from passkeys k where k.device_id = d.id and k.kind = 'cadre' and k.subject_id = l.cadre_id
        and b.phone = 'own' and ${ALONE}) as key_rp_id
    from devices d join device_logins b on b.device_id = d.id join cadre_logins l on l.cadre_id = b.cadre_id
    where d.secret_hash = ${deviceHash} and b.revoked_at is null and l.disabled_at is null
    order by b.bound_at, l.name limit 60`)
}

// --- staff ---

export type StaffRow = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly pepperVersion: number
  /** Null when its owner chose the password. */
  readonly passwordGivenAt: string | null
  readonly createdAt: string
}

export function insertStaff(row: StaffRow, grants: readonly Grant[]): [Sql, Sql] {
  return [
    sql`insert into staff_accounts (id, username, name, password_hash, pepper_version, password_given_at, created_at)
      values (${row.id}, ${row.username}, ${row.name}, ${row.passwordHash}, ${row.pepperVersion}, ${row.passwordGivenAt},
        ${row.createdAt})`,
    sql`insert into staff_grants (account_id, role, area_code)
      select ${row.id}, value ->> 'role', value ->> 'area' from json_each(${json(grants)})`,
  ]
}

/** The same password under the pepper of today, unless it was changed meanwhile. */
export function renewPassword(accountId: string, before: string, renewed: Renewed): Sql {
  return sql`update staff_accounts set password_hash = ${renewed.hash}, pepper_version = ${renewed.version}
    where id = ${accountId} and password_hash = ${before}`
}

/** A password that its owner chose; touches no row when `stands` does not hold. */
export function setPassword(accountId: string, hash: string, version: number, stands: Sql): Sql {
  return sql`update staff_accounts set password_hash = ${hash}, pepper_version = ${version}, password_given_at = null
    where id = ${accountId} and disabled_at is null and ${stands}`
}

export function findStaff(
  db: Db,
  id: string,
): Promise<{ readonly username: string; readonly name: string } | null> {
  return db.first(sql`select username, name from staff_accounts where id = ${id}`)
}

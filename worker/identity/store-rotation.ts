/** The SQL of rotations: what is under which pepper and data key. Counted when a superadmin asks, and hourly while one runs. */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { PEPPER_VERSION } from './argon2.ts'

// --- sealed under a data key itself ---

/** `sealed` begins with the name of its data key, or has none: then it is from before they were named. */
function isUnder(column: string, dataKey: string): Sql {
  return { text: `${column} glob ?`, values: [`${dataKey}.*`] }
}

export function listUnownedSignKeys(
  db: Db,
  limit: number,
): Promise<{ readonly tokenHash: string; readonly cadreId: string; readonly signKey: string }[]> {
  return db.all(sql`select token_hash, cadre_id, sign_key from upload_tokens indexed by upload_tokens_unowned
    where sign_key not glob 'p.*' order by cadre_id limit ${limit}`)
}

type Moved = { readonly before: string; readonly after: string }

/** Touches only those that are still as they were read. */
export function putSignKeys(rows: readonly (Moved & { readonly tokenHash: string })[]): Sql {
  return sql`update upload_tokens set sign_key = given.value ->> 'after' from json_each(${json(rows)}) given
    where token_hash = given.value ->> 'tokenHash' and sign_key = given.value ->> 'before'`
}

export function listFactorsOtherwise(
  db: Db,
  dataKey: string,
  limit: number,
): Promise<{ readonly id: string; readonly secret: string }[]> {
  return db.all(
    sql`select id, secret from staff_factors where not ${isUnder('secret', dataKey)} limit ${limit}`,
  )
}

export function putFactors(rows: readonly (Moved & { readonly id: string })[]): Sql {
  return sql`update staff_factors set secret = given.value ->> 'after' from json_each(${json(rows)}) given
    where staff_factors.id = given.value ->> 'id' and secret = given.value ->> 'before'`
}

export type Sealed = {
  /** Keys of cadres under another data key, signing keys of phones under no key of a cadre, secrets of second factors. */
  readonly personKeys: number
  readonly uploadKeys: number
  readonly factors: number
}

export async function countSealed(db: Db, dataKey: string): Promise<Sealed> {
  const row = await db.first<Sealed>(sql`select
    (select count(*) from person_keys where data_key < ${dataKey} or data_key > ${dataKey}) as person_keys,
    (select count(*) from upload_tokens indexed by upload_tokens_unowned where sign_key not glob 'p.*') as upload_keys,
    (select count(*) from staff_factors where not ${isUnder('secret', dataKey)}) as factors`)
  if (row === null) throw new Error('a count has a row')
  return row
}

// --- keyed by a pepper ---

export type Peppered = {
  /** Of those who may sign in: under the pepper before, or from before peppers were named. */
  readonly pins: number
  readonly passwords: number
  /** Under a pepper that is not here: they need a new code, or a reset. */
  readonly pinsLost: number
  readonly passwordsLost: number
  /** Handed out before the pepper of today was first used, and good still. */
  readonly activationCodes: number
  readonly staffLinks: number
  readonly recoveryCodes: number
}

/** `peppers` as the rows name them, today's first. */
export async function countPeppered(
  db: Db,
  peppers: readonly number[],
  since: string,
  now: string,
): Promise<Peppered> {
  const today = peppers[0] ?? PEPPER_VERSION
  const here = sql`(select value from json_each(${json([...peppers, PEPPER_VERSION])}))`
  const pins = sql`from cadre_logins where pin_hash is not null and disabled_at is null`
  const passwords = sql`from staff_accounts where disabled_at is null and link_needed_since is null`
  const left = sql`pepper_version <> ${today} and pepper_version in ${here}`
  const row = await db.first<Peppered>(sql`select
    (select count(*) ${pins} and ${left}) as pins,
    (select count(*) ${passwords} and ${left}) as passwords,
    (select count(*) ${pins} and pepper_version not in ${here}) as pins_lost,
    (select count(*) ${passwords} and pepper_version not in ${here}) as passwords_lost,
    (select count(*) from activation_codes where used_at is null and voided_at is null and expires_at > ${now}
      and issued_at < ${since}) as activation_codes,
    (select count(*) from staff_links where used_at is null and voided_at is null and expires_at > ${now}
      and issued_at < ${since}) as staff_links,
    (select count(*) from recovery_codes where used_at is null and created_at < ${since}) as recovery_codes`)
  if (row === null) throw new Error('a count has a row')
  return row
}

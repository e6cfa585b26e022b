/** The SQL of codes that are sent by message: a district's switch, what was sent, and the ceilings, which are counted as it is written. */
import type { SendFailure } from '../../contract/message-codes.ts'
import type { Allowed, Scope } from '../../core/access.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { ALONE } from '../store.ts'
import { MESSAGE, monthOf } from './rules.ts'

export type MessageSettings = { readonly isOn: boolean; readonly monthly: number }

export async function findMessageSettings(
  db: Db,
  { area }: Scope,
): Promise<MessageSettings | null> {
  const row = await db.first<{ isOn: 0 | 1; monthly: number }>(
    sql`select is_on, monthly from message_settings where district_code = ${area}`,
  )
  return row === null ? null : { isOn: row.isOn === 1, monthly: row.monthly }
}

export function putMessageSettings(
  { area }: Allowed<'message.set'>,
  { isOn, monthly }: MessageSettings,
  at: string,
): Sql {
  return sql`insert into message_settings (district_code, is_on, monthly, set_at)
    values (${area}, ${isOn ? 1 : 0}, ${monthly}, ${at})
    on conflict (district_code) do update set is_on = excluded.is_on, monthly = excluded.monthly, set_at = excluded.set_at
    where is_on <> excluded.is_on or monthly <> excluded.monthly`
}

/** Whether one of these districts has it switched on; any district at all for null. */
export async function isSwitchedOn(
  db: Db,
  districts: readonly AreaCode[] | null,
): Promise<boolean> {
  const of =
    districts === null
      ? sql`true`
      : sql`district_code in (select value from json_each(${json(districts)}))`
  const row = await db.first<{ isOn: number }>(
    sql`select 1 as is_on from message_settings where is_on = 1 and ${of} limit 1`,
  )
  return row !== null
}

export type NewMessage = {
  readonly id: string
  readonly cadreId: string
  readonly day: string
  readonly at: string
  /** A code that the office made from then on stands in its way. */
  readonly officeSince: string
}

/**
 * Touches no row when a ceiling is reached, the district has it switched off, or her login is not there or disabled; nor where the
 * office has just made a code for her, used or not: who reported a telephone as lost is not thrown out by it; nor where she shares a phone: its WhatsApp would show the code to the others, and a PIN between them would be worth nothing.
 */
export function reserveMessage({ area }: Allowed<'message.ask'>, message: NewMessage): Sql {
  const { id, cadreId, day, at, officeSince } = message
  const { from, to } = monthOf(day)
  // No answer in time is no proof that the provider has not taken it, and what it took is paid for.
  const went = sql`(state <> 'FAILED' or failure = 'OUTAGE')`
  // No more rows than the ceiling are looked at.
  const fewer = (rows: Sql, most: Sql | number) =>
    sql`(select count(*) from (select 1 from message_codes where ${rows} limit ${most})) < ${most}`
  const monthly = sql`(select monthly from message_settings where district_code = ${area})`
  return sql`insert into message_codes (id, district_code, cadre_id, day, state, asked_at)
    select ${id}, ${area}, ${cadreId}, ${day}, 'ASKED', ${at}
    where exists (select 1 from message_settings where district_code = ${area} and is_on = 1)
      and exists (select 1 from cadre_logins
        where cadre_id = ${cadreId} and district_code = ${area} and disabled_at is null)
      and not exists (select 1 from activation_codes
        where cadre_id = ${cadreId} and for_device is null and voided_at is null and issued_at > ${officeSince})
      and not exists (select 1 from device_logins b
        where b.cadre_id = ${cadreId} and b.revoked_at is null and (b.phone = 'shared' or not ${ALONE}))
      and ${fewer(sql`cadre_id = ${cadreId} and day = ${day}`, MESSAGE.perCadre)}
      and ${fewer(sql`district_code = ${area} and day = ${day} and ${went}`, MESSAGE.perDistrict)}
      and ${fewer(sql`district_code = ${area} and day between ${from} and ${to} and ${went}`, monthly)}
      and ${fewer(sql`day = ${day} and ${went}`, MESSAGE.all)}`
}

/** Beside codes of the office, which stay good: whoever asks for one in her name takes nothing from her. */
export function putSentCode(code: {
  readonly id: string
  readonly cadreId: string
  readonly codeHash: string
  readonly issuedAt: string
  readonly expiresAt: string
  readonly forDevice: string
}): Sql {
  return sql`insert into activation_codes (id, cadre_id, code_hash, issued_by, issued_at, expires_at, for_device)
    values (${code.id}, ${code.cadreId}, ${code.codeHash}, 'message', ${code.issuedAt}, ${code.expiresAt}, ${code.forDevice})`
}

export function settleMessage(id: string, failure: SendFailure | null): Sql {
  return sql`update message_codes set state = ${failure === null ? 'SENT' : 'FAILED'}, failure = ${failure}
    where id = ${id} and state = 'ASKED'`
}

/** What did not go may not be used. */
export function voidCode(codeId: string, at: string): Sql {
  return sql`update activation_codes set voided_at = ${at}
    where id = ${codeId} and used_at is null and voided_at is null`
}

export type MonthOfMessages = {
  /** `2026-11` */
  readonly month: string
  readonly sent: number
  /** Of which nobody knows what became. */
  readonly open: number
  readonly failed: number
}

/** Newest first, a year of them. */
export function countMessages(db: Db, { area }: Scope): Promise<MonthOfMessages[]> {
  return db.all<MonthOfMessages>(sql`select substr(day, 1, 7) as month, sum(state = 'SENT') as sent,
      sum(state = 'ASKED') as open, sum(state = 'FAILED') as failed
    from message_codes where district_code = ${area} group by 1 order by 1 desc limit 12`)
}

/** Why messages did not go, from a day on. */
export function countFailures(
  db: Db,
  { area }: Scope,
  from: string,
): Promise<{ readonly failure: SendFailure; readonly count: number }[]> {
  return db.all(sql`select failure, count(*) as count from message_codes
    where district_code = ${area} and day >= ${from} and state = 'FAILED' group by 1 order by 2 desc, 1`)
}

/** Whether the phone of a device cookie is hers. */
export async function isBoundTo(db: Db, deviceHash: string, cadreId: string): Promise<boolean> {
  const row = await db.first<{ id: string }>(sql`select d.id
    from devices d join device_logins b on b.device_id = d.id
    where d.secret_hash = ${deviceHash} and b.cadre_id = ${cadreId} and b.revoked_at is null`)
  return row !== null
}

export function forgetMessages(before: string): Sql {
  return sql`delete from message_codes where asked_at < ${before}`
}

/** The SQL of this room's part of a cadre's copy of her data. No hash, no secret, no key. */
import { json, sql } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'

/** Of all her entries. */
export function ownIdentity(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    {
      table: 'cadre_logins',
      select: sql`select cadre_id, district_code, name, caption, pin_hash is not null as has_pin, disabled_at
        from cadre_logins where cadre_id in ${hers} order by cadre_id`,
    },
    {
      table: 'activation_codes',
      select: sql`select id, issued_at, expires_at, used_at, voided_at from activation_codes
        where cadre_id in ${hers} order by issued_at, id`,
    },
    {
      table: 'message_codes',
      select: sql`select id, asked_at, state from message_codes
        where cadre_id in ${hers} order by asked_at, id`,
    },
    {
      table: 'device_logins',
      select: sql`select d.device_id, d.phone as used_as, d.bound_at, d.revoked_at, x.last_seen_at
        from device_logins d join devices x on x.id = d.device_id where d.cadre_id in ${hers} order by d.bound_at, d.device_id`,
    },
    {
      table: 'sessions',
      select: sql`select id, client, created_at, last_seen_at, expires_at, revoked_at from sessions
        where kind = 'cadre' and subject_id in ${hers} order by created_at, id`,
    },
    {
      table: 'sign_in_tries',
      select: sql`select fails, locked_until, last_at from sign_in_tries
        where subject in (select 'cadre:' || value from json_each(${json(cadreIds)})) order by subject`,
    },
    {
      table: 'passkeys',
      select: sql`select label as client, device_id, is_backed_up, created_at as since, last_used_at as last_seen_at from passkeys
        where kind = 'cadre' and subject_id in ${hers} order by created_at, id`,
    },
    {
      table: 'upload_tokens',
      select: sql`select label, created_at, expires_at, revoked_at from upload_tokens
        where cadre_id in ${hers} order by created_at, label`,
    },
    {
      table: 'notice_views',
      select: sql`select version, at, how from notice_views where cadre_id in ${hers} order by at, version`,
    },
  ]
}

/** The SQL of this room's part of an erasure: sign-in, codes, phones, passkeys, sessions, tokens, and the key under which everything of her is sealed. */
import { json, sql, type Sql } from '../core/db.ts'
import { endCadreKeys } from './passkeys/store-ends.ts'

/** What a phone had in its cookie stays as a row that belongs to nobody. Which notice she was shown, and when, stays by her id. */
export function forgetLogins(cadreIds: readonly string[]): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    sql`delete from sessions where kind = 'cadre' and subject_id in ${hers}`,
    sql`delete from upload_tokens where cadre_id in ${hers}`,
    sql`delete from activation_codes where cadre_id in ${hers}`,
    sql`delete from message_codes where cadre_id in ${hers}`,
    sql`delete from device_logins where cadre_id in ${hers}`,
    sql`delete from sign_in_tries where subject in (select 'cadre:' || value from json_each(${json(cadreIds)}))`,
    endCadreKeys(cadreIds),
    sql`delete from cadre_logins where cadre_id in ${hers}`,
    sql`delete from person_keys where cadre_id in ${hers}`,
  ]
}

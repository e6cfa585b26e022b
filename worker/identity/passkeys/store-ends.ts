/** The SQL by which passkeys end with something else: a reset, a new code, a shared telephone, an erasure. They are deleted; the log keeps that they were. */
import { json, sql, type Sql } from '../../core/db.ts'

export function endStaffKeys(accountId: string): Sql {
  return sql`delete from passkeys where kind = 'staff' and subject_id = ${accountId}`
}

export function endCadreKeys(cadreIds: readonly string[]): Sql {
  return sql`delete from passkeys
    where kind = 'cadre' and subject_id in (select value from json_each(${json(cadreIds)}))`
}

/** Of accounts that have long been closed. */
export function forgetStaffKeys(before: string): Sql {
  return sql`delete from passkeys where kind = 'staff'
    and subject_id in (select id from staff_accounts where disabled_at < ${before})`
}

export function forgetChallenges(before: string): Sql {
  return sql`delete from passkey_challenges where expires_at < ${before}`
}

/** The SQL of one-time links for members of staff, and of superadmins' visits; looking for a code is in `store-tries.ts`. */
import type { Scope } from '../../core/access.ts'
import { sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { liveFactor } from '../second-factor/store.ts'

export type LinkRow = {
  readonly id: string
  readonly accountId: string
  readonly kind: 'INVITE' | 'RESET'
  readonly issuedByName: string
  readonly issuedAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly voidedAt: string | null
  readonly name: string
  readonly username: string
  readonly homeCode: AreaCode | null
  readonly hasFactor: 0 | 1
  /** JSON list of DatedGrant. */
  readonly grants: string
  /** The same for roles that wait for a second person. */
  readonly waiting: string
}

const JSON_GRANT = sql`json_object('role', g.role, 'area', g.area_code, 'startsOn', g.starts_on, 'endsOn', g.ends_on)`

/** A LinkRow of a link `l` and its account `a`. */
export const LINK_COLUMNS = sql`l.id, l.account_id, l.kind, l.issued_by_name, l.issued_at, l.expires_at, l.used_at,
  l.voided_at, a.name, a.username, a.home_code, exists (${liveFactor('a.id')}) as has_factor,
  (select json_group_array(${JSON_GRANT}) from staff_grants g where g.account_id = a.id) as grants,
  (select json_group_array(${JSON_GRANT}) from staff_proposals g
    where g.account_id = a.id and g.state = 'ASKED') as waiting`

export type NewLink = {
  readonly id: string
  readonly accountId: string
  readonly kind: 'INVITE' | 'RESET'
  readonly codeHash: string
  readonly issuedBy: string
  readonly issuedByName: string
  readonly issuedAt: string
  readonly expiresAt: string
}

/** A link for an account that waits for one; the first of a commit where it is the change. */
export function insertLink(row: NewLink): Sql {
  return sql`insert into staff_links (id, account_id, kind, code_hash, issued_by, issued_by_name, issued_at, expires_at)
    select ${row.id}, ${row.accountId}, ${row.kind}, ${row.codeHash}, ${row.issuedBy}, ${row.issuedByName},
      ${row.issuedAt}, ${row.expiresAt}
    where exists (select 1 from staff_accounts
      where id = ${row.accountId} and disabled_at is null and link_needed_since is not null)`
}

/** All links of an account but one end. */
export function voidLinks(accountId: string, but: string, now: string): Sql {
  return sql`update staff_links set voided_at = ${now}
    where account_id = ${accountId} and id <> ${but} and used_at is null and voided_at is null`
}

/** Uses a link up, once. */
export function consumeLink(id: string, now: string): Sql {
  return sql`update staff_links set used_at = ${now}
    where id = ${id} and used_at is null and voided_at is null and expires_at > ${now}
      and exists (select 1 from staff_accounts a where a.id = staff_links.account_id and a.disabled_at is null
        and a.link_needed_since is not null)`
}

// --- visits ---

export type VisitRow = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly districtCode: AreaCode
  readonly reason: string
  readonly openedAt: string
  readonly endsAt: string
}

export function insertVisit(row: VisitRow): Sql {
  return sql`insert into superadmin_visits (id, account_id, account_name, district_code, reason, opened_at, ends_at)
    values (${row.id}, ${row.accountId}, ${row.accountName}, ${row.districtCode}, ${row.reason}, ${row.openedAt},
      ${row.endsAt}) on conflict (id) do nothing`
}

export function findVisit(db: Db, scope: Scope, id: string): Promise<VisitRow | null> {
  return db.first(sql`select id, account_id, account_name, district_code, reason, opened_at, ends_at
    from superadmin_visits where id = ${id} and district_code = ${scope.area}`)
}

export function listVisits(db: Db, scope: Scope, since: string): Promise<VisitRow[]> {
  return db.all(sql`select id, account_id, account_name, district_code, reason, opened_at, ends_at
    from superadmin_visits where district_code = ${scope.area} and opened_at > ${since}
    order by opened_at desc, id desc limit 100`)
}

/** An account's own, in whatever district. */
export function listOpenVisits(
  db: Db,
  accountId: string,
  now: string,
): Promise<{ id: string; district: AreaCode; reason: string; endsAt: string }[]> {
  return db.all(sql`select id, district_code as district, reason, ends_at from superadmin_visits
    where account_id = ${accountId} and ends_at > ${now} order by ends_at, id limit 20`)
}

export function endVisit(id: string, accountId: string, now: string): Sql {
  return sql`update superadmin_visits set ends_at = ${now}
    where id = ${id} and account_id = ${accountId} and ends_at > ${now}`
}

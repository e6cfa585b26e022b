/** The SQL of accounts of the staff, their grants with dates and the roles that wait for a second person. */
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { Scope } from '../../core/access.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { liveFactor } from '../second-factor/store.ts'

export type MemberRow = {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly disabledAt: string | null
  readonly linkNeededSince: string | null
  readonly lastSignInOn: string | null
  readonly hasFactor: 0 | 1
  /** JSON list of DatedGrant, everywhere. */
  readonly grants: string
  /** JSON list of issuers whose identities open it. */
  readonly issuers: string
  /** JSON of the newest link that was not used: kind and end. */
  readonly link: string | null
}

const MEMBER = sql`select a.id, a.name, a.username, a.disabled_at, a.link_needed_since, a.last_sign_in_on,
    exists (${liveFactor('a.id')}) as has_factor,
    (select json_group_array(json_object('role', g.role, 'area', g.area_code, 'startsOn', g.starts_on, 'endsOn', g.ends_on))
      from staff_grants g where g.account_id = a.id) as grants,
    (select json_group_array(i.issuer) from service_identities i where i.account_id = a.id) as issuers,
    (select json_object('kind', l.kind, 'expiresAt', iif(l.voided_at is null, l.expires_at, null)) from staff_links l
      where l.account_id = a.id and l.used_at is null order by l.issued_at desc, l.id desc limit 1) as link
  from staff_accounts a`

/** Made by the district's office, or with a role in it, or about to get one. */
function belongs(area: AreaCode): Sql {
  return sql`(a.home_code = ${area}
    or a.id in (select account_id from staff_grants where ${withinArea('area_code', area)})
    or a.id in (select account_id from staff_proposals where district_code = ${area} and state = 'ASKED'))`
}

const MOST = 1000

export function listMembers(db: Db, scope: Scope): Promise<MemberRow[]> {
  return db.all<MemberRow>(
    sql`${MEMBER} where ${belongs(scope.area)} order by a.name, a.id limit ${MOST}`,
  )
}

export function findMember(db: Db, scope: Scope, id: string): Promise<MemberRow | null> {
  return db.first<MemberRow>(sql`${MEMBER} where a.id = ${id} and ${belongs(scope.area)}`)
}

export function findAccount(
  db: Db,
  id: string,
): Promise<{
  readonly username: string
  readonly name: string
  readonly homeCode: string | null
} | null> {
  return db.first(sql`select username, name, home_code from staff_accounts where id = ${id}`)
}

export type NewAccount = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly pepperVersion: number
  readonly homeCode: AreaCode
  readonly now: string
}

/** An account that only a link opens; nothing where the user name is taken (`staff_accounts.username`). */
export function insertInvited(row: NewAccount): Sql {
  return sql`insert into staff_accounts
      (id, username, name, password_hash, pepper_version, link_needed_since, home_code, created_at)
    values (${row.id}, ${row.username}, ${row.name}, ${row.passwordHash}, ${row.pepperVersion}, ${row.now},
      ${row.homeCode}, ${row.now})`
}

export type GrantRow = {
  readonly accountId: string
  readonly role: string
  readonly area: AreaCode
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** Takes the place of the same role over the same area that is over; one that is not over stays, and nothing is written. */
export function putGrant(row: GrantRow, today: string): Sql {
  return sql`insert into staff_grants (account_id, role, area_code, starts_on, ends_on)
    values (${row.accountId}, ${row.role}, ${row.area}, ${row.startsOn}, ${row.endsOn})
    on conflict (account_id, role, area_code) do update
      set starts_on = excluded.starts_on, ends_on = excluded.ends_on
      where ends_on < ${today} or ends_on < starts_on`
}

/** The last day of a grant that is not over, never after the one that it has. */
export function endGrant(
  row: Pick<GrantRow, 'accountId' | 'role' | 'area'>,
  endsOn: string,
  today: string,
): Sql {
  return sql`update staff_grants set ends_on = ${endsOn}
    where account_id = ${row.accountId} and role = ${row.role} and area_code = ${row.area}
      and (ends_on is null or (ends_on >= ${today} and ends_on >= ${endsOn}))`
}

const NEVER = '9999-12-31'

/**
 * A condition: the district would be left without an admin who can sign in. Of the accounts but `without` none is an admin from
 * today until at least `until` (null: without an end). Put behind the change by `onlyUnless`.
 */
export function noAdminBut(
  district: AreaCode,
  without: string,
  today: string,
  until: string | null,
): Sql {
  return sql`not exists (select 1 from staff_grants g join staff_accounts a on a.id = g.account_id
    where g.role = 'DISTRICT_ADMIN' and g.area_code = ${district} and g.account_id <> ${without}
      and a.disabled_at is null and a.link_needed_since is null
      and (g.starts_on is null or g.starts_on <= ${today})
      and (g.ends_on is null or g.ends_on >= ${until ?? NEVER}))`
}

/** A condition: the account holds, on some day, what one person may not hold beside `role` in the district. */
export function holdsRival(
  accountId: string,
  rival: string,
  district: AreaCode,
  days: { readonly startsOn: string | null; readonly endsOn: string | null },
): Sql {
  return sql`exists (select 1 from staff_grants g
    where g.account_id = ${accountId} and g.role = ${rival} and g.area_code = ${district}
      and coalesce(g.starts_on, '0000') <= ${days.endsOn ?? '9999'}
      and coalesce(g.ends_on, '9999') >= ${days.startsOn ?? '0000'})`
}

/** A condition: the account is closed, waits for its link, or has no second factor: whoever holds a link could still be it. */
export function isNotHersYet(accountId: string): Sql {
  return sql`not exists (select 1 from staff_accounts a where a.id = ${accountId}
    and a.disabled_at is null and a.link_needed_since is null and exists (${liveFactor('a.id')}))`
}

/** Who may decide on roles of a district, today: those who can sign in. */
export function listDeciders(
  db: Db,
  scope: Scope,
  today: string,
): Promise<{ readonly id: string }[]> {
  return db.all(sql`select distinct a.id from staff_grants g join staff_accounts a on a.id = g.account_id
    where g.role in ('DISTRICT_ADMIN', 'APPROVER') and g.area_code = ${scope.area}
      and a.disabled_at is null and a.link_needed_since is null
      and (g.starts_on is null or g.starts_on <= ${today}) and (g.ends_on is null or g.ends_on >= ${today})`)
}

/** Of these districts, those in which somebody else than one account may decide on roles today. */
export function listDecidedDistricts(
  db: Db,
  districts: readonly AreaCode[],
  without: string,
  today: string,
): Promise<{ readonly district: AreaCode }[]> {
  return db.all(sql`select distinct g.area_code as district
    from staff_grants g join staff_accounts a on a.id = g.account_id
    where g.role in ('DISTRICT_ADMIN', 'APPROVER') and g.area_code in (select value from json_each(${json(districts)}))
      and a.id <> ${without} and a.disabled_at is null and a.link_needed_since is null
      and (g.starts_on is null or g.starts_on <= ${today}) and (g.ends_on is null or g.ends_on >= ${today})`)
}

export function disable(accountId: string, now: string): Sql {
  return sql`update staff_accounts set disabled_at = ${now} where id = ${accountId} and disabled_at is null`
}

export function enable(accountId: string): Sql {
  return sql`update staff_accounts set disabled_at = null where id = ${accountId} and disabled_at is not null`
}

/** From now on only a link lets her in: the password is one that nobody knows. */
export function needLink(
  accountId: string,
  passwordHash: string,
  pepperVersion: number,
  now: string,
): Sql {
  return sql`update staff_accounts set password_hash = ${passwordHash}, pepper_version = ${pepperVersion},
      link_needed_since = ${now} where id = ${accountId} and disabled_at is null`
}

/** Her own password, chosen by a link. */
export function choosePassword(
  accountId: string,
  passwordHash: string,
  pepperVersion: number,
): Sql {
  return sql`update staff_accounts set password_hash = ${passwordHash}, pepper_version = ${pepperVersion},
      link_needed_since = null, password_given_at = null where id = ${accountId} and disabled_at is null`
}

// --- roles that wait for a second person ---

export type ProposalRow = GrantRow & {
  readonly id: string
  readonly districtCode: AreaCode
  readonly state: 'ASKED' | 'GRANTED' | 'DECLINED' | 'WITHDRAWN'
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: string
}

const PROPOSAL = sql`p.id, p.district_code, p.account_id, p.role, p.area_code as area, p.starts_on, p.ends_on, p.state,
  p.asked_by, p.asked_by_name, p.asked_at`

export function listProposals(
  db: Db,
  scope: Scope,
): Promise<(ProposalRow & { readonly name: string; readonly hasSignedIn: 0 | 1 })[]> {
  return db.all(sql`select ${PROPOSAL}, a.name,
      a.link_needed_since is null and exists (${liveFactor('a.id')}) as has_signed_in
    from staff_proposals p join staff_accounts a on a.id = p.account_id
    where p.district_code = ${scope.area} and p.state = 'ASKED' order by p.asked_at, p.id limit 200`)
}

export function findProposal(db: Db, scope: Scope, id: string): Promise<ProposalRow | null> {
  return db.first(sql`select ${PROPOSAL} from staff_proposals p
    where p.id = ${id} and p.district_code = ${scope.area}`)
}

/** One open at a time (`staff_proposals.account_id`). */
export function putProposal(row: Omit<ProposalRow, 'state'>): Sql {
  return sql`insert into staff_proposals
      (id, district_code, account_id, role, area_code, starts_on, ends_on, state, asked_by, asked_by_name, asked_at)
    values (${row.id}, ${row.districtCode}, ${row.accountId}, ${row.role}, ${row.area}, ${row.startsOn}, ${row.endsOn},
      'ASKED', ${row.askedBy}, ${row.askedByName}, ${row.askedAt})`
}

export function decideProposal(
  id: string,
  state: 'GRANTED' | 'DECLINED' | 'WITHDRAWN',
  by: { readonly id: string; readonly name: string; readonly at: string },
): Sql {
  return sql`update staff_proposals set state = ${state}, decided_by = ${by.id}, decided_by_name = ${by.name},
      decided_at = ${by.at} where id = ${id} and state = 'ASKED'`
}

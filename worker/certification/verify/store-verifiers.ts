/** The SQL of what verifiers fetch: places in status lists that are taken back, and what a compromised key signed before. */
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { Instant } from '../../core/clock.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type Place = { readonly issuer: AreaCode; readonly list: number; readonly place: number }

/** Places of certificates that were revoked or replaced, in ascending order. */
export function listTakenBack(db: Db, scope: Scope): Promise<Place[]> {
  return db.all<Place>(sql`select k.issuer, k.status_list as list, k.status_index as place
    from certificates c join credentials k on k.certificate_id = c.id
    where c.state <> 'VALID' and ${withinArea('c.district_code', scope.area)}
    order by k.issuer, k.status_list, k.status_index`)
}

/** The last status list of every issuer within a scope that has a key; 1 before its first certificate. */
export function listLastLists(
  db: Db,
  scope: Scope,
): Promise<{ readonly issuer: AreaCode; readonly last: number }[]> {
  return db.all(sql`select k.issuer,
      coalesce((select max(status_list) from credentials c where c.issuer = k.issuer), 1) as last
    from (select distinct issuer from issuer_keys where issuer <> 'platform') k
    where ${withinArea('k.issuer', scope.area)}`)
}

type SignedBefore = {
  readonly issuer: AreaCode
  readonly kid: string
  /** Entries of the log up to the last good instant. */
  readonly logSize: number
}

/** The tokens that a key signed and the log held at the last good instant. */
export async function listTokensBefore(
  db: Db,
  _scope: Scope,
  { issuer, kid, logSize }: SignedBefore,
): Promise<string[]> {
  const rows = await db.all<{ token: string }>(sql`select k.token
    from credentials k join log_entries l on l.certificate_id = k.certificate_id and l.event = 'issue'
    where k.issuer = ${issuer} and k.token_kid = ${kid} and l.position < ${logSize}
    order by l.position`)
  return rows.map(({ token }) => token)
}

/** Documents under a compromised key that the log held at the last good instant. */
export function listToResign(
  db: Db,
  _scope: Scope,
  wish: { readonly issuer: string; readonly kid: string; readonly limit: number },
): Promise<{ readonly certificateId: string; readonly document: string }[]> {
  return db.all(sql`select c.certificate_id, c.document from issuer_keys k
    join credentials c on c.issuer = k.issuer and c.kid = k.kid
    join log_entries l on l.certificate_id = c.certificate_id and l.event = 'issue' and l.position < k.log_size
    where k.issuer = ${wish.issuer} and k.kid = ${wish.kid} and k.state = 'COMPROMISED'
    order by c.status_list, c.status_index limit ${wish.limit}`)
}

export type ResignedRow = {
  readonly certificateId: string
  readonly document: string
  /** SHA-256 of `document`, hex. */
  readonly documentHash: string
}

/** Leaves alone what is under another key by now. `rows` ≤ 100: one has 6 kB. */
export function putResigned(
  rows: readonly ResignedRow[],
  keys: {
    readonly issuer: string
    readonly before: string
    readonly after: string
    readonly at: Instant
  },
): Sql {
  return sql`update credentials set document = n.value ->> 'document', document_hash = n.value ->> 'documentHash',
      kid = ${keys.after}, signed_at = ${keys.at}
    from json_each(${json(rows)}) n
    where certificate_id = n.value ->> 'certificateId' and issuer = ${keys.issuer} and kid = ${keys.before}
      and exists (select 1 from issuer_keys k
        where k.issuer = ${keys.issuer} and k.kid = ${keys.after} and k.state = 'ACTIVE')`
}

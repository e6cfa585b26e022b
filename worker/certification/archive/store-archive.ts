/** The SQL of what an archive is made from: lists under the root key, credentials of a district by the page, earlier roots of the log. */
import type { Scope } from '../../core/access.ts'
import { sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type SignedListRow = {
  /** SHA-256 of `list`, hex. */
  readonly id: string
  readonly list: string
  /** Of the root key, 8 hex digits. */
  readonly kid: string
  /** base64url */
  readonly signature: string
  readonly acceptedAt: string
}

/** Breaks `signed_issuer_lists.id` for one that is here. */
export function putSignedList(row: SignedListRow): Sql {
  return sql`insert into signed_issuer_lists (id, list, kid, signature, accepted_at)
    values (${row.id}, ${row.list}, ${row.kid}, ${row.signature}, ${row.acceptedAt})`
}

/** One by its id, or the newest that a root key has signed. */
export function findSignedList(
  db: Db,
  _scope: Scope,
  wish: { readonly id: string } | { readonly kid: string },
): Promise<SignedListRow | null> {
  return db.first<SignedListRow>(sql`select id, list, kid, signature, accepted_at from signed_issuer_lists
    where ${'id' in wish ? sql`id = ${wish.id}` : sql`kid = ${wish.kid}`}
    order by list ->> 'asOf' desc, accepted_at desc limit 1`)
}

/** Signed certificates of each district of a scope that has some. */
export function countSigned(
  db: Db,
  scope: Scope,
): Promise<{ readonly issuer: AreaCode; readonly certificates: number; readonly lists: number }[]> {
  return db.all(sql`select issuer, count(*) as certificates, max(status_list) as lists from credentials
    where ${withinArea('issuer', scope.area)} group by issuer order by issuer`)
}

/** Of a district, in the order of their certificates. */
export function listDocuments(
  db: Db,
  scope: Scope,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly id: string; readonly document: string }[]> {
  return db.all(sql`select c.id, k.document from certificates c join credentials k on k.certificate_id = c.id
    where ${withinArea('c.district_code', scope.area)} ${after === null ? sql`` : sql`and c.id > ${after}`}
    order by c.id limit ${limit}`)
}

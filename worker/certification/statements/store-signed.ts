/** The SQL of what was signed for statements of coverage, and of their places in status lists of their own. */
import { sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { Scope } from '../../core/access.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { Instant } from '../../core/clock.ts'

/** The lists before it are those of certificates. */
export const FIRST_STATEMENT_LIST = 1001

export type SignedStatement = {
  readonly statementId: string
  readonly issuer: AreaCode
  readonly kid: string
  readonly statusList: number
  readonly statusIndex: number
  /** The signed credential as it is served, byte for byte. */
  readonly document: string
  /** SHA-256 of `document`, hex. */
  readonly documentHash: string
  /** Decimal digits. */
  readonly token: string
  readonly tokenKid: string
  readonly signedAt: Instant
  /** When a newer statement took its place, or it was withdrawn. */
  readonly takenBackAt: Instant | null
}

/** Breaks `statement_credentials` when its place was given, or the key is no longer the one that signs for the issuer. */
export function putSignedStatement(row: Omit<SignedStatement, 'takenBackAt'>): Sql {
  return sql`insert into statement_credentials (statement_id, issuer, kid, status_list, status_index, document,
      document_hash, token, token_kid, signed_at)
    values (${row.statementId}, ${row.issuer},
      (select kid from issuer_keys where issuer = ${row.issuer} and kid = ${row.kid} and state = 'ACTIVE'),
      ${row.statusList}, ${row.statusIndex}, ${row.document}, ${row.documentHash},
      ${row.token}, ${row.tokenKid}, ${row.signedAt})`
}

/** From now on its place in the status list says so; for good. */
export function takeBackStatement(statementId: string, at: Instant): Sql {
  return sql`update statement_credentials set taken_back_at = ${at}
    where statement_id = ${statementId} and taken_back_at is null`
}

/** Of a statement that its reader was allowed to find; null before it is signed. */
export function findSignedStatement(db: Db, statementId: string): Promise<SignedStatement | null> {
  return db.first<SignedStatement>(
    sql`select * from statement_credentials where statement_id = ${statementId}`,
  )
}

export async function isPlaceGiven(
  db: Db,
  issuer: AreaCode,
  { list, index }: { readonly list: number; readonly index: number },
): Promise<boolean> {
  const row = await db.first(sql`select 1 as given from statement_credentials
    where issuer = ${issuer} and status_list = ${list} and status_index = ${index}`)
  return row !== null
}

export type StatementPlace = {
  readonly issuer: AreaCode
  readonly list: number
  readonly place: number
  readonly isTakenBack: 0 | 1
}

/** Every place that was given to a statement within a scope, in ascending order. */
export function listStatementPlaces(db: Db, scope: Scope): Promise<StatementPlace[]> {
  return db.all<StatementPlace>(sql`select issuer, status_list as list, status_index as place,
      taken_back_at is not null as is_taken_back
    from statement_credentials where ${withinArea('issuer', scope.area)}
    order by issuer, status_list, status_index`)
}

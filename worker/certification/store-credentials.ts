/** The SQL of what was signed for certificates, and of their places in status lists. */
import type { CertificateFacts } from '../contract/certification.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type CredentialRow = {
  readonly certificateId: string
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
  readonly signedAt: string
}

/**
 * Breaks `credentials` when one is signed already, its place in the status list was given, or the key is no longer the one that
 * signs for the issuer. `rows` ≤ 100: one has 4 kB, at most 15.
 */
export function putCredentials(rows: readonly CredentialRow[]): Sql {
  return sql`insert into credentials (certificate_id, issuer, kid, status_list, status_index, document, document_hash,
      token, token_kid, signed_at)
    select value ->> 'certificateId', value ->> 'issuer',
      (select kid from issuer_keys k where k.issuer = value ->> 'issuer' and k.kid = value ->> 'kid' and k.state = 'ACTIVE'),
      value ->> 'statusList', value ->> 'statusIndex', value ->> 'document', value ->> 'documentHash',
      value ->> 'token', value ->> 'tokenKid', value ->> 'signedAt'
    from json_each(${json(rows)})`
}

/** Of a certificate that its reader was allowed to find. */
export function findCredential(db: Db, certificateId: string): Promise<CredentialRow | null> {
  return db.first<CredentialRow>(
    sql`select * from credentials where certificate_id = ${certificateId}`,
  )
}

/** The list that an issuer fills now, and how many places of it are given; the first and none before the first credential. */
export async function readNewestList(
  db: Db,
  issuer: AreaCode,
): Promise<{ readonly list: number; readonly given: number }> {
  const newest = await db.first<{ list: number; given: number }>(sql`
    select status_list as list, count(*) as given from credentials
    where issuer = ${issuer} group by status_list order by status_list desc limit 1`)
  return newest ?? { list: 1, given: 0 }
}

/** Of these places in a list, those that are given already. */
export async function listGiven(
  db: Db,
  issuer: AreaCode,
  list: number,
  indices: readonly number[],
): Promise<number[]> {
  const rows = await db.all<{ statusIndex: number }>(sql`select status_index from credentials
    where issuer = ${issuer} and status_list = ${list}
      and status_index in (select value from json_each(${json(indices)}))`)
  return rows.map(({ statusIndex }) => statusIndex)
}

export type UnsignedCertificate = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly subDistrictCode: AreaCode
  readonly sequence: number
  readonly verificationCode: string
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
  /** The moment of the decision, in the printed day. */
  readonly decidedAt: string
  readonly countsAsTrained: boolean
  readonly facts: CertificateFacts
}

/** Certificates of a scope that nothing was signed for, oldest first; all, or the one with `id`. */
export async function listUnsigned(
  db: Db,
  scope: Scope,
  wish: { readonly id: string } | { readonly after: string; readonly limit: number },
): Promise<UnsignedCertificate[]> {
  type Stored = Omit<UnsignedCertificate, 'facts' | 'countsAsTrained'> & {
    readonly snapshot: string
    readonly countsAsTrained: number
  }
  const rows =
    await db.all<Stored>(sql`select c.id, c.district_code, c.sub_district_code, c.sequence,
      c.verification_code, c.state, coalesce(p.decided_at, c.issued_at) as decided_at, c.counts_as_trained, c.snapshot
    from certificates c join proposals p on p.id = c.proposal_id
    where ${withinArea('c.district_code', scope.area)}
      ${'id' in wish ? sql`and c.id = ${wish.id}` : sql`and c.id > ${wish.after}`}
      and not exists (select 1 from credentials k where k.certificate_id = c.id)
    order by c.id limit ${'id' in wish ? 1 : wish.limit}`)
  // Safe: written by putCertificates from the contract's type, and frozen by a trigger.
  return rows.map(({ snapshot, countsAsTrained, ...row }) => ({
    ...row,
    countsAsTrained: countsAsTrained === 1,
    facts: JSON.parse(snapshot) as CertificateFacts,
  }))
}

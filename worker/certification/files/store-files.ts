/** The SQL of papers fetched by the hundred, and of sheets that were signed outside. */
import type { Scope } from '../../core/access.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { holds } from '../store.ts'

export type PaperRow = {
  readonly id: string
  readonly sequence: number
  readonly number: string
  /** The 12 characters. */
  readonly verificationCode: string
  readonly holderName: string
  readonly villageName: string | null
  readonly subDistrictName: string
  readonly issuedOn: DateOnly
  readonly signedAt: Instant | null
}

export type PaperFilter = {
  readonly proposalId: string | null
  readonly subDistrict: AreaCode | null
  readonly search: string
  /** The 12 characters when `search` is a verification code. */
  readonly code: string | null
  readonly today: DateOnly
}

function chosen(scope: Scope, filter: PaperFilter): Sql {
  const { proposalId, subDistrict, code, today } = filter
  const wanted = filter.search.toLowerCase()
  return sql`from certificates c left join signed_documents s on s.certificate_id = c.id
    where ${withinArea('c.district_code', scope.area)} and ${holds('c', today)}
      ${proposalId === null ? sql`` : sql`and c.proposal_id = ${proposalId}`}
      ${subDistrict === null ? sql`` : sql`and c.sub_district_code = ${subDistrict}`}
      ${
        wanted === ''
          ? sql``
          : sql`and (c.verification_code = ${code} or instr(lower(c.number), ${wanted}) > 0
              or instr(lower(c.snapshot ->> 'holderName'), ${wanted}) > 0)`
      }`
}

/** In the order of their issue, which is that of their numbers. */
export function listPapers(
  db: Db,
  scope: Scope,
  filter: PaperFilter,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<PaperRow[]> {
  return db.all<PaperRow>(sql`select c.id, c.sequence, c.number, c.verification_code,
      c.snapshot ->> 'holderName' as holder_name, c.snapshot ->> 'villageName' as village_name,
      c.snapshot ->> 'subDistrictName' as sub_district_name, c.issued_on, s.uploaded_at as signed_at
    ${chosen(scope, filter)} and c.id > ${after} order by c.id limit ${limit}`)
}

export async function countPapers(db: Db, scope: Scope, filter: PaperFilter): Promise<number> {
  const row = await db.first<{ total: number }>(
    sql`select count(*) as total ${chosen(scope, filter)}`,
  )
  return row?.total ?? 0
}

export type SignedRow = {
  readonly id: string
  readonly certificateId: string
  readonly districtCode: AreaCode
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly uploadedBy: string
  readonly uploadedAt: Instant
}

/** Of certificates that their reader was allowed to find. */
export function listSigned(db: Db, certificateIds: readonly string[]): Promise<SignedRow[]> {
  return db.all<SignedRow>(sql`select * from signed_documents
    where certificate_id in (select value from json_each(${json(certificateIds)}))`)
}

export async function findSigned(db: Db, certificateId: string): Promise<SignedRow | null> {
  const [found] = await listSigned(db, [certificateId])
  return found ?? null
}

/** Of the certificate with these 12 characters: whoever has them has seen the paper. */
export function findSignedByCode(db: Db, code: string): Promise<SignedRow | null> {
  return db.first<SignedRow>(sql`select s.* from certificates c
    join signed_documents s on s.certificate_id = c.id where c.verification_code = ${code}`)
}

/**
 * Takes the place of `before`, null for none. Touches no row when another is there by now, when its bytes are the same, or when
 * the certificate no longer holds.
 */
export function putSigned(row: SignedRow, before: string | null, today: DateOnly): Sql {
  const { id, certificateId, districtCode, fileName, sha256, bytes, uploadedBy, uploadedAt } = row
  return sql`insert into signed_documents (id, certificate_id, district_code, file_name, sha256, bytes, uploaded_by, uploaded_at)
    select ${id}, c.id, c.district_code, ${fileName}, ${sha256}, ${bytes}, ${uploadedBy}, ${uploadedAt}
    from certificates c left join signed_documents s on s.certificate_id = c.id
    where c.id = ${certificateId} and c.district_code = ${districtCode} and ${holds('c', today)} and s.id is ${before}
    on conflict (certificate_id) do update set id = excluded.id, file_name = excluded.file_name, sha256 = excluded.sha256,
      bytes = excluded.bytes, uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
    where excluded.sha256 <> signed_documents.sha256`
}

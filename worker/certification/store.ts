/** The SQL of certificates; units and proposals have stores beside this one. */
import type { CertificateFacts, RevokeReason } from '../contract/certification.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

/** That a certificate is valid on a day. `alias` is written by a store. */
export function holds(alias: string, today: string): Sql {
  const name = (column: string): Sql => ({ text: `${alias}.${column}`, values: [] })
  return sql`${name('state')} = 'VALID' and (${name('expires_on')} is null or ${name('expires_on')} > ${today})`
}

export type NewCertificate = {
  readonly id: string
  readonly cadreId: string
  readonly subDistrictCode: AreaCode
  readonly sequence: number
  readonly number: string
  readonly verificationCode: string
  readonly snapshot: string
  readonly snapshotHash: string
  readonly expiresOn: string | null
  /** The certificate that this one carries on. */
  readonly renewsId: string | null
}

/** `rows` together less than 2 MB: a bound text can hold no more. */
export function putCertificates(
  proposal: {
    readonly id: string
    readonly districtCode: AreaCode
    readonly courseId: string
    readonly unitId: string
  },
  issue: {
    readonly year: number
    readonly on: string
    readonly at: string
    readonly counts: boolean
    readonly designId: string | null
  },
  rows: readonly NewCertificate[],
): Sql {
  return sql`insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id,
      year, sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at,
      expires_on, state, renews_id, design_id)
    select value ->> 'id', ${proposal.id}, value ->> 'cadreId', ${proposal.courseId}, ${proposal.districtCode},
      value ->> 'subDistrictCode', ${proposal.unitId}, ${issue.year}, value ->> 'sequence', value ->> 'number',
      value ->> 'verificationCode', value ->> 'snapshot', value ->> 'snapshotHash', ${issue.counts ? 1 : 0},
      ${issue.on}, ${issue.at}, value ->> 'expiresOn', 'VALID', value ->> 'renewsId', ${issue.designId}
    from json_each(${json(rows)})`
}

export type CertificateRow = {
  readonly id: string
  readonly cadreId: string
  readonly courseId: string
  readonly districtCode: AreaCode
  readonly subDistrictCode: AreaCode
  readonly unitId: string
  readonly number: string
  readonly verificationCode: string
  readonly snapshotHash: string
  readonly countsAsTrained: number
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
  readonly revokedOn: string | null
  readonly revokeReason: RevokeReason | null
  readonly revokeNote: string | null
  readonly replacedById: string | null
  /** The certificate that this one carries on. */
  readonly renewsId: string | null
  /** The paper it was issued on; null for the plain one. */
  readonly designId: string | null
  readonly facts: CertificateFacts
}

type StoredCertificate = Omit<CertificateRow, 'facts'> & { readonly snapshot: string }

const certificateOf = ({ snapshot, ...row }: StoredCertificate): CertificateRow => ({
  ...row,
  // Safe: written by putCertificates from the contract's type, and frozen by a trigger.
  facts: JSON.parse(snapshot) as CertificateFacts,
})

const COLUMNS = sql`id, cadre_id, course_id, district_code, sub_district_code, unit_id, number, verification_code, snapshot_hash, counts_as_trained,
  issued_on, expires_on, state, revoked_on, revoke_reason, revoke_note, replaced_by_id, renews_id,
  design_id, snapshot`

export async function findCertificate(
  db: Db,
  scope: Scope,
  id: string,
): Promise<CertificateRow | null> {
  const row = await db.first<StoredCertificate>(
    sql`select ${COLUMNS} from certificates where id = ${id} and ${withinArea('district_code', scope.area)}`,
  )
  return row === null ? null : certificateOf(row)
}

/** With what a page points to from it: null where nothing took its place, or it took nobody's. */
export type PublicRow = CertificateRow & {
  /** The 12 characters of a code. */
  readonly newerCode: string | null
  readonly olderCode: string | null
  readonly olderNumber: string | null
}

export async function findByCode(db: Db, _scope: Scope, code: string): Promise<PublicRow | null> {
  type Stored = Omit<PublicRow, 'facts'> & { readonly snapshot: string }
  const row = await db.first<Stored>(sql`select ${COLUMNS},
      (select n.verification_code from certificates n where n.id = c.replaced_by_id) as newer_code,
      (select o.verification_code from certificates o where o.replaced_by_id = c.id) as older_code,
      (select o.number from certificates o where o.replaced_by_id = c.id) as older_number
    from certificates c where verification_code = ${code}`)
  if (row === null) return null
  const { newerCode, olderCode, olderNumber, ...stored } = row
  return { ...certificateOf(stored), newerCode, olderCode, olderNumber }
}

export async function listOfCadre(
  db: Db,
  scope: Scope,
  cadreId: string,
): Promise<CertificateRow[]> {
  const rows = await db.all<StoredCertificate>(sql`select ${COLUMNS} from certificates
    where cadre_id = ${cadreId} and ${withinArea('district_code', scope.area)} order by issued_on desc, id desc`)
  return rows.map(certificateOf)
}

export type RegisterFilter = {
  readonly search: string
  /** The 12 characters when `search` is a verification code. */
  readonly code: string | null
  readonly status: 'valid' | 'revoked' | 'replaced' | 'expired' | null
  readonly today: string
  readonly after: string | null
  readonly limit: number
}

/** Newest first; found by a part of the number or the name, or by the whole code. */
export async function listRegister(
  db: Db,
  scope: Scope,
  filter: RegisterFilter,
): Promise<CertificateRow[]> {
  const { search, code, status, today, after, limit } = filter
  const states = {
    valid: sql`state = 'VALID' and (expires_on is null or expires_on > ${today})`,
    expired: sql`state = 'VALID' and expires_on <= ${today}`,
    revoked: sql`state = 'REVOKED'`,
    replaced: sql`state = 'REPLACED'`,
  }
  const wanted = search.toLowerCase()
  const rows = await db.all<StoredCertificate>(sql`select ${COLUMNS} from certificates
    where ${withinArea('district_code', scope.area)}
      ${after === null ? sql`` : sql`and id < ${after}`}
      ${status === null ? sql`` : sql`and ${states[status]}`}
      ${
        wanted === ''
          ? sql``
          : sql`and (verification_code = ${code} or instr(lower(number), ${wanted}) > 0
              or instr(lower(snapshot ->> 'holderName'), ${wanted}) > 0)`
      }
    order by id desc limit ${limit}`)
  return rows.map(certificateOf)
}

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
}

/** `rows` ≤ 200: a bound text may hold 2 MB, and a snapshot of twenty materials has 4 kB. */
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
  },
  rows: readonly NewCertificate[],
): Sql {
  return sql`insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id,
      year, sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at,
      expires_on, state)
    select value ->> 'id', ${proposal.id}, value ->> 'cadreId', ${proposal.courseId}, ${proposal.districtCode},
      value ->> 'subDistrictCode', ${proposal.unitId}, ${issue.year}, value ->> 'sequence', value ->> 'number',
      value ->> 'verificationCode', value ->> 'snapshot', value ->> 'snapshotHash', ${issue.counts ? 1 : 0},
      ${issue.on}, ${issue.at}, value ->> 'expiresOn', 'VALID'
    from json_each(${json(rows)})`
}

export type CertificateRow = {
  readonly id: string
  readonly cadreId: string
  readonly courseId: string
  readonly districtCode: AreaCode
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
  readonly facts: CertificateFacts
}

type StoredCertificate = Omit<CertificateRow, 'facts'> & { readonly snapshot: string }

const certificateOf = ({ snapshot, ...row }: StoredCertificate): CertificateRow => ({
  ...row,
  // Safe: written by putCertificates from the contract's type, and frozen by a trigger.
  facts: JSON.parse(snapshot) as CertificateFacts,
})

const COLUMNS = sql`id, cadre_id, course_id, district_code, number, verification_code, snapshot_hash, counts_as_trained,
  issued_on, expires_on, state, revoked_on, revoke_reason, revoke_note, replaced_by_id, snapshot`

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

export async function findByCode(
  db: Db,
  _scope: Scope,
  code: string,
): Promise<CertificateRow | null> {
  const row = await db.first<StoredCertificate>(
    sql`select ${COLUMNS} from certificates where verification_code = ${code}`,
  )
  return row === null ? null : certificateOf(row)
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

/** What the trained state and the candidates follow from, for some cadres. */
export type HeldRow = Pick<
  CertificateRow,
  'id' | 'cadreId' | 'courseId' | 'countsAsTrained' | 'issuedOn' | 'expiresOn' | 'state'
>

export function listHeld(db: Db, cadreIds: readonly string[]): Promise<HeldRow[]> {
  return db.all<HeldRow>(sql`select id, cadre_id, course_id, counts_as_trained, issued_on, expires_on, state
    from certificates where cadre_id in (select value from json_each(${json(cadreIds)}))`)
}

/** Of these cadres, those who cannot be proposed for a course now, and those whose certificate of it was revoked. */
export async function sortOut(
  db: Db,
  courseId: string,
  cadreIds: readonly string[],
  today: string,
): Promise<{ readonly taken: ReadonlySet<string>; readonly revoked: ReadonlySet<string> }> {
  const list = json(cadreIds)
  const rows = await db.all<{ cadreId: string; kind: 'open' | 'valid' | 'revoked' }>(sql`
    select cadre_id, 'open' as kind from proposal_members
      where is_open = 1 and course_id = ${courseId} and cadre_id in (select value from json_each(${list}))
    union all
    select c.cadre_id, case when c.state = 'REVOKED' then 'revoked' when ${holds('c', today)} then 'valid' end as kind
      from certificates c where c.course_id = ${courseId} and c.cadre_id in (select value from json_each(${list}))`)
  const of = (...kinds: string[]) =>
    new Set(rows.filter(({ kind }) => kinds.includes(kind)).map(({ cadreId }) => cadreId))
  return { taken: of('open', 'valid'), revoked: of('revoked') }
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

/** Touches no row when it is not valid any more, or when the cadre's other valid certificates are not `others` in number. */
export function revoke(
  certificate: Pick<CertificateRow, 'id' | 'districtCode' | 'cadreId'>,
  by: {
    readonly person: string
    readonly at: string
    readonly on: string
    readonly reason: RevokeReason
    readonly note: string
  },
  others: number,
): Sql {
  const { id, districtCode, cadreId } = certificate
  return sql`update certificates set state = 'REVOKED', revoked_on = ${by.on}, revoked_at = ${by.at},
      revoked_by = ${by.person}, revoke_reason = ${by.reason}, revoke_note = ${by.note}
    where id = ${id} and district_code = ${districtCode} and state = 'VALID'
      and ${others} = (select count(*) from certificates o where o.cadre_id = ${cadreId} and o.id <> ${id} and o.state = 'VALID')`
}

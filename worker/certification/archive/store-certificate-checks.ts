/** The SQL of the nightly look: certificates with the evidence that they follow from, and how far the round came. */
import type { CertificateDifference } from '../../contract/archive.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { StoredEntry } from '../log/store-log.ts'

export type CertificateEvidence = {
  readonly id: string
  readonly cadreId: string
  readonly courseId: string
  readonly districtCode: AreaCode
  readonly subDistrictCode: AreaCode
  readonly unitId: string
  readonly year: number
  readonly sequence: number
  readonly number: string
  readonly verificationCode: string
  readonly snapshot: string
  readonly snapshotHash: string
  readonly countsAsTrained: number
  readonly issuedOn: string
  readonly issuedAt: string
  readonly expiresOn: string | null
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
  readonly revokedOn: string | null
  readonly revokedAt: string | null
  readonly revokedBy: string | null
  readonly revokeReason: string | null
  readonly revokeNote: string | null
  readonly replacedById: string | null
  readonly renewsId: string | null
  readonly designId: string | null
  /** JSON of its proposal; null when that has no such member. */
  readonly proposal: string | null
  /** JSON of the request by which it was revoked; null without one. */
  readonly request: string | null
  /** Of the certificate in its place; null when there is none. */
  readonly newerCadreId: string | null
  readonly newerIssuedOn: string | null
  /** Of the certificate that it renews. */
  readonly olderCadreId: string | null
  /** Of the design that it was drawn on. */
  readonly designUnitId: string | null
  readonly issuer: AreaCode | null
  readonly kid: string | null
  readonly statusList: number | null
  readonly statusIndex: number | null
  readonly document: string | null
  readonly documentHash: string | null
  readonly token: string | null
  readonly tokenKid: string | null
  readonly signedAt: string | null
}

/** What a proposal says of one of its members. */
export type ProposalEvidence = {
  readonly districtCode: AreaCode
  readonly courseId: string
  readonly unitId: string
  readonly state: string
  readonly year: number | null
  readonly firstNumber: number | null
  readonly decidedAt: string | null
  readonly issuedAt: string | null
  readonly position: number
}

export type RequestEvidence = {
  readonly reason: string
  readonly note: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
}

/** In the order of their ids, which is that of their issue. `limit` ≤ 100: one has 10 kB, at most 20. */
export function listEvidence(
  db: Db,
  _scope: Scope,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<CertificateEvidence[]> {
  return db.all<CertificateEvidence>(sql`select c.*,
      (select json_object('districtCode', p.district_code, 'courseId', p.course_id, 'unitId', p.unit_id, 'state', p.state,
          'year', p.year, 'firstNumber', p.first_number, 'decidedAt', p.decided_at, 'issuedAt', p.issued_at,
          'position', m.position)
        from proposals p join proposal_members m on m.proposal_id = p.id and m.cadre_id = c.cadre_id
        where p.id = c.proposal_id) as proposal,
      (select json_object('reason', r.reason, 'note', r.note, 'decidedBy', r.decided_by, 'decidedAt', r.decided_at)
        from revocation_requests r where r.certificate_id = c.id and r.state = 'DONE') as request,
      newer.cadre_id as newer_cadre_id, newer.issued_on as newer_issued_on, older.cadre_id as older_cadre_id,
      d.unit_id as design_unit_id, k.issuer, k.kid, k.status_list, k.status_index, k.document, k.document_hash, k.token,
      k.token_kid, k.signed_at
    from certificates c
    left join credentials k on k.certificate_id = c.id
    left join certificates newer on newer.id = c.replaced_by_id
    left join certificates older on older.id = c.renews_id
    left join paper_designs d on d.id = c.design_id
    where c.id > ${after} order by c.id limit ${limit}`)
}

export type KeptEntry = StoredEntry & {
  readonly certificateId: string
  /** Of the leaf in the tree, hex; null while no head covers it. */
  readonly hash: string | null
}

/** What the log says of some certificates, first things first. */
export function listEntriesAndHashes(
  db: Db,
  _scope: Scope,
  certificateIds: readonly string[],
): Promise<KeptEntry[]> {
  return db.all<KeptEntry>(sql`select l.certificate_id, l.position, l.event, l.leaf, n.hash
    from log_entries l left join log_nodes n on n.level = 0 and n.position = l.position
    where l.certificate_id in (select value from json_each(${json(certificateIds)})) order by l.position`)
}

export type Difference = {
  readonly certificateId: string
  readonly districtCode: AreaCode
  readonly what: readonly CertificateDifference[]
}

/** What a round has found, as the column `differences` keeps it. */
export type Findings = {
  /** By district: certificates looked at, and those that differ. */
  readonly districts: Readonly<Record<AreaCode, readonly [checked: number, differing: number]>>
  /** At most 200. */
  readonly kept: readonly Difference[]
}

export type Round = {
  readonly id: string
  readonly startedAt: string
  readonly finishedAt: string | null
  /** The last certificate that was looked at; empty before the first. */
  readonly cursor: string
  readonly checked: number
  readonly differing: number
  readonly findings: Findings
}

type StoredRound = Omit<Round, 'cursor' | 'findings'> & {
  readonly cursor: string | null
  readonly differences: string
}

/** The newest round; of the finished ones when `finished` is asked for. */
export async function findRound(
  db: Db,
  _scope: Scope,
  which: 'newest' | 'finished',
): Promise<Round | null> {
  const row = await db.first<StoredRound>(sql`select * from certificate_checks
    where ${which === 'finished' ? sql`finished_at is not null` : sql`1 = 1`} order by started_at desc, id desc limit 1`)
  if (row === null) return null
  const { differences, cursor, ...round } = row
  // Safe: written by putRound.
  return { ...round, cursor: cursor ?? '', findings: JSON.parse(differences) as Findings }
}

/** Begins a round or carries it on. Touches no row when somebody else carried it on from `from`, or began another. */
export function putRound(round: Round, from: string | null): Sql {
  const { id, startedAt, finishedAt, cursor, checked, differing, findings } = round
  if (from === null) {
    return sql`insert into certificate_checks (id, started_at, finished_at, cursor, checked, differences, differing)
      select ${id}, ${startedAt}, ${finishedAt}, ${cursor}, ${checked}, ${json(findings)}, ${differing}
      where not exists (select 1 from certificate_checks where finished_at is null or started_at >= ${startedAt})`
  }
  return sql`update certificate_checks set finished_at = ${finishedAt}, cursor = ${cursor}, checked = ${checked},
      differences = ${json(findings)}, differing = ${differing}
    where id = ${id} and cursor = ${from} and finished_at is null`
}

/** The numbers that certificates have now. */
export async function listNumbers(
  db: Db,
  _scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all<{ id: string; number: string }>(
    sql`select id, number from certificates where id in (select value from json_each(${json(ids)}))`,
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

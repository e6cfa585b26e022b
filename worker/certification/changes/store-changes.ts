/** The SQL of what is asked for about issued certificates: revocations, corrections, and the ties between old and new. */
import type { CertificateLink, RevokeReason } from '../../contract/certification.ts'
import type { ChangeState } from '../../contract/certificate-changes.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { heldNow } from '../store-held.ts'
import type { Corrected } from './change-rules.ts'
import type { NewProposal } from '../issue/store-proposals.ts'
import { holds, type CertificateRow } from '../store.ts'

export type RequestRow = {
  readonly id: string
  readonly certificateId: string
  readonly districtCode: AreaCode
  readonly reason: RevokeReason
  readonly note: string
  readonly state: 'ASKED' | 'DONE' | 'DECLINED'
  readonly askedBy: string
  readonly askedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly answer: string | null
}

type NewRequest = Omit<RequestRow, 'state' | 'decidedBy' | 'decidedAt' | 'answer'>

export function findRequest(db: Db, scope: Scope, id: string): Promise<RequestRow | null> {
  return db.first<RequestRow>(
    sql`select * from revocation_requests where id = ${id} and ${withinArea('district_code', scope.area)}`,
  )
}

/**
 * Touches no row when the id is taken, the certificate is not in force any more, or a correction of it is open; breaks
 * `revocation_requests` when it was asked for already.
 */
export function putRequest(request: NewRequest): Sql {
  const { id, certificateId, districtCode, reason, note, askedBy, askedAt } = request
  return sql`insert into revocation_requests (id, certificate_id, district_code, reason, note, state, asked_by, asked_at)
    select ${id}, id, district_code, ${reason}, ${note}, 'ASKED', ${askedBy}, ${askedAt} from certificates
    where id = ${certificateId} and district_code = ${districtCode} and state = 'VALID'
      and not exists (select 1 from proposals where replaces_id = ${certificateId} and state in ('PROPOSED', 'APPROVED'))
    on conflict (id) do nothing`
}

type Decided = { readonly person: string; readonly at: string }

/** Touches no row unless somebody else asked and nobody has decided. */
export function markRevoked({ id }: Pick<RequestRow, 'id'>, by: Decided): Sql {
  return sql`update revocation_requests set state = 'DONE', decided_by = ${by.person}, decided_at = ${by.at}
    where id = ${id} and ${openTo(by.person)}`
}

/** Touches no row unless somebody else asked and nobody has decided. */
export function decline(
  { id, districtCode }: Pick<RequestRow, 'id' | 'districtCode'>,
  by: Decided & { readonly answer: string },
): Sql {
  return sql`update revocation_requests set state = 'DECLINED', decided_by = ${by.person}, decided_at = ${by.at},
      answer = ${by.answer}
    where id = ${id} and district_code = ${districtCode} and ${openTo(by.person)}`
}

const openTo = (person: string) => sql`state = 'ASKED' and asked_by <> ${person}`

/**
 * Touches no row when it is not valid any more, when what else the cadre holds is not `others` in number, or unless
 * somebody else asked for it.
 */
export function revoke(
  certificate: Pick<CertificateRow, 'id' | 'districtCode' | 'cadreId'>,
  request: Pick<RequestRow, 'id' | 'reason' | 'note'>,
  by: Decided & { readonly on: string },
  others: number,
): Sql {
  const { id, districtCode, cadreId } = certificate
  return sql`update certificates set state = 'REVOKED', revoked_on = ${by.on}, revoked_at = ${by.at},
      revoked_by = ${by.person}, revoke_reason = ${request.reason}, revoke_note = ${request.note}
    where id = ${id} and district_code = ${districtCode} and state = 'VALID'
      and exists (select 1 from revocation_requests
        where id = ${request.id} and certificate_id = ${id} and ${openTo(by.person)})
      and ${others + 1} = ${heldNow(sql`select ${cadreId}`)}`
}

/**
 * A proposal of one member whose certificate will take the place of another. Touches no row when the id is taken, the other is
 * not in force on `today`, or its revocation was asked for; breaks `proposals.replaces_id` when a correction of it is open, and
 * `proposal_members` when its holder is in another open proposal of the course.
 */
export function putCorrection(
  proposal: NewProposal & { readonly corrected: Corrected },
  certificate: Pick<CertificateRow, 'id' | 'cadreId'>,
  today: string,
): [Sql, Sql] {
  const { id, districtCode, courseId, unitId, event, corrected, proposedBy, proposedAt } = proposal
  return [
    sql`insert into proposals (id, district_code, course_id, unit_id, state, kind, replaces_id, corrected, event,
        proposed_by, proposed_at, members)
      select ${id}, ${districtCode}, ${courseId}, ${unitId}, 'PROPOSED', 'CORRECTION', c.id, ${json(corrected)},
        ${json(event)}, ${proposedBy}, ${proposedAt}, 1
      from certificates c
      where c.id = ${certificate.id} and c.district_code = ${districtCode} and ${holds('c', today)}
        and not exists (select 1 from revocation_requests r where r.certificate_id = c.id and r.state = 'ASKED')
      on conflict (id) do nothing`,
    sql`insert into proposal_members (proposal_id, cadre_id, course_id, position, is_open)
      values (${id}, ${certificate.cadreId}, ${courseId}, 0, 1)`,
  ]
}

/** `on` is the printed day of the one in its place, so that no day is without one. */
export function replace(
  { id, districtCode }: Pick<CertificateRow, 'id' | 'districtCode'>,
  by: Decided & { readonly on: string; readonly newerId: string },
): Sql {
  return sql`update certificates set state = 'REPLACED', revoked_on = ${by.on}, revoked_at = ${by.at},
      revoked_by = ${by.person}, revoke_reason = 'CORRECTED', replaced_by_id = ${by.newerId}
    where id = ${id} and district_code = ${districtCode} and state = 'VALID'`
}

export type ChangeRow = {
  readonly id: string
  readonly kind: 'revocation' | 'correction'
  readonly state: ChangeState
  readonly reason: RevokeReason | null
  readonly note: string | null
  readonly askedBy: string
  readonly askedAt: string
  readonly decidedAt: string | null
  readonly answer: string | null
  readonly certificateId: string
  readonly number: string
  readonly verificationCode: string
  readonly issuedOn: string
  readonly holderName: string
  readonly villageName: string | null
  readonly subDistrictName: string
}

type Wish = {
  readonly id: string | null
  readonly state: ChangeState | null
  readonly after: { readonly at: string; readonly id: string } | null
  readonly limit: number
}

/** Newest first, after the one last seen; all, of one state, or the one with an id. */
export function listChanges(db: Db, scope: Scope, wish: Wish): Promise<ChangeRow[]> {
  const { id, state, after, limit } = wish
  return db.all<ChangeRow>(sql`select w.*, c.number, c.verification_code, c.issued_on,
      c.snapshot ->> 'holderName' as holder_name, c.snapshot ->> 'villageName' as village_name,
      c.snapshot ->> 'subDistrictName' as sub_district_name
    from (
      select id, 'revocation' as kind, case state when 'ASKED' then 'waiting' when 'DONE' then 'done' else 'declined' end as state,
          reason, note, asked_by, asked_at, decided_at, answer, certificate_id
        from revocation_requests where ${withinArea('district_code', scope.area)}
      union all
      select id, 'correction', case state when 'ISSUED' then 'done' when 'RETURNED' then 'declined' else 'waiting' end,
          null, null, proposed_by, proposed_at, decided_at, note, replaces_id
        from proposals where kind = 'CORRECTION' and ${withinArea('district_code', scope.area)}
    ) w join certificates c on c.id = w.certificate_id
    where (${id} is null or w.id = ${id}) and (${state} is null or w.state = ${state})
      ${after === null ? sql`` : sql`and (w.asked_at, w.id) < (${after.at}, ${after.id})`}
    order by w.asked_at desc, w.id desc limit ${limit}`)
}

export type Ties = {
  readonly waiting: ChangeRow['kind'] | null
  readonly replacedBy: CertificateLink | null
  readonly replaces: CertificateLink | null
  readonly renews: CertificateLink | null
}

export const NO_TIES: Ties = { waiting: null, replacedBy: null, replaces: null, renews: null }

/** What is decided next about some certificates, and what stands before and after them; none has no entry. */
export async function listTies(
  db: Db,
  certificates: readonly Pick<CertificateRow, 'id'>[],
): Promise<ReadonlyMap<string, Ties>> {
  const list = json(certificates.map(({ id }) => id))
  type Row = CertificateLink & {
    readonly of: string
    readonly tie: ChangeRow['kind'] | 'replacedBy' | 'replaces' | 'renews'
  }
  const rows = await db.all<Row>(sql`
    select certificate_id as of, 'revocation' as tie, id, '' as number, '' as verification_code
      from revocation_requests
      where state = 'ASKED' and certificate_id in (select value from json_each(${list}))
    union all
    select replaces_id, 'correction', id, '', '' from proposals
      where state in ('PROPOSED', 'APPROVED') and replaces_id in (select value from json_each(${list}))
    union all
    select o.id, 'replacedBy', n.id, n.number, n.verification_code
      from certificates o join certificates n on n.id = o.replaced_by_id
      where o.id in (select value from json_each(${list}))
    union all
    select o.id, 'renews', e.id, e.number, e.verification_code
      from certificates o join certificates e on e.id = o.renews_id
      where o.id in (select value from json_each(${list}))
    union all
    select replaced_by_id, 'replaces', id, number, verification_code from certificates
      where replaced_by_id is not null and replaced_by_id in (select value from json_each(${list}))`)
  const ties = new Map<string, Ties>()
  for (const { of, tie, ...link } of rows) {
    const known = ties.get(of) ?? NO_TIES
    const isWaiting = tie === 'revocation' || tie === 'correction'
    ties.set(of, isWaiting ? { ...known, waiting: tie } : { ...known, [tie]: link })
  }
  return ties
}

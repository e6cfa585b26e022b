/** The SQL of proposals and their members. */
import type { ProposalState, TrainingEvent } from '../../contract/certification.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { Corrected } from '../changes/change-rules.ts'
import { holds } from '../store.ts'
import { heldNow } from '../store-held.ts'

export type ProposalRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly courseId: string
  readonly unitId: string
  readonly state: ProposalState
  readonly kind: 'NEW' | 'CORRECTION'
  /** Of a correction: the certificate whose place it takes, and what is printed otherwise. */
  readonly replacesId: string | null
  readonly corrected: Corrected | null
  readonly event: TrainingEvent
  readonly proposedBy: string
  readonly proposedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly note: string | null
  readonly signatoryId: string | null
  readonly year: number | null
  readonly firstNumber: number | null
  readonly members: number
  readonly issuedAt: string | null
}

type StoredProposal = Omit<ProposalRow, 'event' | 'corrected'> & {
  readonly event: string
  readonly corrected: string | null
}

const proposalOf = (row: StoredProposal): ProposalRow => ({
  ...row,
  // Safe: written by putProposal from the contract's type.
  event: JSON.parse(row.event) as TrainingEvent,
  // Safe: written by putCorrection from its type.
  corrected: row.corrected === null ? null : (JSON.parse(row.corrected) as Corrected),
})

export async function findProposal(db: Db, scope: Scope, id: string): Promise<ProposalRow | null> {
  const row = await db.first<StoredProposal>(
    sql`select * from proposals where id = ${id} and ${withinArea('district_code', scope.area)}`,
  )
  return row === null ? null : proposalOf(row)
}

export type Seen = { readonly at: string; readonly id: string }

/** Newest first, after the one last seen. */
export async function listProposals(
  db: Db,
  scope: Scope,
  filter: {
    readonly state: ProposalState | null
    readonly after: Seen | null
    readonly limit: number
  },
): Promise<ProposalRow[]> {
  const { state, after, limit } = filter
  const rows = await db.all<StoredProposal>(sql`select * from proposals
    where ${withinArea('district_code', scope.area)}
      and (${state} is null or state = ${state})
      ${after === null ? sql`` : sql`and (proposed_at, id) < (${after.at}, ${after.id})`}
    order by proposed_at desc, id desc limit ${limit}`)
  return rows.map(proposalOf)
}

/** Approved ones whose certificates were not written yet: what a crash leaves. */
export async function listUnfinished(db: Db, scope: Scope): Promise<ProposalRow[]> {
  const rows = await db.all<StoredProposal>(
    sql`select * from proposals where state = 'APPROVED' and ${withinArea('district_code', scope.area)} order by id limit 50`,
  )
  return rows.map(proposalOf)
}

export type NewProposal = Pick<
  ProposalRow,
  'id' | 'districtCode' | 'courseId' | 'unitId' | 'event' | 'proposedBy' | 'proposedAt'
>

/**
 * The proposal and its members in the order of their numbers. Touches no row when the id is taken, the unit is another district's,
 * or a member holds a certificate of the course that still holds on `until`; breaks `proposal_members` when one is in an open proposal.
 */
export function putProposal(
  proposal: NewProposal,
  cadreIds: readonly string[],
  until: string,
): [Sql, Sql] {
  const { id, districtCode, courseId, unitId, event, proposedBy, proposedAt } = proposal
  const list = json(cadreIds)
  return [
    sql`insert into proposals (id, district_code, course_id, unit_id, state, event, proposed_by, proposed_at, members)
      select ${id}, ${districtCode}, ${courseId}, ${unitId}, 'PROPOSED', ${json(event)}, ${proposedBy}, ${proposedAt},
        json_array_length(${list})
      where exists (select 1 from issuing_units where id = ${unitId} and district_code = ${districtCode})
        and not exists (select 1 from json_each(${list}) m join certificates c on c.cadre_id = m.value
          where c.course_id = ${courseId} and ${holds('c', until)})
      on conflict (id) do nothing`,
    sql`insert into proposal_members (proposal_id, cadre_id, course_id, position, is_open)
      select ${id}, value, ${courseId}, key, 1 from json_each(${list})`,
  ]
}

/** Of these cadres, those who are in an open proposal of a course. */
export async function listProposed(
  db: Db,
  courseId: string,
  cadreIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ cadreId: string }>(sql`select cadre_id from proposal_members
    where is_open = 1 and course_id = ${courseId} and cadre_id in (select value from json_each(${json(cadreIds)}))`)
  return new Set(rows.map((row) => row.cadreId))
}

/** Members in the order of their numbers. */
export async function listMembers(db: Db, proposalId: string): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(
    sql`select cadre_id from proposal_members where proposal_id = ${proposalId} order by position`,
  )
  return rows.map((row) => row.cadreId)
}

export function returnProposal(
  proposal: Pick<ProposalRow, 'id' | 'districtCode'>,
  by: { readonly person: string; readonly at: string; readonly note: string },
): [Sql, Sql] {
  const { id, districtCode } = proposal
  return [
    sql`update proposals set state = 'RETURNED', decided_by = ${by.person}, decided_at = ${by.at}, note = ${by.note}
      where id = ${id} and district_code = ${districtCode} and state = 'PROPOSED' and proposed_by <> ${by.person}`,
    closeMembers(id),
  ]
}

export function closeMembers(proposalId: string): Sql {
  return sql`update proposal_members set is_open = 0 where proposal_id = ${proposalId}`
}

/**
 * Touches no row when it was issued already, when a member's certificates are no longer `held` in number: decide anew then; and
 * when the one that it replaces is not valid any more.
 */
export function markIssued(
  proposal: Pick<ProposalRow, 'id' | 'districtCode'>,
  at: string,
  held: number,
): Sql {
  return sql`update proposals set state = 'ISSUED', issued_at = ${at}
    where id = ${proposal.id} and district_code = ${proposal.districtCode} and state = 'APPROVED'
      and ${held} = ${heldNow(sql`select cadre_id from proposal_members where proposal_id = ${proposal.id}`)}
      and (replaces_id is null or exists (select 1 from certificates o where o.id = replaces_id and o.state = 'VALID'))`
}

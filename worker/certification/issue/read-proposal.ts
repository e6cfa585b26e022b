/** Proposals as the office sees them, with the numbers that approving would take now. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/certification.ts'
import type { Proposal, ProposalState } from '../../contract/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { getCourseName, type CourseName } from '../course.ts'
import { correctableOf, correctedOf } from '../changes/change-rules.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { nameAnswerOf } from '../names/name-rules.ts'
import { personOf } from '../person.ts'
import { previewOf } from './preview-numbers.ts'
import { listAnswers } from '../names/store-names.ts'
import { findCertificate } from '../store.ts'
import {
  findProposal,
  listMembers,
  listProposals as listRows,
  type ProposalRow,
} from './store-proposals.ts'

const PAGE = 50

export async function listProposals(
  ctx: Context,
  district: AreaCode,
  filter: { readonly state: ProposalState | null; readonly after: string | null },
): Promise<{ proposals: Proposal[]; next: string | null }> {
  const scope = allow(ctx, 'certificate.read', district)
  const [at, id] = (filter.after ?? '').split('|')
  const rows = await listRows(ctx.db, scope, {
    state: filter.state,
    after: at === undefined || id === undefined ? null : { at, id },
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    proposals: await asProposals(ctx, page),
    next: rows.length > PAGE && last !== undefined ? `${last.proposedAt}|${last.id}` : null,
  }
}

export async function readProposal(
  ctx: Context,
  district: AreaCode,
  id: string,
): Promise<ReplyOf<typeof contract.readProposal>> {
  const scope = allow(ctx, 'certificate.read', district)
  const row = await getProposal(ctx, scope, id)
  const cadreIds = await listMembers(ctx.db, id)
  const { timeZone } = await getDistrict(ctx, district)
  const days = [row.decidedAt ?? ctx.clock.now(), row.proposedAt].map((at) => dateIn(timeZone, at))
  const holders = new Map(
    (await listHolders(ctx, scope, cadreIds, days)).map((holder) => [holder.cadreId, holder]),
  )
  // Once it is decided nobody is asked any more, and a correction carries its own name.
  const isAsked = row.state === 'PROPOSED' && row.kind === 'NEW'
  const said = isAsked ? await listAnswers(ctx.db, cadreIds) : null
  const members = cadreIds.flatMap((cadreId) => {
    const holder = holders.get(cadreId)
    if (holder === undefined) return []
    return [
      {
        cadreId,
        name: holder.name,
        areaName: holderPlace(holder),
        code: holder.code,
        nameAnswer: said === null ? null : nameAnswerOf(said.get(cadreId), holder.name),
      },
    ]
  })
  return {
    proposal: await asProposal(ctx, row),
    members,
    preview: row.state === 'PROPOSED' ? await previewOf(ctx, scope, row) : null,
    correction: await correctionOf(ctx, scope, row),
  }
}

async function correctionOf(
  ctx: Context,
  scope: Scope,
  { replacesId, corrected }: ProposalRow,
): Promise<ReplyOf<typeof contract.readProposal>['correction']> {
  if (replacesId === null || corrected === null) return null
  const row = await findCertificate(ctx.db, scope, replacesId)
  if (row === null) throw new Refusal('NOT_FOUND')
  const { id, number, verificationCode, facts } = row
  return {
    certificate: { id, number, verificationCode },
    before: correctableOf(facts),
    after: correctedOf(facts, corrected),
  }
}

/** Refuses NOT_FOUND for another district's. */
export async function getProposal(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
): Promise<ProposalRow> {
  const row = await findProposal(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

export async function asProposal(ctx: Context, row: ProposalRow): Promise<Proposal> {
  return shown(ctx, row, await getCourseName(ctx, row.courseId))
}

async function asProposals(ctx: Context, rows: readonly ProposalRow[]): Promise<Proposal[]> {
  const names = new Map<string, CourseName>()
  for (const courseId of new Set(rows.map((row) => row.courseId))) {
    names.set(courseId, await getCourseName(ctx, courseId))
  }
  return rows.map((row) => shown(ctx, row, names.get(row.courseId) ?? { code: '', title: '' }))
}

function shown(ctx: Context, row: ProposalRow, course: CourseName): Proposal {
  const { id, courseId, unitId, kind, state, event, members, proposedAt } = row
  const { decidedAt, note, firstNumber, year, issuedAt } = row
  return {
    id,
    courseId,
    courseTitle: course.title,
    unitId,
    kind,
    state,
    event,
    members,
    proposedAt,
    decidedAt,
    note,
    firstNumber,
    year,
    issuedAt,
    isOwn: row.proposedBy === personOf(ctx.actor),
  }
}

/** Proposals as the office sees them, with the numbers that approving would take now. */
import type { ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/certification.ts'
import type { Proposal, ProposalState } from '../contract/certification.ts'
import { printedPosition } from '../../site/src/text/certification.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { getCourseName, type CourseName } from './course.ts'
import { holderPlace, listHolders } from './holders.ts'
import { personOf } from './person.ts'
import { numberFor, signatoryOn } from './rules.ts'
import {
  findProposal,
  listMembers,
  listProposals as listRows,
  type ProposalRow,
} from './store-proposals.ts'
import { findUnit, lastNumber, listSignatories } from './store-units.ts'

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
  const members = cadreIds.flatMap((cadreId) => {
    const holder = holders.get(cadreId)
    if (holder === undefined) return []
    return [{ cadreId, name: holder.name, areaName: holderPlace(holder), code: holder.code }]
  })
  return {
    proposal: await asProposal(ctx, row),
    members,
    preview: row.state === 'PROPOSED' ? await previewOf(ctx, scope, row) : null,
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

async function previewOf(
  ctx: Context,
  scope: Scope,
  row: ProposalRow,
): Promise<{ first: string; last: string; signatory: string | null }> {
  const unit = await findUnit(ctx.db, scope, row.unitId)
  if (unit === null) throw new Refusal('NOT_FOUND')
  const { timeZone } = await getDistrict(ctx, row.districtCode)
  const today = dateIn(timeZone, ctx.clock.now())
  const year = Number(today.slice(0, 4))
  const taken = await lastNumber(ctx.db, unit.id, year)
  const eventCode = row.event.code ?? (await getCourseName(ctx, row.courseId)).code
  const at = (sequence: number) =>
    numberFor(unit.numberPattern, { ...unit, eventCode, sequence, year, on: today })
  const own = (await listSignatories(ctx.db, scope)).filter(({ unitId }) => unitId === unit.id)
  const signs = signatoryOn(own, today)
  return {
    first: at(taken + 1),
    last: at(taken + row.members),
    signatory:
      signs === null ? null : `${signs.name}, ${printedPosition(signs.standing, signs.position)}`,
  }
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
  const { id, courseId, unitId, state, event, members, proposedAt } = row
  const { decidedAt, note, firstNumber, year, issuedAt } = row
  return {
    id,
    courseId,
    courseTitle: course.title,
    unitId,
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

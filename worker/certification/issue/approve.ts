/**
 * A second person approves: numbers are taken first (the intent, with its audit row), then the certificates are written.
 * A crash between the two loses nothing: calling again, or the hourly job, writes what was approved.
 */
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import type { Proposal } from '../../contract/certification.ts'
import type { NumberRange } from '../../contract/names.ts'
import type { District } from '../../contract/regions.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { checkNames } from '../names/check-names.ts'
import { issueApproved } from './issue.ts'
import { checkHours } from './read-printed.ts'
import { rangeOf } from '../names/name-rules.ts'
import { checkMissing } from '../passing/check-missing.ts'
import { personOf } from '../person.ts'
import { asProposal, getProposal } from './read-proposal.ts'
import { mayDecide, signatoryOn } from '../rules.ts'
import { approve, listTaken } from './store-numbers.ts'
import { listMembers, type ProposalRow } from './store-proposals.ts'
import { findUnit, listSignatories } from '../settings/store-units.ts'

/** What the approver saw and chose; see `approval` of the contract. */
export type Approval = {
  readonly unanswered?: number | undefined
  readonly firstNumber?: number | undefined
}

const ATTEMPTS = 3

/**
 * Refuses REQUIREMENTS_MISSING when a member lacks a part of the pass rule since, HOURS_MISSING when hers would print no hours,
 * SECOND_PERSON_NEEDED, STATE_NOT_FIT when it was returned, SIGNATORY_MISSING when nobody signs today, NAME_DISPUTED when a cadre calls her name wrong, NAMES_UNANSWERED when more have not answered than the approver saw, NUMBERING_DIFFERS
 * when a first number is missing or not asked for, NUMBERS_TAKEN when one of the range is in use.
 */
export async function approveProposal(
  ctx: Context,
  district: AreaCode,
  id: string,
  given: Approval = {},
): Promise<Proposal> {
  await takeNumbers(ctx, district, id, given)
  return asProposal(ctx, await issueApproved(ctx, district, id))
}

/**
 * The first half of an approval. What was approved already is not asked about again: a repeat finishes it, whatever was said
 * of a name since. Exported for the test of what a crash leaves.
 */
export async function takeNumbers(
  ctx: Context,
  district: AreaCode,
  id: string,
  given: Approval = {},
): Promise<void> {
  const by = allow(ctx, 'certificate.approve', district)
  const person = personOf(ctx.actor)
  const place = await getDistrict(ctx, district)
  const { timeZone } = place
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const proposal = await getProposal(ctx, by, id)
    const may = mayDecide(proposal, 'approve', person)
    if (!may.ok) throw new Refusal(may.reason)
    if (may.value === 'done already') return

    const meanwhile =
      proposal.kind === 'NEW'
        ? await checkShown(ctx, by, place, proposal.courseId, await listMembers(ctx.db, id))
        : []
    const today = dateIn(timeZone, ctx.clock.now())
    const year = Number(today.slice(0, 4))
    const days = [today, dateIn(timeZone, proposal.proposedAt)]
    const signatoryId = await getSignatory(ctx, by, proposal, today)
    const { unanswered = 0 } = given
    const names = await checkNames(ctx, by, proposal, days, unanswered)
    const range = await checkNumbers(ctx, by, { ...proposal, year }, given.firstNumber)
    const entry = {
      entity: 'proposal',
      entityId: id,
      detail: {
        members: proposal.members,
        year,
        unanswered,
        ...(range === null ? {} : { firstNumber: range.first }),
      },
    }
    const at = instant(ctx.clock)
    const decided = { person, at, year, signatoryId, range, names, unanswered }
    const done = await commit(ctx, by, entry, [...approve(proposal, decided), ...meanwhile])
    if (done.applied) return
    // Somebody else decided, an answer came in, numbers went, or a waiver or a mark was taken back: looking again says which.
  }
  throw new Refusal('DATABASE_BUSY')
}

/** Here for the last time: once numbers are taken the certificates are written, so that no number is left without one. */
async function checkShown(
  ctx: Context,
  by: Scope,
  place: District,
  courseId: string,
  members: readonly string[],
): Promise<Sql[]> {
  const meanwhile = await checkMissing(ctx, by, place, courseId, members)
  await checkHours(ctx, by, place, courseId, members)
  return meanwhile
}

async function getSignatory(
  ctx: Context,
  scope: Scope,
  { unitId }: ProposalRow,
  today: string,
): Promise<string> {
  const own = (await listSignatories(ctx.db, scope)).filter((each) => each.unitId === unitId)
  const signs = signatoryOn(own, today)
  if (signs === null) throw new Refusal('SIGNATORY_MISSING')
  return signs.id
}

async function checkNumbers(
  ctx: Context,
  scope: Scope,
  proposal: ProposalRow & { readonly year: number },
  firstNumber: number | undefined,
): Promise<NumberRange | null> {
  const unit = await findUnit(ctx.db, scope, proposal.unitId)
  if (unit === null) throw new Refusal('NOT_FOUND')
  const { numbering } = unit
  const range = rangeOf(numbering, firstNumber, proposal.members)
  if (!range.ok) throw new Refusal(range.reason, { numbering, taken: [] })
  if (range.value === null) return null
  const taken = await listTaken(ctx.db, proposal, range.value)
  if (taken.length > 0) throw new Refusal('NUMBERS_TAKEN', { taken })
  return range.value
}

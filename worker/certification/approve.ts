/**
 * A second person approves: numbers are taken first (the intent, with its audit row), then the certificates are written.
 * A crash between the two loses nothing: calling again, or the hourly job, writes what was approved.
 */
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Proposal } from '../contract/certification.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { issueApproved } from './issue.ts'
import { personOf } from './person.ts'
import { asProposal, getProposal } from './read-proposal.ts'
import { mayDecide, signatoryOn } from './rules.ts'
import { approve } from './store-proposals.ts'
import { listSignatories } from './store-units.ts'

/** Refuses SECOND_PERSON_NEEDED, STATE_NOT_FIT when it was returned, SIGNATORY_MISSING when nobody signs today. */
export async function approveProposal(
  ctx: Context,
  district: AreaCode,
  id: string,
): Promise<Proposal> {
  await takeNumbers(ctx, district, id)
  return asProposal(ctx, await issueApproved(ctx, district, id))
}

/** The first half of an approval. Exported for the test of what a crash leaves. */
export async function takeNumbers(ctx: Context, district: AreaCode, id: string): Promise<void> {
  const by = allow(ctx, 'certificate.approve', district)
  const proposal = await getProposal(ctx, by, id)
  const person = personOf(ctx.actor)
  const may = mayDecide(proposal, 'approve', person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'done already') return

  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const signatories = await listSignatories(ctx.db, by)
  const signs = signatoryOn(
    signatories.filter(({ unitId }) => unitId === proposal.unitId),
    today,
  )
  if (signs === null) throw new Refusal('SIGNATORY_MISSING')

  const year = Number(today.slice(0, 4))
  const entry = { entity: 'proposal', entityId: id, detail: { members: proposal.members, year } }
  const at = instant(ctx.clock)
  const done = await commit(
    ctx,
    by,
    entry,
    approve(proposal, { person, at, year, signatoryId: signs.id }),
  )
  if (done.applied) return
  const now = mayDecide(await getProposal(ctx, by, id), 'approve', person)
  if (!now.ok) throw new Refusal(now.reason)
}

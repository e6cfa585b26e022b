/** Sends a proposal back with a note; its cadres are candidates again. */
import type { Proposal } from '../../contract/certification.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { personOf } from '../person.ts'
import { asProposal, getProposal } from './read-proposal.ts'
import { mayDecide } from '../rules.ts'
import { returnProposal as returned } from './store-proposals.ts'

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was approved. A repeat keeps the first note. */
export async function returnProposal(
  ctx: Context,
  district: AreaCode,
  id: string,
  note: string,
): Promise<Proposal> {
  const by = allow(ctx, 'certificate.return', district)
  const person = personOf(ctx.actor)
  const proposal = await getProposal(ctx, by, id)
  const may = mayDecide(proposal, 'return', person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const entry = { entity: 'proposal', entityId: id, detail: { members: proposal.members } }
    await commit(ctx, by, entry, returned(proposal, { person, at: instant(ctx.clock), note }))
  }
  const now = await getProposal(ctx, by, id)
  const stands = mayDecide(now, 'return', person)
  if (!stands.ok) throw new Refusal(stands.reason)
  return asProposal(ctx, now)
}

/** Whether the names of a proposal may be printed: nobody calls hers wrong, and whoever has not answered is known to the approver. */
import type { NameState } from '../../contract/names.ts'
import type { Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { listHolders } from '../holders.ts'
import { nameAnswerOf } from './name-rules.ts'
import { listAnswers } from './store-names.ts'
import { listMembers, type ProposalRow } from '../issue/store-proposals.ts'

/**
 * The names that will be printed, by cadre. Refuses NAME_DISPUTED with the cadres who call theirs wrong, and NAMES_UNANSWERED
 * with the number of those who have not answered when it is more than `seen`.
 */
export async function checkNames(
  ctx: Context,
  scope: Scope,
  proposal: ProposalRow,
  days: readonly string[],
  seen: number,
): Promise<Readonly<Record<string, string>>> {
  // A correction carries its own name, which two officers read off the evidence: the roster's is not printed on it.
  if (proposal.kind === 'CORRECTION') return {}
  const holders = await listHolders(ctx, scope, await listMembers(ctx.db, proposal.id), days)
  const said = await listAnswers(
    ctx.db,
    holders.map(({ cadreId }) => cadreId),
  )
  const having = (state: NameState) =>
    holders.filter(({ cadreId, name }) => nameAnswerOf(said.get(cadreId), name).state === state)
  const disputed = having('WRONG')
  if (disputed.length > 0) {
    throw new Refusal('NAME_DISPUTED', { cadreIds: disputed.map(({ cadreId }) => cadreId) })
  }
  const unanswered = having('UNANSWERED').length
  if (unanswered > seen) throw new Refusal('NAMES_UNANSWERED', { unanswered })
  return Object.fromEntries(holders.map(({ cadreId, name }) => [cadreId, name]))
}

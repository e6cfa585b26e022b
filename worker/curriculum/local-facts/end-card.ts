/** Ends a district's card, so that its cadres see the card of all again; or takes back a proposal that nobody decided. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/local-facts.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { nameOf } from '../author.ts'
import { readCard } from './list-cards.ts'
import * as store from './store-local-facts.ts'

/** Refuses STATE_NOT_FIT for one that was returned, CHANGED_MEANWHILE for one that was decided in this moment. */
export async function endLocalFact(
  ctx: Context,
  { id }: InputOf<typeof contract.endLocalFact>,
): Promise<ReplyOf<typeof contract.endLocalFact>> {
  const card = await store.findCard(ctx.db, id)
  const permission = card?.state === 'ASKED' ? 'fact.withdraw' : 'fact.end'
  const by = allow(ctx, permission, card?.areaCode ?? NATION)
  if (card === null) throw new Refusal('NOT_FOUND')
  if (card.state === 'ENDED') return readCard(ctx, id)
  if (card.state === 'RETURNED') throw new Refusal('STATE_NOT_FIT')
  const done = await commit(
    ctx,
    by,
    { entity: 'local_fact', entityId: id, detail: { fact: card.factId } },
    [store.endCard(id, card.state, { byName: nameOf(ctx.actor), at: instant(ctx.clock) })],
  )
  const answer = await readCard(ctx, id)
  if (!done.applied && answer.card.is !== 'ended') throw new Refusal('CHANGED_MEANWHILE')
  return answer
}

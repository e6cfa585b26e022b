/** A second person puts a district's card in force, which ends the one before it, or returns it with a comment. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/local-facts.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { nameOf, personOf } from '../author.ts'
import { readCard } from './list-cards.ts'
import * as store from './store-local-facts.ts'

/** How often it is decided anew when the card before it was ended or changed meanwhile. */
const ROUNDS = 3

/** Refuses STATE_NOT_FIT when it was decided otherwise or taken back, SECOND_PERSON_NEEDED for who proposed it. */
export async function decideLocalFact(
  ctx: Context,
  { id, approved, as, comment }: InputOf<typeof contract.decideLocalFact>,
): Promise<ReplyOf<typeof contract.decideLocalFact>> {
  const person = personOf(ctx.actor) ?? ''
  const state = approved ? 'IN_FORCE' : 'RETURNED'
  for (let round = 0; round < ROUNDS; round += 1) {
    const card = await store.findCard(ctx.db, id)
    const by = allow(ctx, 'fact.decide', card?.areaCode ?? NATION)
    if (card === null) throw new Refusal('NOT_FOUND')
    if (card.state !== 'ASKED') {
      if (card.state === state && card.decidedBy === person) return readCard(ctx, id)
      throw new Refusal('STATE_NOT_FIT')
    }
    if (card.askedBy === person) throw new Refusal('SECOND_PERSON_NEEDED')
    const former = approved ? await store.findInForce(ctx.db, card) : null
    const at = instant(ctx.clock)
    const byName = nameOf(ctx.actor)
    const decision = store.decideCard(id, { state, by: person, byName, as, at, comment })
    const done = await commit(
      ctx,
      by,
      {
        entity: 'local_fact',
        entityId: id,
        detail: { fact: card.factId, approved, before: former },
      },
      former === null
        ? [decision]
        : // The one before ends first: only one is in force, also for a moment.
          [
            store.endCard(former, 'IN_FORCE', { byName, at }),
            decision,
            onlyUnless(store.isNotInForce(id)),
          ],
    )
    if (done.applied) return readCard(ctx, id)
  }
  throw new Refusal('CHANGED_MEANWHILE')
}

/** Proposes a district's own card for a fact that a published course lets districts say themselves. Shown to nobody yet. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/local-facts.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { nameOf, personOf } from '../author.ts'
import { ownersFor } from '../rules.ts'
import { findCourse } from '../store.ts'
import { readCard } from './list-cards.ts'
import * as store from './store-local-facts.ts'

type Input = InputOf<typeof contract.proposeLocalFact>

const MOST_YEARS = 3

/**
 * Refuses NOT_FOUND for a fact that is not published for the district or may not be local, CONFLICT for an id that is another
 * card, CHANGED_MEANWHILE when another proposal waits than the one that was seen.
 */
export async function proposeLocalFact(
  ctx: Context,
  input: Input,
): Promise<ReplyOf<typeof contract.proposeLocalFact>> {
  const { id, district, courseId, factId, instead, ...said } = input
  const by = allow(ctx, 'fact.propose', district)
  const { timeZone } = await getDistrict(ctx, district)
  const course = await findCourse(ctx.db, courseId)
  const isTaught = course !== null && ownersFor(district).includes(course.ownerArea)
  if (!isTaught || !(await store.mayBeLocal(ctx.db, courseId, factId))) {
    throw new Refusal('NOT_FOUND')
  }
  const at = instant(ctx.clock)
  const card = {
    ...said,
    id,
    areaCode: district,
    courseId,
    factId,
    askedBy: personOf(ctx.actor) ?? '',
    askedByName: nameOf(ctx.actor),
    askedAt: at,
  }
  if (await isRepeat(ctx, card)) return readCard(ctx, id)
  checkReview(said.reviewBy, dateIn(timeZone, at))
  const done = await commit(
    ctx,
    by,
    { entity: 'local_fact', entityId: id, detail: { course: course.code, fact: factId } },
    [
      store.addCard(card, instead),
      ...(instead === null
        ? []
        : [store.endCard(instead, 'ASKED', { byName: card.askedByName, at })]),
    ],
  )
  if (!done.applied && !(await isRepeat(ctx, card))) throw new Refusal('CHANGED_MEANWHILE')
  return readCard(ctx, id)
}

type Card = Parameters<typeof store.addCard>[0]

/** Refuses CONFLICT for an id that is another card. */
async function isRepeat({ db }: Context, card: Card): Promise<boolean> {
  const known = await store.findCard(db, card.id)
  if (known === null) return false
  const { askedAt: _, askedByName: __, ...same } = card
  // Safe: the names of a card are those of its row.
  const isSame = (Object.keys(same) as (keyof typeof same)[]).every(
    (name) => known[name] === same[name],
  )
  if (!isSame) throw new Refusal('CONFLICT')
  return true
}

/** A card is looked at again after today, and not in the far future. */
function checkReview(reviewBy: string, today: string): void {
  const last = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`
  if (reviewBy <= today || reviewBy > last) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'reviewBy', message: 'range' }] })
  }
}

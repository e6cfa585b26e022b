/** Who is invited to a meeting: put on its list, and taken off. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import {
  MAX_PEOPLE,
  type invitePeople as inviteCall,
  type uninvitePeople as uninviteCall,
} from '../contract/meetings.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit, onlyUnless } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { findNamed, viewFrom } from '../roster/index.ts'
import { decideInvited } from './rules.ts'
import { getOwnRow, showOne } from './show-meeting.ts'
import * as store from './store.ts'

/** How often it is decided before the officer is asked to try again. */
const ROUNDS = 4

/**
 * Refuses NOT_FOUND for whom the area may not see, STATE_NOT_FIT for a meeting that is off, MEETING_FULL. The seats are counted
 * once more where it is written: of two officers who invite at once, the one who would go over decides anew.
 */
export async function invitePeople(
  ctx: Context,
  { area, meetingId, who, overCapacity }: InputOf<typeof inviteCall>,
): Promise<ReplyOf<typeof inviteCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  const view = await viewFrom(ctx, area)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const known = await getOwnRow(ctx, by, area, meetingId)
    if (known.state === 'CANCELLED') throw new Refusal('STATE_NOT_FIT')
    const wanted = await findNamed(ctx, by, view, who)
    const invited = await store.listInvitedPersons(ctx.db, by, meetingId)
    const decided = decideInvited(known.capacity, wanted, invited, overCapacity)
    if (!decided.ok) {
      const { reason, ...detail } = decided
      throw new Refusal(reason, detail)
    }
    const fresh = decided.value
    const isOver = overCapacity ?? false
    const done =
      fresh.length === 0 ||
      (
        await commit(
          ctx,
          by,
          {
            entity: 'meeting',
            entityId: meetingId,
            detail: { change: 'invite', cadres: fresh.length, overCapacity: isOver },
          },
          [
            store.putPeople(meetingId, fresh, { at: instant(ctx.clock), by: whoActs(ctx) }),
            onlyUnless(store.isOverfull(meetingId, MAX_PEOPLE, isOver)),
          ],
        )
      ).applied
    if (done) return { meeting: await showOne(ctx, by, area, meetingId), changed: fresh.length }
  }
  throw new Refusal('DATABASE_BUSY')
}

export async function uninvitePeople(
  ctx: Context,
  { area, meetingId, cadreIds }: InputOf<typeof uninviteCall>,
): Promise<ReplyOf<typeof uninviteCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  await getOwnRow(ctx, by, area, meetingId)
  const leaving = await store.countInvited(ctx.db, by, meetingId, cadreIds)
  const isDone =
    leaving > 0 &&
    (
      await commit(
        ctx,
        by,
        {
          entity: 'meeting',
          entityId: meetingId,
          detail: { change: 'uninvite', cadres: leaving },
        },
        [store.dropPeople(meetingId, cadreIds)],
      )
    ).applied
  return { meeting: await showOne(ctx, by, area, meetingId), changed: isDone ? leaving : 0 }
}

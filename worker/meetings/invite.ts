/** Who is invited to a meeting: put on its list, and taken off. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import {
  MAX_PEOPLE,
  type invitePeople as inviteCall,
  type uninvitePeople as uninviteCall,
} from '../contract/meetings.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { findNamed, viewFrom } from '../roster/index.ts'
import { decideInvited } from './rules.ts'
import { whoActs } from './save-meeting.ts'
import { getOwnRow, showOne } from './show-meeting.ts'
import * as store from './store.ts'

/** Refuses NOT_FOUND for whom the area may not see, STATE_NOT_FIT for a meeting that is off, MEETING_FULL. */
export async function invitePeople(
  ctx: Context,
  { area, meetingId, who, overCapacity }: InputOf<typeof inviteCall>,
): Promise<ReplyOf<typeof inviteCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  const view = await viewFrom(ctx, area)
  const known = await getOwnRow(ctx, by, area, meetingId)
  if (known.state === 'CANCELLED') throw new Refusal('STATE_NOT_FIT')
  const wanted = await findNamed(ctx, by, view, who)
  const invited = await store.listInvited(ctx.db, by, meetingId)
  const decided = decideInvited(known, wanted, invited, overCapacity)
  if (!decided.ok) {
    throw new Refusal(decided.reason, { free: decided.free, wanted: decided.wanted })
  }
  const fresh = decided.value
  if (invited.length + fresh.length > MAX_PEOPLE) {
    throw new Refusal('MEETING_FULL', {
      free: Math.max(0, MAX_PEOPLE - invited.length),
      wanted: fresh.length,
    })
  }
  if (fresh.length > 0) {
    await commit(
      ctx,
      by,
      {
        entity: 'meeting',
        entityId: meetingId,
        detail: { change: 'invite', cadres: fresh.length, overCapacity: overCapacity ?? false },
      },
      [store.putPeople(meetingId, fresh, { at: instant(ctx.clock), by: whoActs(ctx) })],
    )
  }
  return { meeting: await showOne(ctx, by, area, meetingId), changed: fresh.length }
}

export async function uninvitePeople(
  ctx: Context,
  { area, meetingId, cadreIds }: InputOf<typeof uninviteCall>,
): Promise<ReplyOf<typeof uninviteCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  await getOwnRow(ctx, by, area, meetingId)
  const leaving = new Set(cadreIds)
  const invited = await store.listInvited(ctx.db, by, meetingId)
  const changed = invited.filter((id) => leaving.has(id)).length
  if (changed > 0) {
    await commit(
      ctx,
      by,
      {
        entity: 'meeting',
        entityId: meetingId,
        detail: { change: 'uninvite', cadres: changed },
      },
      [store.dropPeople(meetingId, cadreIds)],
    )
  }
  return { meeting: await showOne(ctx, by, area, meetingId), changed }
}

/** Notes that the message about the end of a certificate was sent, so that a second officer does not send it again. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/validity.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { personOf } from '../person.ts'
import { findEnd, listSent, putSent } from './store-expiry.ts'
import { daysLeft } from './validity.ts'

/** A repeat answers with the first time. Refuses STATE_NOT_FIT for a warning that is not due yet. */
export async function markSent(
  ctx: Context,
  { district, id, group }: InputOf<typeof contract.markSent>,
): Promise<ReplyOf<typeof contract.markSent>> {
  const by = allow(ctx, 'certificate.remind', district)
  const { timeZone } = await getDistrict(ctx, district)
  const ends = await findEnd(ctx.db, by, id)
  if (ends === null) throw new Refusal('NOT_FOUND')
  const today = dateIn(timeZone, ctx.clock.now())
  if (ends.expiresOn === null || daysLeft(ends.expiresOn, today) > group) {
    throw new Refusal('STATE_NOT_FIT')
  }
  const entry = { entity: 'certificate', entityId: id, detail: { daysBefore: group } }
  const notice = { certificateId: id, daysBefore: group, sentAt: instant(ctx.clock) }
  await commit(ctx, by, entry, [putSent({ ...notice, sentBy: personOf(ctx.actor) })])
  const sent = (await listSent(ctx.db, [id])).find((each) => each.daysBefore === group)
  if (sent === undefined) throw new Refusal('DATABASE_BUSY')
  return { sentAt: sent.sentAt }
}

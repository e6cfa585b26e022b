/** A superadmin says why she looks at the people of a district, and may for an hour; the district reads it. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/staff.ts'
import { allow } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { actorName } from './members.ts'
import { endVisit, findVisit, insertVisit } from './store-links.ts'

export const VISIT_SECONDS = 3600

/** A repeat is answered with the end of the first. */
export async function openVisit(
  ctx: Context,
  { district, id, reason }: InputOf<typeof contract.openVisit>,
): Promise<ReplyOf<typeof contract.openVisit>> {
  const by = allow(ctx, 'visit.open', district)
  await getDistrict(ctx, district)
  const endsAt = instantAfter(ctx.clock, VISIT_SECONDS)
  const accountId = whoActs(ctx)
  const entry = { entity: 'superadmin_visit', entityId: id, detail: { why: reason } }
  const done = await commit(ctx, by, entry, [
    insertVisit({
      id,
      accountId,
      accountName: actorName(ctx),
      districtCode: district,
      reason,
      openedAt: instant(ctx.clock),
      endsAt,
    }),
  ])
  if (done.applied) return { endsAt }
  const known = await findVisit(ctx.db, by, id)
  if (known?.accountId !== accountId) throw new Refusal('CONFLICT')
  return { endsAt: known.endsAt }
}

/** Her own; one that is over is fine. Refuses NOT_FOUND. */
export async function closeVisit(
  ctx: Context,
  { district, id }: InputOf<typeof contract.closeVisit>,
): Promise<Record<string, never>> {
  const by = allow(ctx, 'visit.close', district)
  const known = await findVisit(ctx.db, by, id)
  if (known?.accountId !== whoActs(ctx)) throw new Refusal('NOT_FOUND')
  const entry = { entity: 'superadmin_visit', entityId: id }
  await commit(ctx, by, entry, [endVisit(id, known.accountId, instant(ctx.clock))])
  return {}
}

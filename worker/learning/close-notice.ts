/** A trainer has looked at a notice. May be repeated; it is never deleted. */
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION } from '../core/region-code.ts'
import { allowOver } from './reach.ts'
import * as store from './store-notices.ts'

/** Refuses NOT_FOUND for one of another district, or of a cadre who serves outside the sub-district. */
export async function closeNotice(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const notice = await store.findNotice(ctx.db, id)
  if (notice === null) {
    allow(ctx, 'notice.close', NATION)
    throw new Refusal('NOT_FOUND')
  }
  const { districtCode: district, cadreId } = notice
  const by = await allowOver(ctx, 'notice.close', { district, cadreId })
  const who = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ''
  await commit(ctx, by, { entity: 'learning_notice', entityId: id }, [
    store.closeNotice(id, who, instant(ctx.clock)),
  ])
}

/** Puts a question aside, or takes it back. Courses that use it keep it, and are told so when they are published. */
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { itemFor } from './scope.ts'
import { setRetired } from './store-bank.ts'

export async function retireItem(
  ctx: Context,
  { itemId, retired }: { readonly itemId: string; readonly retired: boolean },
): Promise<Record<string, never>> {
  const { by } = await itemFor(ctx, 'item.retire', itemId)
  await commit(ctx, by, { entity: 'bank_item', entityId: itemId, detail: { retired } }, [
    setRetired(itemId, retired ? instant(ctx.clock) : null),
  ])
  return {}
}

/** A cadre's own telephone, whole, for the copy of her data. */
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { openPhones } from './phones.ts'
import { listOwnEntries } from './store-own-data.ts'

/** Opens what `ownRoster` hands over sealed; refuses NOT_FOUND for an entry that is not hers. */
export async function openOwnPhone(
  ctx: Context,
  cadreId: string,
  sealed: string | null,
): Promise<string | null> {
  const self = allowSelf(ctx, 'cadre.readSelf')
  if (!(await listOwnEntries(ctx.db, self.cadreId)).includes(cadreId)) {
    throw new Refusal('NOT_FOUND')
  }
  const phones = await openPhones(ctx, [{ id: cadreId, phoneSealed: sealed }])
  return phones.get(cadreId) ?? null
}

/** The question that a verb is about, with the proof that the actor may do it there. */
import { allow, areasOf, type Allowed, type Permission } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { ownersFor } from '../rules.ts'
import { findItem, type WholeRow } from './store-bank.ts'

type InScope<P extends Permission> = { readonly row: WholeRow; readonly by: Allowed<P> }

/** Refuses NOT_FOUND for an unknown question and for one outside the actor's area. */
export async function itemFor<P extends Permission>(
  ctx: Context,
  permission: P,
  itemId: string,
): Promise<InScope<P>> {
  const row = await findItem(ctx.db, itemId)
  const by = allow(ctx, permission, row?.ownerArea ?? 'ID')
  if (row === null) throw new Refusal('NOT_FOUND')
  return { row, by }
}

/** The same to read: a question of an area above may be read by whom it serves. */
export async function itemToRead(
  ctx: Context,
  itemId: string,
): Promise<InScope<'item.read'> & { readonly areas: readonly AreaCode[] }> {
  const row = await findItem(ctx.db, itemId)
  const areas = areasOf(ctx.actor, 'item.read')
  const below = areas.find((area) => row !== null && ownersFor(area).includes(row.ownerArea))
  const by = allow(ctx, 'item.read', below ?? row?.ownerArea ?? 'ID')
  if (row === null) throw new Refusal('NOT_FOUND')
  return { row, by, areas }
}

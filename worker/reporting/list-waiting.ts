/** Who or what is behind a count of the morning page: the same query as the count. Holds names, so it asks for `cadre.read`. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { MOST_WAITING, type listWaiting as contract } from '../contract/progress.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { placesOf } from './places.ts'
import { dueAtOf, morningOf } from './read-today.ts'
import * as store from './store-today.ts'

export async function listWaiting(
  ctx: Context,
  { area, kind }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  allow(ctx, 'cadre.read', area)
  const morning = await morningOf(ctx, area)
  const rows = await store.listWaiting(ctx.db, kind, morning, MOST_WAITING)
  const counted = await store.countWaiting(ctx.db, morning)
  const placeOf = await placesOf(
    ctx,
    rows.map(({ areaCode }) => areaCode),
  )
  return {
    total: counted.find((row) => row.kind === kind)?.count ?? rows.length,
    rows: rows.map(({ cadreId, name, areaCode, at, wish }) => ({
      cadreId,
      name,
      ...placeOf(areaCode),
      at,
      dueAt: kind === 'NAME' ? dueAtOf(at) : null,
      wish: kind === 'NAME' ? wish : null,
    })),
  }
}

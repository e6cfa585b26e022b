/**
 * What the log tells a cadre of who looked at her data: staff who opened what is hers, and lists with names that left the areas
 * she serves in. Who they were stays with the district; she is told what and when.
 */
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { idsFrom } from '../core/ids.ts'
import type { AreaCode } from '../core/region-code.ts'
import { actionsOf } from './groups.ts'
import * as store from './store.ts'

const MOST = 200
const LAST = '~'
/** What takes names out of the house, whoever's they are. */
const LISTS = ['report.export', 'evidence.read']

export type Look = {
  readonly at: string
  readonly action: string
  /** It was about an area and not about her alone. */
  readonly isList: boolean
}

/** Newest first, at most 200 of each kind. `areas`: her district, and the sub-districts in which she serves or served. */
export async function readLooks(
  ctx: Context,
  scope: Scope,
  cadreId: string,
  { since, areas }: { readonly since: Date; readonly areas: readonly AreaCode[] },
): Promise<readonly Look[]> {
  const window = { before: LAST, since: idsFrom(since), look: MOST * 10, give: MOST }
  const ids = await store.listBelongings(ctx.db, scope, cadreId)
  const hers = await store.listEntries(
    ctx.db,
    scope,
    { entityIds: ids, actorKind: 'staff', actions: [...actionsOf('view'), ...actionsOf('export')] },
    window,
  )
  const taken = await store.listEntries(
    ctx.db,
    scope,
    { actorKind: 'staff', actions: LISTS },
    window,
  )
  return [
    ...hers.rows.map(({ at, action }) => ({ at, action, isList: false })),
    ...taken.rows
      .filter(({ areaCode }) => areas.includes(areaCode))
      .map(({ at, action }) => ({ at, action, isList: true })),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1))
}

/** Questions whole, to be written to a file: those in use that an area may ask, page by page, or some by their ids. */
import type { exportItems as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { ownersFor } from '../rules.ts'
import { parseItem } from './read-item.ts'
import { cursorOf, parseTags, placeOf } from './search-bank.ts'
import * as store from './store-bank.ts'

const PAGE = 200

/** Ids that the area may not ask are left out. */
export async function exportItems(
  ctx: Context,
  { area, itemIds, tag, after }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.read', area)
  const owners = ownersFor(area)
  const rows =
    itemIds === undefined
      ? await store.listWholeWanted(ctx.db, {
          owners,
          words: [],
          tag,
          retired: 'in use',
          after: placeOf(after),
          limit: PAGE + 1,
        })
      : await store.listWhole(ctx.db, owners, itemIds)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(({ id, code, content, tags }) => ({
      itemId: id,
      code,
      item: parseItem(content),
      tags: parseTags(tags),
    })),
    next:
      rows.length > PAGE && last !== undefined
        ? cursorOf({ savedAt: last.savedAt, itemId: last.id })
        : null,
  }
}

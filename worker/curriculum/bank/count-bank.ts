/** How large an area's bank is and which tags it knows. Reads every question in use, so it is asked once and not with each search. */
import type { countBank as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { ownersFor } from '../rules.ts'
import { parseTags } from './search-bank.ts'
import { countTags } from './store-bank.ts'

export async function countBank(
  ctx: Context,
  { area }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.read', area)
  const counted = await countTags(ctx.db, ownersFor(area))
  const sums = new Map<string, number>()
  for (const { tags, items } of counted) {
    for (const tag of parseTags(tags)) sums.set(tag, (sums.get(tag) ?? 0) + items)
  }
  return {
    tags: [...sums]
      .map(([tag, items]) => ({ tag, items }))
      .toSorted((one, other) => (one.tag < other.tag ? -1 : 1)),
    total: counted.reduce((sum, { items }) => sum + items, 0),
  }
}

/** Says what an import would do before anything is written: new, the same, changed, or asked already by another question. */
import type { compareItems as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { ownersFor } from '../rules.ts'
import { fingerprintOf, lintsOf } from './lints.ts'
import { parseItem } from './read-item.ts'
import * as store from './store-bank.ts'
import { weighItems } from './weigh-items.ts'

type Comparison = ReplyOf<typeof endpoint>['results'][number]

/** Refuses NOT_FOUND when one of the ids belongs to a question of another area. */
export async function compareItems(
  ctx: Context,
  { area, items }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.import', area)
  const prints = items.map(({ item }) => fingerprintOf(item.content))
  const [weighed, twins] = await Promise.all([
    weighItems(ctx.db, area, items),
    store.listTwins(ctx.db, ownersFor(area), [...new Set(prints)]),
  ])
  if (weighed.some(({ known }) => known !== null && known.ownerArea !== area))
    throw new Refusal('NOT_FOUND')
  const askedBefore = new Map<string, string>()
  const results = items.map((each, index): Comparison => {
    const { is, code, known } = weighed[index] ?? { is: 'new', code: '', known: null }
    const print = prints[index] ?? ''
    const others = twins.filter((twin) => twin.fingerprint === print && twin.id !== known?.id)
    const before = askedBefore.get(print)
    askedBefore.set(print, before ?? code)
    const codes = [...others.map((twin) => twin.code), ...(before === undefined ? [] : [before])]
    const lints = lintsOf(
      each.item,
      [...new Set(codes)].filter((other) => other !== code),
    )
    const [twin] = others
    if (is === 'new' && twin !== undefined) return { is: 'asked', code, known: shown(twin), lints }
    return { is, code, known: known === null ? null : shown(known), lints }
  })
  return { results }
}

function shown({ id, code, version, content }: store.WholeRow): NonNullable<Comparison['known']> {
  return { itemId: id, code, version, item: parseItem(content) }
}

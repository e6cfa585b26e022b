/** Reads a question of the bank: whole, with what is weak in it and where it is used, or as it was in one of its versions. */
import type { BankItem, readItemVersion as versionEndpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type { ItemVersion } from '../../contract/items.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { readItems } from '../compile/item-source.ts'
import { ownersFor } from '../rules.ts'
import { parseYaml } from '../compile/source.ts'
import { lintsOf } from './lints.ts'
import { itemToRead } from './scope.ts'
import { bankRow, parseTags } from './search-bank.ts'
import * as store from './store-bank.ts'

export async function readItem(
  ctx: Context,
  { itemId }: { readonly itemId: string },
): Promise<{ item: BankItem }> {
  const { row, areas, by } = await itemToRead(ctx, itemId)
  const { content, ...listed } = row
  const item = parseItem(content)
  const [versions, twins, usedIn] = await Promise.all([
    store.listVersions(ctx.db, itemId),
    store.listTwins(ctx.db, ownersFor(by.area), [row.fingerprint]),
    listPlaces(ctx, row, areas),
  ])
  const others = twins.filter(({ id }) => id !== itemId).map(({ code }) => code)
  return {
    item: { ...bankRow(listed), item, lints: lintsOf(item, others), usedIn, versions },
  }
}

/** Refuses NOT_FOUND for a version that there never was. */
export async function readItemVersion(
  ctx: Context,
  { itemId, number }: InputOf<typeof versionEndpoint>,
): Promise<ReplyOf<typeof versionEndpoint>> {
  await itemToRead(ctx, itemId)
  const version = await store.findVersion(ctx.db, itemId, Number(number))
  if (version === null) throw new Refusal('NOT_FOUND')
  return { item: parseItem(version.content), tags: parseTags(version.tags) }
}

export function parseItem(content: string): ItemVersion {
  // Safe: written by `putVersions` from a checked question, and versions never change.
  return JSON.parse(content) as ItemVersion
}

type Place = BankItem['usedIn'][number]

/** The drafts of the reader's areas, and of those above and below, that ask it: a course asks the question of that name whose owner is nearest. */
async function listPlaces(
  ctx: Context,
  { code, ownerArea }: store.WholeRow,
  areas: readonly AreaCode[],
): Promise<Place[]> {
  const above = [...new Set(areas.flatMap(ownersFor))]
  const uses = await store.listUses(ctx.db, areas, above, code)
  const nearer = [...new Set(uses.flatMap((use) => ownersFor(use.ownerArea)))]
  const rivals = uses.length === 0 ? [] : await store.listByCode(ctx.db, nearer, [code])
  return uses.flatMap((use): Place[] => {
    const owners = ownersFor(use.ownerArea)
    const asked = owners.findLast((owner) => rivals.some((rival) => rival.ownerArea === owner))
    const read = readItems(use.text)
    if (asked !== ownerArea || !read.ok) return []
    const module = use.path.slice(0, use.path.indexOf('/'))
    const place = {
      courseId: use.courseId,
      code: use.code,
      course: titleIn(use.courseText) ?? use.code,
      module,
      title: titleIn(use.moduleText) ?? module,
    }
    return read.value.value.flatMap((entry) =>
      entry.kind === 'reference' && entry.code === code ? [{ ...place, for: entry.for }] : [],
    )
  })
}

function titleIn(source: string | null): string | null {
  const read = parseYaml(source ?? '')
  const said = read.ok ? read.value.value : null
  const title = said !== null && typeof said === 'object' && 'title' in said ? said.title : null
  return typeof title === 'string' ? title : null
}

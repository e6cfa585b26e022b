/**
 * Whether who decides has written of what is decided: a file or an earlier text of one since the course was published last, or a
 * question of the bank that the draft asks in a newer version than is published. Reads, never writes.
 */
import type { Context } from '../../core/context.ts'
import { personOf } from '../author.ts'
import type { Compiled } from '../compile/compile.ts'
import { findNewestVersion } from '../store.ts'
import { hasSaved, listEditions, type ItemVersions } from './store-own-change.ts'

/** False for the clock and the seed, which are nobody. */
export async function hasWritten(
  ctx: Context,
  courseId: string,
  { packs }: Pick<Compiled, 'packs'>,
): Promise<boolean> {
  const person = personOf(ctx.actor)
  if (person === null || ctx.actor.kind === 'system') return false
  const published = await findNewestVersion(ctx.db, courseId)
  const editions = published === null ? [] : await listEditions(ctx.db, published.id)
  const before = new Map(editions.map(partsOf))
  const asked = packs.flatMap(({ keys }) =>
    Object.values(keys).flatMap(({ edition }) => (edition === undefined ? [] : [partsOf(edition)])),
  )
  const items = asked.map(([itemId, version]): ItemVersions => ({
    itemId,
    above: before.get(itemId) ?? 0,
    upTo: version,
  }))
  return hasSaved(ctx.db, { courseId, person, since: published?.publishedAt ?? '', items })
}

/** `<itemId>.<version>` */
function partsOf(edition: string): [string, number] {
  const at = edition.lastIndexOf('.')
  return [edition.slice(0, at), Number(edition.slice(at + 1))]
}

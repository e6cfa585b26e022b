/** Words one line of the checklist, sets its state, or adds an own line. What somebody else saved meanwhile is never overwritten. */
import type { BundleItem, saveBundleItem } from '../../contract/bundle.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { personOf } from '../../certification/index.ts'
import { itemOf } from './read-bundle.ts'
import { findItem, listFiles, putItem } from './store-bundle.ts'

/** Refuses CHANGED_MEANWHILE for an old version, unless what is there is just what was wished. */
export async function saveItem(
  ctx: Context,
  { district, year, number, ...wish }: InputOf<typeof saveBundleItem>,
): Promise<BundleItem> {
  const by = allow(ctx, 'evidence.edit', district)
  await getDistrict(ctx, district)
  const place = { district, year, number }
  const entry = {
    entity: 'evidenceItem',
    entityId: `${district}/${year}/${number}`,
    detail: { state: wish.state, version: wish.version + 1 },
  }
  const row = { ...wish, savedAt: instant(ctx.clock) }
  const done = await commit(ctx, by, entry, [putItem(place, row, personOf(ctx.actor))])
  const stored = await findItem(ctx.db, by, place)
  const isAsWished =
    stored !== null &&
    stored.title === wish.title &&
    stored.note === wish.note &&
    stored.state === wish.state
  if (stored === null || (!done.applied && !isAsWished)) throw new Refusal('CHANGED_MEANWHILE')
  return itemOf(number, stored, await listFiles(ctx.db, by, place))
}

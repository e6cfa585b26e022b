/** Takes a file out of the evidence: it is marked and kept out of the ZIP; its bytes and who sent it stay for the auditor. */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { personOf } from '../../certification/index.ts'
import { findFile, markRemoved, type BundleYear } from './store-bundle.ts'

/** A repeat changes nothing. Refuses NOT_FOUND for a file of another district or year. */
export async function removeFile(ctx: Context, place: BundleYear, fileId: string): Promise<void> {
  const by = allow(ctx, 'evidence.remove', place.district)
  const file = await findFile(ctx.db, by, place, fileId)
  if (file === null) throw new Refusal('NOT_FOUND')
  if (file.removedAt !== null) return
  const entry = {
    entity: 'evidenceFile',
    entityId: fileId,
    detail: { year: place.year, item: file.number },
  }
  await commit(ctx, by, entry, [markRemoved(fileId, instant(ctx.clock), personOf(ctx.actor))])
}

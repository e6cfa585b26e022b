/** Photos that are removed by the clock, a year after they were taken; and bytes of removed ones that a crash may have left. */
import { PHOTO_YEARS } from '../contract/practice-photo-rules.ts'
import { allow } from '../core/access.ts'
import { instant, instantAfter, type Instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { photoKey } from './photos.ts'
import * as store from './store-photos.ts'

/** One run of the Worker; what is left over is removed an hour later. */
const MOST = 200
/** What is on its way when a photo is removed has arrived by then. */
const SETTLED_SECONDS = 600

export function keptUntil(takenAt: Instant): Instant {
  return movedYears(takenAt, PHOTO_YEARS)
}

function movedYears(at: Instant, years: number): Instant {
  const moment = new Date(at)
  moment.setUTCFullYear(moment.getUTCFullYear() + years)
  return moment.toISOString()
}

/** Answers how many were removed. */
export async function removeOldPhotos(ctx: Context): Promise<number> {
  const now = instant(ctx.clock)
  const old = await store.listOld(ctx.db, movedYears(now, -PHOTO_YEARS), MOST)
  const byDistrict = Map.groupBy(old, ({ districtCode }) => districtCode)
  for (const [district, photos] of byDistrict) {
    const ids = photos.map(({ id }) => id)
    const by = allow(ctx, 'practice.removePhoto', district)
    const entry = { entity: 'practicePhoto', entityId: 'old', detail: { photos: ids.length } }
    await commit(ctx, by, entry, [store.markRemoved(ids, { at: now, by: whoActs(ctx) })])
  }
  await clearRemoved(ctx, now)
  return old.length
}

async function clearRemoved(ctx: Context, now: Instant): Promise<void> {
  const removed = await store.listUncleared(ctx.db, MOST)
  if (removed.length === 0) return
  await ctx.files().delete(removed.map(({ id }) => photoKey(id)))
  const settled = instantAfter(ctx.clock, -SETTLED_SECONDS)
  const sure = removed.flatMap(({ id, removedAt }) => (removedAt < settled ? id : []))
  if (sure.length === 0) return
  const by = allow(ctx, 'practice.removePhoto', NATION)
  const entry = { entity: 'practicePhoto', entityId: 'cleared', detail: { photos: sure.length } }
  await commit(ctx, by, entry, [store.markCleared(sure, now)])
}

/** The bytes of photos that went with their assessments, at once. */
export async function clearPhotosOf(ctx: Context, assessmentIds: readonly string[]): Promise<void> {
  const removed = await store.listUnclearedOf(ctx.db, assessmentIds)
  if (removed.length > 0) await ctx.files().delete(removed.map(({ id }) => photoKey(id)))
}

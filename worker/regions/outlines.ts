/** The outlines of a district's villages: read for a map, saved by its office, removed again. One set per district. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/outlines.ts'
import type { Outlines } from '../contract/outlines.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrictRow } from './read-district.ts'
import { outlinesText } from './rules-outlines.ts'
import { listAreasWithin } from './store.ts'
import * as store from './store-outlines.ts'

export type MapOutlines = {
  readonly outlines: Outlines
  readonly source: string
  readonly licence: string
}

/** Refuses NOT_FOUND for what is neither district nor sub-district. */
export async function readVillageOutlines(
  ctx: Context,
  { area }: InputOf<typeof contract.readVillageOutlines>,
): Promise<ReplyOf<typeof contract.readVillageOutlines>> {
  allow(ctx, 'coverage.read', area)
  if (!['district', 'subDistrict'].includes(levelOf(area))) throw new Refusal('NOT_FOUND')
  const { code } = await getDistrictRow(ctx, districtOf(area))
  const row = await store.findOutlines(ctx.db, code)
  if (row === null) return { stored: null }
  const { id, savedAt, source, licence } = row
  return { stored: { id, savedAt, source, licence, outlines: within(parsed(row), area) } }
}

/** For a map that another room draws; null while there are none. */
export async function findOutlines(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
): Promise<MapOutlines | null> {
  const row = await store.findOutlines(ctx.db, district)
  if (row === null) return null
  return { outlines: parsed(row), source: row.source, licence: row.licence }
}

/** What a page says of a map before it is drawn; null while there is none. */
export async function findOutlinesHead(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
): Promise<Omit<store.OutlinesHead, 'id'> | null> {
  const head = await store.findOutlinesHead(ctx.db, district)
  if (head === null) return null
  const { width, height, source, licence } = head
  return { width, height, source, licence }
}

/**
 * Refuses OUTLINES_INVALID with a reason when they do not hold together or name another district's village,
 * CHANGED_MEANWHILE when others stand there than the caller saw.
 */
export async function saveVillageOutlines(
  ctx: Context,
  {
    district,
    id,
    replaces,
    source,
    licence,
    outlines,
  }: InputOf<typeof contract.saveVillageOutlines>,
): Promise<ReplyOf<typeof contract.saveVillageOutlines>> {
  const by = allow(ctx, 'outline.set', district)
  await getDistrictRow(ctx, district)
  const areas = await listAreasWithin(ctx.db, district)
  const codes = new Set(areas.flatMap(({ code }) => (levelOf(code) === 'village' ? [code] : [])))
  const text = outlinesText(outlines, codes)
  if (!text.ok) throw new Refusal('OUTLINES_INVALID', { reason: text.reason })
  const villages = outlines.villages.length
  const row = {
    id,
    outlines: text.value,
    width: outlines.width,
    height: outlines.height,
    villages,
    source,
    licence,
    savedAt: instant(ctx.clock),
  }
  const savedBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.actor.kind
  const detail = { villages, of: codes.size, bytes: text.value.length }
  const entry = { entity: 'districtOutlines', entityId: district, detail }
  const done = await commit(ctx, by, entry, [store.putOutlines(district, row, savedBy, replaces)])
  if (done.applied) return { id }
  const now = await store.findOutlinesHead(ctx.db, district)
  // Sent twice: the first time did it.
  if (now?.id === id) return { id }
  throw new Refusal('CHANGED_MEANWHILE')
}

/** Does nothing when there are none; refuses CHANGED_MEANWHILE when others stand there by now. */
export async function removeVillageOutlines(
  ctx: Context,
  { district, id }: InputOf<typeof contract.removeVillageOutlines>,
): Promise<ReplyOf<typeof contract.removeVillageOutlines>> {
  const by = allow(ctx, 'outline.remove', district)
  await getDistrictRow(ctx, district)
  const entry = { entity: 'districtOutlines', entityId: district }
  const done = await commit(ctx, by, entry, [store.deleteOutlines(district, id)])
  if (done.applied) return {}
  if ((await store.findOutlinesHead(ctx.db, district)) !== null) {
    throw new Refusal('CHANGED_MEANWHILE')
  }
  return {}
}

function parsed({ outlines }: Pick<store.OutlinesRow, 'outlines'>): Outlines {
  // Safe: nothing is stored that `outlinesText` did not make of the contract's own shape.
  return JSON.parse(outlines) as Outlines
}

/** The lines stay whole: they hold nothing that is not public. */
function within(all: Outlines, area: AreaCode): Outlines {
  return { ...all, villages: all.villages.filter(({ code }) => isWithin(code, area)) }
}

/**
 * What changed in a week. The totals of the district as they were kept at the end of that day where they are known; else, and
 * for a sub-district, counted from assignments and certificates, so that there is always an answer.
 */
import type { ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/progress.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict, listAreaSteps, tiedAreas } from '../regions/index.ts'
import { figuresFromIntervals, figuresOf, totalsOf } from './figures.ts'
import type { Totals, VillageFigures } from './rules.ts'
import { daysFrom, renamedAmong } from './rules-today.ts'
import { findDay } from './store-today.ts'

const WEEK = 7
/** Kept totals older than that say nothing of a week. */
const OLDEST = 14

export async function readChange(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.readChange>> {
  const district = await districtWith(ctx, area)
  const totals = await totalsOf(ctx, district, undefined)
  const now = countsIn(totals, area)
  const weekAgo = daysFrom(totals.asOf, -WEEK)
  const kept = area === district.code ? await findDay(ctx.db, district.code, weekAgo) : null
  const known = kept !== null && kept.day >= daysFrom(totals.asOf, -OLDEST)
  const before = known
    ? { ...kept, areas: kept.villages }
    : countsIn(await figuresFromIntervals(ctx, district.code, weekAgo), area)
  const moved = (key: 'cadres' | 'trained' | 'areas' | 'areasCovered') => ({
    before: before[key],
    now: now[key],
  })
  return {
    since: known ? kept.day : weekAgo,
    asOf: totals.asOf,
    from: known ? 'kept' : 'counted',
    cadres: moved('cadres'),
    trained: moved('trained'),
    areas: moved('areas'),
    areasCovered: moved('areasCovered'),
  }
}

/** The villages themselves, counted for both days: asked for when somebody opens the list. Refuses a day that has not come. */
export async function listChanged(
  ctx: Context,
  { area, since }: { readonly area: AreaCode; readonly since: string },
): Promise<ReplyOf<typeof contract.listChanged>> {
  const district = await districtWith(ctx, area)
  const before = await figuresOf(ctx, district, since)
  const now = await figuresOf(ctx, district, undefined)
  const names = new Map(now.parts.map((part) => [part.code, part.name]))
  const was = coveredIn(before.villages)
  const is = coveredIn(now.villages)
  const asPlace = ({ code, name, kind, subDistrictCode }: VillageFigures) => {
    return { code, name, kind, subDistrictName: names.get(subDistrictCode) ?? '' }
  }
  const steps = await listAreaSteps(ctx.db, district.code)
  const renamed = renamedAmong(
    [...was.values()],
    [...is.values()],
    tiedAreas(steps.filter(({ effectiveOn }) => effectiveOn > since)),
  ).filter(({ from, to }) => [...from, ...to].some(({ code }) => isWithin(code, area)))
  const told = new Set(renamed.flatMap(({ from, to }) => [...from, ...to].map(({ code }) => code)))
  const among = (villages: Covered, not: Covered) =>
    [...villages.values()]
      .filter(({ code }) => isWithin(code, area) && !not.has(code) && !told.has(code))
      .map(asPlace)
  return {
    gained: among(is, was),
    lost: among(was, is),
    renamed: renamed.map(({ from, to }) => ({ from: from.map(asPlace), to: to.map(asPlace) })),
  }
}

async function districtWith(ctx: Context, area: AreaCode) {
  allow(ctx, 'coverage.read', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  return getDistrict(ctx, districtOf(area))
}

function countsIn({ total, parts }: Totals, area: AreaCode) {
  const found = total.code === area ? total : parts.find(({ code }) => code === area)
  if (found === undefined) throw new Refusal('NOT_FOUND')
  return found
}

type Covered = ReadonlyMap<AreaCode, VillageFigures>

function coveredIn(villages: readonly VillageFigures[]): Covered {
  return new Map(villages.flatMap((each) => (each.trained > 0 ? [[each.code, each]] : [])))
}

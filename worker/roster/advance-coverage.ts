/**
 * Carries a district's counters into a new day, when assignments begin or end by themselves, after holding them against
 * a count from the assignments. A difference means that some change forgot its counters: it is reported, then mended.
 */
import { allow, type Scope } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Db, Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { levelOf, NATION, subDistrictOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict, listAreasWithin } from '../regions/index.ts'
import { countCoverage, differencesOf, type Difference } from './count-coverage.ts'
import {
  keepDay,
  listNotCounted,
  listRunning,
  listStoredAreas,
  listStoredTotals,
  prepareCoverage,
  recount,
  subDistrictsOf,
  theseSubDistricts,
  unsettleCoverage,
} from './store-coverage.ts'

export type Advanced = {
  /** Today in the district: the day for which the counters hold now. */
  readonly asOf: string
  /** What did not agree before; empty when all was well or nothing had been counted yet. */
  readonly differences: readonly Difference[]
}

/** Also makes the counters of a district that is new, and takes in areas that were added to or dropped from the list. */
export async function advanceCoverage(ctx: Context, district: AreaCode): Promise<Advanced> {
  const by = allow(ctx, 'coverage.recount', district)
  const { timeZone } = await getDistrict(ctx, district)
  const asOf = dateIn(timeZone, ctx.clock.now())
  const { asOf: before, differences } = await verified(ctx.db, by, district)
  const areas = (await listAreasWithin(ctx.db, district)).map(({ code }) => ({
    code,
    subDistrictCode: subDistrictOf(code),
  }))
  const [unsettle, ...others] = unsettleCoverage(district)
  const done = await commit(
    ctx,
    by,
    { entity: 'coverage', entityId: district, detail: { asOf, differences: differences.length } },
    [
      unsettle,
      ...others,
      // Unsettled totals name no day any more; their numbers are still those of the day that is over.
      keepDay(district, before, asOf),
      ...prepareCoverage(district, areas),
      ...recount(district, theseSubDistricts([]), asOf),
    ],
  )
  if (!done.applied) throw new Refusal('CONFLICT')
  if (differences.length > 0) {
    ctx.log({
      event: 'coverage.differs',
      requestId: ctx.requestId,
      district,
      differences: differences.length,
      first: differences[0]?.code ?? '',
    })
  }
  return { asOf, differences }
}

/** Counts anew for the day of the counters and writes nothing. Empty when they agree or were never made. */
export async function verifyCoverage(
  db: Db,
  scope: Scope,
  district: AreaCode,
): Promise<Difference[]> {
  return (await verified(db, scope, district)).differences
}

/** `asOf`: the day of the counters; empty before the first count. */
async function verified(
  db: Db,
  scope: Scope,
  district: AreaCode,
): Promise<{ readonly asOf: string; readonly differences: Difference[] }> {
  const totals = await listStoredTotals(db, scope, district)
  const asOf = totals.find((total) => total.code === district)?.asOf ?? ''
  if (asOf === '') return { asOf, differences: [] }
  const areas = await listStoredAreas(db, scope, district)
  const running = await listRunning(db, scope, district, asOf)
  const counted = countCoverage(district, areas, running, asOf)
  return {
    asOf,
    differences: [...differencesOf(areas, counted.areas), ...differencesOf(totals, counted.totals)],
  }
}

/** Of the given districts, those whose counters do not hold for today: what the clock has to advance. */
export function listDueDistricts(
  ctx: Context,
  districts: readonly {
    readonly code: AreaCode
    readonly timeZone: Parameters<typeof dateIn>[0]
  }[],
): Promise<AreaCode[]> {
  const scope = allow(ctx, 'coverage.recount', NATION)
  const days = districts
    .filter(({ code }) => levelOf(code) === 'district')
    .map(({ code, timeZone }) => ({ district: code, day: dateIn(timeZone, ctx.clock.now()) }))
  return listNotCounted(ctx.db, scope, days)
}

/** Writes for another room's commit, after its change: brings the counters of these sub-districts up to date. */
export function recountCoverage(about: {
  readonly district: AreaCode
  readonly subDistricts: readonly AreaCode[]
  /** Today in the district. */
  readonly asOf: string
}): Sql[] {
  return recount(about.district, theseSubDistricts(about.subDistricts), about.asOf)
}

/** The same for wherever these cadres serve; `cadreIds` of one district, at most 5,000. */
export function recountCoverageOf(about: {
  readonly district: AreaCode
  readonly cadreIds: readonly string[]
  readonly asOf: string
}): Sql[] {
  return recount(about.district, subDistrictsOf(about.cadreIds), about.asOf)
}

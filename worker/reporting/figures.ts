/**
 * The figures of a district: from the counters where they hold for the day asked for, else from the intervals.
 * Both ways give the same shape and, for the same day, the same numbers.
 */
import type { District } from '../contract/regions.ts'
import type { CadreKind } from '../contract/roster.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { asVillageKind, countOn, type Figures, type Totals } from './rules.ts'
import * as store from './store.ts'

type Reader = Pick<Context, 'db' | 'clock'>
type Counted = Pick<District, 'code' | 'timeZone'>

/** Today in a district. */
export function todayIn(ctx: Pick<Context, 'clock'>, district: Pick<District, 'timeZone'>): string {
  return dateIn(district.timeZone, ctx.clock.now())
}

/** Refuses a day that has not come yet. */
export function refuseFuture(day: string | undefined, today: string): void {
  if (day !== undefined && day > today) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'asOf', message: 'future' }] })
  }
}

/** A district and its sub-districts on a day; without a day those of the counters, which name theirs. */
export async function totalsOf(
  ctx: Reader,
  district: Counted,
  asOf: string | undefined,
): Promise<Totals> {
  const today = todayIn(ctx, district)
  refuseFuture(asOf, today)
  const counted = await totalsFromCounters(ctx, district.code)
  if (counted !== null && (asOf === undefined || asOf === counted.asOf)) return counted
  return figuresFromIntervals(ctx, district.code, asOf ?? today)
}

/** Leaves the rest out: `only`, villages that are not among these (the report on focus villages); `kinds`, other cadres. */
export type Narrowed = {
  readonly only?: ReadonlySet<AreaCode> | undefined
  readonly kinds?: readonly CadreKind[] | undefined
}

/** The same with every village. The counters know all villages and every kind of cadre only. */
export async function figuresOf(
  ctx: Reader,
  district: Counted,
  asOf: string | undefined,
  narrowed: Narrowed = {},
): Promise<Figures> {
  const today = todayIn(ctx, district)
  refuseFuture(asOf, today)
  if (narrowed.only === undefined && narrowed.kinds === undefined) {
    const counted = await figuresFromCounters(ctx, district.code)
    if (counted !== null && (asOf === undefined || asOf === counted.asOf)) return counted
  }
  return figuresFromIntervals(ctx, district.code, asOf ?? today, narrowed)
}

/** Null for a district that was never counted. Reads rows by sub-districts only. */
async function totalsFromCounters(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
): Promise<Totals | null> {
  const rows = await store.listTotals(ctx.db, district)
  const whole = rows.find((row) => row.scopeCode === district)
  if (whole === undefined || whole.asOf === '') return null
  return {
    asOf: whole.asOf,
    recorded: Object.fromEntries(
      rows.flatMap(({ scopeCode, recorded }) => (recorded > 0 ? [[scopeCode, recorded]] : [])),
    ),
    total: { code: district, ...countsOf(whole) },
    parts: rows
      .filter((row) => row.scopeCode !== district)
      .map((row) => ({ code: row.scopeCode, name: row.name, ...countsOf(row) })),
  }
}

/** Null for a district that was never counted. Reads rows by villages only. */
export async function figuresFromCounters(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
): Promise<Figures | null> {
  const totals = await totalsFromCounters(ctx, district)
  if (totals === null) return null
  const villages = await store.listVillages(ctx.db, district)
  return {
    ...totals,
    villages: villages.map((row) => ({
      code: row.code,
      name: row.name,
      kind: asVillageKind(row.kind),
      subDistrictCode: row.parentCode,
      cadres: row.cadres,
      trained: row.trained,
    })),
  }
}

/** Counts every cadre: for past days, focus villages, one kind of cadre, and the nightly comparison. */
export async function figuresFromIntervals(
  { db }: Pick<Context, 'db'>,
  district: AreaCode,
  day: string,
  { only, kinds }: Narrowed = {},
): Promise<Figures> {
  const [places, services, proofs] = await Promise.all([
    store.listPlacesOn(db, district, day),
    store.listServices(db, district, kinds),
    store.listProofs(db, district),
  ])
  const subDistricts = places.filter((place) => place.kind === 'kecamatan')
  const villages = places.filter((place) => place.kind !== 'kecamatan')
  return countOn(district, day, { subDistricts, villages, services, proofs }, only)
}

/** A row of counters in the words of the contract: the table's `villages` hold the kelurahan too. */
export function countsOf(row: Omit<store.TotalRow, 'scopeCode' | 'name' | 'asOf'>) {
  const { villages, kelurahan, cadres, trained } = row
  const { subDistrictCadres, areasWithCadre, areasCovered } = row
  const { tpkCadres, posyanduCadres, otherCadres } = row
  const { tpkTrained, posyanduTrained, otherTrained } = row
  return {
    villages: villages - kelurahan,
    kelurahan,
    areas: villages,
    cadres,
    trained,
    subDistrictCadres,
    areasWithCadre,
    areasCovered,
    tpkCadres,
    posyanduCadres,
    otherCadres,
    tpkTrained,
    posyanduTrained,
    otherTrained,
  }
}

/**
 * The roster's part of an erasure, and the one batch of the whole: every entry of a person loses its name and telephone, stops
 * serving today and is listed nowhere. Where and when somebody served, and the counts of past days, stay.
 */
import type { Allowed } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import type { Entry } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { changeRoster } from './change-roster.ts'
import { recount, subDistrictsOf } from './store-coverage.ts'
import { forgetEntries, listEntriesOf } from './store-forget.ts'

export type Beside = {
  /** Those of her entries that go. */
  readonly cadreIds: readonly string[]
  readonly entry: Entry
  /** What other rooms write in the same batch. */
  readonly before: readonly Sql[]
  readonly after: readonly Sql[]
}

/**
 * `prepare` is told all entries of the person whose entry this is (none for one that is not of the district) and says what is erased,
 * or null for nothing; it is asked anew, with the entries of then, when somebody changed the roster meanwhile, and may refuse.
 */
export async function forgetCadres(
  ctx: Context,
  by: Allowed<'cadre.erase'>,
  district: AreaCode,
  cadreId: string,
  prepare: (entries: readonly string[]) => Promise<Beside | null>,
): Promise<void> {
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  await changeRoster(ctx, by, district, async () => {
    const beside = await prepare(await listEntriesOf(ctx.db, by, cadreId))
    if (beside === null) return { answer: null }
    const { cadreIds, entry, before, after } = beside
    const writes = [
      ...before,
      ...forgetEntries(district, cadreIds, today, instant(ctx.clock)),
      ...recount(district, subDistrictsOf(cadreIds), today),
      ...after,
    ]
    return { answer: null, write: { entry, writes } }
  })
}

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

export type Beside = { readonly before: readonly Sql[]; readonly after: readonly Sql[] }

/** All entries of the person whose entry this is; empty for one that is not of the district. */
export function findEntries(
  ctx: Pick<Context, 'db'>,
  by: Allowed<'cadre.erase'>,
  cadreId: string,
): Promise<string[]> {
  return listEntriesOf(ctx.db, by, cadreId)
}

/** `prepare` says what other rooms erase in the same batch; it is asked anew when somebody changed the roster meanwhile, and may refuse. */
export async function forgetCadres(
  ctx: Context,
  by: Allowed<'cadre.erase'>,
  district: AreaCode,
  cadreIds: readonly string[],
  entry: Entry,
  prepare: () => Promise<Beside>,
): Promise<void> {
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  await changeRoster(ctx, by, district, async () => {
    const { before, after } = await prepare()
    const writes = [
      ...before,
      ...forgetEntries(district, cadreIds, today, instant(ctx.clock)),
      ...recount(district, subDistrictsOf(cadreIds), today),
      ...after,
    ]
    return { answer: null, write: { entry, writes } }
  })
}

/** The cards that take the place of published ones on the pages and phones of a district's cadres. */
import { localCard } from '../../../site/src/render/index.ts'
import { dateIn, instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import * as store from './store-local-facts.ts'

/** `<module>/fakta-<id>` → the card's HTML, for the published versions named; empty in most districts. */
export async function readLocalCards(
  ctx: Pick<Context, 'db' | 'clock'>,
  area: AreaCode,
  versionIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await store.listShown(ctx.db, area, versionIds)
  if (rows.length === 0) return {}
  const { name, timeZone } = await getDistrict(ctx, area)
  const today = dateIn(timeZone, instant(ctx.clock))
  return Object.fromEntries(
    rows.map(({ module, factId, ...row }) => {
      const card = localCard({
        ...row,
        id: factId,
        district: name,
        by: row.decidedByName ?? '',
        as: row.decidedAs ?? '',
        on: dateIn(timeZone, row.decidedAt ?? today),
        isOverdue: row.reviewBy < today,
      })
      return [`${module}/fakta-${factId}`, card.text]
    }),
  )
}

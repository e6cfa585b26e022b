/** What waits for a person in a district or sub-district today, as counts, each of them a list elsewhere. */
import type { Today } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresOf } from './figures.ts'
import * as store from './store.ts'

export async function readToday(ctx: Context, area: AreaCode): Promise<Today> {
  allow(ctx, 'coverage.read', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const district = await getDistrict(ctx, districtOf(area))
  const figures = await figuresOf(ctx, district, undefined)
  const here = figures.villages.filter((village) => isWithin(village.code, area))
  const waiting = await store.readWaiting(ctx.db, area)
  return {
    ...waiting,
    areasWithoutCadre: here.filter((village) => village.cadres === 0).length,
    areasUntrained: here.filter((village) => village.cadres > 0 && village.trained === 0).length,
  }
}

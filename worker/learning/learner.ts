/** Who the learner is, for her own pages: how to greet her, and the clock on her wall. */
import type { Learner } from '../../site/src/render/index.ts'
import { allowSelf } from '../core/access.ts'
import type { DateOnly } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { getDistrict } from '../regions/index.ts'
import { findPerson } from '../roster/index.ts'

/** `trainedOn`: since when she counts as trained, by any certificate that holds; null when she does not. */
export async function readLearner(
  ctx: Context,
): Promise<Learner & { readonly trainedOn: DateOnly | null }> {
  const { by, cadreId } = allowSelf(ctx, 'progress.read')
  const [{ timeZone, isDemo }, person] = await Promise.all([
    getDistrict(ctx, by.area),
    findPerson(ctx.db, by, cadreId),
  ])
  const trainedOn = person?.trainedOn ?? null
  return {
    name: person?.name ?? '',
    sex: person?.sex ?? null,
    isTrained: trainedOn !== null,
    trainedOn,
    zone: timeZone,
    isDemo,
  }
}

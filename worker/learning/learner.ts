/** Who the learner is, for her own pages: how to greet her, and the clock on her wall. */
import type { Learner } from '../../site/src/render/index.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { getDistrict } from '../regions/index.ts'
import { findPerson } from '../roster/index.ts'

export async function readLearner(ctx: Context): Promise<Learner> {
  const { by, cadreId } = allowSelf(ctx, 'progress.read')
  const [{ timeZone, isDemo }, person] = await Promise.all([
    getDistrict(ctx, by.area),
    findPerson(ctx.db, by, cadreId),
  ])
  return {
    name: person?.name ?? '',
    sex: person?.sex ?? null,
    isTrained: person !== null && person.trainedOn !== null,
    zone: timeZone,
    isDemo,
  }
}

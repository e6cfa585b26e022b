/** Who the learner is, for her own pages: how to greet her, and the clock on her wall. */
import type { Learner } from '../../site/src/render/index.ts'
import { allowSelf } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { getDistrict } from '../regions/index.ts'
import { listCadreFacts } from '../roster/index.ts'

export async function readLearner(ctx: Context): Promise<Learner> {
  const { by, cadreId } = allowSelf(ctx, 'progress.read')
  const { timeZone, isDemo } = await getDistrict(ctx, by.area)
  const today = dateIn(timeZone, ctx.clock.now())
  const [facts] = await listCadreFacts(ctx.db, by, [cadreId], today)
  return {
    name: facts?.name ?? '',
    sex: facts?.sex ?? null,
    isTrained: facts != null && facts.trainedOn !== null,
    zone: timeZone,
    isDemo,
  }
}

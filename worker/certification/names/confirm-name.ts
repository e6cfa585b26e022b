/** An officer compared the name in the roster with the cadre's identity card: it is right, whoever said otherwise. */
import type { NameAnswer } from '../../contract/names.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { listHolders } from '../holders.ts'
import { nameAnswerOf } from './name-rules.ts'
import { personOf } from '../person.ts'
import { listAnswers, listOpen, putAnswer } from './store-names.ts'

/** Refuses NOT_FOUND for a cadre of another district, CHANGED_MEANWHILE when the roster says another name by now. */
export async function confirmName(
  ctx: Context,
  { district, cadreId, name }: { district: AreaCode; cadreId: string; name: string },
): Promise<NameAnswer> {
  const by = allow(ctx, 'name.confirm', district)
  const { timeZone } = await getDistrict(ctx, district)
  const open = await listOpen(ctx.db, cadreId)
  const moments = [ctx.clock.now(), ...open.map(({ proposedAt }) => proposedAt)]
  const days = moments.map((at) => dateIn(timeZone, at))
  const [holder] = await listHolders(ctx, by, [cadreId], days)
  if (holder === undefined) throw new Refusal('NOT_FOUND')
  if (holder.name !== name) throw new Refusal('CHANGED_MEANWHILE')
  const answer = {
    cadreId,
    districtCode: district,
    subDistrictCode: holder.subDistrictCode,
    name,
    isRight: 1,
    wish: null,
    answeredBy: personOf(ctx.actor),
    answeredAt: instant(ctx.clock),
  }
  const entry = { entity: 'name_answer', entityId: cadreId, detail: { isRight: true } }
  await commit(ctx, by, entry, [putAnswer(answer)])
  const said = await listAnswers(ctx.db, [cadreId])
  return nameAnswerOf(said.get(cadreId), name)
}

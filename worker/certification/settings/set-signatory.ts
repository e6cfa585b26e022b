/** Adds or changes who signs for a unit in a period. What was issued stays as it was printed. */
import type { Signatory } from '../../contract/certification.ts'
import { allow } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { plainName } from '../rules.ts'
import { findUnit, listSignatories, putSignatory } from './store-units.ts'

/** Refuses NOT_FOUND for a unit of another district, PERIOD_OVERLAPS when somebody else signs on one of the days. */
export async function setSignatory(
  ctx: Context,
  district: AreaCode,
  given: Signatory & { readonly keepTitles: boolean },
): Promise<Signatory> {
  const by = allow(ctx, 'unit.set', district)
  const { keepTitles, ...rest } = given
  const signatory = { ...rest, name: keepTitles ? rest.name : plainName(rest.name) }
  if (signatory.validUntil !== null && signatory.validUntil < signatory.validFrom) {
    throw new Refusal('INPUT_INVALID', {
      issues: [{ path: 'validUntil', message: 'before_start' }],
    })
  }
  if ((await findUnit(ctx.db, by, signatory.unitId)) === null) throw new Refusal('NOT_FOUND')
  const entry = { entity: 'signatory', entityId: signatory.id }
  const done = await commit(ctx, by, entry, [putSignatory(district, signatory)])
  if (!done.applied) {
    const known = (await listSignatories(ctx.db, by)).find(({ id }) => id === signatory.id)
    throw new Refusal(
      known !== undefined && known.unitId !== signatory.unitId ? 'NOT_FOUND' : 'PERIOD_OVERLAPS',
    )
  }
  return signatory
}

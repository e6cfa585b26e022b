/** Cohorts and their people as the contract shows them: from where they are looked at, and on which day. */
import type { Cohort, SuggestedMember } from '../../contract/cohorts.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../../core/region-code.ts'
import { listSignInStates } from '../../identity/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { asItem, namesOf, presentArea } from '../show-cadre.ts'
import { listCadresById, type KnownCadre } from '../store.ts'
import { findCohort, type View } from './store-cohorts.ts'

/** Refuses NOT_FOUND for an area that is no district or sub-district. */
export async function viewFrom(ctx: Context, area: AreaCode): Promise<View> {
  if (levelOf(area) !== 'district' && levelOf(area) !== 'subDistrict') {
    throw new Refusal('NOT_FOUND')
  }
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  return { area, today: dateIn(timeZone, ctx.clock.now()) }
}

/** Refuses NOT_FOUND when the district has no such cohort. */
export async function getCohort(
  ctx: Context,
  scope: Scope,
  cohortId: string,
  view: View,
): Promise<Cohort> {
  const found = await findCohort(ctx.db, scope, districtOf(view.area), cohortId, view)
  if (found === null) throw new Refusal('NOT_FOUND')
  return found
}

type Shown = SuggestedMember & Pick<ReturnType<typeof asItem>, 'status' | 'trainedOn'>

/** Cadres in the order asked for, with what the area may know of them; others are left out. */
export async function showPeople(
  ctx: Context,
  scope: Scope,
  cadreIds: readonly string[],
  { area, today }: View,
): Promise<Shown[]> {
  const found = await listCadresById(ctx.db, scope, districtOf(area), cadreIds)
  const seen = found.map((cadre): KnownCadre => {
    const assignments = cadre.assignments.filter((each) => isWithin(each.areaCode, area))
    return { ...cadre, assignments }
  })
  const names = await namesOf(ctx, seen)
  const states = await listSignInStates(ctx.db, cadreIds, instant(ctx.clock))
  const byId = new Map(seen.map((cadre) => [cadre.id, cadre]))
  return cadreIds.flatMap((cadreId) => {
    const cadre = byId.get(cadreId)
    if (cadre === undefined) return []
    const { code, name, kind, status, trainedOn } = asItem(cadre, names, area, today)
    return [
      {
        cadreId,
        code,
        name,
        kind,
        area: presentArea(cadre, names, today),
        signIn: states.get(cadreId) ?? 'NONE',
        status,
        trainedOn,
      },
    ]
  })
}

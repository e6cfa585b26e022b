/** A village with the cadres who serve it: how far each has come and what she lacks. Holds names, so it asks for `cadre.read`. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { VillageView } from '../contract/progress.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf, subDistrictOf, type AreaCode } from '../core/region-code.ts'
import { listTaught } from '../curriculum/index.ts'
import { getDistrict, listAreas } from '../regions/index.ts'
import { findEndedArea } from '../roster/index.ts'
import { todayIn } from './figures.ts'
import { lackOn } from './rules.ts'
import { listFocusVillages, listFocusYears, listPresent } from './store.ts'
import * as store from './store-progress.ts'

/** Refuses NOT_FOUND for an area that is no village or sub-district of the list. */
export async function readVillage(ctx: Context, area: AreaCode): Promise<VillageView> {
  allow(ctx, 'cadre.read', area)
  allow(ctx, 'learning.read', area)
  if (levelOf(area) !== 'village' && levelOf(area) !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const district = await getDistrict(ctx, districtOf(area))
  const places = new Map(
    (await listAreas(ctx.db, [area, subDistrictOf(area)])).map((each) => [each.code, each]),
  )
  const place = places.get(area)
  if (place === undefined) throw new Refusal('NOT_FOUND')
  const day = todayIn(ctx, district)
  const head = mainCourse(await listTaught(ctx.db, district.code))
  const serving = await store.listServing(ctx.db, {
    area,
    day,
    courseId: head?.courseId ?? null,
    now: instant(ctx.clock),
  })
  const present = await listPresent(ctx.db, { area, villages: [area], day })
  const steps = new Map(present.map((row) => [row.id, row]))
  return {
    code: area,
    name: place.name,
    // Safe: a village or a sub-district.
    kind: place.kind as VillageView['kind'],
    subDistrictCode: subDistrictOf(area),
    subDistrictName: places.get(subDistrictOf(area))?.name ?? '',
    districtName: district.name,
    asOf: day,
    ended: await findEndedArea(ctx.db, district.code, area),
    isFocus: await isFocus(ctx, district.code, area),
    course: head === null ? null : { title: head.title, modules: head.modules.length },
    cadres: serving.map(({ passed, trainedOn, ...row }) => {
      // Safe: built by the very query.
      const slugs = new Set(JSON.parse(passed) as readonly string[])
      const isTrained = trainedOn !== null && trainedOn <= day
      const hers = steps.get(row.id)
      return {
        ...row,
        trainedOn: isTrained ? trainedOn : null,
        lack: isTrained || hers === undefined ? null : lackOn(hers, day, district.timeZone),
        modulesDone: head?.modules.filter(({ slug }) => slugs.has(slug)).length ?? 0,
      }
    }),
    former: (await store.listFormer(ctx.db, area, day)).filter(
      ({ id }) => !serving.some((row) => row.id === id),
    ),
  }
}

/** The course by which the office looks at progress: it counts as trained and refreshes no other. */
export function mainCourse(heads: readonly CourseHead[]): CourseHead | null {
  const counting = heads.filter((head) => head.countsAsTrained)
  return counting.find((head) => (head.refreshes ?? null) === null) ?? counting[0] ?? null
}

async function isFocus(ctx: Context, district: AreaCode, area: AreaCode): Promise<boolean> {
  const [newest] = await listFocusYears(ctx.db, district)
  if (newest === undefined) return false
  return (await listFocusVillages(ctx.db, area, newest)).has(area)
}

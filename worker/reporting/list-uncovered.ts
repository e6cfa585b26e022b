/** R3: the villages without a trained cadre, who is there, and what each of them lacks. Holds names, so it asks for `cadre.read`. */
import type { ReplyOf } from '../contract/endpoint.ts'
import { kindsIn } from '../contract/reports.ts'
import type { listUncovered as contract, UncoveredVillage } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresOf } from './figures.ts'
import type { CoverageQuestion } from './read-coverage.ts'
import { lackOn } from './rules.ts'
import * as store from './store.ts'

const PAGE = 300

/** At most 300 villages a page, ordered by code; `after` is the last code of the page before. */
export async function listUncovered(
  ctx: Context,
  {
    area,
    asOf,
    focusYear,
    kind,
    after = '',
  }: CoverageQuestion & { readonly after?: string | undefined },
): Promise<ReplyOf<typeof contract>> {
  allow(ctx, 'cadre.read', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const district = await getDistrict(ctx, districtOf(area))
  const [newest] = await store.listFocusYears(ctx.db, district.code)
  const year = focusYear ?? newest
  const focus: ReadonlySet<AreaCode> =
    year === undefined ? new Set() : await store.listFocusVillages(ctx.db, district.code, year)
  const only = focusYear === undefined ? undefined : focus
  const kinds = kind === undefined ? undefined : kindsIn(kind)
  const figures = await figuresOf(ctx, district, asOf, { only, kinds })
  const uncovered = figures.villages.filter(
    (village) => village.trained === 0 && isWithin(village.code, area),
  )
  const names = new Map(figures.parts.map((part) => [part.code, part.name]))
  const page = uncovered.filter((village) => village.code > after).slice(0, PAGE)
  const wanted = new Set(page.filter((village) => village.cadres > 0).map(({ code }) => code))
  const present = await store.listPresent(ctx.db, {
    area,
    villages: [...wanted],
    day: figures.asOf,
    kinds,
  })
  const villages = page.map((village): UncoveredVillage => ({
    code: village.code,
    name: village.name,
    kind: village.kind,
    subDistrictCode: village.subDistrictCode,
    subDistrictName: names.get(village.subDistrictCode) ?? '',
    isFocus: focus.has(village.code),
    cadres: present
      .filter((row) => row.areaCode === village.code)
      .map((row) => ({
        id: row.id,
        name: row.name,
        lack: lackOn(row, figures.asOf, district.timeZone),
      })),
  }))
  const last = page.at(-1)
  const hasMore = last !== undefined && uncovered.at(-1)?.code !== last.code
  return { asOf: figures.asOf, total: uncovered.length, villages, next: hasMore ? last.code : null }
}

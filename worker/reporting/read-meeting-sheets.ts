/** R11: for each sub-district what was reached and which villages are open, by the numbers of R1 and R3. */
import { formatMoment } from '../../site/src/text/format.ts'
import { printedLine } from '../../site/src/text/reporting.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { readMeetingSheets as contract } from '../contract/meeting-sheets.ts'
import { kindsIn } from '../contract/reports.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresFromIntervals } from './figures.ts'
import { readCoverage } from './read-coverage.ts'

/** Refuses NOT_FOUND for an area that is neither a district nor a sub-district. */
export async function readMeetingSheets(
  ctx: Context,
  { area, asOf }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  allow(ctx, 'coverage.read', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const coverage = await readCoverage(ctx, { area, asOf })
  const district = await getDistrict(ctx, districtOf(area))
  const kinds = kindsIn('TPK')
  const teams = await figuresFromIntervals(ctx, district.code, coverage.asOf, { kinds })
  const parts = level === 'district' ? coverage.parts : [coverage]
  return {
    asOf: coverage.asOf,
    today: coverage.today,
    isDemo: coverage.isDemo,
    districtName: district.name,
    cadreTitle: coverage.cadreTitle,
    printed: printedLine(formatMoment(instant(ctx.clock), district.timeZone)),
    sheets: parts.map((part) => {
      const { code, name, villages, kelurahan, areas, cadres, trained } = part
      const { subDistrictCadres, areasWithCadre, areasCovered } = part
      const { tpkCadres, posyanduCadres, otherCadres } = part
      const team = teams.parts.find((each) => each.code === code)
      return {
        code,
        name,
        villages,
        kelurahan,
        areas,
        cadres,
        trained,
        subDistrictCadres,
        areasWithCadre,
        areasCovered,
        tpkCadres,
        posyanduCadres,
        otherCadres,
        team: { cadres: team?.cadres ?? 0, trained: team?.trained ?? 0 },
        open: coverage.villageList
          .filter((village) => village.subDistrictCode === code && village.trained === 0)
          .map((village) => ({
            code: village.code,
            name: village.name,
            kind: village.kind,
            cadres: village.cadres,
            isFocus: village.isFocus,
          })),
      }
    }),
  }
}

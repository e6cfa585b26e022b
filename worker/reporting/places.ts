/** Areas by their codes, with the names that a list shows beside a cadre. */
import type { WaitingRow } from '../contract/progress.ts'
import type { Context } from '../core/context.ts'
import { subDistrictOf, type AreaCode } from '../core/region-code.ts'
import { listAreas } from '../regions/index.ts'

export type NamedPlace = Pick<WaitingRow, 'areaCode' | 'areaName' | 'areaKind' | 'subDistrictName'>

export async function placesOf(
  ctx: Pick<Context, 'db'>,
  codes: readonly AreaCode[],
): Promise<(code: AreaCode) => NamedPlace> {
  const wanted = new Set(codes.flatMap((code) => [code, subDistrictOf(code)]))
  const areas =
    wanted.size === 0
      ? new Map()
      : new Map((await listAreas(ctx.db, [...wanted])).map((area) => [area.code, area]))
  return (code) => {
    const area = areas.get(code)
    return {
      areaCode: code,
      areaName: area?.name ?? code,
      // Safe: whoever serves, serves a village or a sub-district.
      areaKind: (area?.kind ?? 'desa') as NamedPlace['areaKind'],
      subDistrictName: areas.get(subDistrictOf(code))?.name ?? '',
    }
  }
}

/** The areas of a district, as they are and by what they were called before, ready for looking up by code and by name. */
import type { AreaChoice, ChangedArea } from '../contract/roster.ts'
import type { Db } from '../core/db.ts'
import { levelOf, subDistrictOf, type AreaCode } from '../core/region-code.ts'
import {
  listAreasWithin,
  listFormerAreas,
  nameKey,
  type AreaRow,
  type FormerArea,
} from '../regions/index.ts'

export type Place = AreaChoice & { readonly key: string }

/** A code or name that an area had before, with what stands in its place. */
export type FormerPlace = ChangedArea & {
  readonly key: string
  /** Where it lay then. */
  readonly subDistrictCode: AreaCode
}

export type Gazetteer = {
  readonly district: AreaCode
  readonly byCode: ReadonlyMap<AreaCode, AreaChoice>
  readonly subDistricts: readonly Place[]
  readonly villages: readonly Place[]
  readonly villagesByKey: ReadonlyMap<string, readonly Place[]>
  readonly former: readonly FormerPlace[]
}

export async function loadGazetteer(db: Db, district: AreaCode): Promise<Gazetteer> {
  const [areas, former] = await Promise.all([
    listAreasWithin(db, district),
    listFormerAreas(db, district),
  ])
  return gazetteerOf(district, areas, former)
}

export function gazetteerOf(
  district: AreaCode,
  areas: readonly AreaRow[],
  former: readonly FormerArea[] = [],
): Gazetteer {
  const subDistricts = areas
    .filter((area) => levelOf(area.code) === 'subDistrict')
    .map((area) => placeOf(area, area))
  const parents = new Map(subDistricts.map((place) => [place.code, place]))
  const villages = areas.flatMap((area) => {
    const parent = parents.get(area.parentCode)
    return levelOf(area.code) === 'village' && parent !== undefined ? [placeOf(area, parent)] : []
  })
  const byCode = new Map([...subDistricts, ...villages].map((place) => [place.code, choice(place)]))
  return {
    district,
    subDistricts,
    villages,
    byCode,
    villagesByKey: Map.groupBy(villages, (place) => place.key),
    former: former.flatMap((area) => formerPlace(area, byCode)),
  }
}

/** None for one that is called so again. */
function formerPlace(
  { code, name, kind, since, change, into }: FormerArea,
  byCode: ReadonlyMap<AreaCode, AreaChoice>,
): FormerPlace[] {
  const candidates = into.flatMap((each) => byCode.get(each) ?? [])
  if (candidates.length === 0 || byCode.get(code)?.name === name) return []
  return [
    {
      key: nameKey(name),
      subDistrictCode: subDistrictOf(code),
      change,
      since,
      // Safe: sub-districts and villages have no other kinds.
      was: { code, name, kind: kind as AreaChoice['kind'] },
      candidates,
    },
  ]
}

function placeOf(area: AreaRow, parent: { readonly code: AreaCode; readonly name: string }): Place {
  return {
    code: area.code,
    name: area.name,
    // Safe: sub-districts and villages have no other kinds.
    kind: area.kind as AreaChoice['kind'],
    subDistrictCode: parent.code,
    subDistrictName: parent.name,
    key: area.nameKey,
  }
}

export function choice(place: Place): AreaChoice {
  const { key: _, ...area } = place
  return area
}

export function changeOf(place: FormerPlace): ChangedArea {
  const { key: _, subDistrictCode: __, ...area } = place
  return area
}

/** What became of a village that is no more; null for one that exists. */
export async function findEndedArea(
  db: Db,
  district: AreaCode,
  code: AreaCode,
): Promise<ChangedArea | null> {
  // Almost no village has changed: the list of all is not read for those.
  if ((await listFormerAreas(db, district)).every((area) => area.code !== code)) return null
  const { byCode, former } = await loadGazetteer(db, district)
  const last = byCode.has(code) ? undefined : former.findLast(({ was }) => was.code === code)
  return last === undefined ? null : changeOf(last)
}

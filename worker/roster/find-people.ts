/**
 * Whom the rows of another list about cadres may mean: by kode kader, by the same name, by who serves or served where the row
 * says. It finds and decides nothing; what is the same person for a certificate is for the room above to say.
 */
import type { AreaChoice, CadreChoice, ChangedArea } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { subDistrictOf, type AreaCode } from '../core/region-code.ts'
import { findArea } from './find-area.ts'
import { loadGazetteer, type Gazetteer } from './gazetteer.ts'
import { personKey, readCadreCode, textOf } from './rules.ts'
import { listIdsServing, listKnown, type KnownCadre } from './store.ts'

export type SoughtPerson = {
  readonly line: number
  readonly cadreCode?: string | undefined
  readonly name?: string | undefined
  readonly village?: string | undefined
  readonly subDistrict?: string | undefined
  /** Goes before the names of places. */
  readonly areaCode?: AreaCode | undefined
  /** Somebody whom the officer chose. */
  readonly cadreId?: string | undefined
}

/** `areas` of a person: where she serves or served, the newest first. */
export type FoundPeople = {
  readonly byCode: CadreChoice | null
  readonly byId: CadreChoice | null
  /** Villages or sub-districts that the row may mean, none when it says nothing that fits. */
  readonly places: readonly AreaCode[]
  /** It means one village: `places` is that one, or what it was and what stands in its place. */
  readonly isPlaceSure: boolean
  /** When the row calls the village as it was called before. */
  readonly changed: ChangedArea | null
  /** Of the same name, titles and spaces left out, anywhere in the district. */
  readonly namesakes: readonly CadreChoice[]
  /** Everybody in `places`. */
  readonly neighbours: readonly CadreChoice[]
}

/** One answer per row, in the same order. */
export async function findPeople(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  district: AreaCode,
  rows: readonly SoughtPerson[],
): Promise<FoundPeople[]> {
  const gazetteer = await loadGazetteer(ctx.db, district)
  const read = rows.map((row) => ({
    row,
    code: readCadreCode(textOf(row.cadreCode) ?? ''),
    key: personKey(textOf(row.name) ?? ''),
    ...placesOf(gazetteer, row),
  }))
  const serving = await listIdsServing(
    ctx.db,
    scope,
    district,
    distinct(read.flatMap(({ places }) => places)),
  )
  const known = await listKnown(ctx.db, scope, district, {
    nameKeys: distinct(read.map(({ key }) => key)),
    phoneKeys: [],
    codes: distinct(read.map(({ code }) => code)),
    ids: distinct([...serving, ...rows.map(({ cadreId }) => cadreId ?? null)]),
  })
  const persons = known.map((cadre) => ({ cadre, choice: asChoice(cadre, gazetteer) }))
  // Whatever of her entries is named, it is she.
  const entries = persons.flatMap(({ cadre, choice }) =>
    [cadre, ...cadre.others].map((entry) => ({ entry, choice })),
  )
  const byId = new Map(entries.map(({ entry, choice }) => [entry.id, choice]))
  const byCode = new Map(entries.map(({ entry, choice }) => [entry.code, choice]))
  const byName = Map.groupBy(entries, ({ entry }) => entry.nameKey)
  const byPlace = new Map<AreaCode, CadreChoice[]>()
  for (const { choice } of persons) {
    for (const { code } of choice.areas) byPlace.set(code, [...(byPlace.get(code) ?? []), choice])
  }
  return read.map(({ row, code, key, places, isPlaceSure, changed }) => ({
    byCode: byCode.get(code ?? '') ?? null,
    byId: byId.get(row.cadreId ?? '') ?? null,
    places,
    isPlaceSure,
    changed,
    namesakes: key === '' ? [] : [...new Set((byName.get(key) ?? []).map(({ choice }) => choice))],
    neighbours: [...new Set(places.flatMap((place) => byPlace.get(place) ?? []))],
  }))
}

function placesOf(
  gazetteer: Gazetteer,
  { line, village, subDistrict, areaCode }: SoughtPerson,
): Pick<FoundPeople, 'places' | 'isPlaceSure' | 'changed'> {
  const found = findArea(gazetteer, {
    line,
    ...(village === undefined ? {} : { village }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
    ...(areaCode === undefined ? {} : { areaCode }),
  })
  if (found.ok) return { places: [found.value.code], isPlaceSure: true, changed: null }
  const candidates: readonly AreaChoice[] = 'candidates' in found ? found.candidates : []
  const places = candidates.map(({ code }) => code)
  if (found.reason !== 'AREA_CHANGED') return { places, isPlaceSure: false, changed: null }
  const { change, since, was } = found
  // Who left before the change served in what it was, and nowhere else.
  return {
    places: [...new Set([was.code, ...places])],
    isPlaceSure: true,
    changed: { change, since, was, candidates: found.candidates },
  }
}

function asChoice(cadre: KnownCadre, gazetteer: Gazetteer): CadreChoice {
  const { id, code, name, kind, assignments } = cadre
  const codes = new Set(assignments.map(({ areaCode }) => areaCode))
  const areas = [...codes].flatMap((areaCode) => placeOf(gazetteer, areaCode) ?? [])
  // Telephones are for whoever looks after the roster.
  return { id, code, name, kind, phoneTail: null, areas }
}

/** An area as it is, or as it last was. */
function placeOf({ byCode, former }: Gazetteer, code: AreaCode): AreaChoice | undefined {
  const found = byCode.get(code)
  const was = found === undefined ? former.findLast((place) => place.was.code === code)?.was : null
  if (was === undefined || was === null) return found
  const subDistrictCode = subDistrictOf(code)
  const subDistrictName = byCode.get(subDistrictCode)?.name ?? ''
  return { ...was, subDistrictCode, subDistrictName }
}

const distinct = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text === null || text === '' ? [] : [text]))),
]

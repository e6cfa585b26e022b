/**
 * Whom the rows of another list about cadres may mean: by kode kader, by the same name, by who serves or served where the row
 * says. It finds and decides nothing; what is the same person for a certificate is for the room above to say.
 */
import type { AreaChoice, CadreChoice } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { listAreasWithin } from '../regions/index.ts'
import { findArea, gazetteerOf, type Gazetteer } from './find-area.ts'
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
  /** Villages or sub-districts that the row may mean; one when `isPlaceSure`, none when it says nothing that fits. */
  readonly places: readonly AreaCode[]
  readonly isPlaceSure: boolean
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
  const gazetteer = gazetteerOf(district, await listAreasWithin(ctx.db, district))
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
  return read.map(({ row, code, key, places, isPlaceSure }) => ({
    byCode: byCode.get(code ?? '') ?? null,
    byId: byId.get(row.cadreId ?? '') ?? null,
    places,
    isPlaceSure,
    namesakes: key === '' ? [] : [...new Set((byName.get(key) ?? []).map(({ choice }) => choice))],
    neighbours: [...new Set(places.flatMap((place) => byPlace.get(place) ?? []))],
  }))
}

function placesOf(
  gazetteer: Gazetteer,
  { line, village, subDistrict, areaCode }: SoughtPerson,
): Pick<FoundPeople, 'places' | 'isPlaceSure'> {
  const found = findArea(gazetteer, {
    line,
    ...(village === undefined ? {} : { village }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
    ...(areaCode === undefined ? {} : { areaCode }),
  })
  if (found.ok) return { places: [found.value.code], isPlaceSure: true }
  const candidates: readonly AreaChoice[] = 'candidates' in found ? found.candidates : []
  return { places: candidates.map(({ code }) => code), isPlaceSure: false }
}

function asChoice(cadre: KnownCadre, gazetteer: Gazetteer): CadreChoice {
  const { id, code, name, kind, assignments } = cadre
  const codes = new Set(assignments.map(({ areaCode }) => areaCode))
  const areas = [...codes].flatMap((areaCode) => gazetteer.byCode.get(areaCode) ?? [])
  // Telephones are for whoever looks after the roster.
  return { id, code, name, kind, phoneTail: null, areas }
}

const distinct = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text === null || text === '' ? [] : [text]))),
]

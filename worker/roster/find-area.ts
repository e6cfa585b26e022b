/**
 * Which village or sub-district a row means. Pure, over the areas of one district.
 * Taken unasked: a Kemendagri code, or sub-district and name and (where it matters) kind. A village's name alone never is:
 * names repeat inside a district. What is spelled alike is offered, not assumed; so is what took the place of an area that the row
 * calls by a code or name it had before.
 */
import type { AreaChoice, RosterRow, RowProblem } from '../contract/roster.ts'
import { editsBetween } from '../core/edits.ts'
import { isWithin, levelOf, readAreaCode, type AreaCode } from '../core/region-code.ts'
import { ok, type Result } from '../core/result.ts'
import { nameKey } from '../regions/index.ts'
import { changeOf, choice, type FormerPlace, type Gazetteer, type Place } from './gazetteer.ts'
import { textOf, unfit } from './rules.ts'

type VillageKind = 'desa' | 'kelurahan' | 'desa_adat'
type Found = Result<AreaChoice, RowProblem>

const MOST_CANDIDATES = 6

export function findArea(gazetteer: Gazetteer, row: RosterRow): Found {
  if (row.areaCode !== undefined) {
    const chosen = gazetteer.byCode.get(row.areaCode)
    if (chosen !== undefined) return ok(chosen)
    const former = formerOf(gazetteer, row.areaCode)
    if (former !== undefined) return changed(former)
    return isWithin(row.areaCode, gazetteer.district)
      ? unfit({ reason: 'AREA_UNKNOWN', part: 'code', written: row.areaCode, candidates: [] })
      : unfit({ reason: 'OUTSIDE_DISTRICT', written: row.areaCode })
  }
  const said = readSaid(row)
  const code = said.code === null ? null : repairCode(said.code)
  if (code !== null && !isWithin(code, gazetteer.district)) {
    return unfit({ reason: 'OUTSIDE_DISTRICT', written: said.code ?? code })
  }
  const named = findByNames(gazetteer, said)
  const coded = code === null ? undefined : gazetteer.byCode.get(code)
  if (coded !== undefined) return agreed(gazetteer, coded, said, named)
  const former = code === null ? undefined : formerOf(gazetteer, code)
  if (former !== undefined) return succeeded(former, said, named)
  // A code that the official list does not have (BPS numbers its areas differently) leaves it to the names.
  if (said.code !== null && !named.ok && named.reason === 'AREA_MISSING') {
    return unfit({ reason: 'AREA_UNKNOWN', part: 'code', written: said.code, candidates: [] })
  }
  return named
}

type Said = {
  readonly code: string | null
  readonly village: string | null
  readonly subDistrict: string | null
  readonly kind: VillageKind | null
  readonly wholeSubDistrict: boolean
}

function readSaid(row: RosterRow): Said {
  const kindCell = (textOf(row.areaKind) ?? '').toLowerCase()
  const village = textOf(row.village)
  const before = /^(?:kec|kecamatan)\b\.?\s*(.*)$/i.exec(village ?? '')
  return {
    code: textOf(row.regionCode),
    village: before === null ? village : null,
    subDistrict: textOf(row.subDistrict) ?? before?.[1] ?? null,
    kind: readVillageKind(kindCell) ?? readVillageKind(prefixOf(village ?? '')),
    wholeSubDistrict: /^(tingkat )?(kec|kecamatan)\.?$/.test(kindCell) || before !== null,
  }
}

function readVillageKind(written: string): VillageKind | null {
  switch (
    written
      .toLowerCase()
      .replaceAll(/[\s.]+/g, ' ')
      .trim()
  ) {
    case 'desa':
    case 'ds':
      return 'desa'
    case 'kelurahan':
    case 'kel':
    case 'lurah':
      return 'kelurahan'
    case 'desa adat':
    case 'desa_adat':
      return 'desa_adat'
    default:
      return null
  }
}

const PREFIX = /^(desa adat|desa|ds|kelurahan|kel|kecamatan|kec)\b\.?\s*/i

const prefixOf = (written: string) => PREFIX.exec(written)?.[1] ?? ''

/** Keys to try: the name as it stands (there are villages called "Desa Baru"), then without what precedes it. */
const keysOf = (written: string) => [nameKey(written), nameKey(written.replace(PREFIX, ''))]

/** The name of a village or sub-district as it is written somewhere: its kind where it is said, and its keys. */
export function readAreaName(written: string): {
  readonly kind: VillageKind | null
  readonly keys: readonly string[]
} {
  return { kind: readVillageKind(prefixOf(written)), keys: keysOf(written) }
}

function findByNames(gazetteer: Gazetteer, said: Said): Found {
  if (said.village === null && said.subDistrict === null) return unfit({ reason: 'AREA_MISSING' })
  const subDistricts =
    said.subDistrict === null ? null : exact(gazetteer.subDistricts, said.subDistrict)
  if (subDistricts !== null && subDistricts.length === 0) return subDistrictUnknown(gazetteer, said)
  if (said.village === null) return wholeSubDistrict(said, subDistricts ?? [])
  return subDistricts === null
    ? byNameAlone(gazetteer, said, said.village)
    : inSubDistricts(gazetteer, said, said.village, subDistricts)
}

function wholeSubDistrict(said: Said, found: readonly Place[]): Found {
  const [only] = found
  const candidates = found.map(choice)
  if (only === undefined || found.length > 1) {
    return unfit({ reason: 'AREA_AMBIGUOUS', written: said.subDistrict ?? '', candidates })
  }
  return said.wholeSubDistrict
    ? ok(choice(only))
    : unfit({ reason: 'AREA_UNCONFIRMED', because: 'WHOLE_SUB_DISTRICT', candidates })
}

function inSubDistricts(
  gazetteer: Gazetteer,
  said: Said,
  village: string,
  subDistricts: readonly Place[],
): Found {
  const within = new Set(subDistricts.map((place) => place.code))
  const there = gazetteer.villages.filter((place) => within.has(place.subDistrictCode))
  const same = exact(there, village)
  const fitting = same.filter((place) => said.kind === null || place.kind === said.kind)
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return ok(choice(only))
  if (fitting.length > 1) {
    return unfit({ reason: 'AREA_AMBIGUOUS', written: village, candidates: fitting.map(choice) })
  }
  const [former, ...otherFormer] = formerFitting(gazetteer, said, village).filter((place) =>
    within.has(place.subDistrictCode),
  )
  if (former !== undefined && otherFormer.length === 0) return changed(former)
  if (same.length > 0) {
    return unfit({
      reason: 'AREA_UNCONFIRMED',
      because: 'KIND_DIFFERS',
      candidates: same.map(choice),
    })
  }
  const near = [...alike(there, village), ...exact(gazetteer.villages, village)]
  return unfit({
    reason: 'AREA_UNKNOWN',
    part: 'village',
    written: village,
    candidates: distinct([
      ...[former, ...otherFormer].flatMap((place) => place?.candidates ?? []),
      ...near.map(choice),
    ]),
  })
}

function byNameAlone(gazetteer: Gazetteer, said: Said, village: string): Found {
  const same = exactKeys(village, (key) => gazetteer.villagesByKey.get(key) ?? [])
  const fitting = same.filter((place) => said.kind === null || place.kind === said.kind)
  const chosen = fitting.length > 0 ? fitting : same
  const former = formerFitting(gazetteer, said, village)
  const [only] = former
  if (only !== undefined && former.length === 1 && chosen.length === 0) return changed(only)
  const candidates = distinct([
    ...chosen.map(choice),
    ...former.flatMap((place) => place.candidates),
  ])
  if (candidates.length === 1) {
    return unfit({ reason: 'AREA_UNCONFIRMED', because: 'NO_SUB_DISTRICT', candidates })
  }
  return candidates.length > 1
    ? unfit({ reason: 'AREA_AMBIGUOUS', written: village, candidates })
    : unfit({
        reason: 'AREA_UNKNOWN',
        part: 'village',
        written: village,
        candidates: alike(gazetteer.villages, village).map(choice),
      })
}

/** The latest that an area was by this code. */
const formerOf = ({ former }: Gazetteer, code: AreaCode): FormerPlace | undefined =>
  former.findLast(({ was }) => was.code === code)

/** Villages that were called so before, of the kind that the row says. */
function formerFitting({ former }: Gazetteer, { kind }: Said, village: string): FormerPlace[] {
  const villages = former.filter(({ was }) => was.kind !== 'kecamatan')
  const fitting = exact(villages, village).filter(({ was }) => kind === null || was.kind === kind)
  // Twice changed, it was called so twice: the last time tells.
  const last = new Map(
    fitting.map((place) => [place.candidates.map(({ code }) => code).join(' '), place]),
  )
  return [...last.values()]
}

function changed(place: FormerPlace): Found {
  return unfit({ reason: 'AREA_CHANGED', ...changeOf(place) })
}

/** The row has the code of an area that is no more. Its own names may say which of several it means, or something else. */
function succeeded(former: FormerPlace, said: Said, named: Found): Found {
  const { candidates } = former
  if (named.ok) {
    const isOne = candidates.some(({ code }) => code === named.value.code)
    if (isOne && candidates.length === 1) return ok(named.value)
    return isOne
      ? changed({ ...former, candidates: distinct([named.value, ...candidates]) })
      : unfit({ reason: 'AREA_CONFLICT', candidates: distinct([...candidates, named.value]) })
  }
  const names = [former.key, ...candidates.map(({ name }) => nameKey(name))]
  const fits =
    said.village === null ||
    keysOf(said.village).some((key) => names.some((name) => isAlike(key, name)))
  const others = 'candidates' in named ? named.candidates : []
  return fits
    ? changed(former)
    : unfit({ reason: 'AREA_CONFLICT', candidates: distinct([...candidates, ...others]) })
}

/** The sub-district is spelled otherwise, or is wrong: its villages of that name are offered, then that name elsewhere. */
function subDistrictUnknown(gazetteer: Gazetteer, said: Said): Found {
  const written = said.subDistrict ?? ''
  const parts = gazetteer.former.filter(({ was }) => was.kind === 'kecamatan')
  const former = exact(parts, written)
  const [part] = former
  const present = new Set(former.flatMap((each) => each.candidates.map(({ code }) => code)))
  const near = [
    ...gazetteer.subDistricts.filter(({ code }) => present.has(code)),
    ...alike(gazetteer.subDistricts, written),
  ]
  const codes = new Set(near.map((place) => place.code))
  const ofName = said.village === null ? [] : exact(gazetteer.villages, said.village)
  const wereThere =
    said.village === null
      ? []
      : formerFitting(gazetteer, said, said.village).filter((each) =>
          codes.has(each.subDistrictCode),
        )
  const candidates: readonly AreaChoice[] =
    said.village === null
      ? near.map(choice)
      : [
          ...ofName.filter((place) => codes.has(place.subDistrictCode)).map(choice),
          ...wereThere.flatMap((each) => each.candidates),
          ...alike(
            gazetteer.villages.filter((place) => codes.has(place.subDistrictCode)),
            said.village,
          ).map(choice),
          ...ofName.filter((place) => !codes.has(place.subDistrictCode)).map(choice),
        ]
  return unfit({
    reason: 'AREA_UNKNOWN',
    part: 'subDistrict',
    written,
    candidates: distinct(candidates),
    ...(part === undefined || former.length > 1 ? {} : { changed: changeOf(part) }),
  })
}

/** A code settles it, unless the row's own names say plainly something else: then somebody mistyped one of them. */
function agreed(gazetteer: Gazetteer, coded: AreaChoice, said: Said, named: Found): Found {
  if (levelOf(coded.code) === 'subDistrict') {
    // The code of a sub-district beside a village's name says where the village lies.
    if (said.village !== null) {
      const parent = gazetteer.subDistricts.filter((place) => place.code === coded.code)
      return inSubDistricts(gazetteer, said, said.village, parent)
    }
    return ok(coded)
  }
  if (said.village === null) return ok(coded)
  // By the name it had before: the code has said already which one is meant, unless it was split since.
  if (!named.ok && named.reason === 'AREA_CHANGED') {
    const goesOn = named.candidates.some(({ code }) => code === coded.code)
    if (goesOn) return named.candidates.length === 1 ? ok(coded) : named
  }
  const near = keysOf(said.village).some((key) => isAlike(key, nameKey(coded.name)))
  if (near && !(named.ok && named.value.code !== coded.code)) return ok(coded)
  const others = named.ok ? [named.value] : 'candidates' in named ? named.candidates : []
  return unfit({ reason: 'AREA_CONFLICT', candidates: distinct([coded, ...others]) })
}

/** Each area once, the first ones first. */
function distinct(areas: readonly AreaChoice[]): AreaChoice[] {
  return [...new Map(areas.map((area) => [area.code, area])).values()].slice(0, MOST_CANDIDATES)
}

/**
 * A code as spreadsheets leave it: read as a number (`3508012005.0`, `3.508012005E9`)
 * or with the zeros of its groups lost (`35.8.1.2005`). Null when it is no code.
 */
export function repairCode(written: string): AreaCode | null {
  const plain = written.replace(/^'/, '').replaceAll(/\s/g, '')
  const number = /^\d+(?:\.\d+)?e\+?\d+$/i.test(plain) ? String(Number(plain)) : plain
  const groups = number.split('.')
  if (groups.length === 2 && groups[1] === '0') return readAreaCode(groups[0] ?? '')
  if (groups.length >= 3 && groups.length <= 4 && groups.every((group) => /^\d+$/.test(group))) {
    const [province = '', district = '', subDistrict = '', village] = groups
    const padded = [province, district, subDistrict].map((group) => group.padStart(2, '0'))
    return readAreaCode([...padded, ...(village === undefined ? [] : [village])].join('.'))
  }
  return readAreaCode(number)
}

function exact<Keyed extends { readonly key: string }>(
  places: readonly Keyed[],
  written: string,
): readonly Keyed[] {
  return exactKeys(written, (key) => places.filter((place) => place.key === key))
}

function exactKeys<Keyed>(
  written: string,
  find: (key: string) => readonly Keyed[],
): readonly Keyed[] {
  for (const key of keysOf(written)) {
    const found = key === '' ? [] : find(key)
    if (found.length > 0) return found
  }
  return []
}

/** Places spelled alike, the nearest first. */
function alike(places: readonly Place[], written: string): Place[] {
  const keys = [...new Set(keysOf(written))].filter((key) => key !== '')
  return places
    .map((place) => ({ place, far: Math.min(...keys.map((key) => distance(key, place.key))) }))
    .filter(({ place, far }) => far <= tolerance(place.key))
    .sort((a, b) => a.far - b.far || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(({ place }) => place)
}

const isAlike = (a: string, b: string) => distance(a, b) <= tolerance(b)

const tolerance = (key: string) => Math.max(2, Math.floor(key.length / 4))

/** Edits between two keys; a key that begins with the other is one edit away. Infinity when hopeless. */
function distance(a: string, b: string): number {
  if (a === b) return 0
  if (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a))) return 1
  return editsBetween(a, b, tolerance(b))
}

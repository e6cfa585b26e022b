/**
 * What counts as a cadre, trained, covered, on a date. Pure: from intervals, by brute force, in the words of the reports.
 * The counters of the roster must come to the same numbers; the nightly job and a test compare them.
 * Dates are calendar dates of the district; an interval's end is the first day that no longer belongs to it.
 */
import { countKinds, countTrainedKinds } from '../contract/kind-counts.ts'
import type { CoveragePart, Lack } from '../contract/reporting.ts'
import type { CadreKind } from '../contract/roster.ts'
import { dateIn, type TimeZone } from '../core/clock.ts'

export type VillageKind = 'desa' | 'kelurahan' | 'desa_adat'

/** A village, or the sub-district that holds villages. */
export type Place = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentCode: string
}

export type Service = {
  readonly cadreId: string
  readonly subDistrictCode: string
  /** A village, or the sub-district for who serves it whole. */
  readonly areaCode: string
  readonly level: 'village' | 'subDistrict'
  /** Of the person. */
  readonly kind: CadreKind
  readonly startedOn: string
  readonly endedOn: string | null
}

/** A certificate of a course that counts as trained. */
export type Proof = {
  readonly cadreId: string
  readonly issuedOn: string
  readonly expiresOn: string | null
  /** The day of revocation, replacement or withdrawal. */
  readonly revokedOn: string | null
  /** From an old paper that the office recorded; absent for what was issued here. */
  readonly isRecorded?: boolean
}

export type VillageFigures = {
  readonly code: string
  readonly name: string
  readonly kind: VillageKind
  readonly subDistrictCode: string
  readonly cadres: number
  readonly trained: number
}

/** Coverage of a district on a day: its total and its sub-districts. */
export type Totals = {
  readonly asOf: string
  readonly total: Omit<CoveragePart, 'name'>
  readonly parts: readonly CoveragePart[]
  /** By district and sub-district: of the trained, those who hold no certificate of ours that counts. Without zeros. */
  readonly recorded: Readonly<Record<string, number>>
}

/** The same with its villages. */
export type Figures = Totals & { readonly villages: readonly VillageFigures[] }

/** Does a cadre work there on that day? */
export function isActiveOn(service: Pick<Service, 'startedOn' | 'endedOn'>, day: string): boolean {
  return service.startedOn <= day && (service.endedOn === null || service.endedOn > day)
}

/** Does a certificate hold on that day? On the day of its revocation it no longer does. */
export function holdsOn(proof: Omit<Proof, 'cadreId' | 'isRecorded'>, day: string): boolean {
  return (
    proof.issuedOn <= day &&
    (proof.expiresOn === null || proof.expiresOn > day) &&
    (proof.revokedOn === null || proof.revokedOn > day)
  )
}

export type Intervals = {
  readonly subDistricts: readonly Place[]
  readonly villages: readonly Place[]
  readonly services: readonly Service[]
  readonly proofs: readonly Proof[]
}

/**
 * Counts a district on a day. With `only`, villages outside it do not exist: the report on focus villages;
 * who serves a sub-district whole is then left out too.
 */
export function countOn(
  code: string,
  day: string,
  { subDistricts, villages, services, proofs }: Intervals,
  only?: ReadonlySet<string>,
): Figures {
  const held = proofs.filter((proof) => holdsOn(proof, day))
  const trained = new Set(held.map((proof) => proof.cadreId))
  const ours = new Set(held.flatMap((proof) => (proof.isRecorded === true ? [] : [proof.cadreId])))
  const counted = villages.filter((village) => only === undefined || only.has(village.code))
  const known = new Set(counted.map((village) => village.code))
  const active = services.filter(
    (service) => isActiveOn(service, day) && (only === undefined || known.has(service.areaCode)),
  )
  const persons = (here: readonly Service[]) => {
    const all = new Set(here.map((service) => service.cadreId))
    return { cadres: all.size, trained: [...all].filter((id) => trained.has(id)).length }
  }
  const byArea = grouped(active, (service) => service.areaCode)
  const list = counted.map((village) => ({
    code: village.code,
    name: village.name,
    kind: asVillageKind(village.kind),
    subDistrictCode: village.parentCode,
    ...persons(byArea.get(village.code) ?? []),
  }))
  const totals = (here: readonly VillageFigures[], serving: readonly Service[]) => {
    const kelurahan = here.filter((village) => village.kind === 'kelurahan').length
    return {
      villages: here.length - kelurahan,
      kelurahan,
      areas: here.length,
      ...persons(serving),
      subDistrictCadres: persons(serving.filter((service) => service.level === 'subDistrict'))
        .cadres,
      areasWithCadre: here.filter((village) => village.cadres > 0).length,
      areasCovered: here.filter((village) => village.trained > 0).length,
      ...countKinds(kindsOf(serving)),
      ...countTrainedKinds(kindsOf(serving.filter(({ cadreId }) => trained.has(cadreId)))),
    }
  }
  const listBySubDistrict = grouped(list, (village) => village.subDistrictCode)
  const bySubDistrict = grouped(active, (service) => service.subDistrictCode)
  const recordedOf = (serving: readonly Service[]) =>
    new Set(serving.flatMap(({ cadreId: id }) => (trained.has(id) && !ours.has(id) ? [id] : [])))
      .size
  return {
    asOf: day,
    recorded: Object.fromEntries(
      [[code, active] as const, ...bySubDistrict]
        .map(([scope, serving]) => [scope, recordedOf(serving)] as const)
        .filter(([, count]) => count > 0),
    ),
    total: { code, ...totals(list, active) },
    parts: subDistricts.map((part) => ({
      code: part.code,
      name: part.name,
      ...totals(listBySubDistrict.get(part.code) ?? [], bySubDistrict.get(part.code) ?? []),
    })),
    villages: list,
  }
}

export type CounterDifference = {
  /** A district, a sub-district or a village. */
  readonly code: string
  readonly counter: string
  readonly stored: number | null
  readonly counted: number | null
}

/** Where two counts of one district and day differ. */
export function differencesOf(stored: Figures, counted: Figures): CounterDifference[] {
  const sides = [stored, counted].map(
    ({ total, parts, villages, recorded }) =>
      new Map(
        [
          ...[total, ...parts].map((each) => ({ ...each, recorded: recorded[each.code] ?? 0 })),
          ...villages,
        ].map((each) => [each.code, numbersOf(each)]),
      ),
  )
  const codes = new Set(sides.flatMap((side) => [...side.keys()]))
  return [...codes].flatMap((code) => {
    const [was, is] = sides.map((side) => side.get(code) ?? new Map<string, number>())
    const counters = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])
    return [...counters].flatMap((counter) => {
      const difference = {
        code,
        counter,
        stored: was?.get(counter) ?? null,
        counted: is?.get(counter) ?? null,
      }
      return difference.stored === difference.counted ? [] : [difference]
    })
  })
}

function numbersOf(counts: object): Map<string, number> {
  return new Map(
    Object.entries(counts).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
  )
}

/** How far a cadre without a valid counting certificate has come; null for a step not taken. */
export type Steps = {
  readonly startedAt: string | null
  /** Met the pass rule of a course of which she never had a certificate. */
  readonly eligibleAt: string | null
  /** In a proposal that is not decided or not yet issued. */
  readonly proposedAt: string | null
  readonly revokedOn: string | null
  readonly expiredOn: string | null
}

/** What she lacks on a day: the furthest step first; a certificate that ended weighs more than a course begun. */
export function lackOn(steps: Steps, day: string, zone: TimeZone): Lack {
  const happened = (at: string | null) => at !== null && dateIn(zone, at) <= day
  const ended = (on: string | null) => on !== null && on <= day
  if (happened(steps.proposedAt)) return 'PROPOSED'
  if (happened(steps.eligibleAt)) return 'ELIGIBLE'
  if (ended(steps.revokedOn)) return 'REVOKED'
  if (ended(steps.expiredOn)) return 'EXPIRED'
  return happened(steps.startedAt) ? 'LEARNING' : 'NOT_STARTED'
}

export function asVillageKind(kind: string): VillageKind {
  return kind === 'kelurahan' || kind === 'desa_adat' ? kind : 'desa'
}

/** Of each person once. */
function kindsOf(serving: readonly Service[]): Iterable<CadreKind> {
  return new Map(serving.map(({ cadreId, kind }) => [cadreId, kind])).values()
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

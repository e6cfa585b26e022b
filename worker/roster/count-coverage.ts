/**
 * Coverage counted from the assignments themselves, by the same definitions as the counters but in another way:
 * what the nightly comparison holds the counters against. Pure.
 */
import {
  countKinds,
  countTrainedKinds,
  type KindCounts,
  type TrainedKindCounts,
} from '../contract/kind-counts.ts'
import type { CadreKind } from '../contract/roster.ts'
import type { AreaCode } from '../core/region-code.ts'

export type RunningAssignment = {
  /** The person: entries that were merged are one. */
  readonly cadreId: string
  readonly subDistrictCode: AreaCode
  readonly areaCode: AreaCode
  readonly level: 'village' | 'subDistrict'
  /** Of the person. */
  readonly kind: CadreKind
  readonly trainedOn: string | null
}

/** One village, or a sub-district as the area of those who serve it whole. */
export type AreaCount = {
  readonly code: AreaCode
  readonly subDistrictCode: AreaCode
  readonly cadres: number
  readonly trained: number
}

/** A district or a sub-district. */
export type ScopeCount = {
  readonly code: AreaCode
  readonly villages: number
  readonly kelurahan: number
  readonly cadres: number
  readonly trained: number
  readonly subDistrictCadres: number
  readonly areasWithCadre: number
  readonly areasCovered: number
} & KindCounts &
  TrainedKindCounts

export type Difference = {
  readonly code: AreaCode
  readonly field: string
  readonly stored: number | null
  readonly counted: number | null
}

export function countCoverage(
  district: AreaCode,
  areas: readonly Pick<AreaCount, 'code' | 'subDistrictCode'>[],
  running: readonly RunningAssignment[],
  asOf: string,
): { areas: AreaCount[]; totals: ScopeCount[] } {
  const isTrained = ({ trainedOn }: RunningAssignment) => trainedOn !== null && trainedOn <= asOf
  const persons = (list: readonly RunningAssignment[]) =>
    new Set(list.map((each) => each.cadreId)).size
  const inArea = Map.groupBy(running, (each) => each.areaCode)
  const counted = areas.map(({ code, subDistrictCode }) => {
    const here = inArea.get(code) ?? []
    return {
      code,
      subDistrictCode,
      cadres: persons(here),
      trained: persons(here.filter(isTrained)),
    }
  })
  const scopes = [district, ...new Set(areas.map((area) => area.subDistrictCode))]
  const totals = scopes.map((code) => {
    const whole = code === district
    const places = counted.filter(
      (area) => area.code !== area.subDistrictCode && (whole || area.subDistrictCode === code),
    )
    const here = running.filter((each) => whole || each.subDistrictCode === code)
    return {
      code,
      villages: places.length,
      kelurahan: places.filter((place) => place.code.split('.')[3]?.startsWith('1')).length,
      cadres: persons(here),
      trained: persons(here.filter(isTrained)),
      subDistrictCadres: persons(here.filter((each) => each.level === 'subDistrict')),
      areasWithCadre: places.filter((place) => place.cadres > 0).length,
      areasCovered: places.filter((place) => place.trained > 0).length,
      ...countKinds(kindsOf(here)),
      ...countTrainedKinds(kindsOf(here.filter(isTrained))),
    }
  })
  return { areas: counted, totals }
}

/** Of each person once. */
function kindsOf(here: readonly RunningAssignment[]): Iterable<CadreKind> {
  return new Map(here.map(({ cadreId, kind }) => [cadreId, kind])).values()
}

const FIELDS = [
  'villages',
  'kelurahan',
  'cadres',
  'trained',
  'subDistrictCadres',
  'areasWithCadre',
  'areasCovered',
  'tpkCadres',
  'posyanduCadres',
  'otherCadres',
  'tpkTrained',
  'posyanduTrained',
  'otherTrained',
] as const

/** Where two counts of the same codes differ; a code that one side lacks differs in every field. */
export function differencesOf(
  stored: readonly (AreaCount | ScopeCount)[],
  counted: readonly (AreaCount | ScopeCount)[],
): Difference[] {
  const sides = [stored, counted].map(
    (side) => new Map(side.map((each): [AreaCode, Partial<ScopeCount>] => [each.code, each])),
  )
  const codes = new Set([...stored, ...counted].map((each) => each.code))
  return [...codes].flatMap((code) =>
    FIELDS.flatMap((field) => {
      const [was, is] = sides.map((side) => side.get(code)?.[field] ?? null)
      return was === is || was === undefined || is === undefined
        ? []
        : [{ code, field, stored: was, counted: is }]
    }),
  )
}

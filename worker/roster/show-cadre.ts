/** A cadre as the contract shows her: names beside codes, her status today, her telephone only to her own district's officers. */
import type { AreaChoice, Assignment, Cadre } from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { isWithin, subDistrictOf, type AreaCode } from '../core/region-code.ts'
import { listAreas } from '../regions/index.ts'
import { openPhones } from './phones.ts'
import { isActiveOn, statusOn } from './rules.ts'
import type { KnownAssignment, KnownCadre } from './store.ts'

export type AreaNames = ReadonlyMap<AreaCode, AreaChoice>

/** The areas of assignments with their sub-districts' names. */
export async function namesOf(
  ctx: Pick<Context, 'db'>,
  cadres: readonly KnownCadre[],
): Promise<AreaNames> {
  const codes = new Set(
    cadres.flatMap((cadre) =>
      cadre.assignments.flatMap(({ areaCode }) => [areaCode, subDistrictOf(areaCode)]),
    ),
  )
  if (codes.size === 0) return new Map()
  const areas = new Map((await listAreas(ctx.db, [...codes])).map((area) => [area.code, area]))
  return new Map(
    [...codes].map((code): [AreaCode, AreaChoice] => {
      const subDistrictCode = subDistrictOf(code)
      const area = areas.get(code)
      return [
        code,
        {
          code,
          name: area?.name ?? code,
          // Safe: an assignment's area is a village or a sub-district.
          kind: (area?.kind ?? 'desa') as AreaChoice['kind'],
          subDistrictCode,
          subDistrictName: areas.get(subDistrictCode)?.name ?? subDistrictCode,
        },
      ]
    }),
  )
}

/** Without her telephone: the assignments within `area`, and what they make her there. */
export function asItem(
  cadre: KnownCadre,
  names: AreaNames,
  area: AreaCode,
  today: string,
): Omit<Cadre, 'phone'> {
  const { id, code, name, kind, sex, phoneTail, trainedOn, version } = cadre
  const here = cadre.assignments.filter((each) => isWithin(each.areaCode, area))
  return {
    id,
    code,
    name,
    kind,
    sex,
    phoneTail,
    status: statusOn(today, here),
    trainedOn: trainedOn !== null && trainedOn <= today ? trainedOn : null,
    version,
    assignments: here.map((each) => asAssignment(each, names)),
  }
}

/** Alone, with her telephone for those who may see it. */
export async function asCadre(
  ctx: Context,
  cadre: KnownCadre,
  area: AreaCode,
  today: string,
): Promise<Cadre> {
  const names = await namesOf(ctx, [cadre])
  return { ...asItem(cadre, names, area, today), phone: await phoneFor(ctx, cadre) }
}

/** Null when unknown or not for this actor to see. */
export async function phoneFor(ctx: Context, cadre: KnownCadre): Promise<string | null> {
  return (await phonesFor(ctx, [cadre])).get(cadre.id) ?? null
}

/** The same of many, in one query; who is left out has none that this actor may see. */
export function phonesFor(
  ctx: Context,
  cadres: readonly KnownCadre[],
): Promise<ReadonlyMap<string, string | null>> {
  return openPhones(
    ctx,
    cadres.filter(({ districtCode }) => maySeePhone(ctx, districtCode)),
  )
}

function maySeePhone(ctx: Context, district: AreaCode): boolean {
  try {
    allow(ctx, 'cadre.readPhone', district)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Where she serves today, else where she will, else nowhere. */
export function presentArea(cadre: KnownCadre, names: AreaNames, today: string): AreaChoice | null {
  const present =
    cadre.assignments.find((each) => isActiveOn(today, each)) ??
    cadre.assignments.find((each) => each.startedOn > today)
  return present === undefined ? null : (names.get(present.areaCode) ?? null)
}

function asAssignment(each: KnownAssignment, names: AreaNames): Assignment {
  const { id, level, decreeNumber, decreeOn, decreeUntil, startedOn, endedOn } = each
  const area = names.get(each.areaCode)
  if (area === undefined) throw new Error('an assignment without its area')
  return {
    id,
    area,
    level,
    decreeNumber,
    decreeOn,
    decreeUntil,
    startedOn,
    endedOn,
    endReason: each.endReason,
    successorId: each.successorId,
  }
}

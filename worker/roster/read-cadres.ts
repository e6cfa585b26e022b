/** Looking at cadres: a page of a list, one cadre, and the facts that the rooms above print and report. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { PAGE_SIZE, type AreaChoice, type CadreKind } from '../contract/roster.ts'
import type * as contract from '../contract/roster.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { noteLook } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Db } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { listSignInStates } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { isActiveOn } from './rules.ts'
import { asCadre, asItem, namesOf } from './show-cadre.ts'
import * as store from './store.ts'
import { listCadres as listPage } from './store-lists.ts'

type ListInput = InputOf<typeof contract.listCadres>

/** Refuses NOT_FOUND for an area that is no district or sub-district, and for a village outside it. */
export async function listCadres(
  ctx: Context,
  input: ListInput,
): Promise<ReplyOf<typeof contract.listCadres>> {
  const { area, village } = input
  const scope = allow(ctx, 'cadre.read', area)
  const today = await todayIn(ctx, area)
  if (village !== undefined && !isWithin(village, area)) throw new Refusal('NOT_FOUND')
  const { cadres, total } = await listPage(ctx.db, scope, {
    area,
    village: village ?? null,
    cohort: input.cohort ?? null,
    words: wordsOf(input.q ?? ''),
    kind: input.kind ?? null,
    status: input.status ?? null,
    trained: input.trained ?? null,
    canSignIn: input.canSignIn ?? null,
    after: input.after ?? null,
    today,
    limit: PAGE_SIZE + 1,
  })
  const page = cadres.slice(0, PAGE_SIZE)
  const names = await namesOf(ctx, page)
  const states = await listSignInStates(
    ctx.db,
    page.map(({ id }) => id),
    instant(ctx.clock),
  )
  return {
    cadres: page.map((cadre) => ({
      ...asItem(cadre, names, village ?? area, today),
      signIn: states.get(cadre.id) ?? 'NONE',
    })),
    total,
    next: cadres.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null,
    asOf: today,
  }
}

/** `readCadre` for whoever opens a cadre's record: that is logged, with whether her whole number was on it. */
export async function openCadre(
  ctx: Context,
  input: InputOf<typeof contract.readCadre>,
): Promise<ReplyOf<typeof contract.readCadre>> {
  const { area, cadreId } = input
  const read = await readCadre(ctx, input)
  const permission = read.cadre.phone === null ? 'cadre.read' : 'cadre.readPhone'
  await noteLook(ctx, allow(ctx, permission, area), { entity: 'cadre', entityId: cadreId })
  return read
}

export async function readCadre(
  ctx: Context,
  { area, cadreId }: InputOf<typeof contract.readCadre>,
): Promise<ReplyOf<typeof contract.readCadre>> {
  const scope = allow(ctx, 'cadre.read', area)
  const today = await todayIn(ctx, area)
  const cadre = await store.findCadre(ctx.db, scope, area, cadreId)
  if (cadre === null) throw new Refusal('NOT_FOUND')
  return { cadre: await asCadre(ctx, cadre, area, today) }
}

/** What other rooms may know of a cadre: who she is and where she serves; no telephone. */
export type CadreFacts = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly code: string
  readonly name: string
  readonly kind: CadreKind
  readonly sex: 'F' | 'M' | null
  readonly trainedOn: string | null
  /** Where she serves on the day, newest first; empty when nowhere. */
  readonly areas: readonly AreaChoice[]
}

/**
 * The facts of cadres of the district or sub-district that the scope is for, as of a day, in the order asked for; others are
 * left out. A sub-district sees those who serve or served in it.
 */
export async function listCadreFacts(
  db: Db,
  scope: Scope,
  cadreIds: readonly string[],
  day: string,
): Promise<CadreFacts[]> {
  const district = districtOf(scope.area)
  const inDistrict = await store.listCadresById(db, scope, district, cadreIds)
  const found =
    levelOf(scope.area) === 'subDistrict'
      ? inDistrict.filter(({ assignments }) =>
          assignments.some(({ areaCode }) => isWithin(areaCode, scope.area)),
        )
      : inDistrict
  const names = await namesOf({ db }, found)
  // Asked for by an entry that was merged, the answer speaks of the person, under the id that was asked for.
  const byId = new Map(
    found.flatMap((cadre) => [cadre, ...cadre.others].map(({ id }) => [id, cadre])),
  )
  return cadreIds.flatMap((cadreId) => {
    const cadre = byId.get(cadreId)
    if (cadre === undefined) return []
    const { districtCode, code, name, kind, sex, trainedOn } = cadre
    const areas = cadre.assignments
      .filter((each) => isActiveOn(day, each))
      .flatMap((each) => names.get(each.areaCode) ?? [])
    return [{ id: cadreId, districtCode, code, name, kind, sex, trainedOn, areas }]
  })
}

async function todayIn(ctx: Context, area: AreaCode): Promise<string> {
  if (levelOf(area) !== 'district' && levelOf(area) !== 'subDistrict') {
    throw new Refusal('NOT_FOUND')
  }
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  return dateIn(timeZone, ctx.clock.now())
}

const MOST_WORDS = 6

/** What is looked for: words in any order; a kode kader with or without its dashes. */
function wordsOf(q: string): string[] {
  return q
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}

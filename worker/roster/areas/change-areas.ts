/**
 * A change of areas by a decree: shown before it is made, then recorded in one write with the assignments of everybody concerned and
 * the counters. Nothing is deleted: reports on an earlier day find the earlier areas, and a mistake is mended by the next change.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/region-changes.ts'
import { allow, type Allowed } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { levelOf, subDistrictOf, type AreaCode } from '../../core/region-code.ts'
import { renameLogins } from '../../identity/index.ts'
import {
  changeRegions,
  getDistrict,
  listAreaStates,
  presentChanges,
  type AreaRow,
  type AreaState,
} from '../../regions/index.ts'
import { captionOf } from '../caption.ts'
import { changeRoster } from '../change-roster.ts'
import { countCoverage, type RunningAssignment, type ScopeCount } from '../count-coverage.ts'
import { isActiveOn } from '../rules.ts'
import { namesOf, presentArea } from '../show-cadre.ts'
import * as store from '../store.ts'
import { listRunning, prepareCoverage, recount, theseSubDistricts } from '../store-coverage.ts'
import { decideChange, type Decision } from './decide-change.ts'
import { planMoves, type Moves } from './plan-moves.ts'
import * as areas from './store-areas.ts'

type Wish = Omit<InputOf<typeof contract.recordRegionChange>, 'id' | 'moves'>
type Chosen = InputOf<typeof contract.recordRegionChange>['moves']

/**
 * Refuses INPUT_INVALID, naming the part, when the areas cannot change so, and what reading cadres refuses where anybody serves.
 */
export async function previewRegionChange(
  ctx: Context,
  input: InputOf<typeof contract.previewRegionChange>,
): Promise<ReplyOf<typeof contract.previewRegionChange>> {
  const by = allow(ctx, 'region.change', input.district)
  const plan = await planChange(ctx, by, input, input.moves ?? [])
  // From here on it shows who serves there.
  if (plan.serving.length > 0) allow(ctx, 'cadre.read', input.district)
  const names = new Map([...plan.states, ...plan.decision.to].map(({ code, name }) => [code, name]))
  const former = new Map(plan.decision.from.map(({ code, name }) => [code, name]))
  const named = (code: AreaCode) => ({ code, name: former.get(code) ?? code })
  return {
    asOf: plan.today,
    scopes: plan.scopes.map(({ code, before, after }) => ({
      code,
      name: code === input.district ? plan.districtName : (names.get(code) ?? code),
      before,
      after,
    })),
    ended: plan.decision.ended.map(({ code }) => named(code)),
    begun: plan.decision.begun.map((area) => ({
      code: area.code,
      name: area.name,
      // Safe: villages, or a sub-district under another name.
      kind: area.kind as 'desa',
      subDistrictCode: subDistrictOf(area.code),
      subDistrictName: names.get(subDistrictOf(area.code)) ?? '',
    })),
    people: plan.serving.map((row) => ({
      assignmentId: row.id,
      cadre: { id: row.personId, code: row.code, name: row.name },
      from: named(row.areaCode),
      startedOn: row.startedOn,
      endedOn: row.endedOn,
      endReason: row.endReason,
      to: plan.targetOf(row),
    })),
    focusYears: await areas.listFocusYearsOf(
      ctx.db,
      by,
      plan.decision.from.map(({ code }) => code),
      yearOf(input.effectiveOn),
    ),
  }
}

/**
 * Refuses INPUT_INVALID as the preview does, CHANGED_MEANWHILE when `moves` names others than those who serve there now. The same
 * id is answered as the first time.
 */
export async function recordRegionChange(
  ctx: Context,
  input: InputOf<typeof contract.recordRegionChange>,
): Promise<ReplyOf<typeof contract.recordRegionChange>> {
  const { district, id, effectiveOn } = input
  const by = allow(ctx, 'region.change', district)
  await changeRoster(ctx, by, district, async () => {
    if ((await presentChanges(ctx.db, by, district, id)).length > 0) return { answer: null }
    const plan = await planChange(ctx, by, input, input.moves)
    const { decision, moves, today } = plan
    const given = new Set(input.moves.map(({ assignmentId }) => assignmentId))
    if (given.size !== plan.serving.length || plan.serving.some((row) => !given.has(row.id))) {
      throw new Refusal('CHANGED_MEANWHILE')
    }
    const [whole] = plan.scopes
    if (whole === undefined) throw new Error('a district without its counts')
    const recordedAt = instant(ctx.clock)
    const change = {
      ...input,
      from: decision.from.map(({ code, name }) => ({ code, name })),
      to: decision.to.map(({ code, name }) => ({ code, name })),
      before: whole.before,
      after: whole.after,
      moved: moves.ends.length,
      recordedAt,
      ended: decision.ended,
      begun: decision.begun,
    }
    const changedIds = [
      ...new Set(
        plan.serving.flatMap((row) =>
          moves.ends.some((end) => end.id === row.id) ? [row.cadreId] : [],
        ),
      ),
    ]
    const follows = decision.from.flatMap(({ code }) =>
      decision.to.flatMap((to) => (to.code === code ? [] : [{ from: code, to: to.code }])),
    )
    return {
      answer: null,
      write: {
        entry: {
          entity: 'regionChange',
          entityId: id,
          detail: {
            kind: input.kind,
            effectiveOn,
            from: input.from.join(' '),
            to: input.to.map(({ code }) => code).join(' '),
            moved: moves.ends.length,
          },
        },
        writes: [
          ...changeRegions(district, change, ctx.actor.kind === 'staff' ? ctx.actor.accountId : ''),
          store.changeAssignments(district, moves.ends),
          store.putAssignments(district, moves.begins),
          store.changeCadres(
            district,
            changedIds.map((cadreId) => ({ id: cadreId })),
            recordedAt,
          ),
          areas.followFocus(district, follows, yearOf(effectiveOn)),
          await renamed(ctx, by, district, plan),
          ...prepareCoverage(district, plan.areasAfter),
          ...recount(district, theseSubDistricts(plan.subDistricts), today),
        ],
      },
    }
  })
  const [change] = await presentChanges(ctx.db, by, district, id)
  if (change === undefined) throw new Refusal('CONFLICT')
  return { change }
}

export async function listRegionChanges(
  ctx: Context,
  { district }: InputOf<typeof contract.listRegionChanges>,
): Promise<ReplyOf<typeof contract.listRegionChanges>> {
  const scope = allow(ctx, 'cadre.read', district)
  await getDistrict(ctx, district)
  return { changes: await presentChanges(ctx.db, scope, district) }
}

type Place = { readonly code: AreaCode; readonly subDistrictCode: AreaCode }

type Plan = {
  readonly today: string
  readonly districtName: string
  readonly states: readonly AreaState[]
  readonly decision: Decision
  readonly serving: readonly areas.ServingRow[]
  readonly targetOf: (row: areas.ServingRow) => AreaCode
  readonly moves: Moves
  /** Of the district, sub-districts too. */
  readonly areasAfter: readonly Place[]
  readonly subDistricts: readonly AreaCode[]
  readonly scopes: readonly {
    readonly code: AreaCode
    readonly before: ReturnType<typeof countsOf>
    readonly after: ReturnType<typeof countsOf>
  }[]
}

/** Loads and decides; the same for the preview and for the write. */
async function planChange(ctx: Context, by: Allowed, wish: Wish, chosen: Chosen): Promise<Plan> {
  const { district, effectiveOn } = wish
  const { timeZone, name: districtName } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const states = await listAreaStates(ctx.db, by, district)
  const decided = decideChange(wish, states, today)
  if (!decided.ok) {
    const { path, message } = decided
    throw new Refusal('INPUT_INVALID', { issues: [{ path, message }] })
  }
  const decision = decided.value
  const isRename = wish.kind === 'RENAME'
  const serving = isRename
    ? []
    : await areas.listServingFrom(ctx.db, by, { district, areas: wish.from, day: effectiveOn })
  const targets = targetsOf(decision, chosen)
  const targetOf = (row: areas.ServingRow) => targets.get(row.id) ?? decision.heirOf(row.areaCode)
  const goals = new Map(serving.map((row) => [row.id, targetOf(row)]))
  const moves = planMoves(
    serving,
    (id) => goals.get(id),
    effectiveOn,
    () => ctx.ids.uuid(),
  )
  const codes = [...decision.from, ...decision.to].map(({ code }) => code)
  const subDistricts = [...new Set(codes.map(subDistrictOf))]
  const before = states.filter(({ validUntil }) => validUntil === null).map(asPlace)
  const ended = new Set(decision.ended.map(({ code }) => code))
  const isThere = new Set(before.map(({ code }) => code))
  const areasAfter = [
    ...before.filter(({ code }) => !ended.has(code)),
    ...decision.begun.filter(({ code }) => !isThere.has(code)).map(asPlace),
  ]
  const running = await listRunning(ctx.db, by, district, today)
  const counted = [
    countCoverage(district, before, running, today),
    countCoverage(district, areasAfter, runningAfter(running, serving, moves, today), today),
  ].map(({ totals }) => new Map(totals.map((total) => [total.code, countsOf(total)])))
  return {
    today,
    districtName,
    states,
    decision,
    serving,
    targetOf,
    moves,
    areasAfter,
    subDistricts,
    scopes: [district, ...subDistricts].map((code) => ({
      code,
      before: counted[0]?.get(code) ?? NOTHING,
      after: counted[1]?.get(code) ?? NOTHING,
    })),
  }
}

/** Refuses INPUT_INVALID for an area that is none of those that come. */
function targetsOf(decision: Decision, chosen: Chosen): ReadonlyMap<string, AreaCode> {
  const to = new Set(decision.to.map(({ code }) => code))
  const strange = chosen.findIndex(({ areaCode }) => !to.has(areaCode))
  if (strange >= 0) {
    const path = `moves.${strange}.areaCode`
    throw new Refusal('INPUT_INVALID', { issues: [{ path, message: 'not_an_area_here' }] })
  }
  return new Map(chosen.map(({ assignmentId, areaCode }) => [assignmentId, areaCode]))
}

/** Who would run today: as now, with the assignments that end replaced by those that begin. */
function runningAfter(
  running: readonly RunningAssignment[],
  serving: readonly areas.ServingRow[],
  moves: Moves,
  today: string,
): RunningAssignment[] {
  const endOf = new Map(moves.ends.map(({ id, endedOn }) => [id, endedOn]))
  const people = new Map(serving.map((row) => [row.cadreId, row.personId]))
  const known = new Map(running.map((each) => [each.cadreId, each]))
  const concerned = new Set(serving.map(({ areaCode }) => areaCode))
  const here = [
    ...serving.map((row) => ({ ...row, endedOn: endOf.get(row.id) ?? row.endedOn })),
    ...moves.begins,
  ].filter((each) => isActiveOn(today, each))
  return [
    ...running.filter(({ areaCode }) => !concerned.has(areaCode)),
    ...here.map(({ cadreId, subDistrictCode, areaCode, level }) => {
      const personId = people.get(cadreId) ?? cadreId
      const { trainedOn = null, kind = 'KPM' } = known.get(personId) ?? {}
      return { cadreId: personId, subDistrictCode, areaCode, level, trainedOn, kind }
    }),
  ]
}

/** What the sign-in pages of everybody concerned say from now on. */
async function renamed(ctx: Context, by: Allowed, district: AreaCode, plan: Plan): Promise<Sql> {
  const { decision, moves, today } = plan
  const renamedParts = decision.begun.flatMap(({ code }) =>
    levelOf(code) === 'village' ? [] : [code],
  )
  const ids = [
    ...new Set([
      ...plan.serving.map(({ cadreId }) => cadreId),
      ...(await store.listIdsServing(
        ctx.db,
        by,
        district,
        decision.from.map(({ code }) => code),
      )),
      ...(await areas.listIdsIn(ctx.db, by, district, renamedParts, today)),
    ]),
  ]
  const persons = await store.listCadresById(ctx.db, by, district, ids)
  const endOf = new Map(moves.ends.map((end) => [end.id, end]))
  const after = persons.map((person) => ({
    ...person,
    assignments: [
      ...moves.begins.filter(({ cadreId }) => entriesOf(person).includes(cadreId)),
      ...person.assignments.map((each) => ({ ...each, ...endOf.get(each.id) })),
    ].toSorted((a, b) => b.startedOn.localeCompare(a.startedOn)),
  }))
  const names = new Map(await namesOf(ctx, after))
  for (const { code, name, kind } of [...decision.begun, ...partsOf(plan)]) {
    for (const [known, area] of names) {
      // Safe: a village or a sub-district.
      const own = known === code ? { name, kind: kind as typeof area.kind } : {}
      const parent = area.subDistrictCode === code ? { subDistrictName: name } : {}
      names.set(known, { ...area, ...own, ...parent })
    }
  }
  return renameLogins(
    after.flatMap((person) => {
      const caption = captionOf(person.kind, presentArea(person, names, today))
      return entriesOf(person).map((cadreId) => ({ cadreId, name: person.name, caption }))
    }),
  )
}

/** The sub-districts that new villages lie in: they may not be known by any assignment yet. */
function partsOf({ states, decision }: Plan): readonly Pick<AreaRow, 'code' | 'name' | 'kind'>[] {
  const begun = new Set(decision.begun.map(({ code }) => code))
  return states.filter(({ code, kind }) => kind === 'kecamatan' && !begun.has(code))
}

const entriesOf = (cadre: store.KnownCadre) => [cadre, ...cadre.others].map(({ id }) => id)

const asPlace = ({ code }: { readonly code: AreaCode }) => ({
  code,
  subDistrictCode: subDistrictOf(code),
})

const yearOf = (day: string) => Number(day.slice(0, 4))

const NOTHING = {
  areas: 0,
  kelurahan: 0,
  cadres: 0,
  trained: 0,
  areasWithCadre: 0,
  areasCovered: 0,
}

function countsOf({ villages, kelurahan, cadres, trained, ...rest }: ScopeCount) {
  const { areasWithCadre, areasCovered } = rest
  return { areas: villages, kelurahan, cadres, trained, areasWithCadre, areasCovered }
}

/**
 * What a change of areas means: which villages end, begin or go on under another name, and whether it can be so. Pure.
 * A code says the kind and the sub-district, so neither is asked for.
 */
import type { RegionChangeKind } from '../../contract/region-changes.ts'
import { no, ok, type Result } from '../../core/result.ts'
import { levelOf, subDistrictOf, type AreaCode } from '../../core/region-code.ts'
import { begunArea, type AreaRow, type AreaState } from '../../regions/index.ts'

export type Wish = {
  readonly kind: RegionChangeKind
  readonly effectiveOn: string
  readonly sourceOn: string
  readonly from: readonly AreaCode[]
  readonly to: readonly { readonly code: AreaCode; readonly name: string }[]
}

export type Decision = {
  /** The areas concerned, as they are. */
  readonly from: readonly AreaState[]
  readonly ended: readonly { readonly code: AreaCode; readonly replacedByCode: AreaCode }[]
  /** New areas, and those that go on under another name. */
  readonly begun: readonly AreaRow[]
  /** Where cadres may serve from the day on. */
  readonly to: readonly AreaRow[]
  /** Where most of an area's cadres go. */
  readonly heirOf: (code: AreaCode) => AreaCode
}

/** `path` names the part of the input, `message` what is wrong with it. */
export type Fault = { readonly reason: 'FAULT'; readonly path: string; readonly message: string }

export function decideChange(
  wish: Wish,
  states: readonly AreaState[],
  today: string,
): Result<Decision, Fault> {
  const known = new Map(states.map((state) => [state.code, state]))
  const from = wish.from.flatMap((code) => known.get(code) ?? [])
  const fault = findFault(wish, known, today)
  if (fault !== null) return no({ reason: 'FAULT' as const, ...fault })
  const to = wish.to.map((wanted) => {
    const before = known.get(wanted.code)
    const area = begunArea(wanted)
    // Its kind is as the list has it, and a sub-district's is not told by the code of a village.
    return before === undefined ? area : { ...area, kind: before.kind }
  })
  const goesOn = new Set(wish.from.filter((code) => to.some((area) => area.code === code)))
  const first = to.find(({ code }) => !goesOn.has(code)) ?? to[0]
  const heirOf = (code: AreaCode) => (goesOn.has(code) ? code : (first?.code ?? code))
  const mergedInto = wish.kind === 'MERGE' ? to[0]?.code : undefined
  return ok({
    from,
    ended: from
      .filter(({ code }) => !goesOn.has(code))
      .map(({ code }) => ({ code, replacedByCode: mergedInto ?? heirOf(code) })),
    begun: to.filter(({ code, name }) => !goesOn.has(code) || known.get(code)?.name !== name),
    to,
    heirOf: (code) => (mergedInto === undefined ? heirOf(code) : mergedInto),
  })
}

type Found = { readonly path: string; readonly message: string } | null

function findFault(wish: Wish, known: ReadonlyMap<AreaCode, AreaState>, today: string): Found {
  const { effectiveOn, from, to } = wish
  if (effectiveOn > today) return { path: 'effectiveOn', message: 'in_future' }
  if (wish.sourceOn > today) return { path: 'sourceOn', message: 'in_future' }
  for (const [index, code] of from.entries()) {
    const state = known.get(code)
    const isTwice = from.indexOf(code) !== index
    const isFit = levelOf(code) === 'village' || wish.kind === 'RENAME'
    if (state === undefined || state.validUntil !== null || isTwice || !isFit) {
      return { path: `from.${index}`, message: 'not_an_area_here' }
    }
    if (state.isFirst === 0 && effectiveOn < state.validFrom) {
      return { path: 'effectiveOn', message: 'before_area' }
    }
  }
  for (const [index, { code, name }] of to.entries()) {
    const message = faultOf(code, wish, known)
    if (message !== null) return { path: `to.${index}.code`, message }
    if (to.findIndex((other) => other.code === code) !== index) {
      return { path: `to.${index}.code`, message: 'code_twice' }
    }
    if (wish.kind === 'RENAME' && known.get(code)?.name === begunArea({ code, name }).name) {
      return { path: `to.${index}.name`, message: 'same_name' }
    }
  }
  return shapeFault(wish)
}

/** What is wrong with a code that shall be there afterwards. */
function faultOf(
  code: AreaCode,
  { from, effectiveOn }: Wish,
  known: ReadonlyMap<AreaCode, AreaState>,
): string | null {
  if (from.includes(code)) return null
  if (levelOf(code) !== 'village' || !/[1-3]/.test(code.split('.')[3]?.[0] ?? '')) {
    return 'not_a_village_code'
  }
  const parent = known.get(subDistrictOf(code))
  if (parent === undefined || parent.validUntil !== null) return 'no_such_sub_district'
  const before = known.get(code)
  if (before === undefined) return null
  if (before.validUntil === null) return 'code_taken'
  return effectiveOn < before.validUntil ? 'code_taken_then' : null
}

function shapeFault({ kind, from, to }: Wish): Found {
  const [old] = from
  const [first] = to
  const isOne = from.length === 1 && to.length === 1
  const isSame = old === first?.code
  const isNear = subDistrictOf(old ?? '') === subDistrictOf(first?.code ?? '')
  const onCode = (message: string) => ({ path: 'to.0.code', message })
  switch (kind) {
    case 'RENAME':
      return isOne && isSame ? null : onCode('other_code')
    case 'RECODE':
      if (!isOne || isSame) return onCode('same_code')
      return isNear ? null : onCode('other_sub_district')
    case 'MOVE':
      if (!isOne || isSame) return onCode('same_code')
      return isNear ? onCode('same_sub_district') : null
    case 'SPLIT':
      return from.length === 1 && to.length > 1 ? null : { path: 'to', message: 'one_to_many' }
    case 'MERGE':
      return from.length > 1 && to.length === 1 ? null : { path: 'from', message: 'many_to_one' }
  }
}

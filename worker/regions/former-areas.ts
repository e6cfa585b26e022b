/**
 * What became of areas: codes and names that stood for one before, followed to what stands in its place today, and which areas
 * belong together because of changes after a day. Pure but for what the store reads.
 */
import type { RegionChangeKind } from '../contract/region-changes.ts'
import type { AreaKind } from '../contract/regions.ts'
import type { Db } from '../core/db.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { nameKey, villageKind } from './rules.ts'
import * as store from './store-changes.ts'

type Named = { readonly code: AreaCode; readonly name: string }

/** One change, with its areas before and after. */
export type AreaStep = {
  readonly kind: RegionChangeKind
  readonly effectiveOn: string
  readonly from: readonly Named[]
  readonly to: readonly Named[]
}

export type FormerArea = Named & {
  readonly kind: AreaKind
  /** SPLIT when several stand in its place, MERGE when it went into another; else the last change on the way. */
  readonly change: RegionChangeKind
  /** The day of the last change on the way. */
  readonly since: string
  /** Codes of today. */
  readonly into: readonly AreaCode[]
}

/** The changes of a district, the oldest first. */
export async function listAreaSteps(db: Db, district: AreaCode): Promise<AreaStep[]> {
  return (await store.listSteps(db, district)).map(({ areasBefore, areasAfter, ...step }) => ({
    ...step,
    // Safe: written by `changeRegions` only.
    from: JSON.parse(areasBefore) as Named[],
    to: JSON.parse(areasAfter) as Named[],
  }))
}

/** Every code or name that an area of the district had before, also those that an official list changed. */
export async function listFormerAreas(db: Db, district: AreaCode): Promise<FormerArea[]> {
  const [steps, spans] = await Promise.all([
    listAreaSteps(db, district),
    store.listSpans(db, district),
  ])
  return formerAreas(steps, spans)
}

export function formerAreas(
  steps: readonly AreaStep[],
  spans: readonly (Named & { readonly validUntil: string })[],
): FormerArea[] {
  const found = new Map<string, FormerArea>()
  const keyOf = ({ code, name }: Named) => `${code} ${nameKey(name)}`
  for (const [index, step] of steps.entries()) {
    for (const area of step.from) {
      const goesOn = step.to.some((each) => each.code === area.code && each.name === area.name)
      if (!goesOn) found.set(keyOf(area), former(area, step, steps.slice(index + 1)))
    }
  }
  for (const { validUntil, ...area } of spans) {
    if (found.has(keyOf(area))) continue
    const listed = { kind: 'RENAME' as const, effectiveOn: validUntil, from: [area], to: [area] }
    const later = steps.filter(({ effectiveOn }) => effectiveOn >= validUntil)
    found.set(keyOf(area), former(area, listed, later))
  }
  return [...found.values()]
}

function former({ code, name }: Named, first: AreaStep, later: readonly AreaStep[]): FormerArea {
  let into = first.to.map((area) => area.code)
  const way = [first]
  for (const step of later) {
    const gone = new Set(step.from.map((area) => area.code))
    if (!into.some((each) => gone.has(each))) continue
    const came = step.to.map((area) => area.code)
    into = [...new Set(into.flatMap((each) => (gone.has(each) ? came : [each])))]
    way.push(step)
  }
  const last = way.at(-1) ?? first
  const change =
    into.length > 1 ? 'SPLIT' : way.some(({ kind }) => kind === 'MERGE') ? 'MERGE' : last.kind
  const kind = levelOf(code) === 'village' ? villageKind(code) : 'kecamatan'
  return { code, name, kind, change, since: last.effectiveOn, into }
}

/** Areas that changes tie together, by code: of each group, whatever it was and became. */
export function tiedAreas(steps: readonly AreaStep[]): ReadonlySet<AreaCode>[] {
  let groups: Set<AreaCode>[] = []
  for (const { from, to } of steps) {
    const codes = [...from, ...to].map(({ code }) => code)
    const touched = groups.filter((group) => codes.some((code) => group.has(code)))
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      new Set([...touched.flatMap((group) => [...group]), ...codes]),
    ]
  }
  return groups
}

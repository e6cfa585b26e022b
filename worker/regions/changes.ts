/**
 * Changes of areas as rows: what is written of them in another room's commit, and how they are told. Deciding who goes where, and
 * the counters, are the roster's.
 */
import type { AreaCounts, RegionChange, RegionChangeKind } from '../contract/region-changes.ts'
import type { AreaKind } from '../contract/regions.ts'
import { allow, type Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { Db, Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { cleanName, nameKey, villageKind } from './rules.ts'
import type { AreaRow } from './store.ts'
import * as store from './store-changes.ts'

export { listAreaStates, type AreaState, type ChangeRow } from './store-changes.ts'

type Named = { readonly code: AreaCode; readonly name: string }

/** A village that begins, by its code and name. */
export function begunArea({ code, name }: Named): AreaRow & { readonly kind: AreaKind } {
  const clean = cleanName(name)
  return {
    code,
    name: clean,
    kind: villageKind(code),
    parentCode: code.split('.').slice(0, -1).join('.'),
    nameKey: nameKey(clean),
  }
}

export type Recorded = {
  readonly id: string
  readonly kind: RegionChangeKind
  readonly effectiveOn: string
  readonly source: string
  readonly sourceOn: string
  readonly from: readonly Named[]
  readonly to: readonly Named[]
  readonly before: AreaCounts
  readonly after: AreaCounts
  readonly moved: number
  readonly recordedAt: string
  readonly ended: readonly { readonly code: AreaCode; readonly replacedByCode: AreaCode }[]
  /** New areas, and those that go on under another name. */
  readonly begun: readonly AreaRow[]
}

/** Writes for a commit: the change itself, the areas that end and those that begin. */
export function changeRegions(district: AreaCode, change: Recorded, by: string): Sql[] {
  const { id, kind, effectiveOn, source, sourceOn, recordedAt, before, after, moved } = change
  const row = {
    id,
    kind,
    effectiveOn,
    source,
    sourceOn,
    recordedAt,
    areasBefore: JSON.stringify(change.from),
    areasAfter: JSON.stringify(change.to),
    outcome: JSON.stringify({ before, after, moved }),
  }
  return [
    store.putChange(district, row, by),
    store.endAreas(change.ended, effectiveOn),
    store.beginAreas(change.begun, effectiveOn, id),
  ]
}

/** The changes of a district, newest first; with an id, only that one. */
export async function presentChanges(
  db: Db,
  scope: Scope,
  district: AreaCode,
  id: string | null = null,
): Promise<RegionChange[]> {
  return (await store.listChanges(db, scope, district, id)).map((row) => {
    const { areasBefore, areasAfter, outcome, ...rest } = row
    // Safe: written by `changeRegions` only.
    const told = JSON.parse(outcome) as Pick<RegionChange, 'before' | 'after' | 'moved'>
    const from = JSON.parse(areasBefore) as Named[]
    const to = JSON.parse(areasAfter) as Named[]
    return { ...rest, from, to, ...told }
  })
}

/** How the areas here differ from an official list, for whoever loads it: a person decides which of the two is right. */
export async function compareWithList(ctx: Context, listed: readonly Named[]) {
  allow(ctx, 'region.load', 'ID')
  const clean = listed.map(({ code, name }) => ({ code, name: cleanName(name) }))
  return store.listDiffering(ctx.db, clean)
}

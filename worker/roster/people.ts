/** Persons for the rooms that stand on the roster: who is meant, and what may be shown of them from where. */
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getCohort, showPeople, viewFrom } from './cohorts/show-cohort.ts'
import { listMemberIds, type View } from './cohorts/store-cohorts.ts'
import * as store from './store-people.ts'

export { viewFrom, type View }

export type Named =
  | { readonly cadreIds: readonly string[] }
  | { readonly cohortId: string }
  /** All who serve there today. */
  | { readonly serving: AreaCode }

/** The persons who are meant, by name, each once by whichever of her entries. Refuses NOT_FOUND when the area asked from may not see one of them, or has no such cohort. */
export async function findNamed(
  ctx: Context,
  scope: Scope,
  view: View,
  who: Named,
): Promise<readonly string[]> {
  if ('cohortId' in who) {
    await getCohort(ctx, scope, who.cohortId, view)
    return listMemberIds(ctx.db, scope, who.cohortId, view.area)
  }
  if ('serving' in who) {
    const level = levelOf(who.serving)
    const isPlace = level === 'district' || level === 'subDistrict'
    if (!isPlace || !isWithin(who.serving, view.area)) throw new Refusal('NOT_FOUND')
    return store.listServing(ctx.db, scope, who.serving, view.today)
  }
  const wanted = new Set(who.cadreIds)
  const standing = await listStanding(ctx, scope, view, [...wanted])
  if (standing.size < wanted.size || (await listErased(ctx, scope, [...wanted])).size > 0) {
    throw new Refusal('NOT_FOUND')
  }
  return store.listSeen(ctx.db, scope, view.area, who.cadreIds)
}

/** Those of these entries whom the area may see, by name, a person once. */
export async function showNamed(
  ctx: Context,
  scope: Scope,
  view: View,
  entryIds: readonly string[],
): ReturnType<typeof showPeople> {
  const seen = await store.listSeen(ctx.db, scope, view.area, entryIds)
  return showPeople(ctx, scope, seen, view)
}

/** Of these entries, those whom the area may see: entry → the person who stands for it, mostly itself. */
export async function listStanding(
  ctx: Context,
  scope: Scope,
  view: View,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await store.listPersons(ctx.db, scope, view.area, entryIds)
  return new Map(rows.map(({ entryId, personId }) => [entryId, personId]))
}

/**
 * Of these entries, those whose data were erased: seen where they were counted, but nobody writes words about them again, not even
 * with a phone that was without signal until now.
 */
export async function listErased(
  ctx: Context,
  scope: Scope,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entryIds.length === 0) return new Set()
  return new Set(await store.listErased(ctx.db, scope, entryIds))
}

/**
 * The keys of cadres, for the rooms that keep something sealed of them: read for many at once, made where there is none yet.
 * A new key counts only when its write is in the batch of what was sealed under it; of two that come at once the second batch breaks.
 */
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { isPersonal, type PersonKey } from '../core/person-keys.ts'
import { listPersonKeys, putPersonKeys, type NewPersonKey } from './store-person-keys.ts'

export type Sealing = {
  /** Under the key of that cadre, made now when she has none. `owner` says what it is: `phone`. */
  seal(cadreId: string, owner: string, text: string): Promise<string>
  /** The keys that were made: to be written in the same batch, before anything that is sealed. */
  writes(): readonly Sql[]
}

/** Everybody for whom something may be sealed; ids of new cadres may be left out, as they have no key. One query, none without ids. */
export async function sealingFor(ctx: Context, cadreIds: readonly string[]): Promise<Sealing> {
  const rows = new Map(
    (cadreIds.length === 0 ? [] : await listPersonKeys(ctx.db, cadreIds)).map((row) => [
      row.cadreId,
      row,
    ]),
  )
  const keys = new Map<string, Promise<PersonKey>>()
  const made: NewPersonKey[] = []
  const keyOf = async (cadreId: string): Promise<PersonKey> => {
    const row = rows.get(cadreId)
    if (row !== undefined) return ctx.secrets.people.unwrap(cadreId, row)
    const { key, wrapped } = await ctx.secrets.people.create(cadreId)
    made.push({ cadreId, ...wrapped })
    return key
  }
  return {
    async seal(cadreId, owner, text) {
      const key = keys.get(cadreId) ?? keyOf(cadreId)
      keys.set(cadreId, key)
      return (await key).seal(owner, text)
    },
    writes: () => putPersonKeys(made, instant(ctx.clock)),
  }
}

export type Sealed = {
  readonly cadreId: string
  readonly owner: string
  readonly sealed: string
  /** What it was bound to before cadres had keys of their own. */
  readonly formerOwner: string
}

/** In the order of `values`. One query for all of them; throws for one that was moved, changed, or whose key is gone. */
export async function openSealed(
  ctx: Pick<Context, 'db' | 'secrets'>,
  values: readonly Sealed[],
): Promise<string[]> {
  const owned = values.filter(({ sealed }) => isPersonal(sealed))
  const ids = [...new Set(owned.map(({ cadreId }) => cadreId))]
  const rows = ids.length === 0 ? [] : await listPersonKeys(ctx.db, ids)
  const byId = new Map(rows.map((row) => [row.cadreId, row]))
  return Promise.all(
    values.map(async ({ cadreId, owner, sealed, formerOwner }) => {
      if (!isPersonal(sealed)) return ctx.secrets.open(formerOwner, sealed)
      const row = byId.get(cadreId)
      if (row === undefined) throw new Error('sealed under a key that is gone')
      return (await ctx.secrets.people.unwrap(cadreId, row)).open(owner, sealed)
    }),
  )
}

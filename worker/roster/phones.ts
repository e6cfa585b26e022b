/**
 * Telephone numbers: sealed under the cadre's own key, found again by a keyed hash, shown whole only where a verb allows it.
 * While the pepper is rotated a number has two hashes, and one that is kept under the former is taken for the one of today.
 */
import type { Context } from '../core/context.ts'
import { openSealed, type Sealing } from '../identity/index.ts'
import { tailOf } from './compare-row.ts'
import type { KnownCadre } from './store.ts'

const OWNER = 'phone'

export type PhoneColumns = {
  readonly phoneSealed: string
  readonly phoneTail: string | null
  readonly phonePepper: string
}

/** What is stored of a number beside its hash. */
export async function sealedPhone(
  ctx: Pick<Context, 'secrets'>,
  sealing: Sealing,
  cadreId: string,
  phone: string,
): Promise<PhoneColumns> {
  const [phonePepper] = await ctx.secrets.peppers()
  const phoneSealed = await sealing.seal(cadreId, OWNER, phone)
  return { phoneSealed, phoneTail: tailOf(phone), phonePepper }
}

/** What the same telephone is found by, without keeping it readable: today's hash first. */
export function phoneKeys(
  ctx: Pick<Context, 'secrets'>,
  phone: string,
): Promise<readonly string[]> {
  return ctx.secrets.keyedEach('phone', phone)
}

type Kept = Pick<KnownCadre, 'id' | 'phoneSealed'>

/** The numbers of these cadres, null for those without one. One query for all. The caller answers for who may see them. */
export async function openPhones(
  ctx: Pick<Context, 'db' | 'secrets'>,
  cadres: readonly Kept[],
): Promise<ReadonlyMap<string, string | null>> {
  const kept = cadres.flatMap(({ id, phoneSealed }) =>
    phoneSealed === null
      ? []
      : [{ cadreId: id, owner: OWNER, sealed: phoneSealed, formerOwner: id }],
  )
  const phones = await openSealed(ctx, kept)
  const byId = new Map(kept.map(({ cadreId }, index) => [cadreId, phones[index] ?? null]))
  return new Map(cadres.map(({ id }) => [id, byId.get(id) ?? null]))
}

/** Cadres as rows of a sheet compare them: a hash that is kept under the former pepper is that of today. */
export function underToday(
  cadres: readonly KnownCadre[],
  todayOf: ReadonlyMap<string, string>,
): KnownCadre[] {
  const today = <Row extends { readonly phoneKey: string | null }>(row: Row): Row =>
    row.phoneKey === null ? row : { ...row, phoneKey: todayOf.get(row.phoneKey) ?? row.phoneKey }
  return todayOf.size === 0
    ? [...cadres]
    : cadres.map((cadre) => ({ ...today(cadre), others: cadre.others.map(today) }))
}

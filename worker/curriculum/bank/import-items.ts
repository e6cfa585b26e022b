/** Writes the questions of a file into the bank: all of them in one batch, or none. Repeated, it answers as the first time. */
import type { importItems as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy } from '../author.ts'
import * as store from './store-bank.ts'
import { weighItems } from './weigh-items.ts'

type Input = InputOf<typeof endpoint>
type Counts = ReplyOf<typeof endpoint>

/**
 * Refuses CHANGED_MEANWHILE with the codes of questions that are not as `compare` saw them, INPUT_INVALID when the file names
 * one question twice, NOT_FOUND for one of another area, and for the id of an import there.
 */
export async function importItems(ctx: Context, input: Input): Promise<Counts> {
  const { importId, area, items } = input
  const by = allow(ctx, 'item.import', area)
  if (new Set(items.map(({ itemId }) => itemId)).size < items.length)
    throw new Refusal('INPUT_INVALID')
  const [weighed, imported] = await Promise.all([
    weighItems(ctx.db, area, items),
    store.listImported(ctx.db, importId),
  ])
  const isElsewhere = (found: { readonly ownerArea: string } | null) =>
    found !== null && found.ownerArea !== area
  if (weighed.some(({ known }) => isElsewhere(known)) || imported.some(isElsewhere))
    throw new Refusal('NOT_FOUND')
  const wrote = new Map(imported.map(({ itemId, number }) => [itemId, number]))
  const next = weighed.flatMap(({ next: version, known }, index) => {
    const { itemId = '', version: read = 0 } = items[index] ?? {}
    // This very import wrote it, and somebody has gone on from there.
    const isDone = wrote.get(known?.id ?? itemId) === read + 1
    return version === null || isDone ? [] : [{ version, read }]
  })
  const moved = next.filter(({ version, read }) => version.read !== read)
  if (moved.length > 0) throw changed(moved.map(({ version }) => version.code))
  if (new Set(next.map(({ version }) => version.code)).size < next.length)
    throw new Refusal('INPUT_INVALID')
  const [first, ...others] = next.map(({ version }) => version)
  if (first === undefined) return countsOf([...wrote.values()], items.length)
  const counts = countsOf(
    [first, ...others].map(({ read }) => read + 1),
    items.length,
  )
  const done = await commit(
    ctx,
    by,
    { entity: 'bank_import', entityId: importId, detail: { from: input.from, ...counts } },
    store.putVersions(area, [first, ...others], {
      ...savedBy(ctx.actor, instant(ctx.clock)),
      importId,
    }),
  )
  if (done.applied) return counts
  const again = await store.listImported(ctx.db, importId)
  if (again.length === 0) throw changed([])
  return countsOf(
    again.map(({ number }) => number),
    items.length,
  )
}

/** By the numbers of the versions that were written. */
function countsOf(numbers: readonly number[], all: number): Counts {
  const added = numbers.filter((number) => number === 1).length
  return { added, changed: numbers.length - added, same: all - numbers.length }
}

const SHOWN_CODES = 20

function changed(codes: readonly string[]): Refusal {
  return new Refusal('CHANGED_MEANWHILE', { codes: codes.slice(0, SHOWN_CODES) })
}

/**
 * The imports of the last weeks, and the way back from one: what it added is put aside in one go, as long as no course asks any
 * of it. What it changed has its earlier versions, each of which can be taken up again by itself.
 */
import type { listImports as listed, undoImport as undone } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { readItems } from '../compile/item-source.ts'
import * as store from './store-bank.ts'

const RECENT_SECONDS = 30 * 86_400
const SHOWN_CODES = 20

export async function listImports(
  ctx: Context,
  { area }: InputOf<typeof listed>,
): Promise<ReplyOf<typeof listed>> {
  allow(ctx, 'item.read', area)
  const since = instantAfter(ctx.clock, -RECENT_SECONDS)
  return { imports: await store.listImportRows(ctx.db, area, since) }
}

/** Refuses NOT_FOUND for an import that added nothing, and IMPORT_USED with the codes that courses ask. */
export async function undoImport(
  ctx: Context,
  { importId }: InputOf<typeof undone>,
): Promise<ReplyOf<typeof undone>> {
  const added = await store.listAdded(ctx.db, importId)
  const [first] = added
  const by = allow(ctx, 'item.retire', first?.ownerArea ?? 'ID')
  if (first === undefined) throw new Refusal('NOT_FOUND')
  const open = added.filter(({ retiredAt }) => retiredAt === null)
  const asked = new Set((await store.listAsked(ctx.db, first.ownerArea)).flatMap(codesIn))
  const used = open.map(({ code }) => code).filter((code) => asked.has(code))
  if (used.length > 0) throw new Refusal('IMPORT_USED', { codes: used.slice(0, SHOWN_CODES) })
  const done = await commit(
    ctx,
    by,
    { entity: 'bank_import', entityId: importId, detail: { retired: open.length } },
    [store.retireAdded(importId, instant(ctx.clock))],
  )
  return { retired: done.applied ? open.length : 0 }
}

function codesIn(text: string): readonly string[] {
  const read = readItems(text)
  if (!read.ok) return []
  return read.value.value.flatMap((entry) => (entry.kind === 'reference' ? [entry.code] : []))
}

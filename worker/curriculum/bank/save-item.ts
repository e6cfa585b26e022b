/** Saves a question as its next version, never over somebody else's; the same content again adds none. */
import type { saveItem as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy } from '../author.ts'
import { ownersFor } from '../rules.ts'
import { codeFrom, contentText, newVersion, tagsText, takeCode } from './item-row.ts'
import { fingerprintOf, lintsOf } from './lints.ts'
import * as store from './store-bank.ts'

type Input = InputOf<typeof endpoint>

const TRIES = 3

/**
 * Refuses CHANGED_MEANWHILE with `savedBy` and `savedAt` when the question has moved on since it was read, CONFLICT when another
 * one has the code that was given.
 */
export async function saveItem(ctx: Context, input: Input): Promise<ReplyOf<typeof endpoint>> {
  const { itemId, item, tags, version } = input
  const known = await store.findItem(ctx.db, itemId)
  const by = allow(ctx, 'item.save', known?.ownerArea ?? input.area)
  const owner = by.area
  const twins = await store.listTwins(ctx.db, ownersFor(owner), [fingerprintOf(item.content)])
  const others = twins.filter(({ id }) => id !== itemId).map(({ code }) => code)
  const lints = lintsOf(item, others)
  for (let attempt = 1; ; attempt += 1) {
    const row = attempt === 1 ? known : await store.findItem(ctx.db, itemId)
    if (row !== null && isSame(row, input)) return { code: row.code, version: row.version, lints }
    if ((row?.version ?? 0) !== version || attempt > TRIES) throw changed(row)
    const code = row?.code ?? input.code ?? (await freeCode(ctx, owner, input))
    const done = await commit(
      ctx,
      by,
      { entity: 'bank_item', entityId: itemId, detail: { version: version + 1 } },
      store.putVersions(owner, [newVersion(itemId, code, version, item, tags)], {
        ...savedBy(ctx.actor, instant(ctx.clock)),
        importId: null,
      }),
    )
    if (done.applied) return { code, version: version + 1, lints }
    // Made codes are tried again with the next number; one that was asked for is somebody's.
    if (done.constraint.includes('bank_items.code') && input.code !== undefined)
      throw new Refusal('CONFLICT', { code })
  }
}

function isSame(row: store.WholeRow, { item, tags }: Input): boolean {
  return row.content === contentText(item) && row.tags === tagsText(tags)
}

function changed(row: store.WholeRow | null): Refusal {
  return new Refusal('CHANGED_MEANWHILE', {
    version: row?.version ?? 0,
    savedBy: row?.savedBy ?? '',
    savedAt: row?.savedAt ?? '',
  })
}

async function freeCode(ctx: Context, owner: string, { item }: Input): Promise<string> {
  const code = codeFrom(item)
  return takeCode(code, await store.listCodesLike(ctx.db, owner, [code]))
}

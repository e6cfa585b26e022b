/** Wraps private keys under the KEK of today, some at a time: after the KEK changed, until nothing is left. */
import { allow } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { NATION } from '../../core/region-code.ts'
import { ownerOf } from './keys.ts'
import { listWrappedOtherwise, putRewrapped, type Rewrapped } from './store-keys.ts'

const CHUNK = 100

/**
 * `left` counts the keys under another KEK. When `done` is 0 and something is left, the KEK of those is not here: it belongs
 * into KEK_PREVIOUS.
 */
export async function rewrapKeys(
  ctx: Context,
): Promise<{ readonly done: number; readonly left: number }> {
  const by = allow(ctx, 'key.rewrap', NATION)
  const kek = await ctx.secrets.keys.version()
  const waiting = await listWrappedOtherwise(ctx.db, by, kek)
  const rewrapped: Rewrapped[] = []
  for (const before of waiting) {
    if (rewrapped.length === CHUNK) break
    try {
      rewrapped.push({ before, after: await ctx.secrets.keys.rewrap(ownerOf(before), before) })
    } catch {
      // One that cannot be opened must not keep the others from it.
      ctx.log({ event: 'key.unopened', requestId: ctx.requestId, owner: ownerOf(before) })
    }
  }
  if (rewrapped.length === 0) return { done: 0, left: waiting.length }
  const entry = { entity: 'kek', entityId: kek, detail: { keys: rewrapped.length } }
  const done = await commit(ctx, by, entry, [putRewrapped(rewrapped)])
  const left = (await listWrappedOtherwise(ctx.db, by, kek)).length
  // Somebody else wrapped the same ones when nothing was written.
  return { done: done.applied ? (done.written[0]?.changes ?? 0) : 0, left }
}

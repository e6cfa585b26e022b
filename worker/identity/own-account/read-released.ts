/** Whom a telephone lost to another one: she who holds it must hear of a code that was used elsewhere in her name. */
import { instantAfter } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { hashOf, type Browser } from '../browser.ts'
import { listReleased, type ReleasedRow } from './store.ts'

const TOLD_SECONDS = 30 * 86_400

/** Newest first, for 30 days; empty on a telephone that is nobody's. */
export async function readReleased(
  ctx: Context,
  browser: Browser,
): Promise<readonly ReleasedRow[]> {
  const device = await hashOf(browser, 'device')
  return device === null ? [] : listReleased(ctx.db, device, instantAfter(ctx.clock, -TOLD_SECONDS))
}

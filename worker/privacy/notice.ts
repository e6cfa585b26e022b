/**
 * The privacy notice: which version she was shown. At activation it stands linked beside the PIN (identity records it); when a
 * new one comes out she is told once above her courses and on Data saya, never kept from learning.
 */
import { NOTICE } from '../contract/privacy-notice.ts'
import { allow, allowSelf } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { addNoticeViews, listUntold } from '../identity/index.ts'
import { tellLearners, untellLearner } from '../learning/index.ts'

/** Said twice it is kept once. */
export async function confirmNotice(ctx: Context, version: string): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'notice.confirm')
  await commit(ctx, by, { entity: 'notice', entityId: version }, [
    addNoticeViews([{ cadreId, version, at: instant(ctx.clock), how: 'READ' }]),
    untellLearner({ cadreId, kind: 'NOTICE', ref: version }),
  ])
}

const MOST = 500

/** By the clock: tells so many of those with a PIN who were neither shown nor told of the newest version. */
export async function tellNotice(ctx: Context): Promise<number> {
  const by = allow(ctx, 'notice.tell', NATION)
  const { version } = NOTICE
  const untold = await listUntold(ctx.db, version, MOST)
  if (untold.length === 0) return 0
  const at = instant(ctx.clock)
  const fromOn = dateIn('Asia/Jakarta', at)
  const detail = { cadres: untold.length }
  await commit(ctx, by, { entity: 'notice', entityId: version, detail }, [
    addNoticeViews(untold.map(({ cadreId }) => ({ cadreId, version, at, how: 'TOLD' as const }))),
    tellLearners(
      untold.map(({ cadreId }) => ({ cadreId, kind: 'NOTICE' as const, ref: version, fromOn })),
    ),
  ])
  return untold.length
}

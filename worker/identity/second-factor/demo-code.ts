/** On a demonstration, whose secrets everybody knows, the code that an app would show: a newcomer has none. Never anywhere else. */
import type { Context } from '../../core/context.ts'
import { openSecret } from './pending.ts'
import { findFactor } from './store.ts'
import { stepAt, totpCode } from './totp.ts'

/** The next code that counts; null where the secrets are not the demonstration's, or every step of the window was taken. */
export async function demoCode(ctx: Context, accountId: string): Promise<string | null> {
  if (!ctx.secrets.forDemo) return null
  const factor = await findFactor(ctx.db, accountId)
  if (factor === null) return null
  const now = stepAt(ctx.clock)
  const step = Math.max(now, factor.lastStep + 1)
  return step > now + 1 ? null : totpCode(await openSecret(ctx, factor.id, factor.secret), step)
}

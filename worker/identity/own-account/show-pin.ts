/** The PIN that she has, asked again on her telephone. Counted like a sign-in: no place to guess at. */
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { verifySecret } from '../argon2.ts'
import { hashOf, type Browser } from '../browser.ts'
import { locked, pinLocks } from '../sign-in-cadre.ts'
import { reservePinTry } from '../store-tries.ts'

/** The hash that it belongs to. Refuses SIGN_IN_WRONG, also on a telephone that is not hers, and LOCKED as signing in does. */
export async function showPin(
  ctx: Context,
  browser: Browser,
  cadreId: string,
  typed: string,
): Promise<string> {
  const device = await hashOf(browser, 'device')
  if (device === null) throw new Refusal('SIGN_IN_WRONG')
  const now = instant(ctx.clock)
  const { found, lockedUntil } = await reservePinTry(ctx.db, cadreId, device, now, pinLocks(ctx))
  if (found !== null && lockedUntil !== null) throw locked(lockedUntil)
  const isRight =
    found !== null &&
    (await verifySecret(ctx, 'pin', cadreId, typed, found.pinHash, found.pepperVersion))
  if (!isRight || found.pinHash === null) throw new Refusal('SIGN_IN_WRONG')
  return found.pinHash
}

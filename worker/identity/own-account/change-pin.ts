/**
 * She chooses another PIN, on her own telephone, by the one that she has. Counted like a sign-in, for a telephone that lies about
 * signed in must not be a place to guess at. Her sessions on other telephones end: there the new PIN is asked.
 */
import { allowSelf } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashSecret, pepperVersion, verifySecret } from '../argon2.ts'
import { hashOf, type Browser } from '../browser.ts'
import { weakPin } from '../rules.ts'
import { locked, pinLocks } from '../sign-in-cadre.ts'
import { clearTries, reservePinTry } from '../store-tries.ts'
import { changePinHash, revokeOtherSessions } from './store.ts'

/**
 * Refuses PIN_WEAK (`why`), SIGN_IN_WRONG for a wrong old one and on a telephone that is not hers, LOCKED as signing in does,
 * CHANGED_MEANWHILE when another window was faster.
 */
export async function changePin(
  ctx: Context,
  browser: Browser,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'pin.change')
  const why = weakPin(after)
  if (why !== null) throw new Refusal('PIN_WEAK', { why })
  const device = await hashOf(browser, 'device')
  if (device === null) throw new Refusal('SIGN_IN_WRONG')
  const now = instant(ctx.clock)
  const { found, lockedUntil } = await reservePinTry(ctx.db, cadreId, device, now, pinLocks(ctx))
  if (found !== null && lockedUntil !== null) throw locked(lockedUntil)
  const isRight =
    found !== null &&
    (await verifySecret(ctx, 'pin', cadreId, before, found.pinHash, found.pepperVersion))
  if (!isRight || found.pinHash === null) throw new Refusal('SIGN_IN_WRONG')
  const hash = await hashSecret(ctx, 'pin', cadreId, after)
  const version = await pepperVersion(ctx)
  const entry = { entity: 'cadre_login', entityId: cadreId }
  const sessionId = ctx.actor.kind === 'cadre' ? ctx.actor.sessionId : ''
  const done = await commit(ctx, by, entry, [
    changePinHash(cadreId, found.pinHash, { hash, version }, now),
    clearTries('cadre', cadreId),
    revokeOtherSessions(cadreId, sessionId, now),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
}

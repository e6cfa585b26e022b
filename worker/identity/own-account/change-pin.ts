/**
 * She chooses another PIN, on her own telephone, by the one that she has. Counted like a sign-in, for a telephone that lies about
 * signed in must not be a place to guess at. Her sessions on other telephones end: there the new PIN is asked. Her passkey ends too:
 * whoever knew the PIN before may have switched it on with a finger of their own.
 */
import { allowSelf } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashSecret, pepperVersion } from '../argon2.ts'
import type { Browser } from '../browser.ts'
import { endCadreKeys } from '../passkeys/store-ends.ts'
import { weakPin } from '../rules.ts'
import { clearTries } from '../store-tries.ts'
import { showPin } from './show-pin.ts'
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
  const shown = await showPin(ctx, browser, cadreId, before)
  const now = instant(ctx.clock)
  const hash = await hashSecret(ctx, 'pin', cadreId, after)
  const version = await pepperVersion(ctx)
  const entry = { entity: 'cadre_login', entityId: cadreId }
  const sessionId = ctx.actor.kind === 'cadre' ? ctx.actor.sessionId : ''
  const done = await commit(ctx, by, entry, [
    changePinHash(cadreId, shown, { hash, version }, now),
    clearTries('cadre', cadreId),
    endCadreKeys([cadreId]),
    revokeOtherSessions(cadreId, sessionId, now),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
}

/** A passkey as the second step of staff, and once more in the middle of a session. */
import type { KeyQuestion, ShownKey } from '../../contract/passkeys.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import type { Browser } from '../browser.ts'
import { proveBy, staffOf } from '../second-factor/prove-again.ts'
import { inStep, openChecked, type Next } from '../second-factor/steps.ts'
import { areaOf } from '../session.ts'
import { ask, here } from './ask.ts'
import { checkKey } from './check-key.ts'
import type { KeySite } from './rules.ts'
import { listOffered } from './store.ts'

/** Refuses SIGN_IN_EXPIRED without the password, PASSKEY_ELSEWHERE, NOT_FOUND for an account without one. */
export async function askStep(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
): Promise<KeyQuestion> {
  const pending = await inStep(ctx, browser, 'CODE')
  const at = here(site)
  return ask(ctx, at, pending.id, 'STEP', await listOffered(ctx.db, pending.accountId, at.rpId))
}

/** Refuses what `checkKey` refuses, and SIGN_IN_EXPIRED when the password is to be typed again. */
export async function giveKey(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  shown: ShownKey,
): Promise<Next> {
  const pending = await inStep(ctx, browser, 'CODE')
  const asked = { by: pending.id, purpose: 'STEP' } as const
  const checked = await checkKey(ctx, pending.actor, here(site), asked, shown)
  return openChecked(ctx, browser, pending, checked, false)
}

/** Refuses NOT_ALLOWED to who is no member of staff, PASSKEY_ELSEWHERE, NOT_FOUND. */
export async function askProof(ctx: Context, site: KeySite | null): Promise<KeyQuestion> {
  const actor = staffOf(ctx)
  allow(ctx, 'session.prove', areaOf(actor))
  const at = here(site)
  return ask(ctx, at, actor.sessionId, 'PROVE', await listOffered(ctx.db, actor.accountId, at.rpId))
}

/** The cookie under which the session goes on. */
export async function proveWithKey(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  shown: ShownKey,
): Promise<string> {
  const actor = staffOf(ctx)
  const asked = { by: actor.sessionId, purpose: 'PROVE' } as const
  return proveBy(ctx, browser, await checkKey(ctx, actor, here(site), asked, shown))
}

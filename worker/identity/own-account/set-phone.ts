/** Whose this telephone is: hers alone, where she stays signed in, or shared, where she is out when the browser is closed. */
import { allowSelf } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashOf, type Browser } from '../browser.ts'
import { endCadreKeys } from '../passkeys/store-ends.ts'
import { newSession } from '../session.ts'
import { clearTries } from '../store-tries.ts'
import { showPin } from './show-pin.ts'
import { findOwnPhone, findSessionEnd, setPhone } from './store.ts'

/**
 * The cookies of a session that lives as long as the telephone now allows; none when it is so already. A shared telephone becomes
 * her own by her PIN, for whoever else holds it must not stay signed in as her; without it no session ends later than the one before.
 * Refuses PHONE_NOT_HERS, INPUT_INVALID for what cannot be a PIN, and what `showPin` refuses.
 */
export async function setOwnPhone(
  ctx: Context,
  browser: Browser,
  phone: 'own' | 'shared',
  pin: string,
): Promise<readonly string[]> {
  const { by, cadreId } = allowSelf(ctx, 'phone.set')
  const device = await hashOf(browser, 'device')
  const known = device === null ? null : await findOwnPhone(ctx.db, cadreId, device)
  if (known === null) throw new Refusal('PHONE_NOT_HERS')
  if (known.phone === phone) return []
  const { deviceId } = known
  const isShown = phone === 'own'
  // What cannot be a PIN costs no try.
  if (isShown && !/^\d{6}$/.test(pin)) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'pin', message: 'not_a_pin' }] })
  }
  if (isShown) await showPin(ctx, browser, cadreId, pin)
  const sessionId = ctx.actor.kind === 'cadre' ? ctx.actor.sessionId : ''
  const before = isShown ? null : await findSessionEnd(ctx.db, sessionId)
  const endsBy = before === null ? {} : { endsBy: before }
  const subject = { kind: 'cadre', id: cadreId, deviceId, life: phone, ...endsBy } as const
  const session = await newSession(ctx, browser, subject)
  const entry = { entity: 'cadre_login', entityId: cadreId, detail: { phone } }
  const done = await commit(ctx, by, entry, [
    setPhone(cadreId, { deviceId, phone }),
    // Who shares a telephone shares how it is unlocked.
    ...(phone === 'shared' ? [endCadreKeys([cadreId])] : []),
    session.open,
    ...(isShown ? [clearTries('cadre', cadreId)] : []),
    ...session.rotate,
  ])
  return done.applied ? [session.setCookie] : []
}

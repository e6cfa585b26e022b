/** Whose this telephone is: hers alone, where she stays signed in, or shared, where she is out when the browser is closed. */
import { allowSelf } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashOf, type Browser } from '../browser.ts'
import { newSession } from '../session.ts'
import { findOwnPhone, setPhone } from './store.ts'

/** The cookies of a session that lives as long as the telephone now allows; none when it is so already. Refuses PHONE_NOT_HERS. */
export async function setOwnPhone(
  ctx: Context,
  browser: Browser,
  phone: 'own' | 'shared',
): Promise<readonly string[]> {
  const { by, cadreId } = allowSelf(ctx, 'phone.set')
  const device = await hashOf(browser, 'device')
  const known = device === null ? null : await findOwnPhone(ctx.db, cadreId, device)
  if (known === null) throw new Refusal('PHONE_NOT_HERS')
  if (known.phone === phone) return []
  const { deviceId } = known
  const subject = { kind: 'cadre', id: cadreId, deviceId, life: phone } as const
  const session = await newSession(ctx, browser, subject)
  const entry = { entity: 'cadre_login', entityId: cadreId, detail: { phone } }
  const done = await commit(ctx, by, entry, [
    setPhone(cadreId, { deviceId, phone }),
    session.open,
    ...session.rotate,
  ])
  return done.applied ? [session.setCookie] : []
}

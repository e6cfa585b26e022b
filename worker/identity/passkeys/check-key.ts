/** Is this a passkey of the account? In place of a code of its app: what lets it through is noted by the statement that is handed back. */
import type { ShownKey } from '../../contract/passkeys.ts'
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { failed, type Checked } from '../second-factor/check.ts'
import type { StaffActor } from '../second-factor/pending.ts'
import { judge, take } from './ask.ts'
import type { KeySite } from './rules.ts'
import { findStaffKey, useKey, type Purpose } from './store.ts'

/**
 * Refuses PASSKEY_EXPIRED, PASSKEY_WRONG, and PASSKEY_COPIED when its count went back; the account's log tells of the last two.
 * No tries are counted and no lock is asked for: nobody guesses a signature, and who knows the password must not be able to keep
 * its owner out.
 */
export async function checkKey(
  ctx: Context,
  actor: StaffActor,
  site: KeySite,
  asked: { readonly by: string; readonly purpose: Purpose },
  shown: ShownKey,
): Promise<Checked> {
  const challenge = await take(ctx, asked.by, asked.purpose)
  const key = await findStaffKey(ctx.db, actor.accountId, site.rpId, shown.id)
  const signed = await judge(site, challenge, key, shown)
  if (typeof signed === 'string') throw await failed(ctx, actor, signed)
  if (key === null) throw await failed(ctx, actor, 'PASSKEY_WRONG')
  const now = instant(ctx.clock)
  return { kind: 'PASSKEY', use: (stands) => useKey(key, signed, now, stands), clear: [] }
}

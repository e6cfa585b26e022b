/** Uses a one-time link up: she chooses her password, and goes on to the second factor. Nobody is signed in by a link alone. */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { hashSecret, pepperVersion } from '../argon2.ts'
import type { Browser } from '../browser.ts'
import { passwordText, weakPassword } from '../passwords.ts'
import { openPending } from '../second-factor/pending.ts'
import { findLink } from './link.ts'
import { consumeLink } from './store-links.ts'
import { choosePassword } from './store-staff.ts'

/** Returns the cookies of a sign-in that waits for its second step. Refuses like `findLink`, and PASSWORD_WEAK (`why`). */
export async function acceptLink(
  ctx: Context,
  browser: Browser,
  input: { readonly code: string; readonly password: string },
): Promise<{ readonly setCookies: readonly string[] }> {
  const link = await findLink(ctx, browser, input.code)
  const { accountId, username, name, kind } = link
  const why = weakPassword(input.password, [username, name])
  if (why !== null) throw new Refusal('PASSWORD_WEAK', { why })
  const hash = await hashSecret(ctx, 'password', accountId, passwordText(input.password))
  const by = allow(ctx, 'account.accept', link.homeCode ?? NATION)
  const entry = { entity: 'staff_account', entityId: accountId, detail: { link: kind } }
  const done = await commit(ctx, by, entry, [
    consumeLink(link.id, instant(ctx.clock)),
    choosePassword(accountId, hash, await pepperVersion(ctx)),
  ])
  if (!done.applied) throw new Refusal('LINK_EXPIRED')
  return openPending(ctx, browser, { accountId })
}

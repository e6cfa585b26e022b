/**
 * The first step of staff: user name and password. It opens no session, unless the computer stands for the second factor (see
 * the room's README); what it gives is a pending sign-in. Unknown names take the same time, count the same and answer the same.
 * A computer on which the account was signed in before has tries of its own: strangers, who use up those of all others,
 * cannot keep an officer out of it.
 */
import { allow } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { renewedHash, verifySecret } from './argon2.ts'
import type { Browser } from './browser.ts'
import { readComputer } from './computer.ts'
import { passwordText } from './passwords.ts'
import { LOCKS, usernameKey } from './rules.ts'
import { openStaffSession } from './second-factor/open-session.ts'
import { actorOf, newPending } from './second-factor/pending.ts'
import { findTrust, useTrust } from './second-factor/store.ts'
import { areaOf, type Opened } from './session.ts'
import { locked } from './sign-in-cadre.ts'
import { putDevice, renewPassword } from './store.ts'
import { clearTries, reservePasswordTry, type AccountRow } from './store-tries.ts'

type PendingStep = { readonly kind: 'step'; readonly setCookies: readonly string[] }

/** Refuses SIGN_IN_WRONG, or LOCKED with `until`: 15 minutes, then 1 hour each time; never for good. */
export async function signInStaff(
  ctx: Context,
  browser: Browser,
  input: { readonly username: string; readonly password: string },
): Promise<({ readonly kind: 'open' } & Opened) | PendingStep> {
  const username = usernameKey(input.username)
  // People type passwords into the wrong field: what was typed is kept only as a keyed hash.
  const computer = await readComputer(ctx, browser, username)
  const subject = await ctx.secrets.keyed(
    'sign-in-tries',
    computer.isOwn ? `${username}\0${computer.id}` : username,
  )
  const hour = instantAfter(ctx.clock, LOCKS.second)
  const { found, lockedUntil } = await reservePasswordTry(
    ctx.db,
    username,
    subject,
    instant(ctx.clock),
    { first: instantAfter(ctx.clock, LOCKS.first), second: hour, further: hour },
  )
  if (lockedUntil !== null) throw locked(lockedUntil)
  const isRight = await verifySecret(
    ctx,
    'password',
    found?.id ?? '',
    passwordText(input.password),
    found?.passwordHash ?? null,
    found?.pepperVersion,
  )
  if (!isRight || found === null) throw new Refusal('SIGN_IN_WRONG')
  const account = { ...found, accountId: found.id, deviceId: computer.id }
  const after = [clearTries('staff', subject), ...(await renewal(ctx, found, input.password))]
  const now = instant(ctx.clock)
  const hasFactor = found.hasFactor === 1
  const trust =
    hasFactor && found.passwordGivenAt === null
      ? await findTrust(ctx.db, found.id, computer.id, now)
      : null
  if (trust !== null) {
    const device = putDevice(computer.id, computer.cookie.hash, now)
    const shown = { ...account, provedAt: trust.createdAt }
    const opened = await openStaffSession(ctx, browser, shown, 'TRUSTED', [
      useTrust(trust.id, now),
      device,
      ...after,
    ])
    if (opened !== null) {
      return {
        kind: 'open',
        ...opened,
        setCookies: [...opened.setCookies, computer.cookie.setCookie],
      }
    }
  }
  const pending = await newPending(ctx, browser, computer, { id: found.id, hasFactor })
  const actor = actorOf(account, pending.id, '')
  const by = allow({ actor }, 'session.begin', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: found.id, detail: { by: 'PASSWORD' } }
  const done = await commit({ ...ctx, actor }, by, entry, [
    pending.open,
    ...pending.others,
    ...after,
  ])
  if (!done.applied) throw new Refusal('SIGN_IN_WRONG')
  return { kind: 'step', setCookies: pending.setCookies }
}

/** Under the pepper of today, now that the password is at hand. */
async function renewal(ctx: Context, found: AccountRow, password: string): Promise<readonly Sql[]> {
  const text = passwordText(password)
  const renewed = await renewedHash(ctx, 'password', found.id, text, found.pepperVersion)
  return renewed === null ? [] : [renewPassword(found.id, found.passwordHash, renewed)]
}

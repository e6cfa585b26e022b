/**
 * Staff sign in with user name and password. Unknown names take the same time, count the same and answer the same.
 * A computer on which the account was signed in before has tries of its own: strangers, who use up those of all others,
 * cannot keep an officer out of it.
 */
import { allow, type Actor } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { verifySecret } from './argon2.ts'
import { deviceCookie, hashOf, toHex, type Browser } from './browser.ts'
import { passwordText } from './passwords.ts'
import { readGrants } from './read-actor.ts'
import { LOCKS, usernameKey } from './rules.ts'
import { areaOf, newSession, type Opened } from './session.ts'
import { locked } from './sign-in-cadre.ts'
import { putDevice } from './store.ts'
import { findStaffDevice } from './store-sessions.ts'
import { clearTries, reservePasswordTry } from './store-tries.ts'

/** Refuses SIGN_IN_WRONG, or LOCKED with `until`: 15 minutes, then 1 hour each time; never for good. */
export async function signInStaff(
  ctx: Context,
  browser: Browser,
  input: { readonly username: string; readonly password: string },
): Promise<Opened> {
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
  )
  if (!isRight || found === null) throw new Refusal('SIGN_IN_WRONG')
  const session = await newSession(ctx, browser, {
    kind: 'staff',
    id: found.id,
    deviceId: computer.id,
    life: 'staff',
  })
  const actor = {
    kind: 'staff',
    accountId: found.id,
    name: found.name,
    grants: readGrants(found.grants),
    sessionId: session.id,
  } as const satisfies Actor
  const by = allow({ actor }, 'session.open', areaOf(actor))
  const entry = { entity: 'session', entityId: session.id, detail: { kind: 'staff' } }
  const done = await commit({ ...ctx, actor }, by, entry, [
    session.open,
    clearTries('staff', subject),
    putDevice(computer.id, computer.cookie.hash, instant(ctx.clock)),
    ...session.rotate,
  ])
  if (!done.applied) throw new Refusal('SIGN_IN_WRONG')
  return { actor, setCookies: [session.setCookie, computer.cookie.setCookie] }
}

/** The computer that asks: known by its cookie, or new. */
async function readComputer(ctx: Context, browser: Browser, username: string) {
  const hash = await hashOf(browser, 'device')
  const known = hash === null ? null : await findStaffDevice(ctx.db, hash, username)
  const token = known === null ? null : browser.device
  return {
    id: known?.id ?? ctx.ids.uuid(),
    isOwn: known?.isOwn === 1,
    cookie: await deviceCookie(browser.scheme, token ?? toHex(ctx.ids.bytes(32))),
  }
}

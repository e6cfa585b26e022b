/**
 * A cadre signs in on a telephone that was activated for her, with her PIN. The try is counted before it is checked.
 * On any other telephone the answer is that of a wrong PIN and nothing is counted: a stranger can neither guess nor lock.
 */
import { allow, type Actor } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { isPepperGone, renewedHash, verifySecret } from './argon2.ts'
import { deviceCookie, hashOf, type Browser } from './browser.ts'
import { LOCKS, UNTIL_OFFICER } from './rules.ts'
import { newSession, type Opened } from './session.ts'
import { listDeviceLogins, putDevice, renewPin, type DeviceLoginRow } from './store.ts'
import { clearTries, reservePinTry, type Locks } from './store-tries.ts'

/** The names that may sign in on this telephone; empty on one that was never activated. */
export async function listNames(ctx: Context, browser: Browser): Promise<DeviceLoginRow[]> {
  const device = await hashOf(browser, 'device')
  return device === null ? [] : listDeviceLogins(ctx.db, device)
}

/** Refuses SIGN_IN_WRONG, or LOCKED with `until`, or LOCKED with `officer` when only a new code helps. */
export async function signInCadre(
  ctx: Context,
  browser: Browser,
  input: { readonly cadreId: string; readonly pin: string },
): Promise<Opened> {
  const now = instant(ctx.clock)
  const device = await hashOf(browser, 'device')
  const { found, lockedUntil } =
    device === null
      ? { found: null, lockedUntil: null }
      : await reservePinTry(ctx.db, input.cadreId, device, now, pinLocks(ctx))
  if (found !== null && lockedUntil !== null) throw locked(lockedUntil)
  const { cadreId, pin } = input
  const version = found?.pepperVersion
  const isRight = await verifySecret(ctx, 'pin', cadreId, pin, found?.pinHash ?? null, version)
  // Whose PIN nothing here can check any more must not guess until she is locked out: only a new code helps.
  if (found !== null && (await isPepperGone(ctx, found.pepperVersion))) throw locked(UNTIL_OFFICER)
  if (!isRight || found === null || browser.device === null || device === null) {
    throw new Refusal('SIGN_IN_WRONG')
  }
  const renewed = await renewedHash(ctx, 'pin', cadreId, pin, found.pepperVersion)
  const life = found.phone
  const subject = { kind: 'cadre', id: found.cadreId, deviceId: found.deviceId, life } as const
  const session = await newSession(ctx, browser, subject)
  const actor: Actor = {
    kind: 'cadre',
    cadreId: found.cadreId,
    district: found.districtCode,
    sessionId: session.id,
  }
  const by = allow({ actor }, 'session.open', found.districtCode)
  const entry = { entity: 'session', entityId: session.id, detail: { kind: 'cadre', phone: life } }
  const done = await commit({ ...ctx, actor }, by, entry, [
    session.open,
    clearTries('cadre', found.cadreId),
    ...(renewed === null ? [] : [renewPin(found.cadreId, found.pinHash, renewed)]),
    putDevice(found.deviceId, device, now),
    ...session.rotate,
  ])
  if (!done.applied) throw new Refusal('SIGN_IN_WRONG')
  const kept = await deviceCookie(browser.scheme, browser.device)
  return { actor, setCookies: [session.setCookie, kept.setCookie] }
}

/** 15 minutes, 1 hour, then until an officer gives a new code. */
export function pinLocks(ctx: Pick<Context, 'clock'>): Locks {
  return {
    first: instantAfter(ctx.clock, LOCKS.first),
    second: instantAfter(ctx.clock, LOCKS.second),
    further: UNTIL_OFFICER,
  }
}

export function locked(until: string): Refusal {
  return new Refusal('LOCKED', until === UNTIL_OFFICER ? { officer: true } : { until })
}

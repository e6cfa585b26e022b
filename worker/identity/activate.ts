/**
 * Uses an activation code once: she chooses a PIN, this telephone becomes hers, older telephones and sessions end.
 * On a weak signal the answer may get lost after the code was used; the same request sent again
 * (same `key`, same PIN, within a day) is therefore answered with a new session instead of a refusal.
 */
import { NOTICE } from '../contract/privacy-notice.ts'
import { allow, type Actor } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { sha256 } from '../core/sha256.ts'
import { findCode } from './activation-codes.ts'
import { hashSecret, pepperVersion, verifySecret } from './argon2.ts'
import { deviceCookie, hashOf, toHex, type Browser } from './browser.ts'
import { codeState, REPEAT_SECONDS, weakPin } from './rules.ts'
import { endCadreKeys } from './passkeys/store-ends.ts'
import { newSession, type Opened } from './session.ts'
import { locked, pinLocks } from './sign-in-cadre.ts'
import {
  bindOnly,
  consumeCode,
  findDeviceId,
  putDevice,
  setPin,
  voidOtherCodes,
  type CodeRow,
  type LoginRow,
} from './store.ts'
import { addNoticeViews } from './store-notice.ts'
import { revokeSessions } from './store-sessions.ts'
import { clearTries, reserveCodeTry } from './store-tries.ts'
import { revokeUploadTokens } from './store-upload-tokens.ts'

export type Activation = {
  readonly code: string
  readonly pin: string
  readonly phone: 'own' | 'shared'
  /** 128 random bits as hex, made with the form: tells a repeat from a second person with the same paper. */
  readonly key: string
}

/** Refuses CODE_WRONG, CODE_EXPIRED, TOO_MANY, PIN_WEAK (`why`), and for a repeat SIGN_IN_WRONG or LOCKED. */
export async function activate(ctx: Context, browser: Browser, input: Activation): Promise<Opened> {
  const code = await findCode(ctx, browser, input.code)
  const usedKey = await sha256(input.key)
  const now = instant(ctx.clock)
  const state = codeState(code, now)
  if (state === 'over') throw new Refusal('CODE_EXPIRED')
  if (state === 'used') return repeat(ctx, browser, input, code, usedKey)

  const why = weakPin(input.pin)
  if (why !== null) throw new Refusal('PIN_WEAK', { why })
  const pinHash = await hashSecret(ctx, 'pin', code.cadreId, input.pin)
  const opened = await openOnPhone(ctx, browser, code, input.phone)
  const done = await write(ctx, opened, code, [
    consumeCode(code.id, usedKey, now),
    voidOtherCodes(code, now),
    setPin(code.cadreId, pinHash, await pepperVersion(ctx)),
    addNoticeViews([
      { cadreId: code.cadreId, version: NOTICE.version, at: now, how: 'ACTIVATION' },
    ]),
    clearTries('cadre', code.cadreId),
    revokeSessions('cadre', code.cadreId, now),
    endCadreKeys([code.cadreId]),
    revokeUploadTokens(code.cadreId, now),
    ...opened.bind,
    opened.open,
  ])
  // Someone was faster: this very request sent twice, or another with the same code.
  if (!done) {
    return repeat(ctx, browser, input, await findCode(ctx, browser, input.code), usedKey)
  }
  return opened
}

async function repeat(
  ctx: Context,
  browser: Browser,
  input: Activation,
  code: CodeRow,
  usedKey: string,
): Promise<Opened> {
  const isSame =
    code.usedAt !== null &&
    code.usedKey === usedKey &&
    code.usedAt > instantAfter(ctx.clock, -REPEAT_SECONDS)
  if (!isSame) throw new Refusal('CODE_EXPIRED')
  const tried = await reserveCodeTry(ctx.db, code.cadreId, instant(ctx.clock), pinLocks(ctx))
  if (tried.lockedUntil !== null) throw locked(tried.lockedUntil)
  const hash = tried.found?.pinHash ?? null
  const version = tried.found?.pepperVersion
  if (!(await verifySecret(ctx, 'pin', code.cadreId, input.pin, hash, version))) {
    throw new Refusal('SIGN_IN_WRONG')
  }
  const opened = await openOnPhone(ctx, browser, code, input.phone)
  const done = await write(ctx, opened, code, [
    opened.open,
    clearTries('cadre', code.cadreId),
    ...opened.bind,
  ])
  if (!done) throw new Refusal('CODE_EXPIRED')
  return opened
}

async function write(
  ctx: Context,
  opened: Opened,
  code: CodeRow,
  writes: readonly [Sql, ...Sql[]],
): Promise<boolean> {
  const { actor } = opened
  const by = allow({ actor }, 'login.activate', code.districtCode)
  const entry = { entity: 'activation_code', entityId: code.id }
  return (await commit({ ...ctx, actor }, by, entry, writes)).applied
}

/** The writes that make a telephone hers and open a session on it, and the cookies for it. */
async function openOnPhone(
  ctx: Context,
  browser: Browser,
  login: LoginRow,
  phone: 'own' | 'shared',
): Promise<Opened & { readonly open: Sql; readonly bind: readonly Sql[] }> {
  const now = instant(ctx.clock)
  const knownHash = await hashOf(browser, 'device')
  const known = knownHash === null ? null : await findDeviceId(ctx.db, knownHash)
  const token =
    known === null || browser.device === null ? toHex(ctx.ids.bytes(32)) : browser.device
  const device = await deviceCookie(browser.scheme, token)
  const deviceId = known?.id ?? ctx.ids.uuid()
  const session = await newSession(ctx, browser, {
    kind: 'cadre',
    id: login.cadreId,
    deviceId,
    life: phone,
  })
  const actor: Actor = {
    kind: 'cadre',
    cadreId: login.cadreId,
    district: login.districtCode,
    sessionId: session.id,
  }
  return {
    actor,
    setCookies: [session.setCookie, device.setCookie],
    open: session.open,
    bind: [
      putDevice(deviceId, device.hash, now),
      ...bindOnly(deviceId, login.cadreId, phone, now),
      ...session.rotate,
    ],
  }
}

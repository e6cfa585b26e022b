/** The verbs of the second step: a code, a new app, an own password in place of a given one, the recovery codes. */
import { allow } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashSecret, pepperVersion, verifySecret } from '../argon2.ts'
import type { Browser } from '../browser.ts'
import { passwordText, weakPassword } from '../passwords.ts'
import { areaOf, type Opened } from '../session.ts'
import { revokeSessions } from '../store-sessions.ts'
import { setPassword } from '../store.ts'
import { checkFactor, notTaken, type Checked } from './check.ts'
import { newRecoveryCodes } from './codes.ts'
import { openStaffSession } from './open-session.ts'
import { openSecret, readPending, type Pending } from './pending.ts'
import { TRUST_SECONDS, readTyped, type SignInStep } from './rules.ts'
import {
  confirmFactor,
  endAllTrust,
  endOtherPending,
  endPending,
  pendingStands,
  provePending,
  trustComputer,
} from './store.ts'
import { readCode, stepAt } from './totp.ts'

/** The session, or what is asked before it. */
export type Next = ({ readonly kind: 'open' } & Opened) | { readonly kind: 'step' }

/** Refuses what `checkFactor` refuses, and SIGN_IN_EXPIRED when the password is to be typed again. */
export async function giveCode(
  ctx: Context,
  browser: Browser,
  input: { readonly code: string; readonly trust: boolean },
): Promise<Next> {
  const pending = await inStep(ctx, browser, 'CODE')
  const own = pending.isOwn === 1 ? pending.deviceId : null
  const checked = await checkFactor(ctx, pending.actor, input.code, own)
  return openChecked(ctx, browser, pending, checked, input.trust)
}

/** After a second factor that was right: the session, or the step before it. */
export async function openChecked(
  ctx: Context,
  browser: Browser,
  pending: Pending,
  checked: Checked,
  trust: boolean,
): Promise<Next> {
  const { actor } = pending
  const now = instant(ctx.clock)
  const used = checked.use(pendingStands(pending.id, now))
  if (pending.passwordGivenAt !== null) {
    const by = allow({ actor }, 'session.begin', areaOf(actor))
    const entry = entryOf(pending, { by: checked.kind })
    const writes = [used, provePending(pending.id, now), ...checked.clear] as const
    const done = await commit({ ...ctx, actor }, by, entry, writes)
    if (!done.applied) throw await notTaken(ctx, actor, checked)
    return { kind: 'step' }
  }
  const opened = await openStaffSession(ctx, browser, accountOf(pending), checked.kind, [
    used,
    ...checked.clear,
    endPending(pending.id, now),
    ...(trust ? trusted(ctx, browser, pending) : []),
  ])
  if (opened !== null) return { kind: 'open', ...opened }
  throw await notTaken(ctx, actor, checked)
}

/**
 * The first code from a new app: from now on the account has its second factor. Returns the recovery codes, which are shown once.
 * Refuses SECOND_FACTOR_WRONG; nothing is counted, for who asks sees the secret beside the field.
 */
export async function confirmApp(
  ctx: Context,
  browser: Browser,
  typed: string,
): Promise<readonly string[]> {
  const pending = await inStep(ctx, browser, 'ENROL')
  const { actor, newFactorId, newSecret } = pending
  if (newFactorId === null || newSecret === null) throw new Refusal('SIGN_IN_EXPIRED')
  const shown = await readFirstCode(ctx, { id: newFactorId, secret: newSecret }, typed)
  const { codes, writes } = await newRecoveryCodes(ctx, pending.accountId)
  const now = instant(ctx.clock)
  const by = allow({ actor }, 'factor.confirm', areaOf(actor))
  const done = await commit({ ...ctx, actor }, by, entryOf(pending, { kind: 'TOTP' }), [
    confirmFactor(newFactorId, shown, pendingStands(pending.id, now), now),
    provePending(pending.id, now),
    ...writes,
    endOtherPending(pending.accountId, pending.id, now),
  ])
  if (!done.applied) throw new Refusal('SIGN_IN_EXPIRED')
  return codes
}

/** The step of a code that confirms a factor. */
export async function readFirstCode(
  ctx: Context,
  factor: { readonly id: string; readonly secret: string },
  typed: string,
): Promise<number> {
  const given = readTyped(typed)
  if (given?.kind !== 'TOTP') throw new Refusal('SECOND_FACTOR_WRONG')
  const secret = await openSecret(ctx, factor.id, factor.secret)
  const shown = await readCode(secret, given.code, stepAt(ctx.clock), 0)
  if (shown === 'WRONG' || shown === 'USED') throw new Refusal('SECOND_FACTOR_WRONG')
  return shown.step
}

/** Recovery codes once more, when the page that showed them was lost: the ones before are nothing any more. */
export async function makeCodesAgain(ctx: Context, browser: Browser): Promise<readonly string[]> {
  const pending = await inStep(ctx, browser, 'CODES')
  const { codes, writes } = await newRecoveryCodes(ctx, pending.accountId)
  const by = allow(pending, 'recovery.make', areaOf(pending.actor))
  await commit({ ...ctx, actor: pending.actor }, by, entryOf(pending, {}), writes)
  return codes
}

/** The last step after enrolling. */
export async function finishSignIn(
  ctx: Context,
  browser: Browser,
  input: { readonly trust: boolean },
): Promise<Next> {
  const pending = await inStep(ctx, browser, 'CODES')
  return { kind: 'open', ...(await openProved(ctx, browser, pending, 'ENROLLED', input.trust)) }
}

/**
 * An own password in place of the one that was given. Refuses PASSWORD_WEAK (`why`, SAME when it is the given one again).
 * Every other way in ends.
 */
export async function choosePassword(ctx: Context, browser: Browser, typed: string): Promise<Next> {
  const pending = await inStep(ctx, browser, 'PASSWORD')
  const { actor, accountId } = pending
  const now = instant(ctx.clock)
  const hash = await hashOwnPassword(ctx, pending, typed)
  const by = allow({ actor }, 'password.change', areaOf(actor))
  const done = await commit({ ...ctx, actor }, by, entryOf(pending, { by: 'GIVEN' }), [
    setPassword(accountId, hash, await pepperVersion(ctx), pendingStands(pending.id, now)),
    revokeSessions('staff', accountId, now),
    endAllTrust(accountId, now),
    endOtherPending(accountId, pending.id, now),
  ])
  if (!done.applied) throw new Refusal('SIGN_IN_EXPIRED')
  if (pending.provedAt === null) return { kind: 'step' }
  return { kind: 'open', ...(await openProved(ctx, browser, pending, 'PASSWORD', false)) }
}

/** The hash of a password that its owner chooses; refuses PASSWORD_WEAK. */
export async function hashOwnPassword(
  ctx: Context,
  account: {
    readonly accountId: string
    readonly username: string
    readonly name: string
    readonly passwordHash: string
    readonly pepperVersion: number
  },
  typed: string,
): Promise<string> {
  const { accountId, username, name } = account
  const why = weakPassword(typed, [username, name])
  if (why !== null) throw new Refusal('PASSWORD_WEAK', { why })
  const text = passwordText(typed)
  const { passwordHash, pepperVersion: version } = account
  if (await verifySecret(ctx, 'password', accountId, text, passwordHash, version)) {
    throw new Refusal('PASSWORD_WEAK', { why: 'SAME' })
  }
  return hashSecret(ctx, 'password', accountId, text)
}

async function openProved(
  ctx: Context,
  browser: Browser,
  pending: Pending,
  way: 'ENROLLED' | 'PASSWORD',
  trust: boolean,
): Promise<Opened> {
  const opened = await openStaffSession(ctx, browser, accountOf(pending), way, [
    endPending(pending.id, instant(ctx.clock)),
    ...(trust ? trusted(ctx, browser, pending) : []),
  ])
  if (opened === null) throw new Refusal('SIGN_IN_EXPIRED')
  return opened
}

/** The pending sign-in of this browser, if that is its step. Refuses SIGN_IN_EXPIRED. */
export async function inStep(ctx: Context, browser: Browser, step: SignInStep): Promise<Pending> {
  const pending = await readPending(ctx, browser)
  if (pending.step !== step) throw new Refusal('SIGN_IN_EXPIRED')
  return pending
}

function trusted(ctx: Context, browser: Browser, pending: Pending): readonly Sql[] {
  return trustComputer({
    id: ctx.ids.uuid(),
    accountId: pending.accountId,
    deviceId: pending.deviceId,
    client: browser.client,
    now: instant(ctx.clock),
    expiresAt: instantAfter(ctx.clock, TRUST_SECONDS),
  })
}

function accountOf({ accountId, name, actor, deviceId }: Pending) {
  return { accountId, name, grants: JSON.stringify(actor.grants), deviceId }
}

function entryOf({ accountId }: Pending, detail: Readonly<Record<string, string>>) {
  return { entity: 'staff_account', entityId: accountId, detail }
}

/**
 * What stands between the password and the session: a cookie of minutes that opens no door but the next step of signing in, see
 * `nextStep`. Whoever has shown the first factor (the password, or a one-time link by which it was chosen) gets one.
 */
import { allow, type Actor } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { hashOf, newCookie, toHex, type Browser } from '../browser.ts'
import { readComputer, type Computer } from '../computer.ts'
import { readGrants } from '../read-actor.ts'
import { areaOf } from '../session.ts'
import { putDevice } from '../store.ts'
import { nextStep, PENDING_SECONDS, type SignInStep } from './rules.ts'
import {
  beginFirstFactor,
  endPendingToken,
  findAccount,
  findPending,
  insertPending,
  type PendingRow,
} from './store.ts'

/** The address at which every step of signing in is shown. */
export const STEP_ADDRESS = '/masuk/dinas/langkah/'

export type StaffActor = Extract<Actor, { kind: 'staff' }>

export type Pending = Omit<PendingRow, 'hasFactor' | 'grants'> & {
  readonly step: SignInStep
  /** For the log: nothing may be allowed to it but signing in. */
  readonly actor: StaffActor
}

type Shown = {
  readonly accountId: string
  /** By what she has shown the first factor. */
  readonly by?: 'LINK' | 'SERVICE'
  /** What is written with it. */
  readonly after?: readonly Sql[]
}

/**
 * For one who has shown the first factor in another way than at the sign-in page (a one-time link after she chose her password, a sign-in service):
 * hand out `setCookies`, then send her to `STEP_ADDRESS` (303). There she gives a code of her app, or enrols one if she has none,
 * and gets her session. Refuses NOT_FOUND for an account that is unknown or disabled.
 */
export async function openPending(
  ctx: Context,
  browser: Browser,
  { accountId, by: way = 'LINK', after = [] }: Shown,
): Promise<{ readonly setCookies: readonly string[] }> {
  const account = await findAccount(ctx.db, accountId, instant(ctx.clock))
  if (account === null) throw new Refusal('NOT_FOUND')
  const computer = await readComputer(ctx, browser, account.username)
  const pending = await newPending(ctx, browser, computer, {
    id: accountId,
    hasFactor: account.hasFactor === 1,
  })
  const actor = actorOf({ ...account, accountId }, pending.id, '')
  const by = allow({ actor }, 'session.begin', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: accountId, detail: { by: way } }
  const done = await commit({ ...ctx, actor }, by, entry, [
    pending.open,
    ...pending.others,
    ...after,
  ])
  if (!done.applied) throw new Refusal('NOT_FOUND')
  return { setCookies: pending.setCookies }
}

/** The writes of a new one, the first being the pending sign-in itself, and what the browser gets. */
export async function newPending(
  ctx: Context,
  browser: Browser,
  computer: Computer,
  account: { readonly id: string; readonly hasFactor: boolean },
): Promise<{
  readonly id: string
  readonly open: Sql
  readonly others: readonly Sql[]
  readonly setCookies: readonly string[]
}> {
  const id = ctx.ids.uuid()
  const now = instant(ctx.clock)
  const seconds = account.hasFactor ? PENDING_SECONDS.known : PENDING_SECONDS.enrolling
  const cookie = await newCookie(browser.scheme, 'pending', toHex(ctx.ids.bytes(32)), seconds)
  const before = await hashOf(browser, 'pending')
  return {
    id,
    open: insertPending({
      id,
      tokenHash: cookie.hash,
      accountId: account.id,
      deviceId: computer.id,
      now,
      expiresAt: instantAfter(ctx.clock, seconds),
    }),
    others: [
      putDevice(computer.id, computer.cookie.hash, now),
      ...(before === null ? [] : [endPendingToken(before, now)]),
      ...(account.hasFactor ? [] : [await firstFactor(ctx, account.id, id)]),
    ],
    setCookies: [cookie.setCookie, computer.cookie.setCookie],
  }
}

/** The pending sign-in of this browser. Refuses SIGN_IN_EXPIRED without one: back to the password. */
export async function readPending(ctx: Context, browser: Browser): Promise<Pending> {
  const hash = await hashOf(browser, 'pending')
  const found = hash === null ? null : await findPending(ctx.db, hash, instant(ctx.clock))
  if (found === null) throw new Refusal('SIGN_IN_EXPIRED')
  const { hasFactor, grants, ...pending } = found
  return {
    ...pending,
    actor: actorOf({ ...pending, grants }, pending.id, ''),
    step: nextStep({
      hasFactor: hasFactor === 1,
      isProved: pending.provedAt !== null,
      isPasswordGiven: pending.passwordGivenAt !== null,
    }),
  }
}

export function actorOf(
  account: { readonly accountId: string; readonly name: string; readonly grants: string },
  sessionId: string,
  provedAt: string,
): StaffActor {
  const { accountId, name } = account
  return { kind: 'staff', accountId, name, grants: readGrants(account.grants), sessionId, provedAt }
}

/** The Set-Cookie value that takes the pending cookie away. */
export async function droppedPending(browser: Browser): Promise<string> {
  return (await newCookie(browser.scheme, 'pending', '', 0)).setCookie
}

/** The secret that her app will be told, if the account has no factor yet. */
async function firstFactor(ctx: Context, accountId: string, begunIn: string): Promise<Sql> {
  const id = ctx.ids.uuid()
  const secret = await newSecret(ctx, id)
  return beginFirstFactor({ id, accountId, secret, begunIn, now: instant(ctx.clock) })
}

/** 160 random bits (RFC 4226 section 4), as hex, sealed for one factor. */
export function newSecret(ctx: Context, factorId: string): Promise<string> {
  return ctx.secrets.seal(ownerOfSecret(factorId), toHex(ctx.ids.bytes(20)))
}

export function openSecret(ctx: Context, factorId: string, sealed: string): Promise<string> {
  return ctx.secrets.open(ownerOfSecret(factorId), sealed)
}

/** What a secret is bound to, also when a rotation seals it anew. */
export function ownerOfSecret(factorId: string): string {
  return `staff_factor:${factorId}`
}

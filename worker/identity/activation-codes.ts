/**
 * One-time activation codes: 10 Crockford characters (50 random bits), good for 14 days, kept only as a keyed hash.
 * A new code takes the place of the cadre's older ones. The room that issues codes commits the writes.
 */
import { instant, instantAfter } from '../core/clock.ts'
import { whoActs, type Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { crockford, readCrockford } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import { hashOf, type Browser } from './browser.ts'
import { CODE_CEILING, CODE_DAYS, CODE_LENGTH, codeState, networkOf } from './rules.ts'
import { putCodes, type CodeRow } from './store.ts'
import { tryCode } from './store-tries.ts'

export type ActivationCode = {
  readonly cadreId: string
  /** The plain code, shown once: `7K2M9PQ4XA`. */
  readonly code: string
  readonly expiresAt: string
}

/** New codes for cadres whose logins exist, or are made by `putLogins` earlier in the same batch; at most 5,000. */
export async function newActivationCodes(
  ctx: Context,
  cadreIds: readonly string[],
): Promise<{ readonly codes: readonly ActivationCode[]; readonly writes: readonly Sql[] }> {
  const now = instant(ctx.clock)
  const expiresAt = instantAfter(ctx.clock, CODE_DAYS * 86_400)
  const issuedBy = whoActs(ctx)
  const codes = cadreIds.map((cadreId) => ({
    cadreId,
    code: crockford(ctx.ids, CODE_LENGTH),
    expiresAt,
  }))
  const rows = await Promise.all(
    codes.map(async ({ cadreId, code }) => ({
      id: ctx.ids.uuid(),
      cadreId,
      codeHash: await hashCode(ctx, code),
      issuedBy,
      issuedAt: now,
      expiresAt,
    })),
  )
  return { codes, writes: putCodes(rows, now) }
}

/** A new code for one cadre; see `newActivationCodes`. */
export async function newActivationCode(
  ctx: Context,
  cadreId: string,
): Promise<ActivationCode & { readonly writes: readonly Sql[] }> {
  const { codes, writes } = await newActivationCodes(ctx, [cadreId])
  const [code] = codes
  if (code === undefined) throw new Error('one cadre gives one code')
  return { ...code, writes }
}

/** Whose code this is; uses nothing up. Refuses CODE_WRONG, CODE_EXPIRED or TOO_MANY. */
export async function previewActivation(
  ctx: Context,
  browser: Browser,
  typed: string,
): Promise<CodeRow> {
  const code = await findCode(ctx, browser, typed)
  if (codeState(code, instant(ctx.clock)) !== 'live') throw new Refusal('CODE_EXPIRED')
  return code
}

/** A code in any state. A wrong one is counted; past the ceiling none is looked at. */
export async function findCode(ctx: Context, browser: Browser, typed: string): Promise<CodeRow> {
  const text = readCrockford(typed)
  if (text.length !== CODE_LENGTH) throw new Refusal('CODE_WRONG')
  const windowAt = instantAfter(ctx.clock, -CODE_CEILING.windowSeconds)
  const bucket = (await ctx.secrets.keyed('code-tries', networkOf(browser.address))).slice(0, 32)
  const hashes = await ctx.secrets.keyedEach('activation-code', text)
  const { isOver, code } = await tryCode(ctx.db, hashes, bucket, instant(ctx.clock), windowAt)
  if (isOver) {
    ctx.log({ event: 'activation.ceiling', requestId: ctx.requestId })
    throw new Refusal('TOO_MANY')
  }
  if (code === null || !(await isForThis(browser, code))) throw new Refusal('CODE_WRONG')
  return code
}

/** What was sent by message is good on the phone that asked for it. One that was used is told apart by its key, not by the phone. */
async function isForThis(browser: Browser, { forDevice, usedAt }: CodeRow): Promise<boolean> {
  return forDevice === null || usedAt !== null || forDevice === (await hashOf(browser, 'device'))
}

export function hashCode(ctx: Pick<Context, 'secrets'>, code: string): Promise<string> {
  return ctx.secrets.keyed('activation-code', code)
}

/**
 * One-time links for members of staff: 10 Crockford characters (50 random bits) in the address's fragment, good for 7 days, kept
 * only as a keyed hash. A new one takes the place of the one before.
 */
import type { OneTimeLink } from '../../contract/staff.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { crockford, readCrockford } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { toHex, type Browser } from '../browser.ts'
import { hashSecret } from '../argon2.ts'
import { CODE_CEILING, CODE_LENGTH, networkOf } from '../rules.ts'
import { actorName } from './members.ts'
import { tryLink } from '../store-tries.ts'
import { insertLink, voidLinks, type LinkRow } from './store-links.ts'

export const LINK_DAYS = 7

/** A link and its writes, the first of which touches a row only while the account waits for one. */
export async function newLink(
  ctx: Context,
  accountId: string,
  kind: 'INVITE' | 'RESET',
): Promise<{ readonly link: OneTimeLink; readonly writes: readonly [Sql, Sql] }> {
  const code = crockford(ctx.ids, CODE_LENGTH)
  const id = ctx.ids.uuid()
  const now = instant(ctx.clock)
  const expiresAt = instantAfter(ctx.clock, LINK_DAYS * 86_400)
  const row = {
    id,
    accountId,
    kind,
    codeHash: await hashLink(ctx, code),
    issuedBy: whoActs(ctx),
    issuedByName: actorName(ctx),
    issuedAt: now,
    expiresAt,
  }
  return { link: { code, expiresAt }, writes: [insertLink(row), voidLinks(accountId, id, now)] }
}

/**
 * The link of a code that may still be used; uses nothing up. Refuses LINK_WRONG, LINK_EXPIRED, or TOO_MANY past the ceiling of
 * wrong codes, which is counted as for activation codes and apart from them.
 */
export async function findLink(ctx: Context, browser: Browser, typed: string): Promise<LinkRow> {
  const text = readCrockford(typed)
  if (text.length !== CODE_LENGTH) throw new Refusal('LINK_WRONG')
  const windowAt = instantAfter(ctx.clock, -CODE_CEILING.windowSeconds)
  const bucket = (await ctx.secrets.keyed('link-tries', networkOf(browser.address))).slice(0, 32)
  const now = instant(ctx.clock)
  const { isOver, code: link } = await tryLink(
    ctx.db,
    // A link outlives a change of the pepper.
    await ctx.secrets.keyedEach('staff-link', text),
    bucket,
    now,
    windowAt,
  )
  if (isOver) {
    ctx.log({ event: 'link.ceiling', requestId: ctx.requestId })
    throw new Refusal('TOO_MANY')
  }
  if (link === null) throw new Refusal('LINK_WRONG')
  if (link.usedAt !== null || link.voidedAt !== null || link.expiresAt <= now) {
    throw new Refusal('LINK_EXPIRED')
  }
  return link
}

/** The hash of a password that nobody knows: only a link lets its owner in. */
export function nobodysPassword(ctx: Context, accountId: string): Promise<string> {
  return hashSecret(ctx, 'password', accountId, toHex(ctx.ids.bytes(32)))
}

function hashLink(ctx: Pick<Context, 'secrets'>, code: string): Promise<string> {
  return ctx.secrets.keyed('staff-link', code)
}

/**
 * The second factor once more, in the middle of a session, before what `core/proof.ts` lists. The session goes on under a new
 * token, so that one which was copied before is worth nothing afterwards (ASVS 5.0 V7.2.4); its ends stay as they are.
 */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { isProved } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import { newCookie, toHex, type Browser } from '../browser.ts'
import { readComputer } from '../computer.ts'
import type { KeySite } from '../passkeys/rules.ts'
import { listOffered } from '../passkeys/store.ts'
import { areaOf } from '../session.ts'
import { renewSession, sessionStands } from '../store-sessions.ts'
import { checkFactor, notTaken, type Checked } from './check.ts'
import { demoCode } from './demo-code.ts'
import type { StaffActor } from './pending.ts'
import { findAccount } from './store.ts'

/** Refuses NOT_ALLOWED to who is no member of staff, and what `checkFactor` refuses. Returns the cookie that takes over. */
export async function proveAgain(ctx: Context, browser: Browser, typed: string): Promise<string> {
  const actor = staffOf(ctx)
  const account = await findAccount(ctx.db, actor.accountId, instant(ctx.clock))
  if (account === null) throw new Refusal('SIGN_IN_NEEDED')
  const computer = await readComputer(ctx, browser, account.username)
  const checked = await checkFactor(ctx, actor, typed, computer.isOwn ? computer.id : null)
  return proveBy(ctx, browser, checked)
}

/** After a second factor that was right. `others` go beside it. */
export async function proveBy(
  ctx: Context,
  browser: Browser,
  checked: Checked,
  others: readonly Sql[] = [],
): Promise<string> {
  const actor = staffOf(ctx)
  const now = instant(ctx.clock)
  const cookie = await newCookie(browser.scheme, 'session', toHex(ctx.ids.bytes(32)), null)
  const by = allow(ctx, 'session.prove', areaOf(actor))
  const entry = { entity: 'session', entityId: actor.sessionId, detail: { kind: checked.kind } }
  const done = await commit(ctx, by, entry, [
    checked.use(sessionStands(actor.sessionId, now)),
    ...checked.clear,
    ...others,
    renewSession(actor.sessionId, cookie.hash, now),
  ])
  if (!done.applied) throw await notTaken(ctx, actor, checked)
  return cookie.setCookie
}

/** Whether the proof of this session is still fresh, and whether a passkey can renew it here; on the demonstration with the code that its app would show now. */
export async function readProof(
  ctx: Context,
  site: KeySite | null,
): Promise<{
  readonly isFresh: boolean
  readonly demoCode: string | null
  readonly hasPasskey: boolean
}> {
  const { accountId } = staffOf(ctx)
  const keys = site === null ? [] : await listOffered(ctx.db, accountId, site.rpId)
  return {
    isFresh: isProved(ctx),
    demoCode: await demoCode(ctx, accountId),
    hasPasskey: keys.length > 0,
  }
}

export function staffOf({ actor }: Pick<Context, 'actor'>): StaffActor {
  if (actor.kind === 'staff') return actor
  throw new Refusal(actor.kind === 'public' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED')
}

/** The end of every way in for staff: first and second factor were shown, the session opens. */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import type { Browser } from '../browser.ts'
import { areaOf, newSession, type Opened } from '../session.ts'
import { actorOf, droppedPending } from './pending.ts'

export type Way = 'TOTP' | 'RECOVERY' | 'PASSKEY' | 'TRUSTED' | 'ENROLLED' | 'PASSWORD' | 'SERVICE'

/** `change` is what may happen only once (a code used up, a pending sign-in ended); null when it touched no row: no session then. */
export async function openStaffSession(
  ctx: Context,
  browser: Browser,
  account: {
    readonly accountId: string
    readonly name: string
    readonly grants: string
    readonly deviceId: string
    /** When a trusted computer was trusted: the code was shown then, not now. */
    readonly provedAt?: string
  },
  by: Way,
  [change, ...others]: readonly [Sql, ...Sql[]],
): Promise<Opened | null> {
  const provedAt = account.provedAt ?? instant(ctx.clock)
  const session = await newSession(ctx, browser, {
    kind: 'staff',
    id: account.accountId,
    deviceId: account.deviceId,
    life: 'staff',
    provedAt,
  })
  const actor = actorOf(account, session.id, provedAt)
  const allowed = allow({ actor }, 'session.open', areaOf(actor))
  const entry = { entity: 'session', entityId: session.id, detail: { kind: 'staff', by } }
  const done = await commit({ ...ctx, actor }, allowed, entry, [
    change,
    session.open,
    ...others,
    ...session.rotate,
  ])
  if (!done.applied) return null
  return { actor, setCookies: [session.setCookie, await droppedPending(browser)] }
}

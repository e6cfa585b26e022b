/** The computer that asks: known by its cookie, or new. */
import type { Context } from '../core/context.ts'
import { deviceCookie, hashOf, toHex, type Browser, type NewCookie } from './browser.ts'
import { findStaffDevice } from './store-sessions.ts'

export type Computer = {
  readonly id: string
  /** The account of the user name has had a session on it. */
  readonly isOwn: boolean
  readonly cookie: NewCookie
}

export async function readComputer(
  ctx: Context,
  browser: Browser,
  username: string,
): Promise<Computer> {
  const hash = await hashOf(browser, 'device')
  const known = hash === null ? null : await findStaffDevice(ctx.db, hash, username)
  const token = known === null ? null : browser.device
  return {
    id: known?.id ?? ctx.ids.uuid(),
    isOwn: known?.isOwn === 1,
    cookie: await deviceCookie(browser.scheme, token ?? toHex(ctx.ids.bytes(32))),
  }
}

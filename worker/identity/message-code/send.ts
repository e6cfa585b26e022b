/**
 * A code that goes to her telephone by message instead of out of the office's hand. This room makes the code and counts; who she is and
 * which telephone is hers the room above knows (`roster/message-codes/`).
 *
 * Asking ends nothing: her phones, her PIN and the office's code stay good until the new one is used, else anybody could throw her out.
 * Only the phone that asked can use it (ASVS 5.0 V6.6.2).
 */
import { allow } from '../../core/access.ts'
import { dateIn, instant, instantAfter, type TimeZone } from '../../core/clock.ts'
import type { SendFailure } from '../../contract/message-codes.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { crockford } from '../../core/ids.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { hashCode } from '../activation-codes.ts'
import { deviceCookie, toHex, type Browser } from '../browser.ts'
import { CODE_LENGTH } from '../rules.ts'
import { MESSAGE } from './rules.ts'
import { isSwitchedOn, putSentCode, reserveMessage, settleMessage, voidCode } from './store.ts'

/** Whether a page offers it: something carries messages, and one of the districts (null: any) pays for them. Asks nothing where nothing does. */
export async function isMessageOffered(
  ctx: Context,
  districts: readonly AreaCode[] | null,
): Promise<boolean> {
  return ctx.codeSender !== null && (await isSwitchedOn(ctx.db, districts))
}

/** The device that asks, known or not, and the cookie by which it is known again. */
export async function askingDevice(
  ctx: Pick<Context, 'ids'>,
  browser: Browser,
): Promise<{ readonly hash: string; readonly setCookie: string }> {
  return deviceCookie(browser.scheme, browser.device ?? toHex(ctx.ids.bytes(32)))
}

export type AskedMessage = { readonly id: string; readonly codeId: string; readonly code: string }

/** By the clock's actor. Null when a ceiling is reached, the office has just made a code for her, the
 * district has it switched off, or she has no login that is open. */
export async function reserveMessageCode(
  ctx: Context,
  to: {
    readonly cadreId: string
    readonly district: AreaCode
    readonly timeZone: TimeZone
    readonly deviceHash: string
    /** PHONE: from a phone that is hers. NUMBER: by name and number. */
    readonly way: 'PHONE' | 'NUMBER'
  },
): Promise<AskedMessage | null> {
  const { cadreId, deviceHash, way } = to
  const by = allow(ctx, 'message.ask', to.district)
  const at = instant(ctx.clock)
  const asked = {
    id: ctx.ids.uuid(),
    codeId: ctx.ids.uuid(),
    code: crockford(ctx.ids, CODE_LENGTH),
  }
  const entry = { entity: 'cadre', entityId: cadreId, detail: { way } }
  const day = dateIn(to.timeZone, at)
  const done = await commit(ctx, by, entry, [
    reserveMessage(by, {
      id: asked.id,
      cadreId,
      day,
      at,
      officeSince: instantAfter(ctx.clock, -MESSAGE.officeFirstSeconds),
    }),
    putSentCode({
      id: asked.codeId,
      cadreId,
      codeHash: await hashCode(ctx, asked.code),
      issuedAt: at,
      expiresAt: instantAfter(ctx.clock, MESSAGE.lifeSeconds),
      forDevice: deviceHash,
    }),
  ])
  return done.applied ? asked : null
}

/** What became of it. */
export async function settleMessageCode(
  ctx: Context,
  to: { readonly cadreId: string; readonly district: AreaCode },
  asked: AskedMessage,
  failure: SendFailure | null,
): Promise<void> {
  const by = allow(ctx, 'message.send', to.district)
  const entry = {
    entity: 'cadre',
    entityId: to.cadreId,
    detail: failure === null ? {} : { failure },
  }
  await commit(ctx, by, entry, [
    settleMessage(asked.id, failure),
    ...(failure === null ? [] : [voidCode(asked.codeId, instant(ctx.clock))]),
  ])
}

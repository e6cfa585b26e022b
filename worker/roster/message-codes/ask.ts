/**
 * Somebody asks for a code by message. Everything here happens after she has been answered, so neither the answer nor the time it
 * takes tells who exists. The code goes to the telephone that stands in the roster, never to what was typed.
 */
import type { Context } from '../../core/context.ts'
import { instantAfter } from '../../core/clock.ts'
import { allow } from '../../core/access.ts'
import { NATION } from '../../core/region-code.ts'
import { isBoundTo, reserveMessageCode, settleMessageCode } from '../../identity/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { openPhones, phoneKeys } from '../phones.ts'
import { isSettled, isSharedPhone, namesHer, SETTLED_SECONDS } from './rules.ts'
import { findPhone, listByPhone, type Target } from './store-targets.ts'

export type Wish =
  /** From a phone that is hers: the cookie is what she has. */
  | { readonly way: 'PHONE'; readonly cadreId: string }
  /** From any other: `phone` as `+628…`, and a part of her name. */
  | { readonly way: 'NUMBER'; readonly name: string; readonly phone: string }

/** Never throws: there is nobody left to tell. The log says how it ended, not for whom. */
export async function askForMessage(given: Context, wish: Wish, deviceHash: string): Promise<void> {
  // Whoever is signed in on the phone that asks has not done what follows.
  const ctx: Context = { ...given, actor: { kind: 'system', job: 'message-code' } }
  let outcome = 'FAULT'
  try {
    outcome = await ask(ctx, wish, deviceHash)
  } catch (error) {
    outcome = error instanceof Error ? error.name : 'FAULT'
  }
  ctx.log({ event: 'message.code', requestId: ctx.requestId, way: wish.way, outcome })
}

async function ask(ctx: Context, wish: Wish, deviceHash: string): Promise<string> {
  if (ctx.codeSender === null) return 'OFF'
  const found = await findTarget(ctx, wish, deviceHash)
  if (typeof found === 'string') return found
  const { id: cadreId, districtCode: district } = found
  const { timeZone } = await getDistrict(ctx, district)
  const to = { cadreId, district, timeZone, deviceHash, way: wish.way }
  const asked = await reserveMessageCode(ctx, to)
  if (asked === null) return 'NOT_OFFERED'
  const phone = (await openPhones(ctx, [found])).get(cadreId) ?? null
  const sent = phone === null ? null : await ctx.codeSender.send(phone, asked.code)
  const failure = sent === null ? 'NUMBER' : sent.ok ? null : sent.reason
  await settleMessageCode(ctx, to, asked, failure)
  return failure ?? 'SENT'
}

/** One entry, or why there is none. */
async function findTarget(
  ctx: Context,
  wish: Wish,
  deviceHash: string,
): Promise<Target | 'NOBODY' | 'SHARED' | 'CHANGED'> {
  const by = allow(ctx, 'message.find', NATION)
  const keys = await keysOf(ctx, wish, deviceHash)
  const entries = keys.length === 0 ? [] : await listByPhone(ctx.db, by, keys)
  if (isSharedPhone(entries)) return 'SHARED'
  const [entry] = entries.filter((each) =>
    wish.way === 'PHONE' ? each.id === wish.cadreId : namesHer(wish.name, each.name),
  )
  if (entry === undefined) return 'NOBODY'
  return isSettled(entry, instantAfter(ctx.clock, -SETTLED_SECONDS)) ? entry : 'CHANGED'
}

/** Hashes of the telephone in question; none where the phone that asks is not hers. */
async function keysOf(ctx: Context, wish: Wish, deviceHash: string): Promise<readonly string[]> {
  if (wish.way === 'NUMBER') return phoneKeys(ctx, wish.phone)
  if (!(await isBoundTo(ctx.db, deviceHash, wish.cadreId))) return []
  const kept = await findPhone(ctx.db, allow(ctx, 'message.find', NATION), wish.cadreId)
  if (kept === null || kept.phoneKey === null) return []
  if ((await ctx.secrets.peppers()).length === 1) return [kept.phoneKey]
  // While a rotation runs, another who has the number may be kept under the other hash.
  const phone = (await openPhones(ctx, [kept])).get(kept.id) ?? null
  return phone === null ? [] : phoneKeys(ctx, phone)
}

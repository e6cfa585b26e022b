/** A district's switch for codes by message, its ceiling, and what it has cost: counts, nobody's name. */
import { allow } from '../../core/access.ts'
import { dateIn, instant, instantAfter, type TimeZone } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { MESSAGE } from './rules.ts'
import {
  countFailures,
  countMessages,
  findMessageSettings,
  putMessageSettings,
  type MessageSettings,
} from './store.ts'

const FAILURE_DAYS = 30

export async function readMessageSettings(ctx: Context, district: AreaCode, timeZone: TimeZone) {
  const by = allow(ctx, 'message.read', district)
  const settings = await findMessageSettings(ctx.db, by)
  const since = dateIn(timeZone, instantAfter(ctx.clock, -FAILURE_DAYS * 86_400))
  return {
    isOn: settings?.isOn ?? false,
    monthly: settings?.monthly ?? MESSAGE.firstMonthly,
    month: dateIn(timeZone, ctx.clock.now()).slice(0, 7),
    months: await countMessages(ctx.db, by),
    failures: await countFailures(ctx.db, by, since),
  }
}

/** Whether anything changed: saying the same again is no change. */
export async function setMessageSettings(
  ctx: Context,
  district: AreaCode,
  settings: MessageSettings,
): Promise<boolean> {
  const by = allow(ctx, 'message.set', district)
  const entry = { entity: 'district', entityId: district, detail: settings }
  const done = await commit(ctx, by, entry, [putMessageSettings(by, settings, instant(ctx.clock))])
  return done.applied
}

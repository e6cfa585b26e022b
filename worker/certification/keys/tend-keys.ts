/** What keys need by the clock, hourly: the next one published before a year ends, the change of keys on its day, and signing anew. */
import { allow } from '../../core/access.ts'
import type { TimeZone } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { asRefusal } from '../../core/problem.ts'
import { NATION } from '../../core/region-code.ts'
import { listDistricts } from '../../regions/index.ts'
import { dueStep, type Due, type OpenKey } from './key-rules.ts'
import { PLATFORM } from './keys.ts'
import { publishKey } from './publish-key.ts'
import { resignAll } from './resign.ts'
import { retireKey } from './retire-key.ts'
import { listOpenKeys, type PublicKeyRow } from './store-keys.ts'

// D1 answers at most 1,000 queries to one run of a Worker. One issuer takes some eight; all 514 have their turn in 13 hours.
const ISSUERS_A_RUN = 40
const MAX_QUERIES = 500

/** Answers how many issuers were tended. What fails for one issuer is logged and tried again an hour later. */
export async function tendKeys(ctx: Context): Promise<number> {
  const by = allow(ctx, 'key.publish', NATION)
  const zones = new Map<string, TimeZone>([[PLATFORM, 'Asia/Jakarta']])
  for (const { code, timeZone } of await listDistricts(ctx)) zones.set(code, timeZone)
  let tended = 0
  for (const [issuer, keys] of byIssuer(await listOpenKeys(ctx.db, by))) {
    const zone = zones.get(issuer)
    if (tended === ISSUERS_A_RUN || ctx.db.meter.queries > MAX_QUERIES) break
    if (zone === undefined) continue
    const due = dueStep(keys, ctx.clock.now(), zone)
    if (due.step === 'none') continue
    tended += 1
    await tend(ctx, issuer, due)
  }
  await resignAll(ctx)
  return tended
}

async function tend(ctx: Context, issuer: string, due: Due): Promise<void> {
  try {
    if (due.step === 'publish') await publishKey(ctx, issuer, due.usableFrom)
    if (due.step === 'retire') await retireKey(ctx, issuer, due.kid)
  } catch (error) {
    const { code } = asRefusal(error, ctx.log, ctx.requestId)
    ctx.log({ event: 'key.untended', requestId: ctx.requestId, issuer, step: due.step, code })
  }
}

function byIssuer(rows: readonly PublicKeyRow[]): Map<string, OpenKey[]> {
  const issuers = new Map<string, OpenKey[]>()
  for (const { issuer, kid, state, usableFrom } of rows) {
    if (state !== 'ACTIVE' && state !== 'PUBLISHED') continue
    issuers.set(issuer, [...(issuers.get(issuer) ?? []), { kid, state, usableFrom }])
  }
  return issuers
}

/**
 * Seals the log: hashes what has no link yet into the chain of its district, a portion at a time, and signs the day's head.
 * Neither leaves an entry of its own, else no chain would ever be done; links and heads are a record themselves. A run may stop
 * anywhere, and several may run at once: what is there is always a whole chain.
 */
import { allow, type Allowed } from '../../core/access.ts'
import { dateIn, instant, type DateOnly, type TimeZone } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { idsFrom } from '../../core/ids.ts'
import { asRefusal } from '../../core/problem.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { listDistricts } from '../../regions/index.ts'
import { chainOf, firstHash, hashAfter, type ChainEnd } from './chain-rules.ts'
import { keepHead } from './heads.ts'
import {
  appendLinks,
  findEnd,
  listDueDays,
  listUnsealed,
  listWaitingAreas,
  type NewLink,
} from './store-chain.ts'

const PORTION = 1000
/** Portions of one chain in one run. */
const MOST_PORTIONS = 5
const MOST_LOST = 5
// An entry is sealed by its id, which is made before it is written: what comes late is looked for as far back as this, and
// once a day in the whole log.
const LATE = 24 * 3_600_000
const RECENT = 2 * 3_600_000
// D1 answers at most 1,000 queries to one run of a Worker; a chain takes some five. All 514 have their turn within half a day.
const MAX_QUERIES = 900

export type Sealed = ChainEnd & {
  /** False while entries wait. */
  readonly isDone: boolean
}

/** Seals what waits in a chain, up to 5,000 entries. `whole` looks for latecomers in all of the log. */
export async function sealAudit(
  caller: Context,
  chain: AreaCode,
  { whole }: { readonly whole: boolean },
): Promise<Sealed> {
  const { ctx, by } = asPlatform(caller, chain)
  let lost = 0
  for (let portion = 0; portion < MOST_PORTIONS;) {
    const end = await findEnd(ctx.db, by, chain)
    const from = end?.sealedAt ?? null
    const since = whole || from === null ? '' : idsFrom(new Date(new Date(from).getTime() - LATE))
    const waiting = await listUnsealed(ctx.db, by, { chain, since, most: PORTION })
    const last = end ?? { position: 0, hash: await firstHash(chain) }
    if (waiting.length === 0) return { ...last, isDone: true }
    const links: NewLink[] = []
    let { hash } = last
    for (const entry of waiting) {
      hash = await hashAfter(hash, entry)
      links.push({ entryId: entry.id, hash })
    }
    const sealedAt = instant(ctx.clock)
    if (await appendLinks(ctx.db, by, { end: last, links, sealedAt })) {
      portion += 1
      if (waiting.length < PORTION) {
        return { position: last.position + links.length, hash, isDone: true }
      }
    } else {
      // Somebody else seals the same: what is left is looked at anew.
      lost += 1
      if (lost === MOST_LOST) break
    }
  }
  const end = await findEnd(ctx.db, by, chain)
  return {
    position: end?.position ?? 0,
    hash: end?.hash ?? (await firstHash(chain)),
    isDone: false,
  }
}

/** Seals a chain and, once nothing waits, signs the head of the day that ended. */
export async function sealDay(ctx: Context, chain: AreaCode, zone: TimeZone): Promise<Sealed> {
  const sealed = await sealAudit(ctx, chain, { whole: true })
  if (sealed.isDone) {
    const platform = asPlatform(ctx, chain)
    await keepHead(platform.ctx, platform.by, { day: dayBefore(ctx, zone), ...sealed })
  }
  return sealed
}

/** Hourly: first the chains that miss the head of the day that ended, then those where something was written just now. */
export async function sealEverywhere(caller: Context): Promise<void> {
  const { ctx, by } = asPlatform(caller, NATION)
  const zones = new Map<AreaCode, TimeZone>([[NATION, 'Asia/Jakarta']])
  for (const { code, timeZone } of await listDistricts(ctx)) zones.set(code, timeZone)
  const days = [...zones].map(([chain, zone]) => ({ chain, day: dayBefore(ctx, zone) }))
  const due = (await listDueDays(ctx.db, by, days)).map(({ chain }) => chain)
  const since = idsFrom(new Date(ctx.clock.now().getTime() - RECENT))
  const waiting = (await listWaitingAreas(ctx.db, by, since)).map(chainOf)
  for (const chain of new Set([...due, ...waiting])) {
    const zone = zones.get(chain)
    if (ctx.db.meter.queries > MAX_QUERIES) break
    if (zone === undefined) continue
    try {
      if (due.includes(chain)) await sealDay(ctx, chain, zone)
      else await sealAudit(ctx, chain, { whole: false })
    } catch (error) {
      const { code } = asRefusal(error, ctx.log, ctx.requestId)
      ctx.log({ event: 'audit.unsealed', requestId: ctx.requestId, chain, code })
    }
  }
}

/** Whoever looks: the platform speaks for the log. */
function asPlatform(caller: Context, chain: AreaCode): { ctx: Context; by: Allowed<'audit.seal'> } {
  const ctx: Context = { ...caller, actor: { kind: 'system', job: 'seal' } }
  return { ctx, by: allow(ctx, 'audit.seal', chain) }
}

function dayBefore(ctx: Context, zone: TimeZone): DateOnly {
  return dateIn(zone, new Date(ctx.clock.now().getTime() - 24 * 3_600_000))
}

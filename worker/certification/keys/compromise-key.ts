/**
 * A private key is in wrong hands. What was logged up to the last good instant stays valid: phones get the list of those
 * papers, their documents are signed anew. Everything else of that key counts no more, whatever date is written on it.
 */
import type { InputOf } from '../../contract/endpoint.ts'
import type { compromiseKey as contract, IssuerKey } from '../../contract/credentials.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { beginningOfDay } from './key-rules.ts'
import { areaOf, asIssuerKey, keyEntry, newKey, PLATFORM, zoneOf } from './keys.ts'
import { integrateAfterwards } from '../log/log.ts'
import { resign } from './resign.ts'
import { condemnKey, condemnWaiting, listKeysOf, logSizeAt, putKey } from './store-keys.ts'

const ATTEMPTS = 4

/**
 * A new key signs at once when the active one was taken; the one that waited beside it is given up too. A repeat keeps the
 * first instant and goes on signing anew. Refuses INPUT_INVALID for an instant to come.
 */
export async function compromiseKey(
  ctx: Context,
  { issuer, kid, ...input }: InputOf<typeof contract>,
): Promise<IssuerKey[]> {
  const by = allow(ctx, 'key.compromise', areaOf(issuer))
  const today = beginningOfDay(ctx.clock.now(), await zoneOf(ctx, issuer))
  const at = instant(ctx.clock)
  const lastGoodAt = new Date(input.lastGoodAt).toISOString()
  if (lastGoodAt > at) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'lastGoodAt', message: 'too_big' }] })
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const keys = await listKeysOf(ctx.db, by, issuer)
    const key = keys.find((each) => each.kid === kid)
    if (key === undefined) throw new Refusal('NOT_FOUND')
    if (key.state === 'COMPROMISED') {
      await resign(ctx, issuer, kid)
      if (issuer === PLATFORM) await integrateAfterwards(ctx)
      return keys.map(asIssuerKey)
    }
    const logSize = await logSizeAt(ctx.db, by, lastGoodAt)
    const condemned = condemnKey({ issuer, kid, state: key.state, at }, { lastGoodAt, logSize })
    const writes: [Sql, ...Sql[]] = [condemned]
    let successor: string | null = null
    if (key.state === 'ACTIVE') {
      const fresh = await newKey(ctx, issuer, { state: 'ACTIVE', usableFrom: today })
      successor = fresh.kid
      writes.push(condemnWaiting(issuer, at), putKey(fresh))
    }
    const detail = { state: key.state, lastGoodAt, logSize, successor }
    await commit(ctx, by, keyEntry(key, detail), writes)
  }
  throw new Refusal('DATABASE_BUSY')
}

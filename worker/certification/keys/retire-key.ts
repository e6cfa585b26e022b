/**
 * Ends a key. Its signatures stay valid, its public half stays published, its private half is destroyed. In the same batch
 * the published key takes over, or a new one when none waits: an issuer is never without a key.
 */
import type { IssuerKey } from '../../contract/credentials.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { beginningOfDay } from './key-rules.ts'
import { areaOf, asIssuerKey, keyEntry, newKey, zoneOf } from './keys.ts'
import { activateKey, endKey, listKeysOf, putKey, type PublicKeyRow } from './store-keys.ts'

const ATTEMPTS = 4

/** A repeat changes nothing. Refuses STATE_NOT_FIT for a compromised key. A published key is withdrawn before it signed. */
export async function retireKey(ctx: Context, issuer: string, kid: string): Promise<IssuerKey[]> {
  const by = allow(ctx, 'key.retire', areaOf(issuer))
  const today = beginningOfDay(ctx.clock.now(), await zoneOf(ctx, issuer))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const keys = await listKeysOf(ctx.db, by, issuer)
    const key = keys.find((each) => each.kid === kid)
    if (key === undefined) throw new Refusal('NOT_FOUND')
    if (key.state === 'RETIRED') return keys.map(asIssuerKey)
    if (key.state === 'COMPROMISED') throw new Refusal('STATE_NOT_FIT')
    const { successor, writes } = await ending(ctx, key, keys, today)
    await commit(ctx, by, keyEntry(key, { state: key.state, successor }), writes)
  }
  throw new Refusal('DATABASE_BUSY')
}

async function ending(
  ctx: Context,
  { issuer, kid, state }: PublicKeyRow,
  keys: readonly PublicKeyRow[],
  today: string,
): Promise<{ readonly successor: string | null; readonly writes: [Sql, ...Sql[]] }> {
  const ended = { issuer, kid, state, at: instant(ctx.clock) }
  if (state === 'PUBLISHED') return { successor: null, writes: [endKey(ended, null)] }
  const waiting = keys.find((each) => each.state === 'PUBLISHED')
  if (waiting !== undefined) {
    return {
      successor: waiting.kid,
      writes: [endKey(ended, waiting.kid), activateKey(issuer, waiting.kid, today)],
    }
  }
  const fresh = await newKey(ctx, issuer, { state: 'ACTIVE', usableFrom: today })
  return { successor: fresh.kid, writes: [endKey(ended, null), putKey(fresh)] }
}

/** Publishes the next key of an issuer, so that verifiers know it before it signs. The very first one signs at once. */
import type { IssuerKey } from '../../contract/credentials.ts'
import { allow } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { soonestStart } from './key-rules.ts'
import { areaOf, asIssuerKey, keyEntry, makeFirstKey, newKey, zoneOf } from './keys.ts'
import { listKeysOf, putKey } from './store-keys.ts'

/**
 * The published key takes over by the clock on the first day that begins in seven days or later, or on `wanted` if that is
 * said. A repeat, or somebody else at the same time, gets the same key.
 */
export async function publishKey(
  ctx: Context,
  issuer: string,
  wanted?: Instant,
): Promise<IssuerKey[]> {
  const by = allow(ctx, 'key.publish', areaOf(issuer))
  const zone = await zoneOf(ctx, issuer)
  const keys = await listKeysOf(ctx.db, by, issuer)
  if (!keys.some(({ state }) => state === 'ACTIVE')) {
    await makeFirstKey(ctx, issuer)
  } else if (!keys.some(({ state }) => state === 'PUBLISHED')) {
    const usableFrom = wanted ?? soonestStart(ctx.clock.now(), zone)
    const key = await newKey(ctx, issuer, { state: 'PUBLISHED', usableFrom })
    await commit(ctx, by, keyEntry(key, { state: key.state, usableFrom }), [putKey(key)])
  }
  return (await listKeysOf(ctx.db, by, issuer)).map(asIssuerKey)
}

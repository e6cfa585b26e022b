/**
 * This room's part of a rotation: keys of cadres are wrapped by the data key of today, and what was sealed under a data key itself
 * is sealed anew; so much an hour that a run of the Worker can bear it. PINs and passwords follow by themselves, at the next
 * right sign-in. What cannot be opened is said in the log and left, and holds up nothing else.
 */
import { allow, type Allowed } from '../core/access.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { NATION } from '../core/region-code.ts'
import { sealingFor } from './person-keys.ts'
import { ownerOfSecret } from './second-factor/pending.ts'
import {
  countPeppered,
  countSealed,
  listFactorsOtherwise,
  listUnownedSignKeys,
  putFactors,
  putSignKeys,
} from './store-rotation.ts'
import { listWrappedUnder, putRewrapped, type PersonKeyRow } from './store-person-keys.ts'
import { formerOwnerOf, OWNER } from './upload-tokens.ts'

const CHUNK = 1000
const CHUNKS = 10

/** How many values were moved to the secrets of today. */
export async function tendSecrets(ctx: Context): Promise<number> {
  const by = allow(ctx, 'secret.rotate', NATION)
  const [, previous] = await ctx.secrets.dataKeys()
  let done = await resealFactors(ctx, by)
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const moved = await ownSignKeys(ctx, by)
    done += moved
    if (moved < CHUNK) break
  }
  return previous === undefined ? done : done + (await rewrapKeys(ctx, by, previous))
}

async function rewrapKeys(
  ctx: Context,
  by: Allowed<'secret.rotate'>,
  previous: string,
): Promise<number> {
  let done = 0
  let failed = 0
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const rows = await listWrappedUnder(ctx.db, previous, CHUNK, failed)
    const after = await eachOpened(ctx, rows, async (before: PersonKeyRow) => ({
      before,
      after: await ctx.secrets.people.rewrap(before.cadreId, before),
    }))
    failed += rows.length - after.length
    done += await write(ctx, by, 'person_key', after.length, putRewrapped(after))
    if (rows.length < CHUNK) break
  }
  return done
}

/** Keys of upload tokens from before cadres had keys of their own. */
async function ownSignKeys(ctx: Context, by: Allowed<'secret.rotate'>): Promise<number> {
  const rows = await listUnownedSignKeys(ctx.db, CHUNK)
  if (rows.length === 0) return 0
  const sealing = await sealingFor(ctx, [...new Set(rows.map(({ cadreId }) => cadreId))])
  const after = await eachOpened(ctx, rows, async ({ tokenHash, cadreId, signKey }) => ({
    tokenHash,
    before: signKey,
    after: await sealing.seal(
      cadreId,
      OWNER,
      await ctx.secrets.open(formerOwnerOf(cadreId), signKey),
    ),
  }))
  return write(ctx, by, 'upload_token', after.length, putSignKeys(after), sealing.writes())
}

/** Secrets of second factors: few, and under the data key itself, for staff are not erased. */
async function resealFactors(ctx: Context, by: Allowed<'secret.rotate'>): Promise<number> {
  const [today] = await ctx.secrets.dataKeys()
  const rows = await listFactorsOtherwise(ctx.db, today, CHUNK)
  const after = await eachOpened(ctx, rows, async ({ id, secret }) => ({
    id,
    before: secret,
    after: await ctx.secrets.seal(
      ownerOfSecret(id),
      await ctx.secrets.open(ownerOfSecret(id), secret),
    ),
  }))
  return write(ctx, by, 'staff_factor', after.length, putFactors(after))
}

async function write(
  ctx: Context,
  by: Allowed<'secret.rotate'>,
  entity: string,
  count: number,
  change: Sql,
  before: readonly Sql[] = [],
): Promise<number> {
  if (count === 0) return 0
  const entry = { entity, entityId: 'rotation', detail: { moved: count } }
  const done = await commit(ctx, by, entry, [change, ...before])
  return done.applied ? (done.written[0]?.changes ?? 0) : 0
}

/** What becomes of rows of which each can be opened or not. */
export async function eachOpened<Row, After>(
  ctx: Context,
  rows: readonly Row[],
  anew: (row: Row) => Promise<After>,
): Promise<After[]> {
  const after: After[] = []
  let unopened = 0
  for (const row of rows) {
    try {
      after.push(await anew(row))
    } catch {
      unopened += 1
    }
  }
  if (unopened > 0) ctx.log({ event: 'secret.unopened', requestId: ctx.requestId, count: unopened })
  return after
}

/** What of this room is under which secrets; see `contract/secrets.ts`. */
export async function readIdentitySecrets(
  ctx: Context,
  since: string,
): Promise<Awaited<ReturnType<typeof countPeppered>> & Awaited<ReturnType<typeof countSealed>>> {
  allow(ctx, 'secret.rotate', NATION)
  const peppers = await ctx.secrets.peppers()
  const [today] = await ctx.secrets.dataKeys()
  const numbers = peppers.map((each) => Number.parseInt(each, 16))
  return {
    ...(await countPeppered(ctx.db, numbers, since, ctx.clock.now().toISOString())),
    ...(await countSealed(ctx.db, today)),
  }
}

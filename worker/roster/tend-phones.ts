/**
 * The roster's part of a rotation: telephones are keyed by the pepper of today and sealed under the cadre's own key, district by
 * district, so much an hour as a run of the Worker can bear. Nothing of a cadre changes by it, so her version stays.
 */
import { allow } from '../core/access.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { isPersonal } from '../core/person-keys.ts'
import { NATION } from '../core/region-code.ts'
import { eachOpened, sealingFor } from '../identity/index.ts'
import { openPhones, phoneKeys, sealedPhone } from './phones.ts'
import {
  countPhones,
  listPhonesOtherwise,
  putPhones,
  type KeptPhone,
  type PhoneCount,
} from './store-rotation.ts'

const CHUNK = 1000
const CHUNKS = 5

/** How many telephones were moved. */
export async function tendPhones(ctx: Context): Promise<number> {
  let done = 0
  let failed = 0
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const moved = await movePhones(ctx, failed)
    done += moved.done
    failed += moved.failed
    if (moved.listed < CHUNK) break
  }
  return done
}

async function movePhones(ctx: Context, skipped: number) {
  const by = allow(ctx, 'secret.rotate', NATION)
  const [pepper] = await ctx.secrets.peppers()
  const rows = await listPhonesOtherwise(ctx.db, pepper, CHUNK, skipped)
  if (rows.length === 0) return { listed: 0, done: 0, failed: 0 }
  const sealing = await sealingFor(
    ctx,
    rows.map(({ id }) => id),
  )
  const opened = await openEach(ctx, rows)
  const after = await eachOpened(ctx, opened, async ({ row, phone }) => ({
    id: row.id,
    before: row.phoneSealed,
    phoneKey: (await phoneKeys(ctx, phone))[0],
    ...(isPersonal(row.phoneSealed)
      ? { phoneSealed: row.phoneSealed, phonePepper: pepper }
      : await sealedPhone(ctx, sealing, row.id, phone)),
  }))
  const failed = rows.length - after.length
  if (after.length === 0) return { listed: rows.length, done: 0, failed }
  const entry = { entity: 'phone', entityId: 'rotation', detail: { moved: after.length } }
  const done = await commit(ctx, by, entry, [putPhones(after), ...sealing.writes()])
  const count = done.applied ? (done.written[0]?.changes ?? 0) : 0
  return { listed: rows.length, done: count, failed }
}

/** All at once; where one cannot be opened, each for itself, and that one is left out. */
async function openEach(
  ctx: Context,
  rows: readonly KeptPhone[],
): Promise<{ readonly row: KeptPhone; readonly phone: string }[]> {
  const pair = (phones: ReadonlyMap<string, string | null>) =>
    rows.flatMap((row) => {
      const phone = phones.get(row.id) ?? null
      return phone === null ? [] : [{ row, phone }]
    })
  try {
    return pair(await openPhones(ctx, rows))
  } catch {
    const each = await eachOpened(ctx, rows, (row) => openPhones(ctx, [row]))
    return pair(new Map(each.flatMap((one) => [...one])))
  }
}

/** What of this room is under which secrets. */
export function readPhoneSecrets(ctx: Context): Promise<PhoneCount> {
  allow(ctx, 'secret.rotate', NATION)
  return ctx.secrets.peppers().then(([pepper]) => countPhones(ctx.db, pepper))
}

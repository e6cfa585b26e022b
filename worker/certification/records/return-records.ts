/** Sends a list of old certificates back with a note; the same papers may be proposed anew. */
import type { RecordBatch } from '../../contract/records.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { personOf } from '../person.ts'
import { asBatch, getBatch, mayDecideBatch } from './read-records.ts'
import { returnBatch } from './store-records.ts'

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was accepted. A repeat keeps the first note. */
export async function returnRecords(
  ctx: Context,
  district: AreaCode,
  id: string,
  note: string,
): Promise<RecordBatch> {
  const by = allow(ctx, 'record.return', district)
  const person = personOf(ctx.actor)
  const batch = await getBatch(ctx, by, id)
  const may = mayDecideBatch(batch, 'return', person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const entry = { entity: 'recordBatch', entityId: id, detail: { rows: batch.rows } }
    await commit(ctx, by, entry, returnBatch(batch, { person, at: instant(ctx.clock), note }))
  }
  const now = await getBatch(ctx, by, id)
  const stands = mayDecideBatch(now, 'return', person)
  if (!stands.ok) throw new Refusal(stands.reason)
  return asBatch(ctx, now)
}

/**
 * A second person accepts a list of old certificates. The batch, its rows, the trained mark of every cadre and the counters move in
 * one transaction, whatever its size: a crash leaves all of it or nothing, and a repeat writes nothing twice.
 */
import type { RecordBatch } from '../../contract/records.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { markTrained, recountCoverageOf } from '../../roster/index.ts'
import { personOf } from '../person.ts'
import { asBatch, getBatch, mayDecideBatch } from './read-records.ts'
import { trainedSince } from '../rules.ts'
import { listHeld } from '../store-held.ts'
import { acceptBatch, listWaiting } from './store-records.ts'

const ATTEMPTS = 4

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was returned. */
export async function acceptRecords(
  ctx: Context,
  district: AreaCode,
  id: string,
): Promise<RecordBatch> {
  const by = allow(ctx, 'record.accept', district)
  const person = personOf(ctx.actor)
  const { timeZone } = await getDistrict(ctx, district)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const batch = await getBatch(ctx, by, id)
    const may = mayDecideBatch(batch, 'approve', person)
    if (!may.ok) throw new Refusal(may.reason)
    if (may.value === 'done already') return asBatch(ctx, batch)

    const today = dateIn(timeZone, ctx.clock.now())
    const waiting = Map.groupBy(await listWaiting(ctx.db, id), ({ cadreId }) => cadreId)
    const cadreIds = [...waiting.keys()]
    const all = await listHeld(ctx.db, cadreIds)
    const held = Map.groupBy(
      all.filter(({ countsAsTrained }) => countsAsTrained === 1),
      ({ cadreId }) => cadreId,
    )
    const trained = cadreIds.map((cadreId) => {
      const fresh = (waiting.get(cadreId) ?? []).map((row) => ({ ...row, state: 'VALID' as const }))
      return { cadreId, trainedOn: trainedSince([...(held.get(cadreId) ?? []), ...fresh], today) }
    })
    const entry = {
      entity: 'recordBatch',
      entityId: id,
      detail: { rows: batch.rows, cadres: cadreIds.length },
    }
    const inForce = all.filter(({ state }) => state === 'VALID').length
    const decided = { person, at: instant(ctx.clock) }
    const [change, rows] = acceptBatch(batch, decided, inForce)
    await commit(ctx, by, entry, [
      change,
      rows,
      ...(batch.countsAsTrained === 1
        ? [markTrained(trained), ...recountCoverageOf({ district, cadreIds, asOf: today })]
        : []),
    ])
  }
  const now = await getBatch(ctx, by, id)
  if (now.state !== 'ACCEPTED') throw new Refusal('DATABASE_BUSY')
  return asBatch(ctx, now)
}

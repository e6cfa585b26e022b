/**
 * Withdraws one accepted old certificate for good: it was somebody else's, or no certificate at all. Whether its cadre still counts
 * as trained is decided anew, with the counters, in the same batch.
 */
import type { InputOf } from '../../contract/endpoint.ts'
import type { Recorded, withdrawRecord as contract } from '../../contract/records.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { listErased, markTrained, recountCoverageOf } from '../../roster/index.ts'
import { personOf } from '../person.ts'
import { asRecorded, getBatch } from './read-records.ts'
import { trainedSince } from '../rules.ts'
import { forgetWithdrawn } from '../store-forget.ts'
import { listHeld } from '../store-held.ts'
import { findRecorded, withdraw } from './store-records.ts'

const ATTEMPTS = 4

/** A repeat answers with the first note. Refuses STATE_NOT_FIT for one that nobody accepted. */
export async function withdrawRecord(
  ctx: Context,
  input: InputOf<typeof contract>,
): Promise<Recorded> {
  const { district, id, recordId, note } = input
  const by = allow(ctx, 'record.withdraw', district)
  const { timeZone } = await getDistrict(ctx, district)
  const on = dateIn(timeZone, ctx.clock.now())
  const batch = await getBatch(ctx, by, id)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const record = await findRecorded(ctx.db, by, id, recordId)
    if (record === null) throw new Refusal('NOT_FOUND')
    if (record.state === 'WITHDRAWN') return asRecorded(ctx, by, record)
    if (record.state !== 'ACCEPTED') throw new Refusal('STATE_NOT_FIT')

    const { cadreId } = record
    const others = (await listHeld(ctx.db, [cadreId])).filter((each) => each.id !== recordId)
    const trainedOn = trainedSince(
      others.filter((each) => each.countsAsTrained === 1),
      on,
    )
    const change = withdraw(
      record,
      { person: personOf(ctx.actor), at: instant(ctx.clock), on, note },
      others.filter(({ state }) => state === 'VALID').length,
    )
    const entry = { entity: 'recordedCertificate', entityId: recordId, detail: { batch: id } }
    const isErased = (await listErased(ctx, by, [cadreId])).size > 0
    await commit(ctx, by, entry, [
      change,
      ...(isErased ? [forgetWithdrawn([cadreId])] : []),
      ...(batch.countsAsTrained === 1
        ? [
            markTrained([{ cadreId, trainedOn }]),
            ...recountCoverageOf({ district, cadreIds: [cadreId], asOf: on }),
          ]
        : []),
    ])
  }
  const now = await findRecorded(ctx.db, by, id, recordId)
  if (now?.state !== 'WITHDRAWN') throw new Refusal('DATABASE_BUSY')
  return asRecorded(ctx, by, now)
}

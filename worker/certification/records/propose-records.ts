/**
 * Puts a list of old certificates forward with its evidence. The rows are weighed again by the rules of the dry run: all of them
 * are written, or none. Nothing counts before a second person accepts.
 */
import type { InputOf } from '../../contract/endpoint.ts'
import type {
  proposeRecords as contract,
  RecordBatch,
  RecordOutcome,
} from '../../contract/records.ts'
import { allow, type Scope } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { textOf } from '../../roster/index.ts'
import { FRESH_SECONDS } from './evidence.ts'
import { personOf } from '../person.ts'
import { asBatch } from './read-records.ts'
import { recordKey } from './record-rules.ts'
import { findBatch, listRecorded, putBatch, type NewRecord } from './store-records.ts'
import { weighRecords } from './weigh-records.ts'

type Input = InputOf<typeof contract>

/** Of the rows that cannot be written, as many as an answer names. */
const MOST_TOLD = 50

/**
 * A repeat answers with the batch as it is. Refuses ROWS_CHANGED with the outcomes of rows that are not READY (any more),
 * EVIDENCE_MISSING when a file was not sent for this batch or too long ago, CONFLICT when the id is another batch's.
 */
export async function proposeRecords(ctx: Context, input: Input): Promise<RecordBatch> {
  const { district, id, fileName, countsAsTrained, rows } = input
  const by = allow(ctx, 'record.propose', district)
  const before = await asRepeated(ctx, by, input)
  if (before !== null) return before

  const weighed = await weighRecords(ctx, by, district, rows)
  const records = weighed.flatMap(({ outcome, subDistrictCode }): NewRecord[] => {
    if (outcome.state !== 'READY') return []
    const { cadreCode: _, cadreName: __, areaName: ___, ...record } = outcome.record
    return [{ id: ctx.ids.uuid(), subDistrictCode, ...record }]
  })
  if (records.length < rows.length) throw changed(weighed.map(({ outcome }) => outcome))

  // In the order of the list, so that the batch is read in it.
  const ids = records.map((record) => record.id).sort()
  const ordered = records.map((record, at) => ({ ...record, id: ids[at] ?? record.id }))
  const files = [...new Set(input.files)]
  const entry = {
    entity: 'recordBatch',
    entityId: id,
    detail: { rows: records.length, files: files.length, countsAsTrained },
  }
  const batch = {
    id,
    districtCode: district,
    fileName,
    countsAsTrained,
    proposedBy: personOf(ctx.actor),
    proposedAt: instant(ctx.clock),
  }
  const freshSince = instantAfter(ctx.clock, -FRESH_SECONDS)
  const done = await commit(ctx, by, entry, putBatch(batch, ordered, { ids: files, freshSince }))
  const stored = await asRepeated(ctx, by, input)
  if (stored !== null) return stored
  if (!done.applied && done.constraint.startsWith('recorded_certificates')) throw changed([])
  throw new Refusal('EVIDENCE_MISSING')
}

function changed(outcomes: readonly RecordOutcome[]): Refusal {
  const open = outcomes.filter(({ state }) => state !== 'READY')
  return new Refusal('ROWS_CHANGED', { rows: open.length, outcomes: open.slice(0, MOST_TOLD) })
}

/** The batch of this id when it says the same; CONFLICT when it says something else. */
async function asRepeated(ctx: Context, scope: Scope, input: Input): Promise<RecordBatch | null> {
  const stored = await findBatch(ctx.db, scope, input.id)
  if (stored === null) return null
  const numbers = (texts: readonly string[]) => texts.map(recordKey).sort().join(' ')
  const written = await listRecorded(ctx.db, scope, input.id, { after: null, limit: stored.rows })
  const isSame =
    stored.proposedBy === personOf(ctx.actor) &&
    numbers(written.map(({ number }) => number)) ===
      numbers(input.rows.map(({ number }) => textOf(number) ?? ''))
  if (!isSame) throw new Refusal('CONFLICT')
  return asBatch(ctx, stored)
}

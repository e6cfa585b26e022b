/**
 * Writes one chunk of an import: its rows are weighed again by the same rules as the dry run, and the new and changed ones
 * are written in one batch. The same import and position is written once, however often it is sent.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { changeRoster } from './change-roster.ts'
import { planWrites } from './plan-writes.ts'
import { findChunk, putChunk, putImport } from './store-imports.ts'
import { outcomeOf, weighRows } from './weigh-rows.ts'

type Input = InputOf<typeof contract.commitRoster>
type Reply = ReplyOf<typeof contract.commitRoster>

/** Refuses CONFLICT when the import's id belongs to another district. */
export async function commitRoster(ctx: Context, input: Input): Promise<Reply> {
  const { district, importId, position, rows } = input
  const by = allow(ctx, 'cadre.import', district)
  return changeRoster(ctx, by, district, async (state) => {
    const before = await findChunk(ctx.db, importId, position)
    if (before !== null && before.districtCode !== district) throw new Refusal('CONFLICT')
    const weighed = await weighRows(ctx, by, district, rows)
    const left = weighed.verdicts
      .filter(({ state: verdict }) => verdict === 'PROBLEM' || verdict === 'ASK')
      .map(outcomeOf)
    const reply = (counts: Pick<Reply, 'added' | 'changed' | 'unchanged' | 'skipped'>): Reply => ({
      importId,
      position,
      ...counts,
      left,
    })
    if (before !== null && before.counts !== null) return { answer: reply(before.counts) }
    const { writes, lastNumber, counts } = await planWrites(ctx, weighed, state.lastNumber)
    const at = instant(ctx.clock)
    return {
      answer: reply(counts),
      write: {
        entry: {
          entity: 'rosterImport',
          entityId: importId,
          detail: { position, ...counts, left: left.length },
        },
        lastNumber,
        writes: [
          putImport({
            id: importId,
            districtCode: district,
            fileName: input.fileName,
            startedBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.actor.kind,
            startedAt: at,
          }),
          putChunk(importId, position, counts, at),
          ...writes,
        ],
      },
    }
  })
}

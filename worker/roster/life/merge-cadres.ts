/**
 * States that two entries are one person, and takes it back. Nothing of either entry is moved: certificates, answers and
 * assignments stay where they are, and every count and list reads both as the kept one. So a merge holds for past days as well,
 * and undoing it leaves what was there before.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/roster-life.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { changeRoster } from '../change-roster.ts'
import { recount, subDistrictsOf } from '../store-coverage.ts'
import { mayMerge } from './merge-rules.ts'
import { findMerge, listSides, putMerge, undo } from './store-merges.ts'

/** Refuses STATE_NOT_FIT when one of the two is part of another merge that forbids it; the same merge again is answered again. */
export async function mergeCadres(
  ctx: Context,
  { district, id, keptId, mergedId }: InputOf<typeof contract.mergeCadres>,
): Promise<ReplyOf<typeof contract.mergeCadres>> {
  const by = allow(ctx, 'cadre.merge', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  return changeRoster(ctx, by, district, async () => {
    const before = await findMerge(ctx.db, by, id)
    if (before !== null) {
      if (before.keptId === keptId && before.mergedId === mergedId) return { answer: { id } }
      throw new Refusal('CONFLICT')
    }
    const sides = new Map(
      (await listSides(ctx.db, by, [keptId, mergedId])).map((side) => [side.id, side]),
    )
    const [kept, merged] = [sides.get(keptId), sides.get(mergedId)]
    if (kept === undefined || merged === undefined) throw new Refusal('NOT_FOUND')
    const may = mayMerge(kept, merged)
    if (!may.ok && may.reason === 'SAME_ENTRY') {
      throw new Refusal('INPUT_INVALID', { issues: [{ path: 'mergedId', message: 'same_entry' }] })
    }
    if (!may.ok) throw new Refusal('STATE_NOT_FIT', { reason: may.reason })
    const row = { id, districtCode: district, keptId, mergedId }
    const at = instant(ctx.clock)
    return {
      answer: { id },
      write: {
        entry: { entity: 'cadreMerge', entityId: id, detail: { keptId, mergedId } },
        writes: [
          ...putMerge({ ...row, mergedAt: at, mergedBy: whoActs(ctx) }),
          ...recount(district, subDistrictsOf([keptId, mergedId]), today),
        ],
      },
    }
  })
}

/** At any time later. An undone merge again is answered again; the same two may be merged anew. */
export async function undoMerge(
  ctx: Context,
  { district, mergeId }: InputOf<typeof contract.undoMerge>,
): Promise<ReplyOf<typeof contract.undoMerge>> {
  const by = allow(ctx, 'cadre.merge', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  return changeRoster(ctx, by, district, async () => {
    const merge = await findMerge(ctx.db, by, mergeId)
    if (merge === null) throw new Refusal('NOT_FOUND')
    if (merge.undoneAt !== null) return { answer: { id: mergeId } }
    const { keptId, mergedId } = merge
    return {
      answer: { id: mergeId },
      write: {
        entry: {
          entity: 'cadreMerge',
          entityId: mergeId,
          detail: { keptId, mergedId, undone: true },
        },
        writes: [
          ...undo(merge, instant(ctx.clock), whoActs(ctx)),
          ...recount(district, subDistrictsOf([keptId, mergedId]), today),
        ],
      },
    }
  })
}

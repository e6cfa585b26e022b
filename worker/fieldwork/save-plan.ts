/**
 * The cadre saves her plan whole, and says how far its lines are. What is sent twice is saved once; a form that was sent, changed
 * and sent again is a change of what came of it, so that a lost answer loses no word of hers. Nobody changes a signed plan, and
 * no window saves over what it has not seen.
 */
import type { LineState } from '../contract/plan-rules.ts'
import { allowSelf, type Allowed } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { listTaught } from '../curriculum/index.ts'
import { tellLearners, untellLearner } from '../learning/index.ts'
import { findOwnPlan, whereAndWhen } from './own-plans.ts'
import { faultsIn, filled, isSamePlan, latestByLine, nextDueOn, type Line } from './rules.ts'
import * as store from './store-plans.ts'
import type { PlanRow, ProgressRow } from './store-plans.ts'

export type PlanInput = {
  readonly courseCode: string
  /** Made with the form. */
  readonly id: string
  /** The version that the form was filled from; 0 for none. */
  readonly version: number
  /** As in the form, empty ones too. */
  readonly lines: readonly Line[]
}

/**
 * Refuses INPUT_INVALID with `faults` (`LineFault[]`, counted over the filled lines), NOT_FOUND for a course that is not taught,
 * PLAN_SIGNED, CHANGED_MEANWHILE when another window or phone saved meanwhile, CONFLICT for an id that is another's.
 */
export async function savePlan(ctx: Context, input: PlanInput): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'plan.write')
  const { today } = await whereAndWhen(ctx, by)
  const own = await findOwnPlan(ctx, by, cadreId, input.courseCode)
  const lines = filled(input.lines)
  const sent = await store.findVersion(ctx.db, by, input.id)
  if (sent !== null && sent.planId !== own?.id) throw new Refusal('CONFLICT')
  if (sent !== null && isSamePlan(sent.lines, lines)) return
  const from = sent?.number ?? input.version
  const faults = faultsIn(lines, own?.lines ?? [], today)
  if (lines.length === 0) faults.push({ line: 0, field: 'what', reason: 'MISSING' })
  if (faults.length > 0) throw new Refusal('INPUT_INVALID', { faults })
  const id = sent === null ? input.id : ctx.ids.uuid()
  const done =
    own === null
      ? await begin(ctx, by, { ...input, id, lines, cadreId, from })
      : await change(ctx, by, own, { id, lines, from })
  if (done) return
  const now = await store.findVersion(ctx.db, by, id)
  if (now !== null && now.cadreId === cadreId && isSamePlan(now.lines, lines)) return
  throw new Refusal('CHANGED_MEANWHILE')
}

type Saved = { readonly id: string; readonly lines: readonly Line[]; readonly from: number }

async function begin(
  ctx: Context,
  by: Allowed<'plan.write'>,
  { id, lines, from, courseCode, cadreId }: Saved & { courseCode: string; cadreId: string },
): Promise<boolean> {
  const isTaught = (await listTaught(ctx.db, by.area)).some(({ code }) => code === courseCode)
  if (!isTaught) throw new Refusal('NOT_FOUND')
  if (from !== 0) return false
  const planId = ctx.ids.uuid()
  const savedAt = instant(ctx.clock)
  const plan = { id: planId, entryId: cadreId, courseCode }
  const done = await commit(ctx, by, entryOf(plan, lines), [
    store.addPlan({ id: planId, cadreId, courseCode, districtCode: by.area, savedAt }),
    store.addVersion({ id, planId, number: 1, lines, savedAt }),
    remindOf(plan, lines, []),
  ])
  return done.applied
}

async function change(
  ctx: Context,
  by: Allowed<'plan.write'>,
  own: PlanRow,
  { id, lines, from }: Saved,
): Promise<boolean> {
  if (own.state === 'SIGNED') throw new Refusal('PLAN_SIGNED')
  if (from !== own.version) return false
  const savedAt = instant(ctx.clock)
  const said = await store.listProgress(ctx.db, by, [own.id])
  const done = await commit(ctx, by, entryOf(own, lines), [
    store.raiseVersion(own.id, from, savedAt),
    store.addVersion({ id, planId: own.id, number: from + 1, lines, savedAt }),
    untellLearner({ cadreId: own.entryId, kind: 'PLAN_RETURNED', ref: own.courseCode }),
    remindOf(own, lines, said),
  ])
  return done.applied
}

export type LineInput = {
  readonly courseCode: string
  /** Made with the form. */
  readonly id: string
  readonly lineId: string
  readonly state: LineState
  /** One line; may be empty. */
  readonly note: string
}

/** How far a line is, of a signed plan too. Refuses NOT_FOUND for a line that is not hers, CONFLICT for an id that is another's. */
export async function reportLine(ctx: Context, input: LineInput): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'plan.report')
  const own = await findOwnPlan(ctx, by, cadreId, input.courseCode)
  if (own === null || !own.lines.some(({ id }) => id === input.lineId)) {
    throw new Refusal('NOT_FOUND')
  }
  const { id, lineId, state, note } = input
  const row = { id, planId: own.id, lineId, state, note, saidAt: instant(ctx.clock) }
  const said = await store.listProgress(ctx.db, by, [own.id])
  if (said.some((each) => each.id === id)) return
  const done = await commit(ctx, by, { ...entryOf(own, own.lines), detail: { state } }, [
    store.addProgress(row),
    remindOf(own, own.lines, [...said, row]),
  ])
  if (done.applied) return
  const now = await store.listProgress(ctx.db, by, [own.id])
  if (!now.some((each) => each.id === id)) throw new Refusal('CONFLICT')
}

type Written = Pick<PlanRow, 'id' | 'entryId' | 'courseCode'>

/** She is told from the first day on which a line falls due that is not done. */
function remindOf(
  { entryId: cadreId, courseCode: ref }: Written,
  lines: readonly Line[],
  said: readonly ProgressRow[],
): Sql {
  const fromOn = nextDueOn(lines, latestByLine(said))
  const note = { cadreId, kind: 'PLAN_DUE', ref } as const
  return fromOn === null ? untellLearner(note) : tellLearners([{ ...note, fromOn }])
}

function entryOf({ id, courseCode }: Written, lines: readonly Line[]) {
  const detail = { course: courseCode, lines: lines.length }
  return { entity: 'actionPlan', entityId: id, detail }
}

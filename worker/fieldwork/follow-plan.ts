/**
 * What a trainer does with a plan: notes what came of looking after it, signs it ("RTL diterima"), gives it back. Signing and
 * giving back name the version that was read, so that nobody signs what the cadre has changed meanwhile.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type {
  addFollowUp as followUpCall,
  returnPlan as returnCall,
  signPlan as signCall,
} from '../contract/plans.ts'
import { allow, type Scope } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { tellLearners, untellLearner } from '../learning/index.ts'
import { viewFrom, type View } from '../roster/index.ts'
import { getPlanRow, showPlan } from './show-plan.ts'
import * as store from './store-plans.ts'
import type { NoteRow, PlanRow } from './store-plans.ts'

/** Refuses INPUT_INVALID for a day that is yet to come, and for a next day that is not. */
export async function addFollowUp(
  ctx: Context,
  { area, planId, id, note, on, nextOn }: InputOf<typeof followUpCall>,
): Promise<ReplyOf<typeof followUpCall>> {
  const by = allow(ctx, 'plan.followUp', area)
  const view = await viewFrom(ctx, area)
  const row = await getPlanRow(ctx, by, view, planId)
  if (on > view.today)
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'on', message: 'ahead' }] })
  checkNext(nextOn, view.today)
  const done = await commit(ctx, by, entryOf(row), [
    store.addNote({ ...noted(ctx, row), id, kind: 'FOLLOW_UP', note, onDate: on, nextOn }),
    store.setNextOn(planId, nextOn),
  ])
  if (!done.applied && !(await isNoteOf(ctx, by, planId, id))) throw new Refusal('CONFLICT')
  return again(ctx, by, view, planId)
}

/** Refuses CHANGED_MEANWHILE when the plan is another version by now. */
export async function signPlan(
  ctx: Context,
  { area, planId, version, note = '', nextOn }: InputOf<typeof signCall>,
): Promise<ReplyOf<typeof signCall>> {
  const by = allow(ctx, 'plan.sign', area)
  const view = await viewFrom(ctx, area)
  const row = await getPlanRow(ctx, by, view, planId)
  checkNext(nextOn, view.today)
  const base = noted(ctx, row)
  const { entryId: cadreId, courseCode } = row
  const done = await commit(ctx, by, entryOf(row), [
    store.markSigned(planId, version, { at: base.notedAt, byName: base.notedByName, nextOn }),
    store.addNote({
      ...base,
      id: ctx.ids.uuid(),
      kind: 'SIGN',
      note,
      onDate: view.today,
      nextOn,
      version,
    }),
    untellLearner({ cadreId, kind: 'PLAN_RETURNED', ref: courseCode }),
  ])
  if (!done.applied) await refuseUnless(ctx, by, view, planId, { version, state: 'SIGNED' })
  return again(ctx, by, view, planId)
}

/** Refuses CHANGED_MEANWHILE when the plan is another version by now. */
export async function returnPlan(
  ctx: Context,
  { area, planId, version, note }: InputOf<typeof returnCall>,
): Promise<ReplyOf<typeof returnCall>> {
  const by = allow(ctx, 'plan.return', area)
  const view = await viewFrom(ctx, area)
  const row = await getPlanRow(ctx, by, view, planId)
  const base = { ...noted(ctx, row), onDate: view.today, nextOn: null, version }
  const { entryId: cadreId, courseCode } = row
  const done = await commit(ctx, by, entryOf(row), [
    store.markReturned(planId, version),
    store.addNote({ ...base, id: ctx.ids.uuid(), kind: 'RETURN', note }),
    tellLearners([{ cadreId, kind: 'PLAN_RETURNED', ref: courseCode, fromOn: view.today }]),
  ])
  if (!done.applied) await refuseUnless(ctx, by, view, planId, { version, state: 'RETURNED' })
  return again(ctx, by, view, planId)
}

/** Sent once more, it is so already. */
async function refuseUnless(
  ctx: Context,
  scope: Scope,
  view: View,
  planId: string,
  wanted: Pick<PlanRow, 'version' | 'state'>,
): Promise<void> {
  const { version, state } = await getPlanRow(ctx, scope, view, planId)
  if (version !== wanted.version) throw new Refusal('CHANGED_MEANWHILE')
  if (state !== wanted.state) throw new Refusal('STATE_NOT_FIT')
}

async function isNoteOf(
  ctx: Context,
  scope: Scope,
  planId: string,
  noteId: string,
): Promise<boolean> {
  const notes = await store.listNotes(ctx.db, scope, [planId])
  return notes.some(({ id, kind }) => id === noteId && kind === 'FOLLOW_UP')
}

function checkNext(nextOn: string | null, after: string): void {
  if (nextOn !== null && nextOn <= after) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'nextOn', message: 'not_after' }] })
  }
}

type Noted = Pick<NoteRow, 'planId' | 'version' | 'notedAt' | 'notedByName'> & {
  readonly notedBy: string
}

function noted(ctx: Context, { id, version }: PlanRow): Noted {
  return {
    planId: id,
    version,
    notedAt: instant(ctx.clock),
    notedBy: whoActs(ctx),
    notedByName: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  }
}

function entryOf({ id, courseCode }: PlanRow) {
  return { entity: 'actionPlan', entityId: id, detail: { course: courseCode } }
}

async function again(ctx: Context, scope: Scope, view: View, planId: string) {
  const row = await getPlanRow(ctx, scope, view, planId)
  return { plan: await showPlan(ctx, scope, view, row) }
}

/** Looking at follow-up plans from the office. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { listPlans as listCall, PlanHead, readPlan as readCall } from '../contract/plans.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { viewFrom } from '../roster/index.ts'
import { getPlanRow, showHeads, showPlan } from './show-plan.ts'
import * as store from './store-plans.ts'

const MOST = 500

type Show = NonNullable<InputOf<typeof listCall>['show']>

const isDue = ({ state, isFollowUpDue, linesDue }: PlanHead) =>
  isFollowUpDue || (state === 'SIGNED' && linesDue > 0)

const SHOWN: Readonly<Record<Show, (plan: PlanHead) => boolean>> = {
  WAITING: ({ state }) => state === 'WRITTEN',
  DUE: isDue,
  RETURNED: ({ state }) => state === 'RETURNED',
  SIGNED: ({ state }) => state === 'SIGNED',
}

/** What waits for the trainer first, for the cadre cannot go on; then what is due; of both what waits longest. */
const URGENCIES = [0, 1, 2] as const
const urgencyOf = (plan: PlanHead): (typeof URGENCIES)[number] =>
  plan.state === 'WRITTEN' ? 0 : isDue(plan) ? 1 : 2

export async function listPlans(
  ctx: Context,
  { area, courseCode, show }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'plan.read', area)
  const view = await viewFrom(ctx, area)
  const rows = await store.listPlans(ctx.db, scope, courseCode ?? null)
  const all = await showHeads(ctx, scope, view, rows)
  const count = (fits: (plan: PlanHead) => boolean) => all.filter(fits).length
  const shown = show === undefined ? all : all.filter(SHOWN[show])
  return {
    plans: URGENCIES.flatMap((urgency) =>
      shown.filter((plan) => urgencyOf(plan) === urgency),
    ).slice(0, MOST),
    counts: {
      all: all.length,
      waiting: count(SHOWN.WAITING),
      due: count(SHOWN.DUE),
      returned: count(SHOWN.RETURNED),
      signed: count(SHOWN.SIGNED),
    },
    asOf: view.today,
  }
}

/** Refuses NOT_FOUND for a plan of somebody whom the area may not see. */
export async function readPlan(
  ctx: Context,
  { area, planId }: InputOf<typeof readCall>,
): Promise<ReplyOf<typeof readCall>> {
  const scope = allow(ctx, 'plan.read', area)
  const view = await viewFrom(ctx, area)
  const row = await getPlanRow(ctx, scope, view, planId)
  return { plan: await showPlan(ctx, scope, view, row), asOf: view.today }
}

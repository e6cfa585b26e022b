/** The plans of the cadre who is signed in: what she has written, of which courses she may write, and what trainers said. */
import type { PlanLine, PlanNote } from '../contract/plans.ts'
import { allowSelf, type Allowed } from '../core/access.ts'
import { dateIn, type TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { listTaught } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import { shownLines, shownNote } from './show-plan.ts'
import * as store from './store-plans.ts'
import type { PlanRow } from './store-plans.ts'

export type OwnPlan = {
  readonly courseCode: string
  readonly courseTitle: string
  /** Null: nothing is written yet. */
  readonly row: PlanRow | null
  readonly lines: readonly PlanLine[]
  readonly notes: readonly PlanNote[]
}

export type OwnPlans = {
  readonly cadreId: string
  readonly plans: readonly OwnPlan[]
  readonly today: string
  readonly zone: TimeZone
  readonly isDemo: boolean
}

/** Of each course that is taught and no refresher, and of each of which she has one. */
export async function readOwnPlans(ctx: Context): Promise<OwnPlans> {
  const { by, cadreId } = allowSelf(ctx, 'plan.readSelf')
  const { today, isDemo, timeZone: zone } = await whereAndWhen(ctx, by)
  const rows = await store.listPlansOf(ctx.db, by, cadreId)
  const heads = await listTaught(ctx.db, by.area)
  const courses = new Map(
    heads.flatMap(({ code, title, refreshes = null }): [string, string][] =>
      refreshes === null ? [[code, title]] : [],
    ),
  )
  for (const { courseCode } of rows) {
    const title = heads.find(({ code }) => code === courseCode)?.title ?? courseCode
    if (!courses.has(courseCode)) courses.set(courseCode, title)
  }
  const ids = rows.map(({ id }) => id)
  const said = await store.listProgress(ctx.db, by, ids)
  const notes = await store.listNotes(ctx.db, by, ids)
  const plans = Array.from(courses, ([courseCode, courseTitle]) => {
    const row = rows.find((each) => each.courseCode === courseCode) ?? null
    const ofIt = ({ planId }: { readonly planId: string }) => planId === row?.id
    return {
      courseCode,
      courseTitle,
      row,
      lines: row === null ? [] : shownLines(row, said.filter(ofIt), today),
      notes: notes.filter(ofIt).map(shownNote),
    }
  })
  return { cadreId, plans, today, zone, isDemo }
}

/** Hers of one course; refuses NOT_FOUND for a course that is not taught and of which she has none. */
export async function readOwnPlan(
  ctx: Context,
  courseCode: string,
): Promise<OwnPlan & Omit<OwnPlans, 'plans'>> {
  const { plans, ...about } = await readOwnPlans(ctx)
  const known = plans.find((plan) => plan.courseCode === courseCode)
  if (known !== undefined) return { ...known, ...about }
  const { by } = allowSelf(ctx, 'plan.readSelf')
  const head = (await listTaught(ctx.db, by.area)).find(({ code }) => code === courseCode)
  if (head === undefined) throw new Refusal('NOT_FOUND')
  return { courseCode, courseTitle: head.title, row: null, lines: [], notes: [], ...about }
}

/** Her plan of a course as it is kept; null for none. */
export async function findOwnPlan(
  ctx: Context,
  by: Allowed,
  cadreId: string,
  courseCode: string,
): Promise<PlanRow | null> {
  const rows = await store.listPlansOf(ctx.db, by, cadreId)
  return rows.find((row) => row.courseCode === courseCode) ?? null
}

export async function whereAndWhen(ctx: Context, by: Allowed) {
  const { timeZone, isDemo } = await getDistrict(ctx, by.area)
  return { today: dateIn(timeZone, ctx.clock.now()), isDemo, timeZone }
}

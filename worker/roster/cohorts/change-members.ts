/**
 * Seats of a cohort: given, taken back, moved. Every change passes the district's roster version, so two officers who fill the last
 * seats at once come one after another, and the second is told that the cohort is full.
 */
import type {
  addCohortMembers as addCall,
  Cohort,
  moveCohortMembers as moveCall,
  removeCohortMembers as removeCall,
} from '../../contract/cohorts.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow, type Allowed } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { changeRoster } from '../change-roster.ts'
import { decideSeats } from './rules.ts'
import { getCohort, viewFrom } from './show-cohort.ts'
import * as store from './store-cohorts.ts'

/** Refuses NOT_FOUND when one of them is no cadre of the district, STATE_NOT_FIT when the cohort is closed. */
export async function addCohortMembers(
  ctx: Context,
  { district, cohortId, cadreIds, overCapacity }: InputOf<typeof addCall>,
): Promise<ReplyOf<typeof addCall>> {
  const by = allow(ctx, 'cohort.edit', district)
  const view = await viewFrom(ctx, district)
  const changed = await changeRoster(ctx, by, district, async () => {
    const cohort = await getOpen(ctx, by, cohortId, view)
    const own = new Set(await store.listOwnIds(ctx.db, by, district, cadreIds))
    if (!cadreIds.every((id) => own.has(id))) throw new Refusal('NOT_FOUND')
    const fresh = await freshSeats(ctx, by, cohort, cadreIds, overCapacity)
    if (fresh.length === 0) return { answer: 0 }
    return {
      answer: fresh.length,
      write: {
        entry: {
          entity: 'cohort',
          entityId: cohortId,
          detail: { change: 'add', cadres: fresh.length, overCapacity: overCapacity ?? false },
        },
        writes: [store.putMembers(cohortId, fresh, addedNow(ctx))],
      },
    }
  })
  return { cohort: await getCohort(ctx, by, cohortId, view), changed }
}

export async function removeCohortMembers(
  ctx: Context,
  { district, cohortId, cadreIds }: InputOf<typeof removeCall>,
): Promise<ReplyOf<typeof removeCall>> {
  const by = allow(ctx, 'cohort.edit', district)
  const view = await viewFrom(ctx, district)
  const changed = await changeRoster(ctx, by, district, async () => {
    await getOpen(ctx, by, cohortId, view)
    const seated = await store.listSeated(ctx.db, by, cohortId, cadreIds)
    if (seated.length === 0) return { answer: 0 }
    return {
      answer: seated.length,
      write: {
        entry: {
          entity: 'cohort',
          entityId: cohortId,
          detail: { change: 'remove', cadres: seated.length },
        },
        writes: [store.dropMembers(cohortId, seated)],
      },
    }
  })
  return { cohort: await getCohort(ctx, by, cohortId, view), changed }
}

/** Refuses NOT_FOUND when one of them has a seat in neither cohort, STATE_NOT_FIT when one of the cohorts is closed. */
export async function moveCohortMembers(
  ctx: Context,
  { district, cohortId, to, cadreIds, overCapacity }: InputOf<typeof moveCall>,
): Promise<ReplyOf<typeof moveCall>> {
  const by = allow(ctx, 'cohort.edit', district)
  const view = await viewFrom(ctx, district)
  if (to === cohortId) throw new Refusal('STATE_NOT_FIT')
  const changed = await changeRoster(ctx, by, district, async () => {
    await getOpen(ctx, by, cohortId, view)
    const target = await getOpen(ctx, by, to, view)
    const leaving = await store.listSeated(ctx.db, by, cohortId, cadreIds)
    const there = await store.listSeated(ctx.db, by, to, cadreIds)
    const known = new Set([...leaving, ...there])
    if (!cadreIds.every((id) => known.has(id))) throw new Refusal('NOT_FOUND')
    if (leaving.length === 0) return { answer: 0 }
    const fresh = await freshSeats(ctx, by, target, leaving, overCapacity)
    return {
      answer: leaving.length,
      write: {
        entry: {
          entity: 'cohort',
          entityId: cohortId,
          detail: {
            change: 'move',
            cadres: leaving.length,
            to,
            overCapacity: overCapacity ?? false,
          },
        },
        writes: [store.dropMembers(cohortId, leaving), store.putMembers(to, fresh, addedNow(ctx))],
      },
    }
  })
  return { cohort: await getCohort(ctx, by, cohortId, view), changed }
}

async function getOpen(
  ctx: Context,
  by: Allowed,
  cohortId: string,
  view: store.View,
): Promise<Cohort> {
  const cohort = await getCohort(ctx, by, cohortId, view)
  if (cohort.state !== 'OPEN') throw new Refusal('STATE_NOT_FIT')
  return cohort
}

async function freshSeats(
  ctx: Context,
  by: Allowed,
  cohort: Cohort,
  cadreIds: readonly string[],
  overCapacity: true | undefined,
): Promise<readonly string[]> {
  const seated = await store.listSeated(ctx.db, by, cohort.id, cadreIds)
  const seats = decideSeats(cohort, cadreIds, seated, overCapacity)
  if (!seats.ok) throw new Refusal(seats.reason, { free: seats.free, wanted: seats.wanted })
  return seats.value
}

const addedNow = (ctx: Context) => ({ at: instant(ctx.clock), by: whoActs(ctx) })

/** Cohorts for tests on the real D1, made by the product's own verbs. */
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type { saveCohort as saveCall } from '../../worker/contract/cohorts.ts'
import type { Context } from '../../worker/core/context.ts'
import { addCohortMembers } from '../../worker/roster/cohorts/change-members.ts'
import { saveCohort } from '../../worker/roster/cohorts/save-cohort.ts'

type Facts = Omit<CallOf<typeof saveCall>, 'district' | 'cohortId' | 'version'>

export type MadeCohort = { readonly id: string; readonly facts: Facts }

/** A cohort of three days with room for three, unless said otherwise. */
export async function makeCohort(
  ctx: Context,
  district: string,
  wish: Partial<Facts> & { readonly cohortId?: string } = {},
): Promise<MadeCohort> {
  const { cohortId: id = ctx.ids.uuid(), ...more } = wish
  const facts: Facts = {
    name: 'Angkatan I',
    courseCode: 'KPM-DASAR',
    place: 'Aula kecamatan',
    startsOn: '2026-12-01',
    endsOn: '2026-12-03',
    capacity: 3,
    ...more,
  }
  await saveCohort(ctx, { district, cohortId: id, version: 0, ...facts })
  return { id, facts }
}

export async function cohortMembersOf(
  ctx: Context,
  district: string,
  cohortId: string,
  cadreIds: string[],
): Promise<void> {
  await addCohortMembers(ctx, { district, cohortId, cadreIds })
}

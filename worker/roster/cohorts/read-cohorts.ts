/** Looking at cohorts: all of a district, one with its members, and who may still be invited. */
import {
  SUGGESTIONS_A_PAGE,
  type listCohorts as listCall,
  type readCohort as readCall,
  type suggestCohortMembers as suggestCall,
} from '../../contract/cohorts.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, isWithin, levelOf } from '../../core/region-code.ts'
import { getCohort, showPeople, viewFrom } from './show-cohort.ts'
import * as store from './store-cohorts.ts'

/** A district makes some ten in a year: more than any has made. */
const MOST_COHORTS = 300

export async function listCohorts(
  ctx: Context,
  { area, year, state }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'cohort.read', area)
  const view = await viewFrom(ctx, area)
  const district = districtOf(area)
  const filter = { district, year: year ?? null, state: state ?? null, limit: MOST_COHORTS }
  return {
    cohorts: await store.listCohorts(ctx.db, scope, filter, view),
    years: await store.listYears(ctx.db, scope, district),
    asOf: view.today,
  }
}

export async function readCohort(
  ctx: Context,
  { area, cohortId }: InputOf<typeof readCall>,
): Promise<ReplyOf<typeof readCall>> {
  const scope = allow(ctx, 'cohort.read', area)
  const view = await viewFrom(ctx, area)
  const cohort = await getCohort(ctx, scope, cohortId, view)
  const ids = await store.listMemberIds(ctx.db, scope, cohortId, area)
  return { cohort, members: await showPeople(ctx, scope, ids, view), asOf: view.today }
}

/** Refuses NOT_FOUND for a sub-district of another district. */
export async function suggestCohortMembers(
  ctx: Context,
  { district, subDistrict, uncovered, after }: InputOf<typeof suggestCall>,
): Promise<ReplyOf<typeof suggestCall>> {
  const scope = allow(ctx, 'cohort.edit', district)
  if (
    subDistrict !== undefined &&
    (levelOf(subDistrict) !== 'subDistrict' || !isWithin(subDistrict, district))
  ) {
    throw new Refusal('NOT_FOUND')
  }
  const view = await viewFrom(ctx, district)
  const { ids, total } = await store.listSuggested(ctx.db, scope, {
    district,
    subDistrict: subDistrict ?? null,
    uncovered: uncovered ?? null,
    after: after ?? null,
    today: view.today,
    limit: SUGGESTIONS_A_PAGE + 1,
  })
  const page = ids.slice(0, SUGGESTIONS_A_PAGE)
  const people = await showPeople(ctx, scope, page, {
    ...view,
    area: subDistrict ?? district,
  })
  return {
    cadres: people.map(({ cadreId, code, name, kind, area, signIn }) => ({
      cadreId,
      code,
      name,
      kind,
      area,
      signIn,
    })),
    total,
    next: ids.length > SUGGESTIONS_A_PAGE ? (page.at(-1) ?? null) : null,
  }
}

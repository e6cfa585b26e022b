/** R4: the cohorts of an area and what they came to. */
import { cohortsTable } from '../../site/src/render/index.ts'
import { cohortNotes } from '../../site/src/text/cohort-report.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import { REPORTS, type ReportQuestion } from '../contract/reports.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { listHeads } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import { readGains } from './gains.ts'
import type { Listed } from './name-lists.ts'
import {
  resultsOf,
  type CohortFacts,
  type CohortResult,
  type CohortTotal,
  type Learnt,
} from './rules-cohorts.ts'
import * as store from './store-cohorts.ts'

/** Asks for the permission to read cohorts. */
export async function cohortList(
  ctx: Context,
  { area, cohortYear: year }: ReportQuestion,
): Promise<Listed> {
  const scope = allow(ctx, REPORTS.R4.asks, area)
  const { cohorts, total, seats, heads } = await readResults(ctx, area, { year })
  const isWhole = levelOf(area) === 'district'
  // A sub-district reads of the cohorts that somebody of it was in.
  const shown = isWhole ? cohorts : cohorts.filter(({ invited }) => invited > 0)
  const gains = await readGains(ctx.db, scope, heads, shown, seats)
  const rows = shown.map((cohort) => ({ ...cohort, normalised: gains.of(cohort.id) }))
  return {
    table: cohortsTable(rows, { ...total, normalised: gains.total }),
    notes: cohortNotes(isWhole ? 'whole' : 'part'),
  }
}

export type Results = {
  readonly cohorts: readonly CohortResult[]
  readonly total: CohortTotal
  /** Every seat, by cohort. */
  readonly seats: readonly { readonly cohortId: string; readonly cadreId: string }[]
  readonly heads: readonly CourseHead[]
}

/** The caller answers for the permission. */
export async function readResults(
  ctx: Context,
  area: AreaCode,
  wanted: store.Wanted,
): Promise<Results> {
  const district = await getDistrict(ctx, districtOf(area))
  const heads = await listHeads(ctx.db, district.code)
  const rows = await store.listCohorts(ctx.db, district.code, wanted)
  const cohorts = rows.map(({ courseCode, ...row }): CohortFacts => {
    const head = heads.find(({ code }) => code === courseCode)
    return { ...row, courseId: head?.courseId ?? null }
  })
  const seats = await store.listSeats(ctx.db, area, wanted)
  const used = heads.filter(({ courseId }) => cohorts.some((each) => each.courseId === courseId))
  const learnt = await readLearnt(ctx, district, used)
  return { ...resultsOf(cohorts, seats, learnt), seats, heads }
}

/** What the people of a district learnt in these courses. */
export async function readLearnt(
  ctx: Context,
  { code, timeZone }: Awaited<ReturnType<typeof getDistrict>>,
  heads: readonly CourseHead[],
): Promise<Learnt[]> {
  if (heads.length === 0) return []
  const courseIds = heads.map(({ courseId }) => courseId)
  const passed = await store.listPassed(ctx.db, code, courseIds)
  const tests = heads.flatMap(({ courseId, preTest, finalTest }) =>
    [preTest?.slug, finalTest?.slug].flatMap((slug) =>
      slug === undefined ? [] : [{ courseId, slug }],
    ),
  )
  const tried = await store.listFirstTries(ctx.db, code, tests)
  const slugs = new Map(heads.map((head) => [head.courseId, head.preTest?.slug]))
  const people = Map.groupBy([...passed, ...tried], (row) => `${row.courseId}/${row.cadreId}`)
  return [...people.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const { courseId, cadreId } = first
    const markOf = (isBefore: boolean) =>
      rows.find(
        (row): row is store.TriedRow =>
          'slug' in row && (row.slug === slugs.get(courseId)) === isBefore,
      )?.score ?? null
    const met = rows.find((row): row is store.PassRow => 'eligibleAt' in row)
    const passedOn = met === undefined ? null : dateIn(timeZone, met.eligibleAt)
    return [{ courseId, cadreId, passedOn, before: markOf(true), after: markOf(false) }]
  })
}

/** R9: the facts of which the written report of a cohort is drafted. The document is made where it is read, and its officer writes on. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { gainFigures, gainOfModule } from './insight.ts'
import { kindCounts } from './kind-counts.ts'
import { reportSigner } from './reports.ts'

const count = z.int().check(z.nonnegative())
const mean = z.nullable(z.number())

/** What was known before and after of those who took both tests, in all and by topic. */
export const batchGrowth = z.strictObject({
  total: z.strictObject(gainFigures),
  modules: z.array(gainOfModule),
})
export type BatchGrowth = z.output<typeof batchGrowth>

const activityReport = z.strictObject({
  isDemo: z.boolean(),
  /** `Kabupaten Lumajang` */
  districtName: z.string(),
  officeName: z.string(),
  /** What KPM stands for here. */
  cadreTitle: z.string(),
  /** Today in the district: what the numbers are of. */
  asOf: dateOnly,
  /** Where and when it was made. */
  printed: z.string(),
  /** Null: of all who had a seat; else only those of this sub-district. */
  subDistrictName: z.nullable(z.string()),
  cohort: z.strictObject({
    name: z.string(),
    place: z.string(),
    startsOn: dateOnly,
    endsOn: dateOnly,
  }),
  /** Null: the cohort belongs to no course of the platform. */
  course: z.nullable(
    z.strictObject({
      title: z.string(),
      version: z.number(),
      modules: z.array(z.strictObject({ title: z.string(), hours: z.number() })),
    }),
  ),
  people: z.strictObject({
    invited: count,
    women: count,
    men: count,
    /** Of `invited`, those who are no KPM. */
    ...kindCounts,
    /** By the newest posting of each, the largest first. */
    bySubDistrict: z.array(z.strictObject({ name: z.string(), cadres: count })),
  }),
  result: z.strictObject({
    /** Met the pass rule since the first day, and before it; null without a course. */
    passed: z.nullable(count),
    passedBefore: z.nullable(count),
    /** Of who took that test, 0 to 100. */
    before: mean,
    after: mean,
    /** Took both, and by how much their marks rose on average. */
    tested: count,
    gain: mean,
    /** As the page of the batch has it; null: the course has not both tests. */
    growth: z.nullable(batchGrowth),
    /** Hold a certificate that counts. */
    trained: count,
  }),
  signer: z.nullable(reportSigner),
  /** Under the line where it is signed, when nobody is set. */
  signsAs: z.string(),
})
export type ActivityReport = z.output<typeof activityReport>

export const takeActivityReport = endpoint({
  // Not GET: what leaves as a document is written into the log.
  method: 'POST',
  path: '/areas/:area/cohorts/:cohortId/activity-report',
  summary:
    'The numbers and facts of one cohort for its written report; each call is written in the log',
  input: z.strictObject({ area: areaCode, cohortId: uuid }),
  reply: activityReport,
})

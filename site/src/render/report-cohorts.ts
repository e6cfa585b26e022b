/** R4 as typed cells: a row per cohort. It shows what it is given and decides nothing. */
import { COHORT_TABLE } from '../text/cohort-report.ts'
import { REPORT_WORDS } from '../text/reports.ts'
import {
  countCell,
  dayCell,
  gainCell,
  meanCell,
  normalisedCell,
  shareCell,
  textCell,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from './report-table.ts'

export type CohortTotal = {
  /** With a seat. */
  readonly invited: number
  /** Null for a cohort of no course in the platform. */
  readonly passed: number | null
  readonly passedBefore: number | null
  /** Means of who took that test, 0 to 100; null for nobody. */
  readonly before: number | null
  readonly after: number | null
  /** Took both tests, and by how much their marks rose on average. */
  readonly tested: number
  readonly gain: number | null
  /** N-gain of those who took the first before they began to learn. */
  readonly normalised: number | null
}

export type CohortResult = CohortTotal & {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
}

const words = (key: keyof typeof COHORT_TABLE): ReportColumn => ({
  key,
  title: COHORT_TABLE[key],
  numeric: false,
})
const figure = (key: keyof typeof COHORT_TABLE): ReportColumn => ({ ...words(key), numeric: true })

export function cohortsTable(cohorts: readonly CohortResult[], total: CohortTotal): ReportTable {
  const blank = textCell('')
  return {
    title: REPORT_WORDS.R4.title,
    columns: [
      figure('no'),
      words('name'),
      words('startsOn'),
      words('endsOn'),
      words('place'),
      figure('invited'),
      figure('passedBefore'),
      figure('passed'),
      figure('sharePassed'),
      figure('before'),
      figure('after'),
      figure('difference'),
      figure('normalised'),
    ],
    rows: cohorts.map((cohort, index) => ({
      code: cohort.id,
      cells: [
        countCell(index + 1),
        textCell(cohort.name),
        dayCell(cohort.startsOn),
        dayCell(cohort.endsOn),
        textCell(cohort.place),
        ...resultCells(cohort),
      ],
    })),
    total: {
      code: '',
      cells: [blank, textCell(COHORT_TABLE.total), blank, blank, blank, ...resultCells(total)],
    },
  }
}

function resultCells(total: CohortTotal): ReportCell[] {
  const { invited, passed, passedBefore, before, after, gain, normalised } = total
  const orDash = (count: number | null) =>
    count === null ? textCell(COHORT_TABLE.none) : countCell(count)
  return [
    countCell(invited),
    orDash(passedBefore),
    orDash(passed),
    passed === null ? textCell(COHORT_TABLE.none) : shareCell(passed, invited),
    meanCell(before),
    meanCell(after),
    gainCell(gain),
    normalisedCell(normalised),
  ]
}

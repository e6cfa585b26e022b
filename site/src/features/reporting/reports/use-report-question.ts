/** Which report is open and what it is asked for, all in the address: a report can be sent to a colleague as it stands. */
import {
  COUNTED_KINDS,
  FRAME_CODES,
  REPORT_CODES,
  REPORTS,
  type ReportCode,
  type ReportQuestion,
} from '../../../../../worker/contract/reports.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useQuestion, type Asked } from '../use-question.ts'

export type AskedReport = Asked & {
  /** As the address has it; empty: none is open. */
  readonly code: string
  readonly frame: string
  readonly setFrame: (frame: string) => void
  readonly course: string
  readonly setCourse: (courseId: string) => void
  readonly marks: string
  readonly setMarks: (marks: string) => void
  readonly year: string
  readonly setYear: (year: string) => void
  readonly kind: string
  readonly setKind: (kind: string) => void
  /** Ids of which R6 shows the people; empty: all. */
  readonly cohort: string
  readonly meeting: string
}

const MARKS_SHOWN = 'ya'

export function useReportQuestion(area: string): AskedReport {
  const asked = useQuestion(area)
  const [code] = useUrlState('laporan')
  const [frame, setFrame] = useUrlState('kerangka')
  const [course, setCourse] = useUrlState('pelatihan')
  const [marks, setMarks] = useUrlState('nilai')
  const [year, setYear] = useUrlState('tahun')
  const [kind, setKind] = useUrlState('jenis')
  const [cohort] = useUrlState('angkatan')
  const [meeting] = useUrlState('kegiatan')
  return {
    ...asked,
    code,
    frame,
    setFrame,
    course,
    setCourse,
    marks,
    setMarks,
    year,
    setYear,
    kind,
    setKind,
    cohort,
    meeting,
  }
}

/** What the Worker is asked: a choice that the report does not have is left out, whatever the address says. */
export function questionOf(
  { question, frame, course, marks, kind, year, cohort, meeting }: AskedReport,
  report: ReportCode,
): ReportQuestion {
  const { day, about } = REPORTS[report]
  const { area, asOf, focusYear } = question
  const known = FRAME_CODES.find((each) => each === frame)
  const counted = COUNTED_KINDS.find((each) => each === kind)
  return {
    area,
    report,
    ...(day === 'any' && asOf !== undefined ? { asOf } : {}),
    ...(hasPlaces(report) && focusYear !== undefined ? { focusYear } : {}),
    ...(hasYears(report) && /^20\d\d$/.test(year) ? { cohortYear: Number(year) } : {}),
    ...(known === undefined ? {} : { frame: known }),
    ...(about !== 'roster' || counted === undefined ? {} : { kind: counted }),
    ...(hasCourse(report) && course !== '' ? { courseId: course } : {}),
    ...(report === 'R6' && cohort !== '' ? { cohortId: cohort } : {}),
    ...(report === 'R6' && cohort === '' && meeting !== '' ? { meetingId: meeting } : {}),
    ...(report === 'R2' && marks === MARKS_SHOWN ? { marks: 'shown' as const } : {}),
  }
}

/** Made of one course. */
export function hasCourse(report: ReportCode): boolean {
  const { about } = REPORTS[report]
  return about === 'course' || about === 'items'
}

/** Of what began in one year. */
export function hasYears(report: ReportCode): boolean {
  const { about } = REPORTS[report]
  return about === 'cohorts' || about === 'meetings'
}

/** Can be narrowed to focus villages. */
export function hasPlaces(report: ReportCode): boolean {
  const { about } = REPORTS[report]
  return about === 'roster' || about === 'course'
}

export function reportOf(code: string): ReportCode | undefined {
  return REPORT_CODES.find((each) => each === code)
}

/** The address of a report's file. */
export function fileHref(question: ReportQuestion, ending: 'csv' | 'xlsx'): string {
  const { area, report, ...choices } = question
  const given = Object.entries(choices).map(([key, value]) => [key, String(value)])
  const query = new URLSearchParams(given).toString()
  return `/api/v1/reports/${area}/${report}/laporan.${ending}${query === '' ? '' : `?${query}`}`
}

/** Which report is open and what it is asked for, all in the address: a report can be sent to a colleague as it stands. */
import {
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
}

const MARKS_SHOWN = 'ya'

export function useReportQuestion(area: string): AskedReport {
  const asked = useQuestion(area)
  const [code] = useUrlState('laporan')
  const [frame, setFrame] = useUrlState('kerangka')
  const [course, setCourse] = useUrlState('pelatihan')
  const [marks, setMarks] = useUrlState('nilai')
  return { ...asked, code, frame, setFrame, course, setCourse, marks, setMarks }
}

/** What the Worker is asked: a choice that the report does not have is left out, whatever the address says. */
export function questionOf(
  { question, frame, course, marks }: AskedReport,
  report: ReportCode,
): ReportQuestion {
  const { day, about } = REPORTS[report]
  const { area, asOf, focusYear } = question
  const known = FRAME_CODES.find((each) => each === frame)
  return {
    area,
    report,
    ...(day === 'any' && asOf !== undefined ? { asOf } : {}),
    ...(about !== 'items' && focusYear !== undefined ? { focusYear } : {}),
    ...(known === undefined ? {} : { frame: known }),
    ...(about !== 'roster' && course !== '' ? { courseId: course } : {}),
    ...(report === 'R2' && marks === MARKS_SHOWN ? { marks: 'shown' as const } : {}),
  }
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

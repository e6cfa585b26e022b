/** What a report can be asked for: day, sub-district, focus villages, frame, course. Only what the report has is shown. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  COUNTED_KINDS,
  FRAME_CODES,
  REPORTS,
  type CountedKind,
  type listReports,
  type ReportCode,
} from '../../../../../worker/contract/reports.ts'
import { Select } from '../../../components/Select.tsx'
import type { OfficeArea } from '../../../lib/session.ts'
import { COUNTED_WORDS, KIND_CHOICE } from '../../../text/counted-kinds.ts'
import { FRAMES, REPORTS_PAGE } from '../../../text/reports.ts'
import { DayField, FocusField, PartField } from '../CoverageFields.tsx'
import { useDistrictParts } from '../use-district-parts.ts'
import { hasCourse, hasPlaces, hasYears, type AskedReport } from './use-report-question.ts'

export type Choices = ReplyOf<typeof listReports>

type Props = {
  readonly report: ReportCode
  readonly asked: AskedReport
  readonly choices: Choices
  readonly area: OfficeArea
  /** The day was refused. */
  readonly isWrongDay: boolean
}

export function ReportChoices({ report, asked, choices, area, isWrongDay }: Props): JSX.Element {
  const { day, about } = REPORTS[report]
  const years = about === 'meetings' ? choices.meetingYears : choices.cohortYears
  // A cohort and a meeting are of their own course.
  const isOfGroup = report === 'R6' && asked.cohort + asked.meeting !== ''
  const parts = useDistrictParts(area.code === area.districtCode ? area.code : null)
  return (
    <div class="toolbar report-choices">
      {day === 'any' && (
        <DayField
          value={asked.day}
          onInput={asked.setDay}
          isWrong={isWrongDay}
          max={choices.today}
        />
      )}
      {about !== 'items' && <PartField value={asked.part} onChange={asked.setPart} parts={parts} />}
      {hasPlaces(report) && (
        <FocusField value={asked.focus} onChange={asked.setFocus} years={choices.focusYears} />
      )}
      {hasYears(report) && years.length > 0 && (
        <Select
          label={REPORTS_PAGE.cohortYear}
          value={asked.year}
          onChange={asked.setYear}
          options={[
            { value: '', label: REPORTS_PAGE.allYears },
            ...years.map((year) => ({ value: String(year), label: String(year) })),
          ]}
        />
      )}
      {about === 'roster' && (
        <Select
          label={KIND_CHOICE.label}
          value={asked.kind}
          onChange={asked.setKind}
          options={[
            { value: '', label: KIND_CHOICE.all },
            ...COUNTED_KINDS.map((kind) => ({ value: kind, label: kindLabel(kind) })),
          ]}
        />
      )}
      {hasCourse(report) && choices.courses.length > 1 && !isOfGroup && (
        <Select
          label={REPORTS_PAGE.course}
          value={asked.course === '' ? (choices.courses[0]?.courseId ?? '') : asked.course}
          onChange={asked.setCourse}
          options={choices.courses.map(({ courseId, title }) => ({
            value: courseId,
            label: title,
          }))}
        />
      )}
      {report === 'R2' && (
        <Select
          label={REPORTS_PAGE.marks}
          value={asked.marks}
          onChange={asked.setMarks}
          options={[
            { value: '', label: REPORTS_PAGE.marksHidden },
            { value: 'ya', label: REPORTS_PAGE.marksShown },
          ]}
        />
      )}
      <Select
        label={REPORTS_PAGE.frame}
        value={asked.frame}
        onChange={asked.setFrame}
        options={[
          { value: '', label: REPORTS_PAGE.noFrame },
          ...FRAME_CODES.map((code) => ({ value: code, label: FRAMES[code].name })),
        ]}
      />
    </div>
  )
}

/** `Kader posyandu`: as a choice it begins with a capital. */
function kindLabel(kind: CountedKind): string {
  const word = COUNTED_WORDS[kind]
  return word.charAt(0).toUpperCase() + word.slice(1)
}

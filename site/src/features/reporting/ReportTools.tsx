/** Above both reports: which one, for which day, which villages, which sub-district, and what to take away. */
import type { ComponentChildren, JSX } from 'preact'
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { Tabs } from '../../components/Tabs.tsx'
import type { OfficeArea } from '../../lib/session.ts'
import { PUBLIC_PAGE } from '../../text/public-page.ts'
import { REPORT } from '../../text/reporting.ts'
import { COVERAGE_TABS } from './coverage-tabs.ts'
import { DayField, FocusField, PartField } from './CoverageFields.tsx'
import { useDistrictParts } from './use-district-parts.ts'
import { addressOf, type Asked } from './use-question.ts'
import { isRefusedDay, type Reply } from '../../lib/use-reply.ts'

type Props = {
  readonly asked: Asked
  readonly reply: Reply<Coverage>
  readonly current: '/dinas/cakupan/' | '/dinas/cakupan/belum/'
  readonly area: OfficeArea
  readonly children: ComponentChildren
}

export function ReportTools({ asked, reply, current, area, children }: Props): JSX.Element {
  const parts = useDistrictParts(area.code === area.districtCode ? area.code : null)
  const coverage = reply.state === 'here' ? reply.answer : null
  const years = coverage?.focusYears ?? (asked.focus === '' ? [] : [Number(asked.focus)])
  const query = addressOf(asked)
  return (
    <>
      <Tabs
        label={REPORT.tabs}
        current={`${current}${query}`}
        tabs={[
          { href: `/dinas/cakupan/${query}`, label: REPORT.recap },
          { href: `/dinas/cakupan/belum/${query}`, label: REPORT.uncovered },
          { href: COVERAGE_TABS.publicPage, label: PUBLIC_PAGE.title },
        ]}
      />
      <div class="toolbar">
        <DayField
          value={asked.day}
          onInput={asked.setDay}
          isWrong={isRefusedDay(reply)}
          max={coverage?.today}
        />
        <PartField value={asked.part} onChange={asked.setPart} parts={parts} />
        <FocusField value={asked.focus} onChange={asked.setFocus} years={years} />
        <div class="tool-buttons">{children}</div>
      </div>
    </>
  )
}

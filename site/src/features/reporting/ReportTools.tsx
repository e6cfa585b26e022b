/** Above both reports: which one, for which day, which villages, which sub-district, and what to take away. */
import type { ComponentChildren, JSX } from 'preact'
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { Field } from '../../components/Field.tsx'
import { Select } from '../../components/Select.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import type { OfficeArea } from '../../lib/session.ts'
import { REPORT } from '../../text/reporting.ts'
import { useDistrictParts } from './use-district-parts.ts'
import { addressOf, type Asked } from './use-question.ts'
import { isRefusedDay, type Reply } from './use-reply.ts'

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
        ]}
      />
      <div class="toolbar">
        <Field
          label={REPORT.day}
          help={REPORT.dayHelp}
          error={isRefusedDay(reply) ? REPORT.dayWrong : undefined}
          type="date"
          value={asked.day}
          onInput={asked.setDay}
          {...(coverage === null ? {} : { max: coverage.today })}
          optional
        />
        {parts.length > 0 && (
          <Select
            label={REPORT.part}
            value={asked.part}
            onChange={asked.setPart}
            options={[
              { value: '', label: REPORT.allParts },
              ...parts.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
        {years.length > 0 && (
          <Select
            label={REPORT.scope}
            value={asked.focus}
            onChange={asked.setFocus}
            options={[
              { value: '', label: REPORT.allVillages },
              ...years.map((year) => ({ value: String(year), label: REPORT.focusOf(year) })),
            ]}
          />
        )}
        <div class="tool-buttons">{children}</div>
      </div>
    </>
  )
}

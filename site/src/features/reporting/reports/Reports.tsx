/** The office's reports: what there is, each in one sentence, and the one that is open. */
import type { JSX } from 'preact'
import { listReports, type ReportCode } from '../../../../../worker/contract/reports.ts'
import type { CadreWord } from '../../../../../worker/contract/statement-token.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { worded } from '../../../text/counted-kinds.ts'
import { MINLOK } from '../../../text/minlok.ts'
import { REPORT_WORDS, REPORTS_PAGE } from '../../../text/reports.ts'
import { ReportView } from './ReportView.tsx'
import { reportOf, useReportQuestion } from './use-report-question.ts'

export function Reports(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={REPORTS_PAGE.loadingList} rows={6} />
  return <AreaReports key={area.code} area={area} />
}

function AreaReports({ area }: { readonly area: OfficeArea }): JSX.Element {
  const asked = useReportQuestion(area.code)
  const reply = useReply(area.code, (signal) => call(listReports, { area: area.code }, { signal }))
  if (reply.state === 'loading') return <Loading label={REPORTS_PAGE.loadingList} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { reports, word } = reply.answer
  if (asked.code === '') return <ReportList reports={reports} word={word} />
  const report = reportOf(asked.code)
  if (report === undefined || !reports.includes(report)) {
    return (
      <Empty
        title={REPORTS_PAGE.unknownTitle}
        action={<Button href="/dinas/laporan/">{REPORTS_PAGE.back}</Button>}
      >
        <p>{REPORTS_PAGE.unknown}</p>
      </Empty>
    )
  }
  return (
    <ReportView key={report} report={report} asked={asked} choices={reply.answer} area={area} />
  )
}

type ListProps = { readonly reports: readonly ReportCode[]; readonly word: CadreWord }

function ReportList({ reports, word }: ListProps): JSX.Element {
  return (
    <ul class="report-list" aria-label={REPORTS_PAGE.list}>
      {reports.map((report) => (
        <Entry
          key={report}
          href={`/dinas/laporan/?laporan=${report}`}
          icon="sheet"
          words={{
            title: worded(REPORT_WORDS[report].title, word),
            use: worded(REPORT_WORDS[report].use, word),
          }}
        />
      ))}
      <Entry href="/dinas/laporan/minlok/" icon="print" words={MINLOK} />
    </ul>
  )
}

type EntryProps = {
  readonly href: string
  readonly icon: 'sheet' | 'print'
  readonly words: { readonly title: string; readonly use: string }
}

function Entry({ href, icon, words }: EntryProps): JSX.Element {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        <span class="report-words">
          <b>{words.title}</b>
          <span class="under">{words.use}</span>
        </span>
        <Icon name="arrow-right" size={20} />
      </a>
    </li>
  )
}

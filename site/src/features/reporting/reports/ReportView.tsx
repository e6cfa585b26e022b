/** One report: its choices, the table, and the same as a file or on paper. Paper is asked for, because names that leave are logged. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readReport,
  REPORTS,
  type Report,
  type ReportCode,
  type ReportQuestion,
} from '../../../../../worker/contract/reports.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { More } from '../../../components/More.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { isRefusedDay, useReply } from '../../../lib/use-reply.ts'
import { worded } from '../../../text/counted-kinds.ts'
import { GROUP, REPORT_WORDS, REPORTS_PAGE } from '../../../text/reports.ts'
import { PaperHead, PaperSign } from '../Paper.tsx'
import { ReportRows } from '../ReportRows.tsx'
import { ReportChoices, type Choices } from './ReportChoices.tsx'
import { usePrinting } from './use-printing.ts'
import { fileHref, hasCourse, questionOf, type AskedReport } from './use-report-question.ts'

const PAGE = 100

type Props = {
  readonly report: ReportCode
  readonly asked: AskedReport
  readonly choices: Choices
  readonly area: OfficeArea
}

export function ReportView({ report, asked, choices, area }: Props): JSX.Element {
  const { holds, day } = REPORTS[report]
  const question = questionOf(asked, report)
  const who = question.kind ?? choices.word
  const isEmptyShelf = hasCourse(report) && choices.courses.length === 0
  const key = isEmptyShelf ? null : JSON.stringify(question)
  const reply = useReply(key, (signal) => call(readReport, question, { signal }))
  return (
    <div class="report-page">
      <p class="no-print report-back">
        <Button kind="quiet" icon="arrow-left" href="/dinas/laporan/">
          {REPORTS_PAGE.back}
        </Button>
      </p>
      <div class="no-print">
        <h2>
          {reply.state === 'here'
            ? reply.answer.table.title
            : worded(REPORT_WORDS[report].title, who)}
        </h2>
        <p class="muted">
          {worded(REPORT_WORDS[report].use, who)} {day === 'today' && REPORTS_PAGE.today}
        </p>
      </div>
      {isEmptyShelf ? (
        <Empty title={REPORTS_PAGE.noCourseTitle}>
          <p>{REPORTS_PAGE.noCourse}</p>
        </Empty>
      ) : (
        <>
          {(question.cohortId ?? question.meetingId) !== undefined && (
            <p class="no-print">
              <Button href={`/dinas/laporan/?laporan=${report}`}>{GROUP.all}</Button>
            </p>
          )}
          <ReportChoices
            report={report}
            asked={asked}
            choices={choices}
            area={area}
            isWrongDay={isRefusedDay(reply)}
          />
          {reply.state === 'loading' && <Loading label={REPORTS_PAGE.loading} rows={8} />}
          {reply.state === 'failed' && !isRefusedDay(reply) && (
            <Problem error={reply.error} onRetry={reply.reload} />
          )}
          {reply.state === 'here' && (
            <Opened
              key={key}
              report={reply.answer}
              question={question}
              holds={holds}
              {...(report === 'R1' && asked.part === '' ? { onOpen: asked.setPart } : {})}
            />
          )}
        </>
      )}
    </div>
  )
}

type OpenedProps = {
  readonly report: Report
  readonly question: ReportQuestion
  readonly holds: (typeof REPORTS)[ReportCode]['holds']
  readonly onOpen?: (code: string) => void
}

function Opened({ report, question, holds, onOpen }: OpenedProps): JSX.Element {
  const [shown, setShown] = useState(PAGE)
  const { table, head, foot } = report
  const printing = usePrinting(question, () => setShown(Number.POSITIVE_INFINITY))
  const rows = table.rows.slice(0, shown)
  const isWhole = rows.length === table.rows.length
  const under = head.slice(head.indexOf(table.title) + 1)
  if (table.rows.length === 0) {
    return (
      <Empty title={REPORTS_PAGE.emptyTitle}>
        <p>{REPORTS_PAGE.empty}</p>
      </Empty>
    )
  }
  return (
    <>
      <PaperHead report={report} />
      <div class="no-print report-take">
        <p class="muted">{under.join(' · ')}</p>
        <div class="tool-buttons">
          <Button icon="sheet" href={fileHref(question, 'xlsx')} download>
            {REPORTS_PAGE.xlsx}
          </Button>
          <Button icon="download" href={fileHref(question, 'csv')} download>
            {REPORTS_PAGE.csv}
          </Button>
          <Button
            icon="print"
            onClick={printing.start}
            busy={printing.isBusy ? REPORTS_PAGE.printing : undefined}
          >
            {REPORTS_PAGE.print}
          </Button>
        </div>
        {holds !== 'counts' && <p class="small muted">{REPORTS_PAGE.logged[holds]}</p>}
        {printing.error !== null && <Problem error={printing.error} onRetry={printing.start} />}
      </div>
      <ReportRows
        table={{ ...table, rows, total: isWhole ? table.total : null }}
        named={1}
        onOpen={onOpen}
        {...(HREFS[report.report] === undefined ? {} : { hrefOf: HREFS[report.report] })}
      />
      {!isWhole && (
        <p class="print-only">{REPORTS_PAGE.partPrinted(rows.length, table.rows.length)}</p>
      )}
      {table.rows.length > PAGE && (
        <div class="no-print">
          <More
            shown={rows.length}
            total={table.rows.length}
            onMore={isWhole ? undefined : () => setShown(shown + PAGE)}
          />
        </div>
      )}
      <section class="definitions" aria-label={REPORTS_PAGE.meaning}>
        {foot.slice(0, -1).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <PaperSign report={report} printed={foot.at(-1) ?? ''} />
    </>
  )
}

const cadreHref = (id: string): string => `/dinas/kader/?id=${id}`
/** The page about what a row names. */
const HREFS: Partial<Record<ReportCode, (code: string) => string>> = {
  R2: cadreHref,
  R4: (id) => `/dinas/angkatan/satu/?angkatan=${id}`,
  R4K: (id) => `/dinas/kegiatan/satu/?kegiatan=${id}`,
  R6: cadreHref,
  R8: cadreHref,
}

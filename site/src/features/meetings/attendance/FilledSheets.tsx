/** R5: the attendance list filled in, a sheet for each day. Paper is asked for, because names that leave are logged. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  attendanceCsv,
  attendanceXlsx,
  printAttendanceSheet,
  readAttendanceSheet,
  type AttendanceSheet,
} from '../../../../../worker/contract/attendance-reports.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { ATTENDANCE, FILLED } from '../../../text/attendance.ts'
import { dayWords } from '../../../text/cohorts.ts'
import { clockWords } from '../../../text/meetings.ts'
import { REPORTS_PAGE } from '../../../text/reports.ts'
import { letterOf } from '../paper-words.ts'
import { filledSheets, type FilledSheet } from './filled-rows.ts'

type Props = { readonly area: OfficeArea; readonly from: string; readonly meetingId: string }

/** `from`: the area whose people are shown. */
export function FilledSheets({ area, from, meetingId }: Props): JSX.Element {
  const about = { area: from, meetingId }
  const reply = useReply(`${from}/${meetingId}`, (signal) =>
    call(readAttendanceSheet, about, { signal }),
  )
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn > 0) window.print()
  }, [turn])
  async function start(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(printAttendanceSheet, about)
      setTurn((last) => last + 1)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  if (reply.state === 'loading') return <Loading label={FILLED.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const sheets = filledSheets(reply.answer)
  if (sheets.length === 0) return <Empty title={FILLED.emptyTitle}>{FILLED.emptyBody}</Empty>
  const hrefOf = (path: string) => path.replace(':area', from).replace(':meetingId', meetingId)
  return (
    <>
      <div class="no-print roster">
        <p class="muted">{FILLED.count(sheets.length)}</p>
        <div class="meeting-do">
          <Button
            kind="primary"
            icon="print"
            onClick={() => void start()}
            busy={isBusy ? REPORTS_PAGE.printing : undefined}
          >
            {REPORTS_PAGE.print}
          </Button>
          <Button icon="sheet" href={hrefOf(attendanceXlsx.path)} download>
            {REPORTS_PAGE.xlsx}
          </Button>
          <Button icon="download" href={hrefOf(attendanceCsv.path)} download>
            {REPORTS_PAGE.csv}
          </Button>
        </div>
        <p class="small muted">{ATTENDANCE.logged}</p>
        {error !== null && <Problem error={error} onRetry={() => void start()} />}
      </div>
      <div class="sheets">
        {sheets.map((sheet) => (
          <Sheet key={sheet.day} area={area} from={from} answer={reply.answer} sheet={sheet} />
        ))}
      </div>
    </>
  )
}

type SheetProps = {
  readonly area: OfficeArea
  readonly from: string
  readonly answer: AttendanceSheet
  readonly sheet: FilledSheet
}

function Sheet({ area, from, answer, sheet }: SheetProps): JSX.Element {
  const { meeting, printed } = answer
  const { day, sessions, rows } = sheet
  const title = `${FILLED.heading}, ${meeting.title}, ${dayWords(day)}`
  const isPart = from !== meeting.area.code && from.startsWith(`${meeting.area.code}.`)
  return (
    <article class="sheet filled">
      <header class="sheet-letter">
        {letterOf(meeting, area.district).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {area.district.isDemo && <p class="sheet-sample">{FILLED.sample}</p>}
      <h2>{FILLED.heading}</h2>
      <dl class="sheet-facts">
        <dt>{FILLED.event}</dt>
        <dd>{meeting.title}</dd>
        <dt>{FILLED.day}</dt>
        <dd>{dayWords(day)}</dd>
        <dt>{FILLED.place}</dt>
        <dd>{meeting.place}</dd>
      </dl>
      <div class="sheet-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="sheet-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {FILLED.no}
              </th>
              <th scope="col" rowSpan={2}>
                {FILLED.name}
              </th>
              <th scope="col" rowSpan={2}>
                {FILLED.village}
              </th>
              <th scope="col" rowSpan={2}>
                {FILLED.subDistrict}
              </th>
              <th scope="colgroup" colSpan={sessions.length}>
                {FILLED.sessions}
              </th>
            </tr>
            <tr>
              {sessions.map(({ number, title: of }) => (
                <th key={number} scope="col" class="num filled-mark" title={of}>
                  {number}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, note, village, subDistrict, states }, index) => (
              <tr key={id}>
                <td class="num">{index + 1}</td>
                <td>
                  {name}
                  {note !== '' && <small> ({note})</small>}
                </td>
                <td>{village}</td>
                <td>{subDistrict}</td>
                {states.map((state, at) => (
                  <td key={at} class="filled-mark">
                    {state === null ? '' : FILLED.marks[state]}
                  </td>
                ))}
              </tr>
            ))}
            <tr class="filled-sum">
              <th scope="row" colSpan={4}>
                {FILLED.present}
              </th>
              {sessions.map(({ number, present }) => (
                <td key={number} class="num filled-mark">
                  {present}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <footer class="sheet-foot">
        <p>
          {FILLED.sessions}:{' '}
          {sessions
            .map(
              ({ number, startsAt, endsAt, title: of }) =>
                `${number}. ${of} (${clockWords(startsAt)}–${clockWords(endsAt)})`,
            )
            .join('; ')}
          .
        </p>
        <p>{FILLED.key}</p>
        {isPart && <p>{FILLED.onlyHere(partName(answer))}</p>}
        <div class="sheet-signs">
          <div />
          <div>
            <p>{FILLED.committee}</p>
            <p class="sheet-line">{FILLED.line}</p>
          </div>
        </div>
        <p class="sheet-small">
          {FILLED.source} {printed}
        </p>
      </footer>
    </article>
  )
}

/** Of a sub-district all people are of one. */
function partName({ people }: AttendanceSheet): string {
  return people.find(({ area }) => area !== null)?.area?.subDistrictName ?? ''
}

/** "Kehadiran" of a meeting's page: how many came to each session and each person's share, live while a session goes on. */
import type { JSX } from 'preact'
import { attendanceCsv, attendanceXlsx } from '../../../../../worker/contract/attendance-reports.ts'
import type { Meeting } from '../../../../../worker/contract/meetings.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { useZone } from '../../../lib/session.ts'
import { ATTENDANCE, ATTENDANCE_STATS } from '../../../text/attendance.ts'
import { formatNumber, formatShare } from '../../../text/format.ts'
import { REPORTS_PAGE } from '../../../text/reports.ts'
import { addressOf } from '../use-meeting.ts'
import { AttendedPeople } from './AttendedPeople.tsx'
import { reachOf } from './attendance-rows.ts'
import { MeetingReportFile } from './MeetingReportFile.tsx'
import { SessionBars } from './SessionBars.tsx'
import { SignedSheets } from './SignedSheets.tsx'
import { useAttendance, type AttendanceReply } from './use-attendance.ts'

type Props = {
  /** The area whose people are shown: the meeting's own where the person may, else her own. */
  readonly area: string
  readonly meeting: Meeting
  /** Takes attendance of it. */
  readonly mayTake: boolean
  /** Reads the meeting's own area, and with it everybody's name. */
  readonly maySeeSheets: boolean
}

export function AttendancePanel({ area, meeting, mayTake, maySeeSheets }: Props): JSX.Element {
  const { shown, at, error, isLive, reload } = useAttendance(area, meeting.id, useZone())
  return (
    <section class="roster present" aria-labelledby="kehadiran">
      <div class="meeting-list-head">
        <h2 id="kehadiran">{ATTENDANCE.title}</h2>
        {shown !== null && (
          <p class="present-at">
            <span class="muted num" role="status">
              {ATTENDANCE.at(at)}
              {isLive && ATTENDANCE.live}
            </span>
            <Button kind="quiet" icon="reload" onClick={reload}>
              {ATTENDANCE.refresh}
            </Button>
          </p>
        )}
      </div>
      {shown === null ? (
        error === null ? (
          <Loading label={ATTENDANCE.loading} rows={3} />
        ) : (
          <Problem error={error} onRetry={reload} />
        )
      ) : (
        <>
          {area !== meeting.area.code && <p class="muted">{ATTENDANCE.onlyHere}</p>}
          {error !== null && <Notice kind="wait">{ATTENDANCE.stale(at)}</Notice>}
          <Shown area={area} shown={shown} mayTake={mayTake} />
        </>
      )}
      {maySeeSheets && <SignedSheets meeting={meeting} mayChange={mayTake} />}
      <MeetingReportFile area={area} meeting={meeting} />
    </section>
  )
}

type ShownProps = Pick<Props, 'area' | 'mayTake'> & { readonly shown: AttendanceReply }

function Shown({ area, shown, mayTake }: ShownProps): JSX.Element {
  const { meeting, sessions, people } = shown
  const roll = mayTake ? `/pelatih/hadir/?kegiatan=${meeting.id}` : undefined
  const isMarked = sessions.some(({ counts }) => counts.none < people.length)
  if (!isMarked || people.length === 0) {
    return (
      <Empty
        title={ATTENDANCE.emptyTitle}
        action={
          roll !== undefined && (
            <Button icon="check" href={roll}>
              {ATTENDANCE.toRoll}
            </Button>
          )
        }
      >
        {mayTake ? ATTENDANCE.emptyBody : ATTENDANCE.emptyReadOnly}
      </Empty>
    )
  }
  const { invited, came, enough, of } = reachOf(people)
  const marked = sessions.filter(
    ({ counts, isCounted }) => isCounted || counts.none < people.length,
  )
  const silent = sessions.length - marked.length
  return (
    <>
      {of > 0 && invited > 0 && (
        <div class="stats">
          <Stat
            label={ATTENDANCE_STATS.came}
            value={formatNumber(came)}
            of={ATTENDANCE_STATS.of(invited)}
            definition={ATTENDANCE_STATS.cameMeaning(formatShare(came, invited))}
          />
          <Stat
            label={ATTENDANCE_STATS.enough}
            value={formatNumber(enough)}
            of={ATTENDANCE_STATS.of(invited)}
            definition={ATTENDANCE_STATS.enoughMeaning(of)}
          />
        </div>
      )}
      <SessionBars sessions={marked} />
      {silent > 0 && <p class="muted small">{ATTENDANCE.silent(silent)}</p>}
      <AttendedPeople people={people} matchHref={roll} />
      <div class="meeting-do">
        <Button icon="sheet" href={fileHref(attendanceXlsx.path, area, meeting.id)} download>
          {REPORTS_PAGE.xlsx}
        </Button>
        <Button icon="download" href={fileHref(attendanceCsv.path, area, meeting.id)} download>
          {REPORTS_PAGE.csv}
        </Button>
        <Button icon="print" href={`${addressOf('cetak/', meeting.id)}&lembar=terisi`}>
          {ATTENDANCE.print}
        </Button>
      </div>
      <p class="small muted">{ATTENDANCE.logged}</p>
    </>
  )
}

const fileHref = (path: string, area: string, meetingId: string): string =>
  path.replace(':area', area).replace(':meetingId', meetingId)

/** One meeting: its facts, its agenda, who is invited, and what is done with it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { setMeetingState, type MeetingState } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { formatDates } from '../../text/certification.ts'
import {
  hoursWords,
  MEETING,
  MEETING_KIND_WORDS,
  MEETING_STATE_LOOK,
  MEETING_STATE_WORDS,
  MEETINGS,
  whoseWords,
} from '../../text/meetings.ts'
import { AgendaDays } from './AgendaDays.tsx'
import { AttendancePanel } from './attendance/AttendancePanel.tsx'
import { InvitePeople } from './InvitePeople.tsx'
import { Outcome } from './Outcome.tsx'
import { Newcomers } from './Newcomers.tsx'
import { People } from './People.tsx'
import {
  addressOf,
  mayEditIn,
  mayReadIn,
  readingArea,
  useMeeting,
  useMeetingId,
  type MeetingReply,
} from './use-meeting.ts'

export function MeetingPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useMeetingId()
  const reply = useMeeting(area, id)
  if (session.state !== 'in' || area === null) return <Loading label={MEETING.loading} rows={6} />
  if (id === '') return <NoMeeting />
  if (reply.state === 'loading') return <Loading label={MEETING.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return (
    <Shown
      key={`${area.code}/${id}`}
      area={area}
      mayEdit={mayEditIn(session.who, reply.answer.meeting.area.code)}
      maySeeSheets={mayReadIn(session.who, reply.answer.meeting.area.code)}
      from={readingArea(session.who, area, reply.answer.meeting)}
      shown={reply.answer}
      onChanged={reply.reload}
    />
  )
}

/** The address names no meeting. */
export function NoMeeting(): JSX.Element {
  return (
    <Empty
      title={MEETING.noneTitle}
      action={
        <Button kind="primary" href="/dinas/kegiatan/">
          {MEETING.back}
        </Button>
      }
    >
      {MEETING.noneBody}
    </Empty>
  )
}

const QUESTIONS = {
  HELD: { title: MEETING.holdTitle, body: MEETING.holdBody, yes: MEETING.hold, kind: 'primary' },
  CANCELLED: {
    title: MEETING.cancelTitle,
    body: MEETING.cancelBody,
    yes: MEETING.cancel,
    kind: 'danger',
  },
  PLANNED: { title: MEETING.planTitle, body: MEETING.planBody, yes: MEETING.plan, kind: 'primary' },
} as const

type ShownProps = {
  readonly area: OfficeArea
  readonly mayEdit: boolean
  readonly maySeeSheets: boolean
  /** The area whose people attendance shows. */
  readonly from: string
  readonly shown: MeetingReply
  readonly onChanged: () => void
}

function Shown(props: ShownProps): JSX.Element {
  const { area, mayEdit, maySeeSheets, from, shown, onChanged } = props
  const { meeting, sessions, people } = shown
  const { id, state, version } = meeting
  const [asking, setAsking] = useState<MeetingState | null>(null)
  const [isInviting, setInviting] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const mayChange = mayEdit && state !== 'CANCELLED'
  function changed(words: string): void {
    setInviting(false)
    setAsking(null)
    setSaid(words)
    onChanged()
  }
  async function setState(next: MeetingState): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const input = { area: meeting.area.code, meetingId: id, version, state: next }
      await call(setMeetingState, input)
      changed(MEETING.saved)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  function ask(next: MeetingState): void {
    setSaid('')
    setError(null)
    setAsking(next)
  }
  const facts = [
    [MEETINGS.days, formatDates(meeting.startsOn, meeting.endsOn)],
    [MEETINGS.place, meeting.place],
    [MEETINGS.whose, whoseWords(meeting.area)],
    [MEETINGS.hours, meeting.hours === 0 ? '' : hoursWords(meeting.hours)],
    [MEETING.course, meeting.courseCode ?? ''],
    [MEETING.budgetSource, meeting.budgetSource],
    [MEETING.basis, meeting.basis],
  ] as const
  const over = meeting.capacity === null ? 0 : meeting.people - meeting.capacity
  return (
    <div class="roster">
      <p>
        <Button kind="quiet" icon="arrow-left" href="/dinas/kegiatan/">
          {MEETING.back}
        </Button>
      </p>
      <section class="panel meeting-head" aria-labelledby="kegiatan-nama">
        <div class="meeting-title">
          <h2 id="kegiatan-nama">{meeting.title}</h2>
          <span class="muted">{MEETING_KIND_WORDS[meeting.kind]}</span>
          <span class={MEETING_STATE_LOOK[state]}>{MEETING_STATE_WORDS[state]}</span>
        </div>
        <dl class="meeting-facts">
          {facts
            .filter(([, words]) => words !== '')
            .map(([label, words]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          <div>
            <dt>{MEETINGS.invited}</dt>
            <dd>
              {meeting.capacity === null
                ? MEETING.people(meeting.people)
                : MEETING.seats(meeting.people, meeting.capacity)}{' '}
              {over > 0 && <span class="tag wait">{MEETING.over(over)}</span>}
            </dd>
          </div>
        </dl>
        {mayEdit && (
          <div class="roster-choices">
            {state !== 'CANCELLED' && (
              <Button icon="edit" href={addressOf('isi/', id)}>
                {MEETING.edit}
              </Button>
            )}
            {state === 'PLANNED' ? (
              <>
                <Button icon="check" onClick={() => ask('HELD')}>
                  {MEETING.hold}
                </Button>
                <Button kind="quiet" icon="ban" onClick={() => ask('CANCELLED')}>
                  {MEETING.cancel}
                </Button>
              </>
            ) : (
              <Button kind="quiet" icon="undo" onClick={() => ask('PLANNED')}>
                {MEETING.plan}
              </Button>
            )}
          </div>
        )}
      </section>
      {!mayEdit && <p class="muted">{MEETING.readOnly}</p>}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <div class="meeting-do">
        <Button icon="print" href={addressOf('cetak/', id)}>
          {MEETING.paper}
        </Button>
        {people.length > 0 && (
          <Button icon="message" href={addressOf('pesan/', id)}>
            {MEETING.message}
          </Button>
        )}
        {people.length > 0 && meeting.courseCode !== null && (
          <Button icon="sheet" href={`/dinas/laporan/?laporan=R6&kegiatan=${id}`}>
            {MEETING.marks}
          </Button>
        )}
        {mayEdit && meeting.state !== 'CANCELLED' && (
          <Button icon="check" href={`/pelatih/hadir/?kegiatan=${id}`}>
            {MEETING.roll}
          </Button>
        )}
        <Button icon="presentation" href={`/pelatih/kelas/?kegiatan=${id}`}>
          {MEETING.class}
        </Button>
        {mayEdit && people.length > 0 && meeting.courseCode !== null && (
          <Button icon="eye" href={`/pelatih/praktik/?buku=kegiatan-${id}`}>
            {MEETING.practice}
          </Button>
        )}
      </div>
      <AgendaDays
        sessions={sessions}
        action={
          mayChange && (
            <Button icon="edit" href={addressOf('isi/', id)}>
              {MEETING.addAgenda}
            </Button>
          )
        }
      />
      <AttendancePanel
        area={from}
        meeting={meeting}
        mayTake={mayEdit}
        maySeeSheets={maySeeSheets}
      />
      {area.code === meeting.area.code && meeting.area.level === 'district' && (
        <Newcomers district={area.code} meetingId={id} />
      )}
      <Outcome area={area} shown={shown} mayEdit={mayEdit} />
      <People
        area={area}
        shown={shown}
        mayChange={mayChange}
        onInvite={() => {
          setSaid('')
          setInviting(true)
        }}
        onChanged={changed}
      />
      {isInviting && (
        <InvitePeople
          area={area}
          shown={shown}
          onClose={() => setInviting(false)}
          onInvited={changed}
        />
      )}
      {asking !== null && (
        <Confirm
          title={QUESTIONS[asking].title}
          yes={QUESTIONS[asking].yes}
          kind={QUESTIONS[asking].kind}
          busy={isBusy ? MEETING.working : undefined}
          error={error}
          onYes={() => void setState(asking)}
          onNo={() => setAsking(null)}
        >
          <p>{QUESTIONS[asking].body}</p>
        </Confirm>
      )}
    </div>
  )
}

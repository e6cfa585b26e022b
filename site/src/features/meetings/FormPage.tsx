/** Writing a meeting: what was read, what was kept of an earlier try, and what may not be written. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useArea, useSession, type OfficeArea, type Staff } from '../../lib/session.ts'
import { MEETING_FORM, MEETINGS } from '../../text/meetings.ts'
import { findForm, forgetForm, type KeptForm } from './keep-form.ts'
import { emptyForm, formOf } from './meeting-form.ts'
import { WriteMeeting } from './WriteMeeting.tsx'
import { addressOf, mayEditIn, useMeeting, useMeetingId, type MeetingReply } from './use-meeting.ts'

export function FormPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useMeetingId()
  if (session.state !== 'in' || area === null) {
    return <Loading label={MEETING_FORM.loading} rows={6} />
  }
  const key = `${area.code}/${id}`
  return id === '' ? (
    <NewMeeting key={key} area={area} who={session.who} />
  ) : (
    <KnownMeeting key={key} area={area} who={session.who} id={id} />
  )
}

type Props = { readonly area: OfficeArea; readonly who: Staff }

const Back = ({ to }: { readonly to: string }) => (
  <Button kind="quiet" icon="arrow-left" href={to}>
    {to.includes('?') ? MEETING_FORM.backToOne : MEETING_FORM.back}
  </Button>
)

function NewMeeting({ area, who }: Props): JSX.Element {
  const fresh = (): KeptForm => ({
    meetingId: crypto.randomUUID(),
    version: 0,
    form: emptyForm(area.code),
  })
  if (!mayEditIn(who, area.code)) {
    return (
      <Empty title={MEETINGS.emptyTitle} action={<Back to="/dinas/kegiatan/" />}>
        {MEETINGS.emptyReadOnly}
      </Empty>
    )
  }
  return (
    <div class="roster">
      <p>
        <Back to="/dinas/kegiatan/" />
      </p>
      <Begun area={area} of="" fresh={fresh} />
    </div>
  )
}

function KnownMeeting({ area, who, id }: Props & { readonly id: string }): JSX.Element {
  const reply = useMeeting(area, id)
  if (reply.state === 'loading') return <Loading label={MEETING_FORM.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { meeting } = reply.answer
  const back = <Back to={addressOf('satu/', id)} />
  if (!mayEditIn(who, meeting.area.code)) {
    return (
      <Empty title={MEETING_FORM.offDistrictTitle} action={back}>
        {MEETING_FORM.offDistrictBody}
      </Empty>
    )
  }
  if (meeting.state === 'CANCELLED') {
    return (
      <Empty title={MEETING_FORM.cancelledTitle} action={back}>
        {MEETING_FORM.cancelledBody}
      </Empty>
    )
  }
  return (
    <div class="roster">
      <p>{back}</p>
      <Begun area={area} of={id} fresh={() => keptOf(reply.answer)} />
    </div>
  )
}

function keptOf({ meeting, sessions }: MeetingReply): KeptForm {
  return { meetingId: meeting.id, version: meeting.version, form: formOf(meeting, sessions) }
}

type BegunProps = {
  readonly area: OfficeArea
  readonly of: string
  readonly fresh: () => KeptForm
}

function Begun({ area, of, fresh }: BegunProps): JSX.Element {
  const [begun, setBegun] = useState(() => {
    const kept = findForm(area.code, of)
    return { from: kept ?? fresh(), isKept: kept !== null, turn: 0 }
  })
  return (
    <WriteMeeting
      key={begun.turn}
      area={area}
      of={of}
      from={begun.from}
      isKept={begun.isKept}
      onBegin={(from) => {
        forgetForm(area.code, of)
        setBegun({ from: from ?? fresh(), isKept: false, turn: begun.turn + 1 })
      }}
    />
  )
}

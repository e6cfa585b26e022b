/** The page on which the outcome of a meeting is written: begun from what was kept in this tab, else from what is saved. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readMeetingSheets } from '../../../../worker/contract/meeting-sheets.ts'
import { readOutcome, type Outcome } from '../../../../worker/contract/meeting-outcomes.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { MEETING_FORM } from '../../text/meetings.ts'
import { OUTCOME, OUTCOME_FORM } from '../../text/outcomes.ts'
import { findKeptOutcome, forgetOutcome, type KeptOutcome } from './keep-outcome.ts'
import { NoMeeting } from './MeetingPage.tsx'
import { outcomeFormOf, type Team } from './outcome-form.ts'
import { addressOf, mayEditIn, useMeeting, useMeetingId, type MeetingReply } from './use-meeting.ts'
import { WriteOutcome } from './WriteOutcome.tsx'

export function OutcomePage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useMeetingId()
  const reply = useMeeting(area, id)
  if (session.state !== 'in' || area === null)
    return <Loading label={OUTCOME_FORM.loading} rows={6} />
  if (id === '') return <NoMeeting />
  if (reply.state === 'loading') return <Loading label={OUTCOME_FORM.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { meeting, asOf } = reply.answer
  const back = (
    <Button kind="quiet" icon="arrow-left" href={addressOf('satu/', id)}>
      {MEETING_FORM.backToOne}
    </Button>
  )
  const why = !mayEditIn(session.who, meeting.area.code)
    ? MEETING_FORM.offDistrictBody
    : meeting.state === 'CANCELLED'
      ? OUTCOME.off
      : meeting.kind === 'TRAINING'
        ? OUTCOME_FORM.trainingBody
        : meeting.startsOn > asOf
          ? OUTCOME.ahead(meeting.startsOn)
          : ''
  if (why !== '') {
    return (
      <Empty title={OUTCOME_FORM.notYetTitle} action={back}>
        {why}
      </Empty>
    )
  }
  return (
    <div class="roster">
      <p>
        {back} <span class="muted">{meeting.title}</span>
      </p>
      <Known key={`${area.code}/${id}`} area={area} shown={reply.answer} />
    </div>
  )
}

type KnownProps = { readonly area: OfficeArea; readonly shown: MeetingReply }

/** What is written so far, and what the roster says of the teams on the meeting's day. */
function Known({ area, shown }: KnownProps): JSX.Element {
  const { meeting, asOf } = shown
  const reply = useReply(`${area.code}/${meeting.id}`, async (signal) => {
    const at = { area: area.code, meetingId: meeting.id }
    const day = meeting.endsOn < asOf ? { asOf: meeting.endsOn } : {}
    const [{ outcome, areas }, teams] = await Promise.all([
      call(readOutcome, at, { signal }),
      meeting.kind === 'WORKSHOP'
        ? call(readMeetingSheets, { area: meeting.area.code, ...day }, { signal })
        : null,
    ])
    return { outcome, areas, teams: teams === null ? [] : teamsOf(teams.sheets) }
  })
  if (reply.state === 'loading') return <Loading label={OUTCOME_FORM.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { outcome, areas, teams } = reply.answer
  return <Begun meeting={meeting} outcome={outcome} areas={areas} teams={teams} />
}

type Sheets = Awaited<ReturnType<typeof call<typeof readMeetingSheets>>>['sheets']

function teamsOf(sheets: Sheets): Team[] {
  return sheets.flatMap(({ code, team, villageTeams }) => [{ code, ...team }, ...villageTeams])
}

type BegunProps = {
  readonly meeting: MeetingReply['meeting']
  readonly outcome: Outcome
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly teams: readonly Team[]
}

function Begun({ meeting, outcome, areas, teams }: BegunProps): JSX.Element {
  const fresh = (): KeptOutcome => ({
    version: outcome.version,
    form: outcomeFormOf(outcome, teams),
  })
  const [begun, setBegun] = useState(() => {
    const kept = findKeptOutcome(meeting.id)
    return { from: kept ?? fresh(), isKept: kept !== null, turn: 0 }
  })
  return (
    <WriteOutcome
      key={begun.turn}
      meeting={meeting}
      areas={areas}
      teams={teams}
      from={begun.from}
      isKept={begun.isKept}
      onBegin={(from) => {
        forgetOutcome(meeting.id)
        setBegun({ from: from ?? fresh(), isKept: false, turn: begun.turn + 1 })
      }}
    />
  )
}

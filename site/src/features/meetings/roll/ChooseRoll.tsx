/** Meetings to take attendance of: those kept on this phone, and with signal those of this week. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { listMeetings, type Meeting } from '../../../../../worker/contract/meetings.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { useArea, useSession } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDates } from '../../../text/certification.ts'
import { ROLL } from '../../../text/roll.ts'
import { mayEditIn } from '../use-meeting.ts'
import { isUnsent } from './outbox.ts'
import { ROLL_PAGE } from './place.ts'
import { onThisPhone } from './this-phone.ts'

const WEEK = 7 * 86_400_000

type Line = {
  readonly meeting: Pick<Meeting, 'id' | 'title' | 'place' | 'startsOn' | 'endsOn'>
  readonly unsent: number
}

export function ChooseRoll(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const [kept, setKept] = useState<readonly Line[] | null>(null)
  useEffect(() => {
    onThisPhone()
      .list()
      .then(
        ({ rolls, events }) =>
          setKept(
            rolls.map(({ meetingId, roll }) => ({
              meeting: roll.meeting,
              unsent: events.filter((each) => each.meetingId === meetingId && isUnsent(each))
                .length,
            })),
          ),
        () => setKept([]),
      )
  }, [])
  const reply = useReply(area === null ? null : area.code, (signal) =>
    call(listMeetings, { area: area?.code ?? '' }, { signal }),
  )
  if (kept === null) return <Loading label={ROLL.loading} />
  const ids = new Set(kept.map(({ meeting }) => meeting.id))
  const coming =
    reply.state === 'here' && session.state === 'in'
      ? reply.answer.meetings.filter(
          (meeting) =>
            meeting.state !== 'CANCELLED' &&
            mayEditIn(session.who, meeting.area.code) &&
            isNear(meeting, reply.answer.asOf) &&
            !ids.has(meeting.id),
        )
      : []
  const isOffline =
    session.state === 'failed' &&
    session.error instanceof CallProblem &&
    session.error.code === 'OFFLINE'
  return (
    <>
      {session.state !== 'out' && <p>{ROLL.lede}</p>}
      {kept.length > 0 && (
        <section aria-labelledby="di-hp">
          <h2 id="di-hp">{ROLL.onPhone}</h2>
          <p class="muted">{ROLL.onPhoneHelp}</p>
          <Lines lines={kept} />
        </section>
      )}
      {isOffline ? (
        <p class="muted">{kept.length === 0 ? ROLL.nothingKept : ROLL.offlineList}</p>
      ) : session.state === 'failed' ? (
        <Problem error={session.error} onRetry={() => location.reload()} />
      ) : session.state === 'out' ? null : reply.state === 'failed' ? (
        <Problem error={reply.error} onRetry={reply.reload} />
      ) : reply.state === 'loading' ? (
        <Loading label={ROLL.loading} />
      ) : coming.length > 0 ? (
        <section aria-labelledby="minggu-ini">
          <h2 id="minggu-ini">{ROLL.thisWeek}</h2>
          <Lines lines={coming.map((meeting) => ({ meeting, unsent: 0 }))} />
        </section>
      ) : kept.length > 0 ? null : (
        <Empty
          title={ROLL.noMeetingsTitle}
          action={<Button href="/dinas/kegiatan/">{ROLL.toMeetings}</Button>}
        >
          <p>{ROLL.noMeetingsBody}</p>
        </Empty>
      )}
    </>
  )
}

/** Today lies in it, or in the week before or after. */
function isNear({ startsOn, endsOn }: Meeting, asOf: string): boolean {
  const today = Date.parse(asOf)
  return Date.parse(startsOn) - WEEK <= today && today <= Date.parse(endsOn) + WEEK
}

function Lines({ lines }: { readonly lines: readonly Line[] }): JSX.Element {
  return (
    <ul class="roll-meetings">
      {lines.map(({ meeting, unsent }) => (
        <li key={meeting.id}>
          <a href={`${ROLL_PAGE}?kegiatan=${meeting.id}`}>
            <span class="roll-name">{meeting.title}</span>
            <span class="roll-place">
              {formatDates(meeting.startsOn, meeting.endsOn)} · {meeting.place}
            </span>
            {unsent > 0 && <span class="tag wait">{ROLL.unsent(unsent)}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

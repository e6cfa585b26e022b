/** A message to those who are invited: the same tool that writes to a cohort. */
import type { JSX } from 'preact'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MessageSender } from '../../components/messages/MessageSender.tsx'
import type { Recipient } from '../../components/messages/OneByOne.tsx'
import { Problem } from '../../components/Problem.tsx'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { formatDates } from '../../text/certification.ts'
import { INVITED, MEETING_FORM } from '../../text/meetings.ts'
import { meetingTemplates, MESSAGES } from '../../text/messages.ts'
import { areaName } from '../../text/roster.ts'
import { hourWords, officeOf } from './paper-words.ts'
import { NoMeeting } from './MeetingPage.tsx'
import { addressOf, useMeeting, useMeetingId } from './use-meeting.ts'

export function Messages(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useMeetingId()
  const reply = useMeeting(area, id)
  if (session.state !== 'in' || area === null) return <Loading label={MESSAGES.loading} rows={6} />
  if (id === '') return <NoMeeting />
  if (reply.state === 'loading') return <Loading label={MESSAGES.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { meeting, sessions, people } = reply.answer
  const back = (
    <Button kind="quiet" icon="arrow-left" href={addressOf('satu/', id)}>
      {MEETING_FORM.backToOne}
    </Button>
  )
  const [first, ...rest] = people.map((person): Recipient => ({
    cadreId: person.cadreId,
    name: person.name,
    village: person.area === null ? '' : areaName(person.area),
  }))
  if (first === undefined) {
    return (
      <Empty title={INVITED.emptyTitle} action={back}>
        {INVITED.emptyBody}
      </Empty>
    )
  }
  const hour = hourWords(sessions, area.district.timeZone)
  return (
    <div class="roster">
      <p>
        {back} <span class="muted">{meeting.title}</span>
      </p>
      <MessageSender
        key={`${area.code}/${id}`}
        district={area.districtCode}
        round={`kegiatan/${id}`}
        people={[first, ...rest]}
        shared={{
          kegiatan: meeting.title,
          tanggal: formatDates(meeting.startsOn, meeting.endsOn),
          ...(hour === '' ? {} : { pukul: hour }),
          tempat: meeting.place,
          'alamat hadir': `${location.origin}/hadir/`,
        }}
        templates={meetingTemplates(officeOf(meeting, area.district), hour !== '')}
        mayReadNumbers={holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN'])}
      />
    </div>
  )
}

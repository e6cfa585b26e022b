/** The papers of a meeting, to be printed by the browser: the letter of invitation, the agenda, blank attendance sheets. */
import type { JSX } from 'preact'
import type { Session } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { SignSheet } from '../../components/SignSheet.tsx'
import { useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { daysOf } from '../../lib/sheet-rows.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { ATTENDANCE_CARDS } from '../../text/attendance-cards.ts'
import { dayWords } from '../../text/cohorts.ts'
import { formatMoment } from '../../text/format.ts'
import { PAPERS, SHEET_FACTS } from '../../text/meeting-papers.ts'
import { clockWords, MEETING, MEETING_FORM } from '../../text/meetings.ts'
import { printedLine } from '../../text/reporting.ts'
import { AgendaPaper } from './AgendaPaper.tsx'
import { Attestations } from './Attestations.tsx'
import { AttendanceCards } from './AttendanceCards.tsx'
import { FilledSheets } from './attendance/FilledSheets.tsx'
import { Letter } from './Letter.tsx'
import { NoMeeting } from './MeetingPage.tsx'
import { letterOf } from './paper-words.ts'
import { groupsOf, subDistrictOf, villageOf } from './people-rows.ts'
import {
  addressOf,
  mayEditIn,
  readingArea,
  useMeeting,
  useMeetingId,
  type MeetingReply,
} from './use-meeting.ts'

export function Papers(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useMeetingId()
  const reply = useMeeting(area, id)
  const [which, setWhich] = useUrlState('lembar', 'undangan')
  if (session.state !== 'in' || area === null) return <Loading label={MEETING.loading} rows={6} />
  if (id === '') return <NoMeeting />
  if (reply.state === 'loading') return <Loading label={MEETING.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const shown = reply.answer
  const printed = printedLine(formatMoment(new Date().toISOString(), area.district.timeZone))
  const hasPaper = which !== 'acara' || shown.sessions.length > 0
  const isAttest = which === 'piagam' || which === 'narasumber'
  return (
    <div class="roster">
      <div class="no-print roster">
        <p>
          <Button kind="quiet" icon="arrow-left" href={addressOf('satu/', id)}>
            {PAPERS.back}
          </Button>{' '}
          <span class="muted">{shown.meeting.title}</span>
        </p>
        <Chips
          label={PAPERS.which}
          value={which}
          chips={[
            { value: 'undangan', label: PAPERS.letter },
            { value: 'acara', label: PAPERS.agenda },
            { value: 'hadir', label: PAPERS.sheet },
            { value: 'kartu', label: ATTENDANCE_CARDS.chip },
            { value: 'terisi', label: PAPERS.filled },
            ...(mayEditIn(session.who, shown.meeting.area.code)
              ? [
                  { value: 'piagam', label: PAPERS.attest },
                  { value: 'narasumber', label: PAPERS.attestSpeakers },
                ]
              : []),
          ]}
          onChange={setWhich}
        />
        {which !== 'hadir' && which !== 'terisi' && !isAttest && hasPaper && (
          <p>
            <Button kind="primary" icon="print" onClick={() => print()}>
              {PAPERS.print}
            </Button>
          </p>
        )}
      </div>
      {isAttest ? (
        <Attestations
          key={which}
          district={area.district}
          shown={shown}
          whom={which === 'piagam' ? 'PARTICIPANTS' : 'SPEAKERS'}
        />
      ) : which === 'kartu' ? (
        <AttendanceCards district={area.district} shown={shown} />
      ) : which === 'hadir' ? (
        <SheetsFor area={area} shown={shown} printed={printed} />
      ) : which === 'terisi' ? (
        <FilledSheets
          area={area}
          from={readingArea(session.who, area, shown.meeting)}
          meetingId={id}
        />
      ) : which === 'acara' ? (
        hasPaper ? (
          <div class="sheets">
            <AgendaPaper district={area.district} shown={shown} printed={printed} />
          </div>
        ) : (
          <Empty
            title={MEETING.noAgenda}
            action={<Button href={addressOf('satu/', id)}>{MEETING_FORM.backToOne}</Button>}
          >
            {PAPERS.noAgenda}
          </Empty>
        )
      ) : (
        <Letter district={area.district} shown={shown} printed={printed} />
      )}
    </div>
  )
}

const BLANKS = ['0', '5', '10', '20']

type SheetsProps = {
  readonly area: OfficeArea
  readonly shown: MeetingReply
  readonly printed: string
}

function SheetsFor({ area, shown, printed }: SheetsProps): JSX.Element {
  const { meeting, sessions, people } = shown
  const [per, setPer] = useUrlState('per', 'hari')
  const [order, setOrder] = useUrlState('urut', 'tempat')
  const [blank, setBlank] = useUrlState('kosong', '5')
  const taught = sessions.filter(({ hours }) => hours > 0)
  const isPerSession = per === 'sesi' && taught.length > 0
  const blanks = BLANKS.includes(blank) ? Number(blank) : 5
  const sheets: readonly { readonly day: string; readonly of: Session | null }[] = isPerSession
    ? taught.map((of) => ({ day: of.date, of }))
    : daysOf(meeting.startsOn, meeting.endsOn).map((day) => ({ day, of: null }))
  // The Worker gives them by name.
  const listed = order === 'nama' ? people : groupsOf(people).flatMap(({ people: of }) => of)
  const rows = listed.map((person) => ({
    name: person.name,
    village: villageOf(person),
    subDistrict: subDistrictOf(person),
  }))
  return (
    <>
      <div class="no-print roster">
        <div class="toolbar">
          <Select
            label={PAPERS.per}
            value={isPerSession ? 'sesi' : 'hari'}
            options={[
              { value: 'hari', label: PAPERS.perDay },
              ...(taught.length > 0 ? [{ value: 'sesi', label: PAPERS.perSession }] : []),
            ]}
            onChange={setPer}
          />
          <Select
            label={PAPERS.order}
            value={order === 'nama' ? 'nama' : 'tempat'}
            options={[
              { value: 'tempat', label: PAPERS.byPlace },
              { value: 'nama', label: PAPERS.byName },
            ]}
            onChange={setOrder}
          />
          <Select
            label={PAPERS.blank}
            value={String(blanks)}
            options={BLANKS.map((value) => ({ value, label: value }))}
            onChange={setBlank}
          />
          <Button kind="primary" icon="print" onClick={() => print()}>
            {PAPERS.print}
          </Button>
        </div>
        <p class="muted">{PAPERS.sheets(sheets.length)}</p>
      </div>
      <div class="sheets">
        {sheets.map(({ day, of }) => (
          <SignSheet
            key={of?.id ?? day}
            letter={letterOf(meeting, area.district)}
            isDemo={area.district.isDemo}
            facts={[
              [SHEET_FACTS.event, meeting.title],
              [SHEET_FACTS.day, dayWords(day)],
              ...(of === null ? [] : [[SHEET_FACTS.session, sessionWords(of)] as const]),
              [SHEET_FACTS.place, meeting.place],
            ]}
            rows={rows}
            // A sheet without a single line would be no use to anybody.
            blanks={rows.length === 0 && blanks === 0 ? 20 : blanks}
            foot={printed}
          />
        ))}
      </div>
    </>
  )
}

function sessionWords({ startsAt, endsAt, title }: Session): string {
  return `${clockWords(startsAt)}–${clockWords(endsAt)}, ${title}`
}

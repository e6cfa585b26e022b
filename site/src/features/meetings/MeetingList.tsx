/** All meetings of the area by year and kind, the latest first; a sub-district also sees those of its district. */
import type { JSX } from 'preact'
import {
  listMeetings,
  type Meeting,
  type MeetingKind,
} from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table, type Column } from '../../components/Table.tsx'
import { useYear, YearSelect } from '../../components/YearSelect.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { formatDates } from '../../text/certification.ts'
import { formatNumber } from '../../text/format.ts'
import {
  hoursWords,
  MEETING_KIND_WORDS,
  MEETING_STATE_LOOK,
  MEETING_STATE_WORDS,
  MEETINGS,
  whoseWords,
} from '../../text/meetings.ts'
import { OPEN_ACTIONS } from '../../text/outcomes.ts'
import { addressOf, mayEditIn } from './use-meeting.ts'

export function MeetingList(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={MEETINGS.loading} rows={5} />
  return <Meetings key={area.code} area={area} mayEdit={mayEditIn(session.who, area.code)} />
}

/** In the address: the kind in the words of the screen. */
const KINDS: Readonly<Record<string, MeetingKind>> = {
  pelatihan: 'TRAINING',
  rakor: 'COORDINATION',
  minlok: 'WORKSHOP',
  pembinaan: 'COACHING',
}

type Props = { readonly area: OfficeArea; readonly mayEdit: boolean }

function Meetings({ area, mayEdit }: Props): JSX.Element {
  const { year, setYear } = useYear()
  const [shown, setShown] = useUrlState('jenis')
  const kind = KINDS[shown]
  const reply = useReply(`${area.code}/${year ?? ''}/${shown}`, (signal) =>
    call(
      listMeetings,
      {
        area: area.code,
        ...(year === null ? {} : { year }),
        ...(kind === undefined ? {} : { kind }),
      },
      { signal },
    ),
  )
  const years = reply.state === 'here' ? reply.answer.years : []
  const isEmpty = reply.state === 'here' && years.length === 0
  const add = mayEdit && (
    <Button kind="primary" icon="plus" href="/dinas/kegiatan/isi/">
      {MEETINGS.add}
    </Button>
  )
  return (
    <div class="roster">
      {!isEmpty && (
        <>
          <div class="toolbar">
            <YearSelect year={year} setYear={setYear} years={years} />
            {add}
            <Button icon="clock" href="/dinas/kegiatan/tindak-lanjut/">
              {OPEN_ACTIONS.title}
            </Button>
          </div>
          <Chips
            label={MEETINGS.kind}
            value={kind === undefined ? '' : shown}
            chips={[
              { value: '', label: MEETINGS.all },
              ...Object.entries(KINDS).map(([value, each]) => ({
                value,
                label: MEETING_KIND_WORDS[each],
              })),
            ]}
            onChange={setShown}
          />
        </>
      )}
      {reply.state === 'loading' && <Loading label={MEETINGS.loading} rows={5} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {isEmpty && (
        <Empty title={MEETINGS.emptyTitle} action={add}>
          <p>{MEETINGS.emptyBody}</p>
          {!mayEdit && <p>{MEETINGS.emptyReadOnly}</p>}
        </Empty>
      )}
      {reply.state === 'here' &&
        !isEmpty &&
        (reply.answer.meetings.length === 0 ? (
          <Empty
            title={MEETINGS.noMatchTitle}
            action={
              <Button
                onClick={() => {
                  setYear('')
                  setShown('')
                }}
              >
                {MEETINGS.clear}
              </Button>
            }
          />
        ) : (
          <>
            {reply.answer.isCut && <Notice>{MEETINGS.cut(reply.answer.meetings.length)}</Notice>}
            <Table
              label={MEETINGS.title}
              rows={reply.answer.meetings}
              rowKey={({ id }) => id}
              columns={COLUMNS}
            />
          </>
        ))}
    </div>
  )
}

const COLUMNS: readonly Column<Meeting>[] = [
  {
    key: 'name',
    title: MEETINGS.name,
    cell: ({ id, title, kind }) => (
      <>
        <a class="roster-name" href={addressOf('satu/', id)}>
          {title}
        </a>
        <small>{MEETING_KIND_WORDS[kind]}</small>
      </>
    ),
    sort: ({ title }) => title,
  },
  {
    key: 'days',
    title: MEETINGS.days,
    cell: ({ startsOn, endsOn }) => formatDates(startsOn, endsOn),
    sort: ({ startsOn }) => startsOn,
  },
  { key: 'place', title: MEETINGS.place, cell: ({ place }) => place },
  {
    key: 'whose',
    title: MEETINGS.whose,
    cell: ({ area }) => whoseWords(area),
    sort: ({ area }) => area.code,
  },
  {
    key: 'state',
    title: MEETINGS.state,
    cell: ({ state }) => (
      <span class={MEETING_STATE_LOOK[state]}>{MEETING_STATE_WORDS[state]}</span>
    ),
    sort: ({ state }) => state,
  },
  {
    key: 'people',
    title: MEETINGS.invited,
    numeric: true,
    cell: ({ people }) => formatNumber(people),
    sort: ({ people }) => people,
  },
  {
    key: 'hours',
    title: MEETINGS.hours,
    numeric: true,
    cell: ({ hours }) => hoursWords(hours),
    sort: ({ hours }) => hours,
  },
]

/** All promises that are open in an area, overdue ones first: what the office asks about before the next meeting. */
import type { JSX } from 'preact'
import {
  listOpenActions,
  type MeetingName,
  type OpenAction,
} from '../../../../worker/contract/meeting-outcomes.ts'
import type { ActionState } from '../../../../worker/contract/outcome-rules.ts'
import { useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table, type Column } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, type OfficeArea, type Staff } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { formatDate } from '../../text/format.ts'
import { MEETING_KIND_WORDS, whoseWords } from '../../text/meetings.ts'
import { OPEN_ACTIONS, OUTCOME } from '../../text/outcomes.ts'
import { CloseAction } from './Actions.tsx'
import { addressOf, mayEditIn } from './use-meeting.ts'

/** In the address: the kind in the words of the screen. */
const KINDS = { rakor: 'COORDINATION', minlok: 'WORKSHOP', pembinaan: 'COACHING' } as const

export function OpenActions(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) {
    return <Loading label={OPEN_ACTIONS.loading} rows={5} />
  }
  return <Listed key={area.code} area={area} who={session.who} />
}

type Props = { readonly area: OfficeArea; readonly who: Staff }
type Asked = { readonly action: OpenAction; readonly state: ActionState }

function Listed({ area, who }: Props): JSX.Element {
  const [chosen, setChosen] = useUrlState('jenis')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState('')
  const kind = Object.entries(KINDS).find(([value]) => value === chosen)?.[1]
  const input = { area: area.code, ...(kind === undefined ? {} : { kind }) }
  const reply = useReply(JSON.stringify(input), (signal) =>
    call(listOpenActions, input, { signal }),
  )
  const actions = reply.state === 'here' ? reply.answer.actions : []
  const isCut = reply.state === 'here' && reply.answer.isCut
  const late = actions.filter(({ isOverdue }) => isOverdue).length
  return (
    <div class="roster">
      <p>
        <Button kind="quiet" icon="arrow-left" href="/dinas/kegiatan/">
          {OPEN_ACTIONS.back}
        </Button>{' '}
        <Button kind="quiet" icon="print" href="/dinas/laporan/minlok/">
          {OPEN_ACTIONS.sheets}
        </Button>
      </p>
      <Chips
        label={OPEN_ACTIONS.kind}
        value={kind === undefined ? '' : chosen}
        chips={[
          { value: '', label: OPEN_ACTIONS.all },
          ...Object.entries(KINDS).map(([value, each]) => ({
            value,
            label: MEETING_KIND_WORDS[each],
          })),
        ]}
        onChange={setChosen}
      />
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {reply.state === 'loading' && <Loading label={OPEN_ACTIONS.loading} rows={5} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && actions.length === 0 && (
        <Empty
          title={kind === undefined ? OPEN_ACTIONS.emptyTitle : OPEN_ACTIONS.noMatchTitle}
          {...(kind === undefined
            ? {}
            : { action: <Button onClick={() => setChosen('')}>{OPEN_ACTIONS.clear}</Button> })}
        >
          {kind === undefined && <p>{OPEN_ACTIONS.emptyBody}</p>}
        </Empty>
      )}
      {actions.length > 0 && (
        <>
          {isCut ? (
            <Notice>{OPEN_ACTIONS.cut(actions.length)}</Notice>
          ) : (
            <p>{OPEN_ACTIONS.count(actions.length, late)}</p>
          )}
          <Table
            label={OPEN_ACTIONS.title}
            rows={actions}
            rowKey={({ id }) => id}
            columns={columnsFor(who, (action, state) => {
              setSaid('')
              setAsked({ action, state })
            })}
          />
        </>
      )}
      {asked !== null && reply.state === 'here' && (
        <CloseAction
          asked={asked}
          meetingId={asked.action.place.id}
          area={asked.action.area.code}
          today={reply.answer.asOf}
          onDone={() => {
            setAsked(null)
            setSaid(OUTCOME.saved)
            reply.reload()
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </div>
  )
}

function MeetingLink({ of }: { readonly of: MeetingName }): JSX.Element {
  return (
    <>
      <a class="outcome-meeting" href={addressOf('satu/', of.id)}>
        {of.title}
      </a>
      <small>{formatDate(of.startsOn)}</small>
    </>
  )
}

function columnsFor(
  who: Staff,
  onAsk: (action: OpenAction, state: ActionState) => void,
): readonly Column<OpenAction>[] {
  return [
    {
      key: 'what',
      title: OPEN_ACTIONS.what,
      cell: (action) => (
        <>
          <span class="outcome-what">{action.what}</span>
          <small class="outcome-who">{OUTCOME.inCharge(action.personInCharge)}</small>
          {mayEditIn(who, action.area.code) && (
            <span class="outcome-do" role="group" aria-label={action.what}>
              {(
                [
                  ['DONE', OUTCOME.done],
                  ['DROPPED', OUTCOME.drop],
                ] as const
              ).map(([state, label]) => (
                <button
                  key={state}
                  type="button"
                  class="button quiet"
                  onClick={() => onAsk(action, state)}
                >
                  <span>
                    {label}
                    <span class="unseen">{OUTCOME.of(action.what)}</span>
                  </span>
                </button>
              ))}
            </span>
          )}
        </>
      ),
      sort: ({ what }) => what,
    },
    {
      key: 'due',
      title: OPEN_ACTIONS.due,
      cell: ({ dueOn, isOverdue }) => (
        <>
          {dueOn === null ? OUTCOME.noDue : formatDate(dueOn)}{' '}
          {isOverdue && <span class="tag danger">{OUTCOME.overdue}</span>}
        </>
      ),
      sort: ({ dueOn }) => dueOn ?? '9999',
    },
    {
      key: 'whose',
      title: OPEN_ACTIONS.whose,
      cell: ({ area }) => whoseWords(area),
      sort: ({ area }) => area.code,
    },
    {
      key: 'from',
      title: OPEN_ACTIONS.from,
      cell: ({ from }) => <MeetingLink of={from} />,
      sort: ({ from }) => from.startsOn,
    },
    {
      key: 'place',
      title: OPEN_ACTIONS.place,
      cell: ({ place, from }) =>
        place.id === from.id ? (
          <span class="muted">{OPEN_ACTIONS.waiting}</span>
        ) : (
          <MeetingLink of={place} />
        ),
      sort: ({ place }) => place.startsOn,
    },
  ]
}

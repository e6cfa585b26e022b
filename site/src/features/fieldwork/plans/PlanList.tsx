/** Plans of an area: what waits for the trainer first, then what is due, then what waits longest. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listPlans, type PlanHead } from '../../../../../worker/contract/plans.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea, Staff } from '../../../lib/session.ts'
import { goToUrlKey, useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { PLAN_STATE_LOOK, PLAN_STATE_WORDS, PLANS } from '../../../text/plans-office.ts'
import { areaWords } from '../../../text/roster.ts'
import { isHers } from './hers.ts'
import { Remind } from './Remind.tsx'

/** In the address: in the words of the screen. */
const SHOWN = {
  menunggu: 'WAITING',
  tinjau: 'DUE',
  dikembalikan: 'RETURNED',
  diterima: 'SIGNED',
} as const

/** As many as the Worker lists. */
const MOST = 500

type Props = { readonly area: OfficeArea; readonly who: Staff }

export function PlanList({ area, who }: Props): JSX.Element {
  const [shown, setShown] = useUrlState('keadaan')
  const [writing, setWriting] = useUrlState('pesan')
  const [typed, setTyped] = useState('')
  const show = isShown(shown) ? SHOWN[shown] : null
  const reply = useReply(`${area.code}/${shown}`, (signal) =>
    call(listPlans, { area: area.code, ...(show === null ? {} : { show }) }, { signal }),
  )
  if (reply.state === 'loading') return <Loading label={PLANS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { plans, counts } = reply.answer
  if (counts.all === 0) {
    return (
      <Empty title={PLANS.emptyTitle}>
        <p>{PLANS.emptyBody}</p>
      </Empty>
    )
  }
  const concerned = plans.filter(isHers)
  const q = typed.trim().toLowerCase()
  const rows = plans.filter(
    ({ name, code }) => q === '' || `${name} ${code}`.toLowerCase().includes(q),
  )
  if (writing === '1') {
    return (
      <>
        <p>
          <Button kind="quiet" icon="arrow-left" onClick={() => setWriting('')}>
            {PLANS.back}
          </Button>
        </p>
        <Remind area={area} who={who} round={shown} plans={concerned} />
      </>
    )
  }
  return (
    <div class="plans">
      <Chips
        label={PLANS.show}
        value={show === null ? '' : shown}
        onChange={setShown}
        chips={[
          { value: '', label: PLANS.all, count: counts.all },
          { value: 'menunggu', label: PLANS.waiting, count: counts.waiting },
          { value: 'tinjau', label: PLANS.due, count: counts.due },
          { value: 'dikembalikan', label: PLANS.returned, count: counts.returned },
          { value: 'diterima', label: PLANS.signed, count: counts.signed },
        ]}
      />
      <div class="toolbar">
        <Field label={PLANS.search} type="search" value={typed} onInput={setTyped} maxLength={60} />
        {concerned.length > 0 && (
          <div class="tool-buttons">
            <Button
              icon="message"
              title={PLANS.messageHelp}
              onClick={() => goToUrlKey('pesan', '1')}
            >
              {PLANS.message(new Set(concerned.map(({ cadreId }) => cadreId)).size)}
            </Button>
          </div>
        )}
      </div>
      {plans.length === MOST && <p class="muted">{PLANS.most(MOST)}</p>}
      {rows.length === 0 ? (
        <p class="muted">{PLANS.noMatch}</p>
      ) : (
        <Table
          label={PLANS.title}
          columns={columnsFor(area)}
          rows={rows}
          rowKey={({ id }) => id}
          total={plans.length}
        />
      )}
    </div>
  )
}

function isShown(text: string): text is keyof typeof SHOWN {
  return Object.hasOwn(SHOWN, text)
}

function columnsFor(area: OfficeArea): readonly Column<PlanHead>[] {
  return [
    {
      key: 'name',
      title: PLANS.name,
      cell: ({ id, name, code, area: place }) => (
        <>
          <a
            class="plan-open"
            href={`/pelatih/rtl/?rtl=${id}`}
            onClick={(event) => {
              event.preventDefault()
              goToUrlKey('rtl', id)
            }}
          >
            {name}
          </a>
          <span class="small muted under">
            {place === null ? '' : areaWords(place)} <span class="num">{code}</span>
          </span>
        </>
      ),
      sort: ({ name }) => name,
    },
    {
      key: 'state',
      title: PLANS.state,
      cell: ({ state }) => <span class={PLAN_STATE_LOOK[state]}>{PLAN_STATE_WORDS[state]}</span>,
      sort: ({ state }) => state,
    },
    {
      key: 'lines',
      title: PLANS.lines,
      cell: ({ lines, linesDone, linesDue }) => (
        <>
          {PLANS.linesDone(linesDone, lines)}{' '}
          {linesDue > 0 && <span class="tag wait">{PLANS.linesDue(linesDue)}</span>}
        </>
      ),
      sort: ({ linesDue }) => linesDue,
    },
    {
      key: 'next',
      title: PLANS.next,
      cell: ({ nextOn, isFollowUpDue }) =>
        nextOn === null ? (
          <span class="muted">{PLANS.nextNone}</span>
        ) : (
          <>
            {formatDate(nextOn)} {isFollowUpDue && <span class="tag wait">{PLANS.dueToday}</span>}
          </>
        ),
      sort: ({ nextOn }) => nextOn ?? '9999',
    },
    {
      key: 'saved',
      title: PLANS.saved,
      cell: ({ courseTitle, savedAt }) => (
        <>
          {formatMoment(savedAt, area.district.timeZone)}
          <span class="small muted under">{courseTitle}</span>
        </>
      ),
      sort: ({ savedAt }) => savedAt,
    },
  ]
}

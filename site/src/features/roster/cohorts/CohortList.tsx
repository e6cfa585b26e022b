/** All cohorts of the district by year and state, each with its filled seats. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listCohorts,
  type Cohort,
  type CohortState,
} from '../../../../../worker/contract/cohorts.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { useYear, YearSelect } from '../../../components/YearSelect.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatDates } from '../../../text/certification.ts'
import { COHORTS, COHORT_STATE_WORDS } from '../../../text/cohorts.ts'
import { formatNumber } from '../../../text/format.ts'
import { CohortForm } from './CohortForm.tsx'
import { Seats } from './Seats.tsx'
import { addressOf } from './use-cohort.ts'

export function CohortList(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={COHORTS.loading} rows={5} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <Cohorts key={area.code} area={area} mayEdit={mayEdit} />
}

/** In the address: the state in the words of the screen. */
const STATES: Readonly<Record<string, CohortState>> = { buka: 'OPEN', tutup: 'CLOSED' }

type Props = { readonly area: OfficeArea; readonly mayEdit: boolean }

function Cohorts({ area, mayEdit }: Props): JSX.Element {
  const { year, setYear } = useYear()
  const [shown, setShown] = useUrlState('keadaan')
  const [isAdding, setAdding] = useState(false)
  const state = STATES[shown]
  const reply = useReply(`${area.code}/${year ?? ''}/${shown}`, (signal) =>
    call(
      listCohorts,
      {
        area: area.code,
        ...(year === null ? {} : { year }),
        ...(state === undefined ? {} : { state }),
      },
      { signal },
    ),
  )
  const isFiltered = year !== null || state !== undefined
  const years = reply.state === 'here' ? reply.answer.years : []
  const isEmpty = reply.state === 'here' && years.length === 0
  const add = (kind: 'primary' | 'plain') => (
    <Button kind={kind} icon="plus" onClick={() => setAdding(true)}>
      {COHORTS.add}
    </Button>
  )
  return (
    <div class="roster">
      {!isEmpty && (
        <>
          <div class="toolbar">
            <YearSelect year={year} setYear={setYear} years={years} />
            {mayEdit && add('primary')}
          </div>
          <Chips
            label={COHORTS.state}
            value={state === undefined ? '' : shown}
            chips={[
              { value: '', label: COHORTS.all },
              { value: 'buka', label: COHORT_STATE_WORDS.OPEN },
              { value: 'tutup', label: COHORT_STATE_WORDS.CLOSED },
            ]}
            onChange={setShown}
          />
        </>
      )}
      {reply.state === 'loading' && <Loading label={COHORTS.loading} rows={5} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {isEmpty && (
        <Empty title={COHORTS.emptyTitle} action={mayEdit && add('primary')}>
          {mayEdit ? COHORTS.emptyBody : COHORTS.emptyReadOnly}
        </Empty>
      )}
      {reply.state === 'here' &&
        !isEmpty &&
        (reply.answer.cohorts.length === 0 ? (
          <Empty
            title={COHORTS.noMatchTitle}
            action={
              isFiltered && (
                <Button
                  onClick={() => {
                    setYear('')
                    setShown('')
                  }}
                >
                  {COHORTS.clear}
                </Button>
              )
            }
          />
        ) : (
          <Table
            label={COHORTS.title}
            rows={reply.answer.cohorts}
            rowKey={({ id }) => id}
            columns={columnsFor(area)}
          />
        ))}
      {isAdding && (
        <CohortForm
          district={area.districtCode}
          cohort={null}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => location.assign(addressOf('satu/', id))}
        />
      )}
    </div>
  )
}

function columnsFor(area: OfficeArea): readonly Column<Cohort>[] {
  const isDistrict = area.code === area.districtCode
  return [
    {
      key: 'name',
      title: COHORTS.name,
      cell: ({ id, name }) => (
        <a class="roster-name" href={addressOf('satu/', id)}>
          {name}
        </a>
      ),
      sort: ({ name }) => name,
    },
    {
      key: 'days',
      title: COHORTS.days,
      cell: ({ startsOn, endsOn }) => formatDates(startsOn, endsOn),
      sort: ({ startsOn }) => startsOn,
    },
    { key: 'place', title: COHORTS.place, cell: ({ place }) => place },
    {
      key: 'seats',
      title: COHORTS.seats,
      cell: (cohort) => <Seats cohort={cohort} />,
      sort: ({ filled, capacity }) => filled / capacity,
    },
    ...(isDistrict
      ? []
      : [
          {
            key: 'here',
            title: COHORTS.here,
            numeric: true as const,
            cell: ({ seen }: Cohort) => formatNumber(seen),
          },
        ]),
    {
      key: 'trained',
      title: COHORTS.trained,
      numeric: true,
      cell: ({ trained }) => formatNumber(trained),
      sort: ({ trained }) => trained,
    },
    {
      key: 'state',
      title: COHORTS.state,
      cell: ({ state }) => (
        <span class={state === 'OPEN' ? 'tag done' : 'tag'}>{COHORT_STATE_WORDS[state]}</span>
      ),
    },
  ]
}

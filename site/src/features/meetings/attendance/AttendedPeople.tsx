/** Everybody of a meeting with what she attended: found by name or village, narrowed to those who came too seldom, or as guests. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AttendedPerson } from '../../../../../worker/contract/attendance.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { More } from '../../../components/More.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { useUrlState } from '../../../lib/url-state.ts'
import { ATTENDANCE, FILTER_WORDS, shareWords } from '../../../text/attendance.ts'
import { formatNumber } from '../../../text/format.ts'
import { PERSON_COLUMNS } from '../../../text/roster.ts'
import {
  countOf,
  ENOUGH,
  foundPeople,
  isFilter,
  PERSON_FILTERS,
  placeOf,
  type PersonFilter,
} from './attendance-rows.ts'

const PAGE = 25

type Props = {
  readonly people: readonly AttendedPerson[]
  /** Where guests are matched; undefined: not by this person. */
  readonly matchHref: string | undefined
}

export function AttendedPeople({ people, matchHref }: Props): JSX.Element {
  const [words, setWords] = useState('')
  const [given, setFilter] = useUrlState('hadir')
  const [shown, setShown] = useState(PAGE)
  const filter: PersonFilter = isFilter(given) ? given : ''
  const found = foundPeople(people, words, filter)
  const rows = found.slice(0, shown)
  const guests = countOf(people, 'tamu')
  return (
    <section class="roster" aria-labelledby="kehadiran-orang">
      <h3 id="kehadiran-orang">{ATTENDANCE.perPerson}</h3>
      <Chips
        label={ATTENDANCE.show}
        value={filter}
        chips={PERSON_FILTERS.flatMap((value) => {
          const count = countOf(people, value)
          return value === '' || value === filter || count > 0
            ? [{ value, label: FILTER_WORDS[value], count }]
            : []
        })}
        onChange={(next) => {
          setFilter(next)
          setShown(PAGE)
        }}
      />
      <div class="toolbar">
        <Field
          label={ATTENDANCE.search}
          type="search"
          maxLength={100}
          value={words}
          onInput={setWords}
        />
      </div>
      {filter === 'tamu' && guests > 0 && matchHref !== undefined && (
        <p>
          {ATTENDANCE.matchHelp}{' '}
          <Button icon="users" href={matchHref}>
            {ATTENDANCE.match}
          </Button>
        </p>
      )}
      {found.length === 0 ? (
        <Empty title={ATTENDANCE.noMatch} />
      ) : (
        <>
          <Table
            label={ATTENDANCE.perPerson}
            rows={rows}
            rowKey={({ person }) => person.id}
            columns={COLUMNS}
          />
          <More
            shown={rows.length}
            total={found.length}
            onMore={rows.length < found.length ? () => setShown(shown + PAGE) : undefined}
          />
        </>
      )}
    </section>
  )
}

const COLUMNS: readonly Column<AttendedPerson>[] = [
  {
    key: 'name',
    title: PERSON_COLUMNS.name,
    cell: ({ person, name, code, isInvited }) => (
      <>
        {person.kind === 'CADRE' ? (
          <a class="roster-name" href={`/dinas/kader/?id=${person.id}`}>
            {name}
          </a>
        ) : (
          <b>{name}</b>
        )}
        <small>
          {code !== null && <span class="num">{code}</span>}
          {person.kind === 'GUEST' ? (
            <span class="tag">{ATTENDANCE.guest}</span>
          ) : (
            !isInvited && <span class="tag">{ATTENDANCE.notInvited}</span>
          )}
        </small>
      </>
    ),
    sort: ({ name }) => name,
  },
  {
    key: 'area',
    title: PERSON_COLUMNS.area,
    cell: (each) => placeOf(each) || ATTENDANCE.nowhere,
    sort: placeOf,
  },
  {
    key: 'attended',
    title: ATTENDANCE.attended,
    numeric: true,
    cell: ({ attended, of }) => `${formatNumber(attended)} dari ${formatNumber(of)}`,
    sort: ({ attended }) => attended,
  },
  {
    key: 'share',
    title: ATTENDANCE.share,
    numeric: true,
    cell: ({ share, isInvited }) => (
      <>
        {shareWords(share)}{' '}
        {isInvited && share !== null && share < ENOUGH && (
          <span class="tag wait">{share === 0 ? ATTENDANCE.never : ATTENDANCE.below}</span>
        )}
      </>
    ),
    sort: ({ share }) => share ?? -1,
  },
]

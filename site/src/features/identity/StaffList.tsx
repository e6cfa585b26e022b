/** The list of members of staff, searched and filtered by what stands in the address. */
import type { JSX } from 'preact'
import type { StaffMember } from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Table } from '../../components/Table.tsx'
import { useUrlState } from '../../lib/url-state.ts'
import { formatDate } from '../../text/format.ts'
import { placeRole, STAFF, STATE_WORDS, staffCount, termWords } from '../../text/staff-office.ts'
import type { Office } from './office.ts'

type Props = {
  readonly office: Office
  readonly onOpen: (id: string) => void
  readonly onInvite: () => void
}

const FILTERS = {
  all: () => true,
  active: ({ state }: StaffMember) => state === 'ACTIVE',
  waiting: ({ state }: StaffMember) => state === 'WAITING',
  disabled: ({ state }: StaffMember) => state === 'DISABLED',
  unsafe: ({ state, secondFactor }: StaffMember) => state === 'ACTIVE' && !secondFactor,
} as const
type Filter = keyof typeof FILTERS

const isFilter = (text: string): text is Filter => text in FILTERS

export function StaffList({ office, onOpen, onInvite }: Props): JSX.Element {
  const [asked, setAsked] = useUrlState('keadaan')
  const [sought, setSought] = useUrlState('cari')
  const filter = isFilter(asked) ? asked : 'all'
  const { staff } = office
  if (staff.length === 0) {
    return (
      <Empty
        title={STAFF.emptyTitle}
        action={
          office.mayManage ? (
            <Button kind="primary" onClick={onInvite}>
              {STAFF.invite}
            </Button>
          ) : undefined
        }
      >
        {STAFF.empty}
      </Empty>
    )
  }
  const words = sought.trim().toLowerCase()
  const shown = staff.filter(
    (member) =>
      FILTERS[filter](member) &&
      (words === '' || `${member.name} ${member.username}`.toLowerCase().includes(words)),
  )
  return (
    <>
      <Field label={STAFF.search} type="search" value={sought} onInput={setSought} maxLength={80} />
      <Chips
        label={STAFF.filter}
        value={filter}
        chips={(Object.keys(FILTERS) as Filter[]).map((value) => ({
          value,
          label: STAFF.filters[value],
          count: staff.filter(FILTERS[value]).length,
        }))}
        onChange={(value) => setAsked(value === 'all' ? '' : value)}
      />
      {shown.length === 0 ? (
        <Empty
          title={STAFF.noMatchTitle}
          action={
            <Button
              onClick={() => {
                setAsked('')
                setSought('')
              }}
            >
              {STAFF.showAll}
            </Button>
          }
        >
          {STAFF.noMatch}
        </Empty>
      ) : (
        <>
          <p class="table-count num" aria-live="polite">
            {staffCount(shown.length, staff.length)}
          </p>
          <Members members={shown} onOpen={onOpen} />
        </>
      )}
    </>
  )
}

type MembersProps = {
  readonly members: readonly StaffMember[]
  readonly onOpen: (id: string) => void
}

function Members({ members, onOpen }: MembersProps): JSX.Element {
  return (
    <Table
      label={STAFF.title}
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: STAFF.colName,
          sort: ({ name }) => name,
          cell: (member) => (
            <>
              <strong>{member.name}</strong>
              {member.isSelf && (
                <>
                  {' '}
                  <span class="tag">{STAFF.self}</span>
                </>
              )}
              <span class="help staff-user">{member.username}</span>
            </>
          ),
        },
        { key: 'roles', title: STAFF.colRoles, cell: (member) => <Roles member={member} /> },
        {
          key: 'state',
          title: STAFF.colState,
          sort: ({ state }) => state,
          cell: ({ state }) => <span class={`tag ${TAG[state]}`}>{STATE_WORDS[state]}</span>,
        },
        {
          key: 'second',
          title: STAFF.colSecond,
          sort: ({ secondFactor }) => (secondFactor ? 1 : 0),
          cell: ({ secondFactor }) => (secondFactor ? STAFF.yes : STAFF.no),
        },
        {
          key: 'last',
          title: STAFF.colLast,
          sort: ({ lastSignInOn }) => lastSignInOn ?? '',
          cell: ({ lastSignInOn }) => (
            <span class="num">
              {lastSignInOn === null ? STAFF.never : formatDate(lastSignInOn)}
            </span>
          ),
        },
        {
          key: 'open',
          title: STAFF.colOpen,
          cell: ({ id, name }) => (
            <button
              type="button"
              class="button quiet"
              aria-label={STAFF.openOf(name)}
              onClick={() => onOpen(id)}
            >
              {STAFF.open}
            </button>
          ),
        },
      ]}
    />
  )
}

const TAG = { ACTIVE: 'done', WAITING: 'wait', DISABLED: 'none' } as const

/** What holds now and what is to come; what is over is told when she is opened. */
function Roles({ member }: { readonly member: StaffMember }): JSX.Element {
  const living = member.roles.filter(({ state }) => state !== 'OVER')
  return (
    <>
      {living.length === 0 && <span class="muted">{STAFF.noRole}</span>}
      {living.map((role) => (
        <span class="staff-role" key={`${role.role} ${role.area}`}>
          {placeRole(role)}
          {termWords(role) !== '' && <span class="help">{termWords(role)}</span>}
        </span>
      ))}
      {member.isElsewhere && <span class="help">{STAFF.elsewhere}</span>}
    </>
  )
}

/** Who may do what: first what each role is for, then every permission with the roles that have it, as the Worker says. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { AUDIT_GROUPS } from '../../../../worker/contract/audit.ts'
import { readRoleTable } from '../../../../worker/contract/role-table.ts'
import { Button } from '../../components/Button.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { ACTION_WORDS } from '../../text/audit-actions.ts'
import { GROUP_WORDS } from '../../text/audit.ts'
import { formatNumber } from '../../text/format.ts'
import { ROLE_NAMES } from '../../text/identity.ts'
import { ROLE_HELP, ROLE_TABLE } from '../../text/staff-office.ts'

type Row = ReplyOf<typeof readRoleTable>['permissions'][number]

/** Whoever is no member of staff. */
const OTHERS: Readonly<Record<string, string>> = {
  PUBLIC: ROLE_TABLE.everybody,
  CADRE: ROLE_TABLE.cadre,
  SYSTEM: ROLE_TABLE.system,
}
const nameOf = (role: string): string => ROLE_NAMES[role] ?? OTHERS[role] ?? role

export function RoleTable(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const district = area?.districtCode ?? ''
  const reply = useReply(session.state === 'in' && area !== null ? district : null, (signal) =>
    call(readRoleTable, { district }, { signal }),
  )
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading') return <Loading label={ROLE_TABLE.loading} rows={8} />
  return <Roles rows={reply.answer.permissions} />
}

function Roles({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const [asked, setAsked] = useUrlState('tugas')
  const role = asked in ROLE_HELP ? asked : ''
  const may = (row: Row) => row.roles.includes(role) || row.roles.includes('PUBLIC')
  const shown = role === '' ? rows : rows.filter(may)
  return (
    <div class="staff">
      <p>
        <Button icon="arrow-left" href="/dinas/petugas/">
          {ROLE_TABLE.back}
        </Button>
      </p>
      <h2>{ROLE_TABLE.rolesTitle}</h2>
      <dl class="facts">
        {Object.entries(ROLE_HELP).map(([each, help]) => (
          <>
            <dt>{nameOf(each)}</dt>
            <dd>{help}</dd>
          </>
        ))}
      </dl>
      <h2>{ROLE_TABLE.signsTitle}</h2>
      <dl class="facts">
        <dt>{ROLE_TABLE.second}</dt>
        <dd>{ROLE_TABLE.secondHelp}</dd>
        <dt>{ROLE_TABLE.proof}</dt>
        <dd>{ROLE_TABLE.proofHelp}</dd>
        <dt>{ROLE_TABLE.visit}</dt>
        <dd>{ROLE_TABLE.visitHelp}</dd>
      </dl>
      <p>{ROLE_TABLE.dates}</p>
      <Select
        label={ROLE_TABLE.show}
        value={role}
        options={[
          { value: '', label: ROLE_TABLE.all },
          ...Object.keys(ROLE_HELP).map((value) => ({ value, label: nameOf(value) })),
        ]}
        onChange={setAsked}
      />
      {AUDIT_GROUPS.map((group) => (
        <Group
          key={group}
          title={GROUP_WORDS[group]}
          open={role !== ''}
          rows={shown.filter((row) => row.group === group)}
        />
      ))}
    </div>
  )
}

type GroupProps = {
  readonly title: string
  readonly rows: readonly Row[]
  /** All rows of one role are read through; all of everybody's are looked up. */
  readonly open: boolean
}

function Group({ title, rows, open }: GroupProps): JSX.Element | null {
  if (rows.length === 0) return null
  return (
    <details class="staff-group" open={open}>
      <summary>
        {title} <span class="num muted">{formatNumber(rows.length)}</span>
      </summary>
      <Table
        label={title}
        rows={rows}
        rowKey={({ permission }) => permission}
        columns={[
          {
            key: 'what',
            title: ROLE_TABLE.colWhat,
            cell: (row) => (
              <>
                <span class="staff-may">{ACTION_WORDS[row.permission] ?? row.permission}</span>
                {row.second && <span class="tag">{ROLE_TABLE.second}</span>}
                {row.proof && <span class="tag">{ROLE_TABLE.proof}</span>}
                {row.visit && <span class="tag">{ROLE_TABLE.visit}</span>}
              </>
            ),
          },
          { key: 'who', title: ROLE_TABLE.colWho, cell: ({ roles }) => whoWords(roles) },
        ]}
      />
    </details>
  )
}

/** What anybody may do needs no list of who. */
function whoWords(roles: readonly string[]): string {
  return roles.includes('PUBLIC') ? ROLE_TABLE.everybody : roles.map(nameOf).join(', ')
}

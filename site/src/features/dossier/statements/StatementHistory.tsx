/** Every proposal and statement of a district, newest first. */
import type { JSX } from 'preact'
import type { Statement } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Table } from '../../../components/Table.tsx'
import type { OfficeArea } from '../../../lib/session.ts'
import { formatDate } from '../../../text/format.ts'
import { STATEMENT_STATE, STATEMENTS } from '../../../text/statements-office.ts'
import { fraction, sheetHref, STATE_TONE, Story } from './StatementCard.tsx'

type Props = { readonly statements: readonly Statement[]; readonly area: OfficeArea }

export function StatementHistory({ statements, area }: Props): JSX.Element {
  return (
    <Table
      label={STATEMENTS.historyLabel}
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          title: STATEMENTS.code,
          cell: ({ code }) => <span class="num nowrap">{code}</span>,
        },
        {
          key: 'asOf',
          title: STATEMENTS.asOf,
          sort: ({ asOf }) => asOf,
          cell: ({ asOf }) => formatDate(asOf),
        },
        {
          key: 'trained',
          title: STATEMENTS.trained,
          numeric: true,
          cell: ({ total }) => fraction(total.trained, total.cadres),
        },
        {
          key: 'covered',
          title: STATEMENTS.covered,
          numeric: true,
          cell: ({ total }) => fraction(total.areasCovered, total.areas),
        },
        {
          key: 'state',
          title: STATEMENTS.state,
          cell: ({ state }) => <span class={STATE_TONE[state]}>{STATEMENT_STATE[state]}</span>,
        },
        {
          key: 'by',
          title: STATEMENTS.by,
          cell: (statement) => <Story statement={statement} zone={area.district.timeZone} />,
        },
        {
          key: 'open',
          title: STATEMENTS.open,
          cell: ({ id }) => (
            <Button icon="eye" href={sheetHref(id)}>
              {STATEMENTS.open}
            </Button>
          ),
        },
      ]}
    />
  )
}

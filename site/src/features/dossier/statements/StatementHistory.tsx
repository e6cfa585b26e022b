/** Every proposal and statement of a district, newest first. */
import type { JSX } from 'preact'
import type { Statement } from '../../../../../worker/contract/statements.ts'
import { Table } from '../../../components/Table.tsx'
import type { OfficeArea } from '../../../lib/session.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { STATEMENT_STATE, STATEMENTS } from '../../../text/statements-office.ts'
import { fraction, sheetHref, STATE_TONE, Story } from './StatementCard.tsx'

type Props = { readonly statements: readonly Statement[]; readonly area: OfficeArea }

export function StatementHistory({ statements, area }: Props): JSX.Element {
  const dayOf = (at: string) => formatMoment(at, area.district.timeZone).split(',')[0] ?? ''
  return (
    <Table
      label={STATEMENTS.historyLabel}
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          title: STATEMENTS.code,
          cell: ({ id, code }) => (
            <a class="num nowrap" href={sheetHref(id)}>
              {code}
            </a>
          ),
        },
        {
          key: 'asOf',
          title: STATEMENTS.asOf,
          sort: ({ asOf }) => asOf,
          cell: ({ asOf }) => <span class="nowrap">{formatDate(asOf)}</span>,
        },
        {
          key: 'trained',
          title: STATEMENTS.trained,
          numeric: true,
          cell: ({ total }) => <span class="nowrap">{fraction(total.trained, total.cadres)}</span>,
        },
        {
          key: 'covered',
          title: STATEMENTS.covered,
          numeric: true,
          cell: ({ total }) => (
            <span class="nowrap">{fraction(total.areasCovered, total.areas)}</span>
          ),
        },
        {
          key: 'state',
          title: STATEMENTS.state,
          cell: ({ state }) => <span class={STATE_TONE[state]}>{STATEMENT_STATE[state]}</span>,
        },
        {
          key: 'by',
          title: STATEMENTS.by,
          cell: (statement) => <Story statement={statement} when={dayOf} />,
        },
      ]}
    />
  )
}

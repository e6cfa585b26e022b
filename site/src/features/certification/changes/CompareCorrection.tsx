/** What is printed on a certificate beside what will be printed on the one in its place. */
import type { JSX } from 'preact'
import type { Correctable } from '../../../../../worker/contract/certification.ts'
import { Table } from '../../../components/Table.tsx'
import { formatDates, holderArea } from '../../../text/certification.ts'
import { COMPARE } from '../../../text/changes-office.ts'

type Props = { readonly before: Correctable; readonly after: Correctable }

export function CompareCorrection({ before, after }: Props): JSX.Element {
  const old = factsOf(before)
  const fresh = factsOf(after)
  const rows = FACTS.map((fact) => ({ fact, old: old[fact], fresh: fresh[fact] }))
  return (
    <Table
      label={COMPARE.label}
      rows={rows}
      rowKey={({ fact }) => fact}
      columns={[
        { key: 'fact', title: COMPARE.fact, cell: ({ fact }) => COMPARE.facts[fact] },
        { key: 'before', title: COMPARE.before, cell: (row) => row.old },
        {
          key: 'after',
          title: COMPARE.after,
          cell: (row) =>
            row.old === row.fresh ? (
              row.fresh
            ) : (
              <>
                <b>{row.fresh}</b> <span class="tag">{COMPARE.changed}</span>
              </>
            ),
        },
      ]}
    />
  )
}

const FACTS = ['holderName', 'area', 'dates', 'place', 'organiser'] as const

function factsOf(printed: Correctable): Record<(typeof FACTS)[number], string> {
  const { holderName, event } = printed
  const { startsOn, endsOn, place, organiser } = event
  return {
    holderName,
    area: holderArea(printed),
    dates: startsOn === '' || endsOn === '' ? '' : formatDates(startsOn, endsOn),
    place,
    organiser,
  }
}

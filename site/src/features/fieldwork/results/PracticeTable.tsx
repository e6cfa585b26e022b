/** One row per cadre, one column per sheet. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import { sheetKey } from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Table, type Column, type Sorting } from '../../../components/Table.tsx'
import { formatDate } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { RESULTS } from '../../../text/practice-office.ts'
import { areaWords } from '../../../text/roster.ts'
import { isAsked, outcomeOf, type Listed, type ListedPerson } from './figures.ts'

type Props = {
  readonly people: readonly ListedPerson[]
  /** How many there are before filters. */
  readonly total: number
  readonly sheets: readonly PracticeSheet[]
  /** Those of them that the pass rule asks for. */
  readonly asked: Listed['asked']
  readonly onOpen: (cadreId: string) => void
}

export function PracticeTable({ people, total, sheets, asked, onOpen }: Props): JSX.Element {
  const columns: readonly Column<ListedPerson>[] = [
    {
      key: 'name',
      title: RESULTS.name,
      cell: ({ cadreId, name, code, area }) => (
        <>
          <a
            class="practice-open"
            href={`/dinas/praktik/?kader=${cadreId}`}
            onClick={(event) => {
              event.preventDefault()
              onOpen(cadreId)
            }}
          >
            {name}
          </a>
          <span class="small muted under">
            {area === null ? '' : areaWords(area)} <span class="num">{code}</span>
          </span>
        </>
      ),
      sort: ({ name }) => name,
    },
    ...sheets.map((sheet): Column<ListedPerson> => ({
      key: sheetKey(sheet),
      title: `${sheet.moduleTitle ?? sheet.title}${isAsked(sheet, asked) ? ` (${RESULTS.asked})` : ''}`,
      cell: (person) => <Cell person={person} sheet={sheet} />,
      sort: (person) => outcomeOf(person, sheet)?.share ?? -1,
    })),
  ]
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined)
  const [shown, setShown] = useState(PAGE)
  const by = columns.find(({ key }) => key === sorting?.key)?.sort
  const sorted =
    by === undefined
      ? [...people.filter(isAssessed), ...people.filter((person) => !isAssessed(person))]
      : people.toSorted((one, other) => compare(by(one), by(other)))
  const rows = by !== undefined && sorting?.direction === 'down' ? sorted.toReversed() : sorted
  return (
    <>
      <Table
        label={RESULTS.table}
        columns={columns}
        rows={rows.slice(0, shown)}
        rowKey={({ cadreId }) => cadreId}
        total={total}
        sorting={sorting}
        onSort={setSorting}
      />
      {rows.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + PAGE)}>{SHARED.showMore}</Button>
        </p>
      )}
    </>
  )
}

/** Rows that are shown at first, and with every step more. */
const PAGE = 50

const isAssessed = ({ outcomes }: ListedPerson): boolean => outcomes.length > 0

function compare(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), 'id')
}

type CellProps = { readonly person: ListedPerson; readonly sheet: PracticeSheet }

function Cell({ person, sheet }: CellProps): JSX.Element {
  const outcome = outcomeOf(person, sheet)
  if (outcome === undefined) return <span class="muted">{RESULTS.cellNone}</span>
  const { isCompetent, results, on, by, attempts } = outcome
  const done = results.filter((each) => each === 'DONE').length
  return (
    <>
      <span class={isCompetent ? 'tag done' : 'tag wait'}>
        {isCompetent ? RESULTS.cellAble : RESULTS.cellPartly(done, results.length)}
      </span>
      <span class="small muted under">{RESULTS.cellDetail(formatDate(on), by, attempts)}</span>
    </>
  )
}

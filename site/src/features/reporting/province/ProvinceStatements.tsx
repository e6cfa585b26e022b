/** What each district of a province has stated and signed, and a place to check the code of any such paper. */
import type { JSX } from 'preact'
import type { ProvinceCoverage } from '../../../../../worker/contract/reporting.ts'
import {
  listStatementsInForce,
  type StatementInForce,
} from '../../../../../worker/contract/statements.ts'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { shareCell } from '../../../render/report-table.ts'
import { cadreWord, worded } from '../../../text/counted-kinds.ts'
import { formatDate } from '../../../text/format.ts'
import { DISTRICT_NUMBERS, PROVINCE, STATED } from '../../../text/province.ts'
import { districtHref } from './addresses.ts'
import { CheckStatement } from './CheckStatement.tsx'
import { ForProvince, useDistricts } from './ForProvince.tsx'
import { NumberCell } from './NumberCell.tsx'

export function ProvinceStatements(): JSX.Element {
  return (
    <ForProvince>
      {(areas) => (
        <>
          <CheckStatement />
          <Stated areas={areas} />
        </>
      )}
    </ForProvince>
  )
}

type Row = {
  readonly code: string
  readonly name: string
  readonly stated: StatementInForce | undefined
}

function Stated({ areas }: { readonly areas: readonly string[] }): JSX.Element {
  const districts = useDistricts(areas)
  const statements = useReply(areas.join(), async (signal) => {
    const lists = await Promise.all(
      areas.map((area) => call(listStatementsInForce, { area }, { signal })),
    )
    return new Map(lists.flatMap((list) => list.statements).map((each) => [each.district, each]))
  })
  if (districts.state === 'failed') {
    return <Problem error={districts.error} onRetry={districts.reload} />
  }
  if (statements.state === 'failed') {
    return <Problem error={statements.error} onRetry={statements.reload} />
  }
  if (districts.state === 'loading' || statements.state === 'loading') {
    return <Loading label={STATED.loading} rows={6} />
  }
  const rows = rowsOf(districts.answer, statements.answer)
  if (rows.length === 0) {
    return (
      <Empty title={PROVINCE.emptyTitle}>
        <p>{PROVINCE.empty}</p>
      </Empty>
    )
  }
  return (
    <section>
      <h2>{STATED.list}</h2>
      <p class="muted">{STATED.frozen}</p>
      <Table
        label={STATED.list}
        columns={columnsOf(rows)}
        rows={rows}
        rowKey={({ code }) => code}
      />
    </section>
  )
}

/** Every district that has joined; those with a statement first. */
function rowsOf(
  { districts, others }: ProvinceCoverage,
  statements: ReadonlyMap<string, StatementInForce>,
): readonly Row[] {
  const joined = [...districts, ...others.filter(({ state }) => state === 'NOT_COUNTED')]
  return joined
    .map(({ code, name }) => ({ code, name, stated: statements.get(code) }))
    .toSorted((one, other) => Number(other.stated !== undefined) - Number(one.stated !== undefined))
}

/** One word over all statements: KPM where each of them counts KPM alone. */
function columnsOf(rows: readonly Row[]): readonly Column<Row>[] {
  const isMixed = rows.some(({ stated }) => stated && cadreWord(stated.total) === 'kader')
  return COLUMNS.map((column) => ({
    ...column,
    title: worded(column.title, isMixed ? 'kader' : 'KPM'),
  }))
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    title: DISTRICT_NUMBERS.name,
    cell: ({ code, name }) => <a href={districtHref(code, location.search)}>{name}</a>,
    sort: ({ name }) => name,
  },
  {
    key: 'code',
    title: STATED.code,
    cell: ({ stated }) =>
      stated === undefined ? (
        STATED.none
      ) : (
        <a class="num unbroken" href={`/bukti/${stated.code}`}>
          {stated.code}
        </a>
      ),
  },
  {
    key: 'asOf',
    title: STATED.asOf,
    cell: ({ stated }) => (stated === undefined ? '' : formatDate(stated.asOf)),
    sort: ({ stated }) => stated?.asOf ?? '',
  },
  {
    key: 'issuedOn',
    title: STATED.issuedOn,
    cell: ({ stated }) => (stated === undefined ? '' : formatDate(stated.issuedOn)),
    sort: ({ stated }) => stated?.issuedOn ?? '',
  },
  {
    key: 'shareTrained',
    title: DISTRICT_NUMBERS.shareTrained,
    numeric: true,
    cell: ({ stated }) => shareOf(stated, 'trained', 'cadres'),
  },
  {
    key: 'shareCovered',
    title: DISTRICT_NUMBERS.shareCovered,
    numeric: true,
    cell: ({ stated }) => shareOf(stated, 'areasCovered', 'areas'),
  },
]

type Counted = 'trained' | 'cadres' | 'areasCovered' | 'areas'

function shareOf(stated: StatementInForce | undefined, part: Counted, whole: Counted) {
  if (stated === undefined) return ''
  return <NumberCell cell={shareCell(stated.total[part], stated.total[whole])} />
}

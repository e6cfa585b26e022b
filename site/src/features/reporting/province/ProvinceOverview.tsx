/** Every district of a province at a glance, the least covered first. Totals only: no cadre is named here. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import {
  MOST_COMPARED,
  type DistrictCoverage,
  type DistrictWithout,
  type ProvinceCoverage,
} from '../../../../../worker/contract/reporting.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { Shares } from '../../../components/Shares.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { useScrollBack } from '../../../lib/scroll-back.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { districtsTable, districtTotals } from '../../../render/province-table.ts'
import type { ReportCell, ReportTable } from '../../../render/report-table.ts'
import { cadreWord, worded } from '../../../text/counted-kinds.ts'
import {
  DISTRICT_NUMBERS,
  joinedLine,
  PROVINCE,
  provinceDefinitions,
} from '../../../text/province.ts'
import { LogLine } from '../LogLine.tsx'
import {
  codesOf,
  compareHref,
  districtHref,
  filesHref,
  LIST_KEYS,
  rowId,
  writeCodes,
} from './addresses.ts'
import {
  FIRST_ORDER,
  inOrder,
  ORDERS,
  orderOf,
  orderWord,
  type OrderWord,
} from './district-order.ts'
import { ForProvince, useDistricts } from './ForProvince.tsx'
import { NumberCell } from './NumberCell.tsx'

const DOWN = 'turun'

export function ProvinceOverview(): JSX.Element {
  return (
    <ForProvince>
      {(areas) => (
        <>
          <Districts areas={areas} />
          <LogLine />
        </>
      )}
    </ForProvince>
  )
}

function Districts({ areas }: { readonly areas: readonly string[] }): JSX.Element {
  const reply = useDistricts(areas)
  if (reply.state === 'loading') return <Loading label={PROVINCE.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { districts, others } = reply.answer
  if (districts.length === 0) {
    return (
      <>
        <Empty title={PROVINCE.emptyTitle}>
          <p>{PROVINCE.empty}</p>
        </Empty>
        <Others others={others} />
      </>
    )
  }
  return <List areas={areas} answer={reply.answer} />
}

type ListProps = { readonly areas: readonly string[]; readonly answer: ProvinceCoverage }

function List({ areas, answer }: ListProps): JSX.Element {
  const { districts, others } = answer
  const [order, setOrder] = useUrlState(LIST_KEYS.order, FIRST_ORDER)
  const [direction, setDirection] = useUrlState(LIST_KEYS.direction)
  const [ticked, setTicked] = useUrlState(LIST_KEYS.chosen)
  useRowInSight()
  useScrollBack(true)
  const sorting = {
    key: ORDERS[orderWord(order)],
    direction: direction === DOWN ? ('down' as const) : ('up' as const),
  }
  const newest =
    districts
      .map(({ asOf }) => asOf)
      .toSorted()
      .at(-1) ?? ''
  const sorted = inOrder(districts, sorting.key, sorting.direction)
  const totals = districtTotals(districts)
  const word = cadreWord(totals)
  const table = districtsTable({ districts: sorted, others: [] })
  const rows = sorted.map((district, index) => ({
    district,
    cells: table.rows[index]?.cells ?? [],
  }))
  const nameOf = (area: string) =>
    [...districts, ...others].find(({ code }) => code.startsWith(`${area}.`))?.provinceName ?? area
  const chosen = codesOf(ticked).filter((code) => districts.some((each) => each.code === code))
  return (
    <>
      <Shares of={totals} />
      <p class="muted">{joinedLine(districts.length, others.length, newest)}</p>
      <div class="toolbar district-tools">
        <Select
          label={PROVINCE.sort}
          value={orderWord(order)}
          onChange={setOrder}
          options={(Object.keys(ORDERS) as OrderWord[]).map((each) => ({
            value: each,
            label: worded(DISTRICT_NUMBERS[ORDERS[each]], word),
          }))}
        />
        <Select
          label={PROVINCE.direction}
          value={direction === DOWN ? DOWN : ''}
          onChange={setDirection}
          options={[
            { value: '', label: PROVINCE.upwards },
            { value: DOWN, label: PROVINCE.downwards },
          ]}
        />
        <div class="tool-buttons">
          {areas.map((area) => (
            <Files key={area} area={area} of={areas.length > 1 ? nameOf(area) : undefined} />
          ))}
        </div>
      </div>
      <div class="compare-bar">
        <p class="help" aria-live="polite">
          {PROVINCE.compareHelp(MOST_COMPARED)}
        </p>
        {chosen.length >= 2 ? (
          <Button kind="primary" href={compareHref(chosen, location.search)}>
            {PROVINCE.compare(chosen.length)}
          </Button>
        ) : (
          <Button disabled>{PROVINCE.compare(chosen.length)}</Button>
        )}
      </div>
      <div class="districts">
        <Table
          label={PROVINCE.title}
          columns={columnsOf(table, {
            newest,
            isOneProvince: areas.length === 1 && areas[0] !== 'ID',
          })}
          rows={rows}
          rowKey={({ district }) => district.code}
          sorting={sorting}
          onSort={({ key, direction: way }) => {
            setOrder(orderOf(key) ?? FIRST_ORDER)
            setDirection(way === 'down' ? DOWN : '')
          }}
          choice={{
            chosen: new Set(chosen),
            onChange: (next) => setTicked(writeCodes([...next].slice(0, MOST_COMPARED))),
            nameOf: ({ district }) => district.name,
          }}
        />
      </div>
      <Others others={others} />
      <dl class="definitions">
        {provinceDefinitions(word).map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Whoever comes back from one district finds its row again. */
function useRowInSight(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (id !== '') document.getElementById(id)?.scrollIntoView({ block: 'center' })
  }, [])
}

/** `of`: the province, where there are several. */
function Files({ area, of }: { readonly area: string; readonly of: string | undefined }) {
  return (
    <>
      <Button icon="sheet" href={filesHref(area, 'xlsx')} download>
        {PROVINCE.fileOf(PROVINCE.xlsx, of)}
      </Button>
      <Button icon="download" href={filesHref(area, 'csv')} download>
        {PROVINCE.fileOf(PROVINCE.csv, of)}
      </Button>
    </>
  )
}

type Row = { readonly district: DistrictCoverage; readonly cells: readonly ReportCell[] }

// The number of a row says nothing once it is sorted; the day stands over the list, the note in the file.
const NOT_SHOWN: ReadonlySet<string> = new Set(['no', 'asOf', 'note'])

type Shown = {
  /** The day of the numbers, said over the list. */
  readonly newest: string
  readonly isOneProvince: boolean
}

function columnsOf({ columns, total }: ReportTable, shown: Shown): readonly Column<Row>[] {
  return columns.flatMap(({ key, title, numeric }, index) => {
    if (NOT_SHOWN.has(key)) return []
    const column: Column<Row> = {
      key,
      title,
      cell: ({ district, cells }) =>
        key === 'name' ? (
          <Name district={district} shown={shown} />
        ) : (
          <NumberCell cell={cells[index]} withCounts />
        ),
      total: <NumberCell cell={total?.cells[index]} withCounts />,
      ...(numeric ? { numeric: true as const } : {}),
      ...(orderOf(key) === undefined ? {} : { sort: () => '' }),
    }
    return [column]
  })
}

type NameProps = { readonly district: DistrictCoverage; readonly shown: Shown }

/** With its day where it is another than the list's, its province where there are several. */
function Name({ district, shown }: NameProps): JSX.Element {
  const { code, name, provinceName, asOf } = district
  const under = [
    ...(shown.isOneProvince ? [] : [provinceName]),
    ...(asOf === shown.newest ? [] : [PROVINCE.asOf(asOf)]),
  ]
  return (
    <>
      <a id={rowId(code)} href={districtHref(code, location.search)}>
        {name}
      </a>
      {under.length > 0 && <span class="small muted under">{under.join(', ')}</span>}
    </>
  )
}

/** Who has no numbers, and why: a row of noughts would say something else. */
function Others({ others }: { readonly others: readonly DistrictWithout[] }): JSX.Element {
  const waiting = others.filter(({ state }) => state === 'NOT_COUNTED')
  const absent = others.filter(({ state }) => state === 'NOT_JOINED')
  return (
    <>
      {waiting.length > 0 && (
        <section class="others">
          <h2>{PROVINCE.notCountedTitle(waiting.length)}</h2>
          <Names of={waiting} />
        </section>
      )}
      {absent.length > 0 && (
        <section class="others">
          <h2>{PROVINCE.notJoinedTitle(absent.length)}</h2>
          <p class="muted">{PROVINCE.notJoined}</p>
          <Names of={absent} />
        </section>
      )}
    </>
  )
}

function Names({ of }: { readonly of: readonly DistrictWithout[] }): JSX.Element {
  return (
    <ul class="others-names">
      {of.map(({ code, name }) => (
        <li key={code}>{name}</li>
      ))}
    </ul>
  )
}

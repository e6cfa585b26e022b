/** Up to four districts side by side, chosen in the address: it can be kept, and sent on. */
import type { JSX } from 'preact'
import { MOST_COMPARED, type DistrictCoverage } from '../../../../../worker/contract/reporting.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { useUrlState } from '../../../lib/url-state.ts'
import { comparisonTable, districtTotals } from '../../../render/province-table.ts'
import type { ReportRow } from '../../../render/report-table.ts'
import { cadreWord } from '../../../text/counted-kinds.ts'
import { COMPARE, PROVINCE, provinceDefinitions } from '../../../text/province.ts'
import {
  codesOf,
  COMPARED_KEY,
  districtHref,
  filesHref,
  listHref,
  writeCodes,
} from './addresses.ts'
import { areaOver, ForProvince, useDistricts } from './ForProvince.tsx'
import { NumberCell } from './NumberCell.tsx'

export function CompareDistricts(): JSX.Element {
  return <ForProvince>{(areas) => <Compared areas={areas} />}</ForProvince>
}

function Compared({ areas }: { readonly areas: readonly string[] }): JSX.Element {
  const reply = useDistricts(areas)
  const [written, setWritten] = useUrlState(COMPARED_KEY)
  if (reply.state === 'loading') return <Loading label={PROVINCE.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { districts } = reply.answer
  const asked = codesOf(written)
  const chosen = asked
    .flatMap((code) => districts.find((district) => district.code === code) ?? [])
    .slice(0, MOST_COMPARED)
  const codes = chosen.map(({ code }) => code)
  const isPartUnknown = asked.some((code) => !districts.some((each) => each.code === code))
  return (
    <>
      <p class="report-back">
        <Button kind="quiet" icon="arrow-left" href={listHref(location.search, { chosen: codes })}>
          {PROVINCE.toList}
        </Button>
      </p>
      {isPartUnknown && <Notice kind="wait">{COMPARE.unknown}</Notice>}
      <Chooser
        districts={districts}
        chosen={chosen}
        onChange={(next) => setWritten(writeCodes(next))}
      />
      {chosen.length === 0 ? (
        <Empty title={COMPARE.emptyTitle}>
          <p>{COMPARE.empty}</p>
        </Empty>
      ) : (
        <SideBySide chosen={chosen} area={areaOver(areas, codes)} />
      )}
    </>
  )
}

type ChooserProps = {
  readonly districts: readonly DistrictCoverage[]
  readonly chosen: readonly DistrictCoverage[]
  readonly onChange: (codes: readonly string[]) => void
}

function Chooser({ districts, chosen, onChange }: ChooserProps): JSX.Element {
  const codes = chosen.map(({ code }) => code)
  const left = districts.filter(({ code }) => !codes.includes(code))
  return (
    <div class="toolbar">
      {chosen.length >= MOST_COMPARED ? (
        <p class="help">{COMPARE.full}</p>
      ) : (
        <Select
          label={COMPARE.add}
          value=""
          onChange={(code) => {
            if (code !== '') onChange([...codes, code])
          }}
          options={[
            { value: '', label: COMPARE.choose },
            ...left.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      {chosen.length > 0 && (
        <ul class="compared" aria-label={COMPARE.chosen}>
          {chosen.map(({ code, name }) => (
            <li key={code}>
              <button
                type="button"
                class="chip"
                aria-label={COMPARE.remove(name)}
                onClick={() => onChange(codes.filter((each) => each !== code))}
              >
                {name}
                <Icon name="close" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SideProps = {
  readonly chosen: readonly DistrictCoverage[]
  /** Undefined where they lie in provinces that no one role covers: no file holds them all. */
  readonly area: string | undefined
}

function SideBySide({ chosen, area }: SideProps): JSX.Element {
  const table = comparisonTable(chosen)
  const word = cadreWord(districtTotals(chosen))
  const codes = chosen.map(({ code }) => code)
  const columns = table.columns.map(({ key, title, numeric }, index): Column<ReportRow> => ({
    key,
    title,
    cell: ({ cells }) => <NumberCell cell={cells[index]} />,
    ...(numeric ? { numeric: true as const } : {}),
  }))
  return (
    <>
      {area !== undefined && (
        <div class="compare-bar">
          <p class="help">
            {COMPARE.open}{' '}
            {chosen.map(({ code, name }, index) => (
              <span key={code}>
                {index > 0 && ' · '}
                <a href={districtHref(code, location.search)}>{name}</a>
              </span>
            ))}
          </p>
          <div class="tool-buttons">
            <Button icon="sheet" href={filesHref(area, 'xlsx', codes)} download>
              {PROVINCE.xlsx}
            </Button>
            <Button icon="download" href={filesHref(area, 'csv', codes)} download>
              {PROVINCE.csv}
            </Button>
          </div>
        </div>
      )}
      <div class="side-by-side">
        <Table
          label={table.title}
          columns={columns}
          rows={table.rows}
          rowKey={({ code }) => code}
        />
      </div>
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

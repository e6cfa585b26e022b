/** Every district of a province at a glance, the least covered first. Totals only: no cadre is named here. */
import type { JSX } from 'preact'
import {
  listDistrictCoverage,
  type DistrictCoverage,
} from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Shares } from '../../components/Shares.tsx'
import { Table, type Column } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useSession, type Staff } from '../../lib/session.ts'
import { formatDate, formatNumber, formatShare } from '../../text/format.ts'
import { COVERAGE, PROVINCE, RECAP } from '../../text/reporting.ts'
import { LogLine } from './LogLine.tsx'
import { useReply } from '../../lib/use-reply.ts'

export function ProvinceOverview(): JSX.Element {
  const session = useSession()
  if (session.state !== 'in') return <Loading label={PROVINCE.loading} rows={6} />
  const areas = wideAreas(session.who)
  if (areas.length === 0) {
    return (
      <Notice action={<Button href="/dinas/">{PROVINCE.toOffice}</Button>}>
        {PROVINCE.noRole}
      </Notice>
    )
  }
  return (
    <>
      <Districts areas={areas} />
      <LogLine />
    </>
  )
}

/** The provinces, or the country, that a person holds a role over. */
function wideAreas(who: Staff): readonly string[] {
  const areas = new Set(who.grants.map(({ area }) => area).filter((area) => area.length === 2))
  return areas.has('ID') ? ['ID'] : [...areas]
}

function Districts({ areas }: { readonly areas: readonly string[] }): JSX.Element {
  const reply = useReply(areas.join(), async (signal) => {
    const lists = await Promise.all(
      areas.map((area) => call(listDistrictCoverage, { area }, { signal })),
    )
    return lists.flatMap(({ districts }) => districts).toSorted(byCovered)
  })
  if (reply.state === 'loading') return <Loading label={PROVINCE.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const districts = reply.answer
  if (districts.length === 0) {
    return (
      <Empty title={PROVINCE.emptyTitle}>
        <p>{PROVINCE.empty}</p>
      </Empty>
    )
  }
  const total = {
    cadres: sum(districts, 'cadres'),
    trained: sum(districts, 'trained'),
    areas: sum(districts, 'areas'),
    areasCovered: sum(districts, 'areasCovered'),
  }
  return (
    <>
      <Shares of={total} />
      <Table
        label={PROVINCE.title}
        columns={columnsOf(total)}
        rows={districts}
        rowKey={({ code }) => code}
      />
    </>
  )
}

type Total = Pick<DistrictCoverage, 'cadres' | 'trained' | 'areas' | 'areasCovered'>

function sum(districts: readonly DistrictCoverage[], key: keyof Total): number {
  return districts.reduce((total, district) => total + district[key], 0)
}

const shareCovered = ({ areasCovered, areas }: Total) => (areas === 0 ? 0 : areasCovered / areas)
const shareTrained = ({ trained, cadres }: Total) => (cadres === 0 ? 0 : trained / cadres)

function byCovered(one: DistrictCoverage, other: DistrictCoverage): number {
  return shareCovered(one) - shareCovered(other)
}

function columnsOf(total: Total): readonly Column<DistrictCoverage>[] {
  return [
    {
      key: 'name',
      title: PROVINCE.name,
      cell: ({ code, name, provinceName }) => (
        <>
          <a href={`/kab/${code}/`}>{name}</a>
          <span class="small muted under">{provinceName}</span>
        </>
      ),
      sort: ({ name }) => name,
      total: RECAP.total,
    },
    {
      key: 'cadres',
      title: RECAP.cadres,
      numeric: true,
      cell: ({ cadres }) => formatNumber(cadres),
      sort: ({ cadres }) => cadres,
      total: formatNumber(total.cadres),
    },
    {
      key: 'trained',
      title: RECAP.trained,
      numeric: true,
      cell: ({ trained }) => formatNumber(trained),
      sort: ({ trained }) => trained,
      total: formatNumber(total.trained),
    },
    {
      key: 'shareTrained',
      title: RECAP.shareTrained,
      numeric: true,
      cell: ({ trained, cadres }) => formatShare(trained, cadres),
      sort: shareTrained,
      total: formatShare(total.trained, total.cadres),
    },
    {
      key: 'areas',
      title: RECAP.village,
      numeric: true,
      cell: ({ areas }) => formatNumber(areas),
      sort: ({ areas }) => areas,
      total: formatNumber(total.areas),
    },
    {
      key: 'areasCovered',
      title: RECAP.areasCovered,
      numeric: true,
      cell: ({ areasCovered }) => formatNumber(areasCovered),
      sort: ({ areasCovered }) => areasCovered,
      total: formatNumber(total.areasCovered),
    },
    {
      key: 'shareCovered',
      title: RECAP.shareCovered,
      numeric: true,
      cell: ({ areasCovered, areas }) => formatShare(areasCovered, areas),
      sort: shareCovered,
      total: formatShare(total.areasCovered, total.areas),
    },
    {
      key: 'asOf',
      title: COVERAGE.day,
      cell: ({ asOf }) => formatDate(asOf),
      sort: ({ asOf }) => asOf,
    },
  ]
}

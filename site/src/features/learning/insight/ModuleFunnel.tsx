/** How far cadres come in each module: four steps as bars, and the figures as a table. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { ModuleFigures, readFunnel } from '../../../../../worker/contract/insight.ts'
import { Empty } from '../../../components/Empty.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { formatNumber } from '../../../text/format.ts'
import { cadresSeen, daysOf, funnelOf, markOf, MODULES } from '../../../text/insight-office.ts'
import { Bar } from './Bar.tsx'

type Props = { readonly funnel: ReplyOf<typeof readFunnel> }

export function ModuleFunnel({ funnel: { cadres, sampled, modules } }: Props): JSX.Element {
  if (cadres === 0) return <Empty title={MODULES.noneTitle}>{MODULES.none}</Empty>
  return (
    <>
      <p>{cadresSeen(cadres, sampled)}</p>
      <ol class="funnel">
        {modules.map((module) => (
          <li class="panel" key={module.slug}>
            <h3>{module.title}</h3>
            <dl>
              {stepsOf(module).map(({ label, count }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <Bar share={sampled === 0 ? 0 : count / sampled} look="step" />
                    <span class="num">{funnelOf(count, sampled)}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <h2>{MODULES.table}</h2>
      <Table
        label={MODULES.table}
        columns={COLUMNS}
        rows={modules}
        rowKey={({ slug }) => slug}
        wide
      />
    </>
  )
}

/** A final test has no lessons to read. */
function isTest({ started, read, tried }: ModuleFigures): boolean {
  return started > 0 && read === 0 && started === tried
}

function stepsOf(module: ModuleFigures): readonly { label: string; count: number }[] {
  const { started, read, tried, passed } = module
  return [
    { label: MODULES.started, count: started },
    ...(isTest(module) ? [] : [{ label: MODULES.read, count: read }]),
    { label: MODULES.tried, count: tried },
    { label: MODULES.passed, count: passed },
  ]
}

const counted = (
  key: 'started' | 'read' | 'tried' | 'passed' | 'passedAtOnce',
): Column<ModuleFigures> => ({
  key,
  title: MODULES[key],
  numeric: true,
  cell: (row) => formatNumber(row[key]),
  sort: (row) => row[key],
})

const COLUMNS: readonly Column<ModuleFigures>[] = [
  { key: 'title', title: MODULES.module, cell: ({ title }) => title },
  counted('started'),
  { ...counted('read'), cell: (row) => (isTest(row) ? '-' : formatNumber(row.read)) },
  counted('tried'),
  counted('passed'),
  counted('passedAtOnce'),
  {
    key: 'days',
    title: MODULES.medianDays,
    numeric: true,
    cell: ({ medianDays }) => daysOf(medianDays),
    sort: ({ medianDays }) => medianDays ?? -1,
  },
  {
    key: 'first',
    title: MODULES.firstMark,
    numeric: true,
    cell: ({ firstMark }) => markOf(firstMark),
    sort: ({ firstMark }) => firstMark ?? -1,
  },
  {
    key: 'best',
    title: MODULES.bestMark,
    numeric: true,
    cell: ({ bestMark }) => markOf(bestMark),
    sort: ({ bestMark }) => bestMark ?? -1,
  },
]

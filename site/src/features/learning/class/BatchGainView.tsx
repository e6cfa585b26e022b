/** What a class knew before and after, module by module on one scale, of those who took both tests; and the figures as a table. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readBatchGain, type BatchGain } from '../../../../../worker/contract/batches.ts'
import type { ModuleGain } from '../../../../../worker/contract/insight.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import type { FileTable } from '../../../lib/csv.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { CLASS, gainPeople } from '../../../text/class-office.ts'
import { formatNumber } from '../../../text/format.ts'
import { GAIN, gainNumber, gainWords, points } from '../../../text/gain-office.ts'
import { GAIN_COLUMNS, N_GAIN } from '../gain-columns.ts'
import { Files } from './Files.tsx'
import { keyOf, type Which } from './use-batch.ts'

type Props = { readonly which: Which; readonly title: string }

export function BatchGainView({ which, title }: Props): JSX.Element {
  const reply = useReply(keyOf(which), (signal) => call(readBatchGain, which, { signal }))
  const [withGain, setWithGain] = useState(false)
  if (reply.state === 'loading') return <Loading label={CLASS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { preTest, people, tookBefore, tookAfter, total, modules } = reply.answer
  if (preTest === null) return <Empty title={GAIN.noneTitle}>{GAIN.none}</Empty>
  const words = gainPeople(people, tookBefore, tookAfter, total.cadres)
  if (total.cadres === 0) {
    return (
      <Empty title={CLASS.noBoth}>
        {words} {CLASS.noBothHelp}
      </Empty>
    )
  }
  const rows = rowsOf({ total, modules })
  return (
    <>
      <p class="prose">{words}</p>
      <p class="class-sum">{gainWords(total)}</p>
      <Dumbbells rows={rows} />
      <h3>{CLASS.gainTable}</h3>
      <div class="toolbar no-print">
        <Checkbox checked={withGain} onChange={setWithGain}>
          {CLASS.withGain}
        </Checkbox>
        <Files table={() => fileOf(rows, withGain)} name={CLASS.gainFile} sheet={title} />
      </div>
      <Table
        label={CLASS.gainTable}
        columns={withGain ? [...GAIN_COLUMNS, N_GAIN] : GAIN_COLUMNS}
        rows={rows}
        rowKey={({ slug }) => slug || 'total'}
      />
      {withGain && <p class="small muted prose">{CLASS.nGainHelp}</p>}
    </>
  )
}

function rowsOf({ total, modules }: Pick<BatchGain, 'total' | 'modules'>): ModuleGain[] {
  return [...modules, { slug: '', title: GAIN.total, ...total }]
}

/** One line of the same scale for each module: an open mark before, a full one after. */
function Dumbbells({ rows }: { readonly rows: readonly ModuleGain[] }): JSX.Element {
  return (
    <figure class="dumbbells">
      <figcaption class="small muted">
        {CLASS.chart}: <span class="class-dot before" /> {GAIN.before.toLowerCase()}{' '}
        <span class="class-dot" /> {GAIN.after.toLowerCase()}
      </figcaption>
      <ol>
        {rows.map(({ slug, title, before, after, difference, cadres }) => (
          <li key={slug} class={slug === '' ? 'whole' : undefined}>
            <span class="dumbbell-title">{title}</span>
            <Dumbbell before={before} after={after} />
            <span class="num dumbbell-words">
              {points(before)} ke {points(after)}
              {difference !== null && <strong> {shortDifference(difference.value)}</strong>}{' '}
              <span class="muted small">n {formatNumber(cadres)}</span>
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

function shortDifference(value: number): string {
  return `(${value > 0 ? '+' : ''}${formatNumber(Math.round(value))})`
}

const WIDTH = 220
const SIDE = 8
const MIDDLE = 12

function Dumbbell({
  before,
  after,
}: {
  readonly before: number | null
  readonly after: number | null
}): JSX.Element {
  const x = (at: number): number => SIDE + (at / 100) * (WIDTH - 2 * SIDE)
  return (
    <svg viewBox={`0 0 ${WIDTH} 24`} aria-hidden="true">
      {[0, 25, 50, 75, 100].map((at) => (
        <line key={at} class="scale" x1={x(at)} x2={x(at)} y1={2} y2={22} />
      ))}
      {before !== null && after !== null && (
        <>
          <line
            class={after < before ? 'range back' : 'range'}
            x1={x(before)}
            x2={x(after)}
            y1={MIDDLE}
            y2={MIDDLE}
          />
          <circle class="value" cx={x(before)} cy={MIDDLE} r={5} />
          <circle class="value after" cx={x(after)} cy={MIDDLE} r={5} />
        </>
      )}
    </svg>
  )
}

function fileOf(rows: readonly ModuleGain[], withGain: boolean): FileTable {
  return [
    [
      GAIN.module,
      CLASS.people,
      GAIN.before,
      GAIN.after,
      GAIN.difference,
      ...(withGain ? [CLASS.nGain] : []),
    ],
    ...rows.map((row) => [
      row.title,
      String(row.cadres),
      points(row.before),
      points(row.after),
      row.difference === null ? '' : points(row.difference.value),
      ...(withGain ? [gainNumber(row.gain)] : []),
    ]),
  ]
}

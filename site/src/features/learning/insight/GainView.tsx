/** What cadres knew before and after a course, by module: two marks on a scale with the way between them, and the figures as a table. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { GainFigures, readGain } from '../../../../../worker/contract/insight.ts'
import { Empty } from '../../../components/Empty.tsx'
import { Table } from '../../../components/Table.tsx'
import {
  differenceOf,
  GAIN,
  gainSample,
  gainWords,
  points,
  tookBoth,
} from '../../../text/gain-office.ts'
import { GAIN_COLUMNS, N_GAIN } from '../gain-columns.ts'
import { Interval } from './Interval.tsx'

type Props = { readonly reply: ReplyOf<typeof readGain> }

export function GainView({ reply }: Props): JSX.Element {
  const { preTest, cadres, sampled, total, modules } = reply
  if (preTest === null) return <Empty title={GAIN.noneTitle}>{GAIN.none}</Empty>
  if (total.cadres === 0) return <Empty title={GAIN.nobodyTitle}>{GAIN.nobody}</Empty>
  const rows = [{ slug: '', title: GAIN.total, ...total }, ...modules]
  return (
    <>
      <p>
        {tookBoth(total.cadres)}. {gainSample(cadres, sampled)}
      </p>
      <p class="muted prose">{GAIN.intro}</p>
      <ol class="funnel gains">
        {rows.map((row) => (
          <li class="panel" key={row.slug}>
            <h3>{row.title}</h3>
            <Way figures={row} />
            <Interval
              label={GAIN.difference}
              words={differenceOf(row.difference)}
              value={row.difference}
              from={-100}
              to={100}
              ticks={TICKS}
            />
            <p>{gainWords(row)}</p>
          </li>
        ))}
      </ol>
      <h2>{GAIN.table}</h2>
      <Table
        label={GAIN.table}
        columns={[...GAIN_COLUMNS, N_GAIN]}
        rows={rows}
        rowKey={({ slug }) => slug || 'total'}
        wide
      />
      <p class="small muted prose">{GAIN.gainHelp}</p>
    </>
  )
}

const TICKS = [-100, -50, 0, 50, 100].map((at) => ({ at, label: at > 0 ? `+${at}` : String(at) }))

const WIDTH = 280
const SIDE = 16
const LINE = 16

/** From 0 to 100: an open mark before, a full one after, and between them the way as a line. */
function Way({ figures }: { readonly figures: GainFigures }): JSX.Element {
  const { before, after } = figures
  const x = (at: number): number => SIDE + (at / 100) * (WIDTH - 2 * SIDE)
  return (
    <figure class="interval way">
      <figcaption>
        <span>
          {GAIN.before} <strong class="num">{points(before)}</strong>
        </span>
        <span>
          {GAIN.after} <strong class="num">{points(after)}</strong>
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} 44`} aria-hidden="true">
        <line class="scale" x1={x(0)} x2={x(100)} y1={LINE} y2={LINE} />
        {[0, 50, 100].map((at) => (
          <g key={at}>
            <line class="scale" x1={x(at)} x2={x(at)} y1={LINE - 4} y2={LINE + 4} />
            <text x={x(at)} y={40} text-anchor="middle">
              {at}
            </text>
          </g>
        ))}
        {before !== null && after !== null && (
          <>
            <line class="range" x1={x(before)} x2={x(after)} y1={LINE} y2={LINE} />
            <circle class="value" cx={x(before)} cy={LINE} r={6} />
            <circle class="value after" cx={x(after)} cy={LINE} r={6} />
          </>
        )}
      </svg>
    </figure>
  )
}

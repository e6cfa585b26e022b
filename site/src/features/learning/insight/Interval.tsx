/** A figure with the range in which it may lie: a thick line on a scale, the value as a mark on it, named directly. */
import type { JSX } from 'preact'

type Props = {
  readonly label: string
  /** The figure and its range in words; also what is read aloud. */
  readonly words: string
  readonly value: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly from: number
  readonly to: number
  /** Named points of the scale. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** Up to here the scale is marked as weak. */
  readonly weak?: { readonly below: number; readonly label: string }
}

const WIDTH = 280
const SIDE = 16
const LINE = 18

export function Interval({ label, words, value, from, to, ticks, weak }: Props): JSX.Element {
  const x = (at: number) => SIDE + ((at - from) / (to - from)) * (WIDTH - 2 * SIDE)
  return (
    <figure class="interval">
      <figcaption>
        <span>{label}</span> <strong class="num">{words}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} 46`} aria-hidden="true">
        {weak !== undefined && (
          <>
            <rect
              class="weak"
              x={x(from)}
              y={LINE - 8}
              width={x(weak.below) - x(from)}
              height={16}
            />
            <line class="limit" x1={x(weak.below)} x2={x(weak.below)} y1={LINE - 8} y2={LINE + 8} />
          </>
        )}
        <line class="scale" x1={x(from)} x2={x(to)} y1={LINE} y2={LINE} />
        {ticks.map(({ at, label: tick }) => (
          <g key={tick}>
            <line class="scale" x1={x(at)} x2={x(at)} y1={LINE - 4} y2={LINE + 4} />
            <text x={x(at)} y={42} text-anchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {value !== null && (
          <>
            <line class="range" x1={x(value.low)} x2={x(value.high)} y1={LINE} y2={LINE} />
            <circle class="value" cx={x(value.value)} cy={LINE} r={6} />
          </>
        )}
      </svg>
      {weak !== undefined && <p class="small muted">{weak.label}</p>}
    </figure>
  )
}

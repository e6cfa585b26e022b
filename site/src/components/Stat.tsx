/** A number that people quote, with what it counts and how: never a figure without its definition. */
import type { ComponentChildren, JSX } from 'preact'

type Props = {
  readonly label: string
  /** Already worded by `formatNumber` or `formatShare`. */
  readonly value: string
  /** "dari 268": what the number is measured against. */
  readonly of?: string
  readonly definition: ComponentChildren
}

export function Stat({ label, value, of, definition }: Props): JSX.Element {
  return (
    <div class="stat">
      <p class="stat-label">{label}</p>
      <p class="stat-value">
        <span class="num">{value}</span>
        {of !== undefined && <span class="stat-of num"> {of}</span>}
      </p>
      <p class="stat-definition">{definition}</p>
    </div>
  )
}

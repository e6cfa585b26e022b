/** The 3 × 24 hours of the law, drawn as a bar that empties: hours left, and red once they are over. */
import type { JSX } from 'preact'
import { REQUESTS } from '../../text/privacy-office.ts'

const HOUR = 3_600_000

type Props = {
  readonly from: string
  readonly until: string
  readonly now: string
}

export function LawClock({ from, until, now }: Props): JSX.Element {
  const whole = Math.max(Date.parse(until) - Date.parse(from), HOUR)
  const left = Date.parse(until) - Date.parse(now)
  const share = Math.min(Math.max(left / whole, 0), 1)
  const isOver = left <= 0
  const isNear = !isOver && left < 24 * HOUR
  return (
    <div class={`law-clock ${isOver ? 'is-over' : isNear ? 'is-near' : ''}`}>
      <span class="law-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <strong class="num">
        {isOver ? REQUESTS.overdue(-left / HOUR) : REQUESTS.left(left / HOUR)}
      </strong>
    </div>
  )
}

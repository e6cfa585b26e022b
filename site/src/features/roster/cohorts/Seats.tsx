/** How full a cohort is: a bar with its words, so that nobody has to read the bar. */
import type { JSX } from 'preact'
import type { Cohort } from '../../../../../worker/contract/cohorts.ts'
import { COHORT, seatsWords } from '../../../text/cohorts.ts'

type Props = { readonly cohort: Pick<Cohort, 'filled' | 'capacity'> }

export function Seats({ cohort: { filled, capacity } }: Props): JSX.Element {
  return (
    <span class="seats">
      <span class="num">{seatsWords(filled, capacity)}</span>
      <progress max={capacity} value={Math.min(filled, capacity)} aria-hidden="true" />
    </span>
  )
}

export function SeatsLeft({ cohort: { filled, capacity } }: Props): JSX.Element {
  if (filled > capacity) return <span class="tag wait">{COHORT.over(filled - capacity)}</span>
  if (filled === capacity) return <span class="tag done">{COHORT.full}</span>
  return <span class="muted">{COHORT.left(capacity - filled)}</span>
}

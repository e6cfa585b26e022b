/** Where one is in work of several steps: done, here, still to come, in words too. */
import type { JSX } from 'preact'
import { SHARED } from '../text/frame.ts'
import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  readonly steps: readonly string[]
  /** Index of the step that is open. */
  readonly current: number
}

export function Steps({ label, steps, current }: Props): JSX.Element {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          class={index < current ? 'step done' : 'step'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span class="step-mark" aria-hidden="true">
            {index < current ? <Icon name="check" size={18} /> : index + 1}
          </span>
          <span class="step-name">
            {step}
            {index < current && <span class="unseen"> ({SHARED.done})</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** One filter as a row of small buttons, the chosen one pressed. Keep its value in the address with `useUrlState`. */
import type { JSX } from 'preact'
import { formatNumber } from '../text/format.ts'

export type Chip = { readonly value: string; readonly label: string; readonly count?: number }

type Props = {
  readonly label: string
  readonly chips: readonly Chip[]
  readonly value: string
  readonly onChange: (value: string) => void
}

export function Chips({ label, chips, value, onChange }: Props): JSX.Element {
  return (
    <div class="chips" role="group" aria-label={label}>
      <span class="chips-label" aria-hidden="true">
        {label}
      </span>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          class="chip"
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value)}
        >
          {chip.label}
          {chip.count !== undefined && <span class="num"> {formatNumber(chip.count)}</span>}
        </button>
      ))}
    </div>
  )
}

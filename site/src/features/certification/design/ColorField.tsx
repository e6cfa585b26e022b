/** A colour for paper: one of a few that print well, or any other that stands out on white. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { DESIGN, PALETTE } from '../../../text/paper-office.ts'

type Props = {
  readonly legend: string
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (color: string) => void
}

export function ColorField({ legend, value, error, onChange }: Props): JSX.Element {
  const id = useId()
  return (
    <fieldset class="radios swatches" aria-describedby={error === undefined ? undefined : id}>
      <legend>{legend}</legend>
      {error !== undefined && (
        <p class="error" id={id} role="alert">
          {error}
        </p>
      )}
      <div class="swatch-row">
        {PALETTE.map(({ color, name }) => (
          <label class="swatch" key={color}>
            <input
              class="unseen"
              type="radio"
              name={`${id}-color`}
              checked={color === value}
              onChange={() => onChange(color)}
            />
            <svg class="swatch-color" viewBox="0 0 20 20" aria-hidden="true">
              <rect
                x="0.5"
                y="0.5"
                width="19"
                height="19"
                rx="4"
                fill={color}
                stroke="currentColor"
                stroke-opacity="0.4"
              />
            </svg>
            <span>{name}</span>
          </label>
        ))}
        <label class="swatch">
          <input
            type="color"
            value={value}
            onInput={(event) => onChange(event.currentTarget.value.toLowerCase())}
          />
          <span>{DESIGN.otherColor}</span>
        </label>
      </div>
    </fieldset>
  )
}

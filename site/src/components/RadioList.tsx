/** One of a few answers, each with its consequence in words. */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

type Answer = {
  readonly value: string
  readonly label: ComponentChildren
  readonly help?: ComponentChildren
}

type Props = {
  readonly legend: string
  readonly value: string
  readonly answers: readonly Answer[]
  readonly onChange: (value: string) => void
}

export function RadioList({ legend, value, answers, onChange }: Props): JSX.Element {
  const name = useId()
  return (
    <fieldset class="radios">
      <legend>{legend}</legend>
      {answers.map((answer) => (
        <label class="check" key={answer.value}>
          <input
            type="radio"
            name={name}
            value={answer.value}
            checked={answer.value === value}
            onChange={() => onChange(answer.value)}
          />
          <span>
            {answer.label}
            {answer.help !== undefined && <span class="help">{answer.help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

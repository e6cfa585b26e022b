/** A time of day as it is written here, `08.30`: the browser's own field asks for AM and PM on many office computers. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../../components/Field.tsx'
import { clockWords } from '../../text/meetings.ts'
import { clockOf } from './clock-of.ts'

type Props = {
  readonly label: string
  /** `08:30`; empty while what is typed is no time. */
  readonly value: string
  readonly error: string | undefined
  readonly onInput: (value: string) => void
}

export function TimeField({ label, value, error, onInput }: Props): JSX.Element {
  const [typed, setTyped] = useState(() => clockWords(value))
  // What came from elsewhere, as a moved row's hour, is shown; what is typed stays as it is typed.
  const shown = clockOf(typed) === value ? typed : clockWords(value)
  return (
    <Field
      label={label}
      value={shown}
      error={error}
      inputMode="numeric"
      maxLength={5}
      onInput={(text) => {
        setTyped(text)
        onInput(clockOf(text))
      }}
    />
  )
}

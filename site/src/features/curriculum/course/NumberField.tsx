/** A whole or half number within its bounds. While it is empty or out of them, the number before stays in force. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Field } from '../../../components/Field.tsx'

type Props = {
  readonly label: string
  readonly help?: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
  readonly disabled: boolean
}

export function NumberField({ value, min, max, onChange, ...rest }: Props): JSX.Element {
  const [typed, setTyped] = useState(String(value))
  useEffect(() => {
    setTyped((last) => (Number(last) === value && last !== '' ? last : String(value)))
  }, [value])
  const read = Number(typed.replace(',', '.'))
  const isFit = typed.trim() !== '' && Number.isFinite(read) && read >= min && read <= max
  return (
    <Field
      {...rest}
      inputMode="numeric"
      value={typed}
      error={isFit ? undefined : `${min} – ${max}`}
      onInput={(next) => {
        setTyped(next)
        const number = Number(next.replace(',', '.'))
        if (next.trim() !== '' && number >= min && number <= max) onChange(number)
      }}
    />
  )
}

/** One typed value: text, number, date, search or several lines. What was typed is the caller's state and is never lost. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'

type Props = FieldWords & {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'search' | 'tel' | 'date' | 'datetime-local' | 'password' | 'number'
  /** More than one makes a text area. */
  readonly lines?: number
  readonly name?: string
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'search'
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly min?: string | number
  readonly max?: string | number
  readonly disabled?: boolean
}

export function Field(props: Props): JSX.Element {
  const id = useId()
  const { value, onInput, type = 'text', lines = 1, inputMode } = props
  const shared = {
    id,
    value,
    name: props.name,
    maxLength: props.maxLength,
    disabled: props.disabled,
    required: props.optional !== true && type !== 'search',
    'aria-invalid': props.error !== undefined,
    'aria-describedby': describedBy(id, props),
    autoComplete: props.autoComplete ?? 'off',
  }
  return (
    <FieldFrame id={id} {...props}>
      {lines > 1 ? (
        <textarea
          {...shared}
          rows={lines}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type={type}
          inputMode={inputMode}
          min={props.min}
          max={props.max}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}

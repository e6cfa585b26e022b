/** One of a list, with the browser's own picker: it works with every keyboard and every phone. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'

export type Option = { readonly value: string; readonly label: string }

type Props = FieldWords & {
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
  readonly name?: string
  readonly disabled?: boolean
}

export function Select(props: Props): JSX.Element {
  const id = useId()
  return (
    <FieldFrame id={id} {...props}>
      <select
        id={id}
        name={props.name}
        disabled={props.disabled}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

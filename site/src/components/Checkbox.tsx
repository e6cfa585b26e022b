/** A yes-or-no with its sentence; the whole sentence can be pressed. */
import type { ComponentChildren, JSX } from 'preact'

type Props = {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ComponentChildren
  readonly disabled?: boolean
}

export function Checkbox({ checked, onChange, children, disabled }: Props): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  )
}

/** Label above, help under it, the error in words beside the control. `Field` and `Select` are made of it. */
import type { ComponentChildren, JSX } from 'preact'

export type FieldWords = {
  readonly label: string
  readonly help?: ComponentChildren
  readonly error?: string | undefined
  /** Marks what may stay empty: "boleh kosong". Fields are asked for unless they say so. */
  readonly optional?: boolean
}

type Props = FieldWords & {
  readonly id: string
  readonly children: ComponentChildren
}

/** The ids that describe the control, for its `aria-describedby`. */
export function describedBy(id: string, words: FieldWords): string | undefined {
  const ids = [
    ...(words.help === undefined ? [] : [`${id}-help`]),
    ...(words.error === undefined ? [] : [`${id}-error`]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}

export function FieldFrame({ id, label, help, error, optional, children }: Props): JSX.Element {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {optional === true && <span class="optional"> (boleh kosong)</span>}
      </label>
      {help !== undefined && (
        <span class="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error !== undefined && (
        <span class="error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
      {children}
    </div>
  )
}

/** A field of a form: label above, help under it, the error in words beside it, tied together for screen readers. */
import { html, type Html } from './html.ts'

/** Six digits, hidden while typed, with the number keys of the phone. Not kept by the browser: phones are shared. */
export function pinField(view: {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly error: string | undefined
}): Html {
  const { name, help, error } = view
  return field({
    ...view,
    control: html`<input
      type="password"
      class="pin"
      id="${name}"
      name="${name}"
      required
      inputmode="numeric"
      pattern="[0-9]{6}"
      minlength="6"
      maxlength="6"
      autocomplete="off"
      ${described(name, help, error)}
    />`,
  })
}

/** Puts label, help and error around a control whose id is `name`. */
export function field(view: {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly error: string | undefined
  readonly control: Html
}): Html {
  const { name, label, help, error, control } = view
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${help !== undefined && html`<span class="help" id="bantuan-${name}">${help}</span>`}
    ${error !== undefined && html`<span class="error" id="galat-${name}" role="alert">${error}</span>`}
    ${control}
  </div>`
}

/** The attributes by which a control points at its help and its error. */
export function described(name: string, help: string | undefined, error: string | undefined): Html {
  const ids = [
    ...(help === undefined ? [] : [`bantuan-${name}`]),
    ...(error === undefined ? [] : [`galat-${name}`]),
  ]
  return html`${ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`}
  ${error !== undefined && html`aria-invalid="true" autofocus`}`
}

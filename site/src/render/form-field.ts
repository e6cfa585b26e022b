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

/**
 * A code that is typed, sent as `kode`: of a card or a letter (`/aktivasi.js` copies it here from the address's fragment), of an app,
 * or to recover. `id` where a page has more than one. `from` names who may fill it in: an app of codes on the same phone, or nobody.
 */
export function codeField(view: {
  readonly id?: string
  readonly label: string
  readonly help?: string
  readonly value?: string
  readonly error: string | undefined
  readonly from: 'PAPER' | 'APP'
}): Html {
  const { id = 'kode', help, error } = view
  return field({
    ...view,
    name: id,
    control: html`<input
      type="text"
      id="${id}"
      name="kode"
      class="code"
      value="${view.value ?? ''}"
      required
      maxlength="40"
      autocomplete="${view.from === 'APP' ? 'one-time-code' : 'off'}"
      autocapitalize="characters"
      spellcheck="false"
      ${described(id, help, error)}
    />`,
  })
}

/** `sentAs`: the field's name where its id must differ, because several forms of a page have one. */
export function passwordField(view: {
  readonly name: string
  readonly sentAs?: string
  readonly label: string
  readonly help?: string
  readonly error: string | undefined
  readonly autocomplete: 'new-password' | 'current-password'
}): Html {
  const { name, help, error } = view
  return field({
    ...view,
    control: html`<input
      type="password"
      id="${name}"
      name="${view.sentAs ?? name}"
      required
      maxlength="1000"
      autocomplete="${view.autocomplete}"
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

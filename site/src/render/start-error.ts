/** Why the form that starts the final test came back. Only the Worker shows it: a phone has that form looked at there. */
import { START_ERRORS } from '../text/test-start.ts'
import { html, type Html } from './html.ts'

export function startError(error: keyof typeof START_ERRORS): Html {
  return html`<p class="field-error" id="galat-sendiri" role="alert">
    <strong>${START_ERRORS[error]}</strong>
  </p>`
}

/** What the form of a plan is made of: a field with its label, and what is wrong with the way to each field. */
import { PLAN } from '../text/own-plan.ts'
import { html, type Html } from './html.ts'

export type TypedFault = {
  /** Of the lines as typed, empty ones counted. */
  readonly line: number
  readonly field: 'what' | 'dueOn'
  readonly reason: 'MISSING' | 'UNREADABLE' | 'PAST' | 'FAR'
}

/** What is wrong, each with the way to its field. */
export function faultsNote(faults: readonly TypedFault[]): Html {
  return html`<div class="note danger" role="alert" tabindex="-1">
    <p>${PLAN.faults.title}</p>
    <ul>
      ${faults.map(
        (fault) =>
          html`<li>
            <a href="#${fault.field === 'what' ? 'apa' : 'kapan'}${fault.line + 1}"
              >${PLAN.form.line(fault.line + 1)}: ${faultWords(fault)}</a
            >
          </li>`,
      )}
    </ul>
  </div>`
}

function faultWords({ field, reason }: TypedFault): string {
  return field === 'what' ? PLAN.faults.what.MISSING : PLAN.faults.dueOn[reason]
}

export function textField(view: {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly most: number
  readonly type?: 'text' | 'date'
  readonly error?: string
}): Html {
  const { name, label, help, value, most, type = 'text', error } = view
  const told =
    `${help === undefined ? '' : `bantuan-${name} `}${error === undefined ? '' : `galat-${name}`}`.trim()
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${help !== undefined && html`<span class="help" id="bantuan-${name}">${help}</span>`}
    ${error !== undefined && html`<span class="error" id="galat-${name}">${error}</span>`}
    <input
      type="${type}"
      id="${name}"
      name="${name}"
      value="${value}"
      maxlength="${most}"
      autocomplete="off"
      ${told !== '' && html`aria-describedby="${told}"`}
      ${error !== undefined && html`aria-invalid="true"`}
    />
  </div>`
}

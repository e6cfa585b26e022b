/**
 * "Laporkan soal ini". The link stands at each question, unseen until the script runs, so that nothing jumps; the small form
 * that it opens comes with the script. Its fields belong to a form of their own: in a quiz they stand inside another one.
 */
import type { ReportKind } from '../../../worker/contract/learning-sync.ts'
import { REPORT, REPORT_OPEN } from '../text/phone.ts'
import { html, type Html } from './html.ts'

/** Id of the form, which holds nothing itself. */
export const REPORT_FORM = 'lapor'
/** As many characters as the Worker takes. */
const NOTE = 500

export function reportLink(): Html {
  return html`<p class="lapor-buka">
    <button class="tautan" type="button" data-lapor>${REPORT_OPEN}</button>
  </p>`
}

export function reportPanel(): Html {
  const kinds = Object.keys(REPORT.kinds) as ReportKind[]
  return html`<div class="lapor" role="group" aria-label="${REPORT.title}">
    <p><strong>${REPORT.title}</strong></p>
    ${kinds.map(
      (kind) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="jenis"
            value="${kind}"
            form="${REPORT_FORM}"
            ${kind === 'other' && html`checked`}
          /><span>${REPORT.kinds[kind]}</span></label
        >`,
    )}
    <p>
      <label for="lapor-catatan">${REPORT.note}</label>
      <textarea
        id="lapor-catatan"
        name="catatan"
        form="${REPORT_FORM}"
        rows="3"
        maxlength="${NOTE}"
      ></textarea>
    </p>
    <p>
      <button class="button plain" form="${REPORT_FORM}">${REPORT.send}</button>
      <button class="tautan" type="button" data-batal>${REPORT.cancel}</button>
    </p>
  </div>`
}

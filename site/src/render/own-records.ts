/** Old certificates in the cadre's own list: what the office recorded, told apart from what is issued here. */
import { formatDate, formatLastDay } from '../text/format.ts'
import { RECORDED } from '../text/records.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type OwnRecord = {
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly hasEnded: boolean
}

export function ownRecords(records: readonly OwnRecord[]): readonly Html[] {
  return records.map(
    ({ title, number, issuer, issuedOn, expiresOn, hasEnded }) =>
      html`<article class="card">
        <p>
          ${icon(hasEnded ? 'clock' : 'info')} <b>${hasEnded ? RECORDED.ended : RECORDED.label}</b>
        </p>
        <h2>${title}</h2>
        <dl>
          <dt>${RECORDED.number}</dt>
          <dd>${number}</dd>
          <dt>${RECORDED.issuer}</dt>
          <dd>${issuer}</dd>
          <dt>${RECORDED.issuedOn}</dt>
          <dd>${formatDate(issuedOn)}</dd>
          ${
            expiresOn !== null &&
            html`<dt>${RECORDED.expires}</dt>
              <dd>${formatLastDay(expiresOn)}</dd>`
          }
        </dl>
        ${hasEnded && html`<p class="small">${RECORDED.label}.</p>`}
        <p class="small">${RECORDED.help}</p>
      </article>`,
  )
}

/** Signing out, as a form. The page script stops it when something on this phone is not sent yet. */
import { LEAVE } from '../text/phone.ts'
import { html, type Html } from './html.ts'

/** `beside`: what stands under the button. */
export function signOutForm(beside: Html): Html {
  return html`<form method="post" action="/keluar">
    <p><button class="button plain wide">${LEAVE.signOut}</button></p>
    ${beside}
  </form>`
}

/** Shown by the page script when answers on this phone are not sent yet; it puts in how many. */
export function unsentWarning(): Html {
  return html`<div class="note wait" role="alert" tabindex="-1" data-peringatan hidden>
    <p><strong data-jumlah></strong> ${LEAVE.safe}</p>
    <p>
      <button class="button wide" type="button" data-batal>${LEAVE.stay}</button>
      <button class="button plain wide" type="button" data-tetap>${LEAVE.leave}</button>
    </p>
  </div>`
}

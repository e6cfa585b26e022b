/**
 * What a cadre is told above her courses. Only the Worker words it: a phone keeps the text that came with her state, and can
 * show tomorrow what its own scripts do not know yet.
 */
import { WITHDRAWN } from '../text/told.ts'
import { html, type Html } from './html.ts'

/** A course in which she has done something and that was taken off the phones. */
export function withdrawnNote(course: string): Html {
  return html`<div class="note">
    <p><strong>${WITHDRAWN.title(course)}</strong></p>
    <p>${WITHDRAWN.body}</p>
    <p><a href="/sertifikat/">${WITHDRAWN.toCertificates}</a></p>
  </div>`
}

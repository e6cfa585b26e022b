/** A page that is filled on the phone, as the service worker sends it: the page's own script finds `data-hp` and fills it. */
import { PHONE_FRAME } from '../text/phone.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

/**
 * `version`: of the service worker; `isTool`: length or height, else the page about this phone. The frame is as high as the screen, so
 * that nothing jumps when it is filled.
 */
export function phoneFrame(version: string, isTool: boolean): Filling {
  const title = isTool ? PHONE_FRAME.tool : PHONE_FRAME.title
  return {
    title,
    here: isTool ? 'belajar' : 'hp',
    main: html`<h1>${title}</h1>
      <p class="penuh" data-hp="${version}">${PHONE_FRAME.loading}</p>`,
  }
}

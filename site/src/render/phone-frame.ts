/** The page about this phone as the service worker sends it: the page's own script finds `data-hp` and fills it. */
import { PHONE_FRAME } from '../text/phone.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

/** `version`: of the service worker. The frame is as high as the screen, so that nothing jumps when it is filled. */
export function phoneFrame(version: string): Filling {
  return {
    title: PHONE_FRAME.title,
    here: 'hp',
    main: html`<h1>${PHONE_FRAME.title}</h1>
      <p class="penuh" data-hp="${version}">${PHONE_FRAME.loading}</p>`,
  }
}

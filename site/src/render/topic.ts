/** What a cadre sees once the code of her class has opened modules for her; works without its script (`site/public/buka.js`). */
import type { ReplyOf } from '../../../worker/contract/endpoint.ts'
import type { enterTopic } from '../../../worker/contract/topics.ts'
import { TOPIC } from '../text/topics.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

export function topicPage(
  { course, modules }: ReplyOf<typeof enterTopic>,
  isDemo: boolean,
): Filling {
  return {
    title: TOPIC.done,
    isDemo,
    main: html`<h1>${TOPIC.done}</h1>
      <p class="lede">${course}</p>
      <p id="menyiapkan" role="status" hidden>${TOPIC.preparing}</p>
      <div id="terbuka" data-modul="${modules[0]?.slug ?? ''}">
        <p>${TOPIC.opened}</p>
        ${modules.map(
          ({ slug, title }) =>
            html`<p><a class="button wide next" href="/belajar/${slug}/">${title}</a></p>`,
        )}
        <p class="muted">${TOPIC.note}</p>
        <p><a href="/belajar/">${TOPIC.toModules}</a></p>
      </div>
      <script src="/buka.js"></script>`,
  }
}
